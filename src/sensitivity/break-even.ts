import { questionOf, TooManyWorlds } from '../assess/chances.ts';
import { personnelOf } from '../assess/participation.ts';
import { totalOf } from '../chance/total.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import { compareFactors, type Factor } from './factors.ts';

/** What it would take to reach the low end of the target with a likelihood. */
export interface BreakEven {
  /** The likelihood to be reached, 0–1. */
  readonly reach: number;
  /** How many more people who come whatever happens; 0 when the likelihood is reached already. */
  readonly personnel: number;
  /** Single factors each of which would do it, the best first; empty when it is reached already. */
  readonly decisions: readonly BreakEvenDecision[];
}

/** A factor at its high end: the most is sent, the nation says yes, the condition holds. */
export interface BreakEvenDecision extends Pick<Factor, 'kind' | 'id' | 'name'> {
  /** The amount that is sent; 1 for a yes and for a condition that holds. */
  readonly at: number;
  /** Likelihood 0–1 to reach the low end then. */
  readonly reach_low: number;
}

/** What misses a likelihood by less than this misses it by rounding, and counts as reaching it. */
const rounding = 1e-12;

/**
 * The fewest people, and the single factors, that would do.
 *
 * The low end of a factor never does: nobody's coming and no condition makes anyone else stay away.
 *
 * @param factors - all of the scenario, so that only those that suffice are left
 * @param reach - likelihood to be reached, above 0 and at most 1
 * @throws TooManyWorlds
 * @example
 * // 100 people come with a chance of 0.4, and 100 are asked for: 100 more, or that nation's yes
 */
export function breakEvenOf(
  scenario: Scenario,
  assumptions: Assumptions,
  factors: readonly Factor[],
  reach: number,
): BreakEven {
  const total = totalOf(questionOf(scenario, assumptions, personnelOf));
  if (total.kind === 'refused') throw new TooManyWorlds(total);
  const { low } = scenario.target;
  const isEnough = (chance: number) => chance >= reach - rounding;
  const reachWith = (more: number) => total.distribution.reach(low - more);
  if (isEnough(reachWith(0))) return { reach, personnel: 0, decisions: [] };
  return {
    reach,
    personnel: fewest(low, (more) => isEnough(reachWith(more))),
    decisions: factors
      .filter(({ high }) => isEnough(high.reach_low))
      .map(({ kind, id, name, high: { at, reach_low } }) => ({ kind, id, name, at, reach_low }))
      .sort((a, b) => b.reach_low - a.reach_low || compareFactors(a, b)),
  };
}

/** The least number up to `most`, which is enough, that is enough; 0 is known not to be. */
function fewest(most: number, isEnough: (number: number) => boolean): number {
  let tooFew = 0;
  let enough = most;
  while (enough - tooFew > 1) {
    const middle = tooFew + Math.floor((enough - tooFew) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
