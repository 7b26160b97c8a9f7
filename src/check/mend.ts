import { assess } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import { contradiction } from '../chance/conditions.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import type { Assertion, Mend } from './check.ts';
import { type Base, figureOf } from './figure.ts';
import { holds, marginOf } from './judge.ts';

/** Enough to choose from. */
const mostMends = 5;

/** Assesses a scenario, or as much of it as the assertions at hand ask for. */
export type Assess = (scenario: Scenario, assumptions: Assumptions) => Assessment | undefined;

/** A scenario as it was checked. */
export interface Checked {
  readonly scenario: Scenario;
  readonly assumptions: Assumptions;
  readonly base: Base;
}

/**
 * The single decisions of a nation or on a condition that would turn failing assertions: each is
 * tried by itself, made for certain, with everything else as it is.
 *
 * @param assessWith - undefined for a decision under which the scenario cannot be assessed
 * @returns for every assertion the widest margin first, ties by unit, at most five; none where no
 *   single decision is enough
 */
export function mendsOf(
  failing: readonly Assertion[],
  { scenario, assumptions, base }: Checked,
  assessWith: Assess = assess,
): readonly (readonly Mend[])[] {
  const found: (Mend & { readonly margin: number })[][] = failing.map(() => []);
  for (const { unit, name, decision, changed } of decisionsOn(scenario, assumptions)) {
    const assessment = assessWith(...changed());
    if (assessment === undefined) continue;
    for (const [at, { expression }] of failing.entries()) {
      const { operator, threshold } = expression;
      const { value, size } = figureOf(expression, assessment, base);
      if (value === null || !holds(value, operator, threshold, size)) continue;
      const margin = marginOf(value, operator, threshold, size) ?? 0;
      found[at]?.push({ unit, name, decision, value, margin });
    }
  }
  return found.map((mends) =>
    mends
      .sort((a, b) => b.margin - a.margin || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0))
      .slice(0, mostMends)
      .map(({ margin: _, ...mend }) => mend),
  );
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
  return [...scenario.contributions].flatMap(([id, contribution]) =>
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
