import type { Layer } from './forward.ts';
import { against, sumOf } from './kernel.ts';
import type { Step } from './plan.ts';
import type { Pool } from './pool.ts';
import type { Survival } from './survival.ts';
import { endOf, movedSpan, spread, type Vector } from './vector.ts';

/*
 * Where the way forward meets the way back: a sum so far of x reaches the requirement if what is
 * still to come is at least required − x.
 */

/** A step with what is known on either side of it. */
export interface Meeting {
  readonly step: Step;
  readonly layer: Layer;
  /** The rest from before the step on, and from after it on. */
  readonly before: Survival;
  readonly after: Survival;
  readonly required: number;
  readonly pool: Pool;
}

/** What follows from one arrival of a step. */
export interface Outcome {
  /** P(reached) once there, if the contribution does not join. */
  readonly reach: number;
  /** What its joining adds to that; 0 where its requirement does not hold. */
  readonly gain: number;
}

/** What hangs on whether a condition's own draw is yes. */
export interface DrawInfluence {
  /** P(reached | yes) − P(reached | no); 0 for a draw that is always yes. */
  readonly pivot: number;
  /** P(reached | it holds, and with it all that it requires). */
  readonly reachWhenHolding: number;
}

/** By state before a step and arrival: what follows. */
export function outcomesOf(meeting: Meeting): Outcome[][] {
  const { step, layer, after, required } = meeting;
  return step.arrivals.map((arrivals, state) => {
    const sum = layer.sums[state];
    const reaches = arrivals.map(({ next }) => {
      const rest = after[next];
      return sum === undefined || rest === undefined ? 0 : reachFrom(sum, rest, required);
    });
    const joining = arrivals.filter(({ meets }) => meets > 0);
    return arrivals.map((arrival, index) => {
      const reach = reaches[index] ?? 0;
      if (sum === undefined || arrival.meets === 0) return { reach, gain: 0 };
      const joins = step.term.willingness * arrival.meets;
      if (joining.length > 1 || joins < SMALL) {
        return { reach, gain: gainByItself(meeting, sum, arrival.next) };
      }
      // All that the step makes of the state is known, and so is all but this one's joining.
      const ahead = meeting.before[state];
      const all = ahead === undefined ? 0 : reachFrom(sum, ahead, required);
      const rest = arrivals.reduce(
        (total, { meets, misses }, other) => total + (meets + misses) * (reaches[other] ?? 0),
        0,
      );
      return { reach, gain: (all - rest) / joins };
    });
  });
}

/** Below this chance of joining, a difference divided by it would lose too many digits. */
const SMALL = 0.02;

/** What a contribution's joining adds, by moving the rest by its amount. */
function gainByItself({ step, after, required, pool }: Meeting, sum: Vector, next: number): number {
  const rest = after[next];
  if (rest === undefined) return 0;
  const reach = movedSpan(rest, step.term.shape, 1);
  const span = {
    from: Math.max(reach.from, required - endOf(sum) + 1),
    to: Math.min(reach.to, required - sum.lo + 1),
  };
  // The part that stays counts −1: below its first grid point the difference is 0.
  const gains = spread(rest, step.term.shape, -1, 1, 1, span, pool);
  const gain = between(sum, gains, required, span.from, span.to);
  pool.give(gains.data);
  return gain;
}

/** Mean over the states before a step, and where they lead. */
function weighted(
  { step, layer }: Meeting,
  by: (state: number, arrival: number) => number,
): number {
  let sum = 0;
  for (const [state, arrivals] of step.arrivals.entries()) {
    for (const [index, { meets }] of arrivals.entries()) {
      if (meets > 0) sum += (layer.weights[state] ?? 0) * meets * by(state, index);
    }
  }
  return sum;
}

/** P(reached | the contribution decides yes) − P(reached | it decides no). */
export function pivotOf(meeting: Meeting, outcomes: readonly Outcome[][]): number {
  return weighted(meeting, (state, index) => outcomes[state]?.[index]?.gain ?? 0);
}

/** The same with its amount at its low, and at its high end. */
export function endsOf(
  meeting: Meeting,
  outcomes: readonly Outcome[][],
): { low: number; high: number } {
  const { step, layer, after, required } = meeting;
  const gainWith = (amount: number): number =>
    weighted(meeting, (state, index) => {
      const sum = layer.sums[state];
      const rest = after[step.arrivals[state]?.[index]?.next ?? -1];
      if (sum === undefined || rest === undefined) return 0;
      return reachFrom(sum, rest, required - amount) - (outcomes[state]?.[index]?.reach ?? 0);
    });
  return { low: gainWith(step.term.shape.low), high: gainWith(step.term.shape.high) };
}

/** What hangs on each of the draws that a step makes. */
export function drawsOf(
  meeting: Meeting,
  outcomes: readonly Outcome[][],
): Map<string, DrawInfluence> {
  const { step, layer } = meeting;
  const pivots = step.conditions.map(() => 0);
  const reached = step.conditions.map(() => 0);
  const held = step.conditions.map(() => 0);
  if (step.conditions.length > 0) {
    for (const [state, weight] of layer.weights.entries()) {
      const { levels, ends } = step.courseFrom(state);
      const arrivals = step.arrivals[state] ?? [];
      let reach = ends.map(({ next, meets }) => {
        const outcome = outcomes[state]?.[arrivals.findIndex((arrival) => arrival.next === next)];
        return (outcome?.reach ?? 0) + (meets ? step.term.willingness * (outcome?.gain ?? 0) : 0);
      });
      for (let draw = step.conditions.length - 1; draw >= 0; draw--) {
        const later = reach;
        const likelihood = step.conditions[draw]?.likelihood ?? 0;
        reach = (levels[draw] ?? []).map(({ chance, yes, no }) => {
          const ifYes = later[yes];
          const ifNo = later[no];
          if (ifYes === undefined) return ifNo ?? 0;
          reached[draw] = (reached[draw] ?? 0) + weight * chance * ifYes;
          held[draw] = (held[draw] ?? 0) + weight * chance;
          if (ifNo === undefined) return ifYes;
          pivots[draw] = (pivots[draw] ?? 0) + weight * chance * (ifYes - ifNo);
          return likelihood * ifYes + (1 - likelihood) * ifNo;
        });
      }
    }
  }
  return new Map(
    step.conditions.map(({ id }, draw) => [
      id,
      { pivot: pivots[draw] ?? 0, reachWhenHolding: (reached[draw] ?? 0) / (held[draw] ?? 1) },
    ]),
  );
}

/** P(sum so far + rest ≥ required). */
export function reachFrom(sum: Vector, rest: Vector, required: number): number {
  return between(sum, rest, required, required - endOf(sum) + 1, required - sum.lo + 1);
}

/** Σ over from ≤ y < to of P(sum so far = required − y) · P(rest ≥ y). */
function between(sum: Vector, rest: Vector, required: number, from: number, to: number): number {
  const certain = Math.min(to, rest.lo);
  const open = Math.max(from, rest.lo);
  const last = Math.min(to, endOf(rest));
  let reached = 0;
  if (certain > from) {
    const first = sum.start + (required - certain + 1) - sum.lo;
    reached += sumOf(sum.data, first, certain - from);
  }
  if (last > open) {
    reached += against(
      rest.data,
      rest.start + open - rest.lo,
      sum.data,
      sum.start + (required - open) - sum.lo,
      last - open,
    );
  }
  return reached;
}
