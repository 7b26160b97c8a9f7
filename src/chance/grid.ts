import type { Amount } from '../scenario/scenario.ts';
import { highOf, lowOf, stepOf } from './amount.ts';

/** The most grid steps between the least and the largest total; contract section 2, exactness. */
export const MOST_STEPS = 4_000_000;

/**
 * An amount on the grid: `width` values, `stride` grid steps apart, the first at `low` and the last
 * at `high`. A triangle rises over its first `rising` values and falls over its last `falling`,
 * both of which count the mode.
 */
export interface Shape {
  readonly kind: 'point' | 'range' | 'triangle';
  readonly low: number;
  readonly high: number;
  /** Above 1 only for a whole-numbered amount among amounts in steps of 0.01. */
  readonly stride: number;
  readonly width: number;
  readonly rising: number;
  readonly falling: number;
}

/** What lies between the cells that the engine counts in and the unit of the amounts. */
export interface Grid {
  /** Amount of one step, e.g. 1 person, or 100 where every number is a multiple of 100. */
  readonly step: number;
  /** What the figures distinguish: 1 or 0.01 while exact, else the step. */
  readonly resolution: number;
  readonly exact: boolean;
  readonly shapeOf: (amount: Amount) => Shape;
  /** Whether another amount has a place on this grid: on it while exact, and not too wide for it. */
  readonly fits: (amount: Amount) => boolean;
  /** First step at or above an amount. */
  readonly stepsTo: (amount: number) => number;
}

/** An amount, and whether it is part of the total in every possible world. */
export interface Entry {
  readonly amount: Amount;
  readonly always: boolean;
}

/**
 * The coarsest grid on which every amount lies, unless that has more than 4,000,000 steps between
 * the least and the largest total. Then a grid of whole numbers that has no more, with each end and
 * mode rounded to it, which moves every quantile of an amount by less than two steps: its ends and mode by half a
 * step, by up to one because its end cells are wider, and by half a step within a cell.
 *
 * @example
 * // 5000 and 12000 to 20000: one person; 5000 and 12000: steps of 1000
 */
export function gridOf(entries: readonly Entry[]): Grid {
  const fine = entries.every(({ amount }) => stepOf(amount) === 1) ? 1 : 100;
  const whole = (amount: number): number => Math.round(amount * fine);
  let common = 0;
  let spread = 0;
  for (const { amount, always } of entries) {
    const low = whole(lowOf(amount));
    const high = whole(highOf(amount));
    common = divisor(divisor(common, low), high > low ? stepOf(amount) * fine : 0);
    spread += high - (always ? low : 0);
  }
  common = Math.max(1, common);
  const exact = spread / common <= MOST_STEPS;
  const unit = exact ? common : Math.max(fine, Math.ceil(spread / MOST_STEPS));
  const steps = (amount: number): number => Math.round(whole(amount) / unit);
  return {
    step: unit / fine,
    resolution: exact ? 1 / fine : unit / fine,
    exact,
    shapeOf: (amount) => shapeOf(amount, steps, Math.max(1, (stepOf(amount) * fine) / unit)),
    fits: (amount) => {
      if (steps(highOf(amount)) > MOST_STEPS) return false;
      if (!exact) return true;
      const apart = highOf(amount) > lowOf(amount) ? Math.round(stepOf(amount) * 100) : 0;
      const ends = [lowOf(amount), highOf(amount)].map((end) => Math.round(end * 100));
      return [apart, ...ends].every((hundredths) => (hundredths * fine) % (unit * 100) === 0);
    },
    stepsTo: (amount) => Math.ceil((fine === 1 ? Math.ceil(amount) : whole(amount)) / unit),
  };
}

function shapeOf(amount: Amount, steps: (amount: number) => number, stride: number): Shape {
  const low = steps(lowOf(amount));
  const high = steps(highOf(amount));
  const mode = amount.kind === 'triangle' ? steps(amount.mode) : low;
  return {
    kind: high === low ? 'point' : amount.kind,
    low,
    high,
    stride: high === low ? 1 : stride,
    width: (high - low) / stride + 1,
    rising: (mode - low) / stride + 1,
    falling: (high - mode) / stride + 1,
  };
}

function divisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
