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
 * target by that many points. What was 0 matters as soon as it is not. And it always matters when
 * a level stands differently against the target, or against what is required of a capability.
 */
export function isMaterial({ base, head }: Comparison, minimum: Materiality): boolean {
  const moves = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) =>
    keysOf(before, after).some((key) => {
      const from = before.get(key) ?? 0;
      const to = after.get(key) ?? 0;
      if (!hasMoved(from, to)) return false;
      const least = minimum.kind === 'people' ? minimum.people : minimum.ratio * from;
      return Math.abs(to - from) >= least;
    });
  const [before, after] = [standingsOf(base), standingsOf(head)];
  if (keysOf(before, after).some((key) => before.get(key) !== after.get(key))) return true;
  if (moves(peopleOf(base), peopleOf(head))) return true;
  if (minimum.kind === 'people') return false;
  const chances = (['reach_low', 'reach_high'] as const).some((end) => {
    const [from, to] = [base.personnel.likelihood[end], head.personnel.likelihood[end]];
    return hasMoved(from, to) && Math.abs(to - from) >= minimum.ratio;
  });
  return chances || moves(capabilitiesOf(base), capabilitiesOf(head));
}

function keysOf(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])];
}

const levels = ['firm', 'expected', 'potential'] as const;

/** How every level stands against what is asked for. */
function standingsOf({ personnel, capabilities }: Assessment): ReadonlyMap<string, string> {
  const ofPersonnel = levels.map((level) => [level, personnel.verdict[level]] as const);
  const ofCapabilities = Object.entries(capabilities).flatMap(([id, capability]) => {
    const { required } = capability;
    if (required === null) return [];
    return levels.map((level) => {
      const isMet = capability[level] >= required.low;
      return [`${id} ${level}`, isMet ? 'met' : 'missed'] as const;
    });
  });
  return new Map([...ofPersonnel, ...ofCapabilities]);
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
