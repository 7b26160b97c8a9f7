import { combined } from './combine.ts';
import type { Plan, Step } from './plan.ts';
import type { Pool } from './pool.ts';
import { endOf, release, type Span, type Vector } from './vector.ts';

/**
 * The way back: by state before a step, the chance that what is still to come is at least y, for
 * the y that can matter. 1 below the vector, 0 beyond it.
 */
export type Survival = readonly Vector[];

/** After the last step nothing comes any more: it is at least y for y ≤ 0. */
export function lastSurvival(): Survival {
  return [{ lo: 1, length: 0, start: 0, data: new Float64Array(0) }];
}

/**
 * One step back.
 *
 * @param after - by state after the step
 * @param matters - the y that matter before the step; `after` covers those that matter after it
 */
export function retreat(after: Survival, step: Step, matters: Span, pool: Pool): Survival {
  const { willingness, shape } = step.term;
  const combining = { shape, below: 1, matters, pool, made: new Map() } as const;
  return step.arrivals.map((arrivals) =>
    combined(
      arrivals.flatMap(({ next, meets, misses }) => {
        const vector = after[next];
        if (vector === undefined) return [];
        return [{ vector, stay: misses + meets * (1 - willingness), move: meets * willingness }];
      }),
      combining,
    ),
  );
}

/**
 * Before each step, and after the last: the y for which the chance that the rest is at least y can
 * be neither 0 nor 1, and can decide whether a sum that is possible so far becomes enough.
 */
export function spansFor(plan: Plan, required: number): Span[] {
  // So far: at least the low ends of those that always join, of which one may be made to stay away,
  // and at most the high ends of all, of which one may be made to join.
  let sure = 0;
  let largest = 0;
  let most = 0;
  const spans = [{ from: required, to: required + 1 }];
  for (const step of plan.steps) {
    const { always, high } = boundsOf(step);
    sure += always;
    largest = Math.max(largest, always);
    most += high;
    spans.push({ from: required - most, to: required - (sure - largest) + 1 });
  }
  let least = 0;
  let rest = 0;
  for (let index = plan.steps.length; index >= 0; index--) {
    const span = spans[index];
    const step = plan.steps[index - 1];
    if (span === undefined) continue;
    spans[index] = { from: Math.max(span.from, least + 1), to: Math.min(span.to, rest + 1) };
    least += step === undefined ? 0 : boundsOf(step).always;
    rest += step === undefined ? 0 : boundsOf(step).possible;
  }
  return spans;
}

/** What a contribution adds at least, at most, and at most if it were made to join. */
function boundsOf({ term, arrivals }: Step): { always: number; possible: number; high: number } {
  const { low, high } = term.shape;
  const always =
    term.willingness === 1 && arrivals.every((some) => some.every(({ misses }) => misses === 0));
  return { always: always ? low : 0, possible: term.willingness === 0 ? 0 : high, high };
}

/** P(sum ≥ required), from the way back alone. */
export function runBackward(plan: Plan, required: number, pool: Pool): number {
  const spans = spansFor(plan, required);
  let survival = lastSurvival();
  for (let index = plan.steps.length - 1; index >= 0; index--) {
    const step = plan.steps[index];
    const span = spans[index];
    if (step === undefined || span === undefined) continue;
    const before = retreat(survival, step, span, pool);
    release(survival, before, pool);
    survival = before;
  }
  const [first] = survival;
  if (first === undefined || required >= endOf(first)) return 0;
  return required < first.lo ? 1 : (first.data[first.start + required - first.lo] ?? 0);
}
