import { advance, firstLayer } from './forward.ts';
import { type DrawInfluence, drawsOf, endsOf, outcomesOf, pivotOf } from './meeting.ts';
import type { Plan } from './plan.ts';
import type { Pool } from './pool.ts';
import { lastSurvival, retreat, type Survival, spansFor } from './survival.ts';
import { release, type Span, type Vector } from './vector.ts';

/** What hangs on every decision and condition, for reaching one requirement. */
export interface Influence {
  /** Distribution of the sum after the last step. */
  readonly sum: Vector | undefined;
  /** By contribution: what is gained when it is certain to decide yes instead of certain to decide no. */
  readonly pivots: ReadonlyMap<string, number>;
  /** The same with its amount at its low and at its high end; empty unless asked for. */
  readonly ends: ReadonlyMap<string, { readonly low: number; readonly high: number }>;
  /** By condition. */
  readonly draws: ReadonlyMap<string, DrawInfluence>;
}

/** Cells (8 bytes each) of the way back that are kept rather than computed again; 32 MiB. */
const MOST_KEPT = 2 ** 22;

/** Parts that a way back too long to keep is divided into. */
const MOST_PARTS = 16;

/**
 * P(reached) is linear in every willingness and in every condition's own likelihood. What it gains
 * when one of them goes from 0 to 1 is, at the step where that one is decided, the mean over the
 * sum so far of what the chance to reach the rest gains. So one way forward and one way back
 * answer for all of them.
 *
 * The way back is kept as long as memory allows. What does not fit is divided into parts that are
 * computed again, each when its turn comes, which costs about one pass for every such division.
 *
 * @param required - grid point
 * @param withEnds - whether to work out what the ends of amounts gain
 * @source importance: Z. W. Birnbaum (1969), On the importance of different components in a
 *   multicomponent system; checkpoints: A. Griewank (1992), Optimization Methods and Software 1
 */
export function influenceOf(
  plan: Plan,
  required: number,
  withEnds: boolean,
  pool: Pool,
): Influence {
  const spans = spansFor(plan, required);
  const pivots = new Map<string, number>();
  const ends = new Map<string, { low: number; high: number }>();
  const draws = new Map<string, DrawInfluence>();
  const cells = cellsOf(plan, spans);
  let layer = firstLayer();

  const stepBack = (index: number, after: Survival): Survival => {
    const step = plan.steps[index];
    const span = spans[index];
    return step === undefined || span === undefined ? after : retreat(after, step, span, pool);
  };
  /** Back to an earlier step, keeping nothing on the way but what is to be kept anyway. */
  const back = (from: number, to: number, start: Survival, keep: readonly Vector[]): Survival => {
    let now = start;
    for (let index = from - 1; index >= to; index--) {
      const before = stepBack(index, now);
      release(now, [...before, ...keep], pool);
      now = before;
    }
    return now;
  };
  const walk = (from: number, until: number, survival: Survival): void => {
    const seams = seamsBetween(cells, from, until);
    if (seams.length > 0) {
      const halts = [survival];
      for (const [position, seam] of seams.toReversed().entries()) {
        const later = seams[seams.length - position] ?? until;
        halts.unshift(back(later, seam, halts[0] ?? survival, halts.flat()));
      }
      for (const [position, seam] of [...seams, until].entries()) {
        const halt = halts.shift() ?? survival;
        walk(seams[position - 1] ?? from, seam, halt);
        release(halt, [...halts.flat(), ...survival], pool);
      }
      return;
    }
    const kept = [survival];
    for (let index = until - 1; index >= from; index--) {
      kept.push(stepBack(index, kept.at(-1) ?? []));
    }
    for (let index = from; index < until; index++) {
      const step = plan.steps[index];
      const before = kept[until - index];
      const after = kept[until - index - 1];
      if (step === undefined || before === undefined || after === undefined) continue;
      const meeting = { step, layer, before, after, required, pool };
      const outcomes = outcomesOf(meeting);
      pivots.set(step.term.id, pivotOf(meeting, outcomes));
      if (withEnds) ends.set(step.term.id, endsOf(meeting, outcomes));
      for (const [id, draw] of drawsOf(meeting, outcomes)) draws.set(id, draw);
      layer = advance(layer, step, plan.widths[index + 1] ?? 0, pool);
    }
    release(kept.flat(), survival, pool);
  };
  walk(0, plan.steps.length, lastSurvival());
  return { sum: layer.sums[0], pivots, ends, draws };
}

/** By step, the most cells that the way back can take before it. */
function cellsOf(plan: Plan, spans: readonly Span[]): number[] {
  return plan.widths.map((width, index) => {
    const { from, to } = spans[index] ?? { from: 0, to: 0 };
    return width * Math.max(0, to - from);
  });
}

/** Where to halt between two steps, for parts of about the same size; nowhere if all can be kept. */
function seamsBetween(cells: readonly number[], from: number, until: number): number[] {
  const own = cells.slice(from, until);
  const total = own.reduce((sum, count) => sum + count, 0);
  if (total <= MOST_KEPT || own.length < 2) return [];
  const affordable = Math.floor(MOST_KEPT / Math.max(...own));
  const parts = Math.min(Math.ceil(total / MOST_KEPT), MOST_PARTS, Math.max(2, affordable));
  const seams: number[] = [];
  let passed = 0;
  for (let index = from + 1; index < until; index++) {
    passed += cells[index - 1] ?? 0;
    if (passed * parts >= total * (seams.length + 1) && seams.length < parts - 1) seams.push(index);
  }
  return seams.length > 0 ? seams : [until - 1];
}
