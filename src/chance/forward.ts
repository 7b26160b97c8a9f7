import { combined, type Part } from './combine.ts';
import type { Plan, Step } from './plan.ts';
import type { Pool } from './pool.ts';
import { release, type Vector } from './vector.ts';

/**
 * What is known before a step: the chance of every state, and the distribution of the sum so far in
 * it, of mass 1. States that no contribution has told apart yet share one vector.
 */
export interface Layer {
  readonly weights: readonly number[];
  readonly sums: readonly Vector[];
}

/** Before the first step: one state, nothing added. */
export function firstLayer(): Layer {
  return { weights: [1], sums: [{ lo: 0, length: 1, start: 0, data: Float64Array.of(1) }] };
}

/**
 * One step forward. The old layer's buffers go back into the pool: it must not be used again.
 *
 * @param width - number of states after the step
 */
export function advance(layer: Layer, step: Step, width: number, pool: Pool): Layer {
  const parts: Part[][] = Array.from({ length: width }, () => []);
  const { willingness, shape } = step.term;
  for (const [state, vector] of layer.sums.entries()) {
    const weight = layer.weights[state] ?? 0;
    for (const { next, meets, misses } of step.arrivals[state] ?? []) {
      const stay = weight * (misses + meets * (1 - willingness));
      parts[next]?.push({ vector, stay, move: weight * meets * willingness });
    }
  }
  const weights = parts.map((own) => own.reduce((sum, { stay, move }) => sum + stay + move, 0));
  const combining = { shape, below: 0, pool, made: new Map() } as const;
  const sums = parts.map((own, state) => {
    const weight = weights[state] ?? 0;
    // A state too unlikely for a number to say so: whatever it holds counts for nothing.
    const [any] = own;
    if (weight === 0 && any !== undefined) return any.vector;
    const shares = own.map(({ vector, stay, move }) => ({
      vector,
      stay: stay / weight,
      move: move / weight,
    }));
    return combined(shares, combining);
  });
  release(layer.sums, sums, pool);
  return { weights, sums };
}

/** The whole way: distribution of the sum after the last step. */
export function runForward(plan: Plan, pool: Pool): Vector | undefined {
  let layer = firstLayer();
  for (const [index, step] of plan.steps.entries()) {
    layer = advance(layer, step, plan.widths[index + 1] ?? 0, pool);
  }
  return layer.sums[0];
}
