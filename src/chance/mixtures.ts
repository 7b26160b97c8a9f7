import { mixedPlanOf, standings } from './mixed-plan.ts';
import {
  type IsNew,
  type MixedQuestion,
  questionIn,
  subsetsOf,
  unitsOfForm,
} from './mixed-question.ts';
import { routed, walk } from './mixed-walk.ts';
import type { Refusal } from './plan.ts';
import { chanceToReach } from './total.ts';

/** Multiplications; about as many nanoseconds. */
const MOST_WORK = 4e9;

/**
 * P(total ≥ required) in every mixture of a few units, as exact as `totalOf` is for each.
 *
 * Mixtures share most of their work. Contributions and conditions stand in one order; the way
 * forward up to a place is made once for each choice of the units before it, the way back to it
 * once for each choice of those after it, and every mixture is one meeting of the two. Units that
 * change what a condition requires change the order, and so multiply the work.
 *
 * @returns by mixture, of which bit i says whether unit i is new; undefined where this would take
 *   long (more than some seconds) or needs a coarser grid
 */
export function reachInMixtures(question: MixedQuestion): Float64Array | undefined {
  const all = 2 ** question.units - 1;
  const split = unitsOfForm(question);
  const routes = [];
  let work = 0;
  for (const fixed of subsetsOf(split)) {
    const best = bestPlan(question, split, fixed);
    if (best === undefined) return undefined;
    work += best.route.work;
    if (work > MOST_WORK) return undefined;
    routes.push({ fixed, ...best });
  }
  const reaches = new Float64Array(all + 1);
  for (const { fixed, plan, route } of routes) {
    walk(plan, route, (reach, mixture, units) => {
      // What no step depends on makes no difference.
      for (const other of subsetsOf(all & ~split & ~units))
        reaches[mixture | other | fixed] = reach;
    });
  }
  return reaches;
}

function bestPlan(question: MixedQuestion, split: number, fixed: number) {
  const units = (2 ** question.units - 1) & ~split;
  let best: ReturnType<typeof routed> | undefined;
  // Which standing is best can be found out only by trying: too long for very many contributions.
  const isLong = question.contributions.size > 100;
  for (const standing of isLong ? standings.slice(0, 1) : standings) {
    const plan = mixedPlanOf(question, split, fixed, standing);
    const candidate = plan && routed(plan, units);
    if (candidate === undefined) continue;
    if (best === undefined || candidate.route.work < best.route.work) best = candidate;
  }
  return best;
}

/** P(total ≥ required) in one mixture. */
export function reachInMixture(question: MixedQuestion, isNew: IsNew): number | Refusal {
  return chanceToReach(questionIn(question, isNew), question.required.in(isNew));
}
