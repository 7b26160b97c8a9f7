import type { Assessment } from '../assess/assessment.ts';
import type { Comparison } from './diff.ts';
import { hasMoved } from './metrics.ts';

/** How much has to move before it is worth a word. */
export type Materiality =
  | { readonly kind: 'people'; readonly people: number }
  | { readonly kind: 'ratio'; readonly ratio: number };

/**
 * Reads `5000` or `1%`.
 *
 * @returns undefined for anything else
 */
export function materialityOf(text: string): Materiality | undefined {
  const percent = /^(\d+(?:\.\d+)?)\s?%$/.exec(text)?.[1];
  if (percent !== undefined) return { kind: 'ratio', ratio: Number(`${percent}e-2`) };
  return /^\d+$/.test(text) ? { kind: 'people', people: Number(text) } : undefined;
}

/**
 * Whether two assessments differ by enough.
 *
 * Personnel of any level, or an end of the target, has moved by at least so many people; or, for a
 * ratio, by at least that part of what it was, as has any capability, or a chance of reaching the
 * target by that many points. A level that stands differently against the target always matters.
 * What was 0 matters as soon as it is not.
 */
export function isMaterial({ base, head }: Comparison, minimum: Materiality): boolean {
  const verdicts = (['firm', 'expected', 'potential'] as const).some(
    (level) => base.personnel.verdict[level] !== head.personnel.verdict[level],
  );
  const moves = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) =>
    [...new Set([...before.keys(), ...after.keys()])].some((key) => {
      const from = before.get(key) ?? 0;
      const to = after.get(key) ?? 0;
      if (!hasMoved(from, to)) return false;
      const least = minimum.kind === 'people' ? minimum.people : minimum.ratio * from;
      return Math.abs(to - from) >= least;
    });
  if (verdicts || moves(peopleOf(base), peopleOf(head))) return true;
  if (minimum.kind === 'people') return false;
  const chances = (['reach_low', 'reach_high'] as const).some((end) => {
    const [from, to] = [base.personnel.likelihood[end], head.personnel.likelihood[end]];
    return hasMoved(from, to) && Math.abs(to - from) >= minimum.ratio;
  });
  return chances || moves(capabilitiesOf(base), capabilitiesOf(head));
}

function peopleOf({ personnel, target }: Assessment): ReadonlyMap<string, number> {
  const { firm, expected, potential } = personnel;
  return new Map(Object.entries({ firm, expected, potential, low: target.low, high: target.high }));
}

function capabilitiesOf({ capabilities }: Assessment): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(capabilities).flatMap(([id, { firm, expected, potential }]) =>
      Object.entries({ firm, expected, potential }).map(([level, amount]) => [
        `${id} ${level}`,
        amount,
      ]),
    ),
  );
}
