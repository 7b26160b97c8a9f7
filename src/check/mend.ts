import { assess } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import type { ChanceDetail } from '../assess/chances.ts';
import { highOf } from '../chance/amount.ts';
import { contradiction } from '../chance/conditions.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import { chancesAskedBy } from './chances.ts';
import type { Assertion, Mend } from './check.ts';
import { type Base, figureOf } from './figure.ts';
import { holds, marginOf } from './judge.ts';

/** Enough to choose from. */
const mostMends = 5;
/** Decisions that are tried: conditions first, then the largest contributions. */
const mostTried: Readonly<Record<ChanceDetail, number>> = { none: 400, totals: 100, all: 100 };

/**
 * Assesses a scenario, with as much of the chances as is asked for.
 *
 * @returns undefined for a scenario that cannot be assessed
 */
export type Assess = (
  scenario: Scenario,
  assumptions: Assumptions,
  chances: ChanceDetail,
) => Assessment | undefined;

/** A scenario as it was checked. */
export interface Checked {
  readonly scenario: Scenario;
  readonly assumptions: Assumptions;
  readonly base: Base;
}

/**
 * The single decisions of a nation or on a condition that would turn failing assertions: each is
 * tried by itself, made for certain, with everything else as it is. Of a scenario with hundreds of
 * them only the largest are tried.
 *
 * @returns for every assertion the widest margin first, ties by unit, at most five; none where no
 *   single decision is enough
 */
export function mendsOf(
  failing: readonly Assertion[],
  { scenario, assumptions, base }: Checked,
  assessWith: Assess = (changed, assumed, chances) => assess(changed, assumed, { chances }),
): readonly (readonly Mend[])[] {
  const found = failing.map((): Weighed[] => []);
  const decisions = decisionsOn(scenario, assumptions);
  for (const chances of ['none', 'totals', 'all'] as const) {
    const asking = [...failing.entries()].filter(
      ([, { expression }]) => chancesAskedBy(expression.path) === chances,
    );
    if (asking.length === 0) continue;
    for (const { changed, ...decision } of decisions.slice(0, mostTried[chances])) {
      const assessment = assessWith(...changed(), chances);
      if (assessment === undefined) continue;
      for (const [at, { expression }] of asking) {
        const { operator, threshold } = expression;
        const { value, size } = figureOf(expression, assessment, base);
        if (value === null || !holds(value, operator, threshold, size)) continue;
        const margin = marginOf(value, operator, threshold, size) ?? 0;
        found[at]?.push({ ...decision, value, margin });
      }
    }
  }
  return found.map(best);
}

type Weighed = Mend & { readonly margin: number };

function best(mends: readonly Weighed[]): readonly Mend[] {
  return [...mends]
    .sort((a, b) => b.margin - a.margin || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0))
    .slice(0, mostMends)
    .map(({ margin: _, ...mend }) => mend);
}

interface Decision extends Pick<Mend, 'unit' | 'name' | 'decision'> {
  readonly changed: () => readonly [Scenario, Assumptions];
}

const answers = [
  ['yes', true],
  ['no', false],
] as const;

function decisionsOn(scenario: Scenario, assumptions: Assumptions): readonly Decision[] {
  return [...onConditions(scenario, assumptions), ...ofNations(scenario, assumptions)];
}

function onConditions(scenario: Scenario, assumptions: Assumptions): readonly Decision[] {
  return [...scenario.conditions].flatMap(([id, { title }]) =>
    answers.flatMap(([decision, isYes]): readonly Decision[] => {
      if (assumptions.has(id)) return [];
      const assumed = new Map([...assumptions, [id, isYes]]);
      if (contradiction(scenario.conditions, assumed) !== undefined) return [];
      return [
        {
          unit: `conditions.${id}`,
          name: title,
          decision,
          changed: () => [scenario, assumed],
        },
      ];
    }),
  );
}

function ofNations(scenario: Scenario, assumptions: Assumptions): readonly Decision[] {
  const largestFirst = [...scenario.contributions].sort(
    ([, one], [, other]) => highOf(other.personnel) - highOf(one.personnel),
  );
  return largestFirst.flatMap(([id, contribution]) =>
    answers.flatMap(([decision, isYes]): readonly Decision[] => {
      const willingness = isYes ? 1 : 0;
      if (contribution.willingness === willingness) return [];
      return [
        {
          unit: `contributions.${id}`,
          name: contribution.name,
          decision,
          changed: () => {
            const contributions = new Map(scenario.contributions);
            contributions.set(id, { ...contribution, willingness });
            return [{ ...scenario, contributions }, assumptions];
          },
        },
      ];
    }),
  );
}
