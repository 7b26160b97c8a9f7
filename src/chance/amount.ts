import type { Amount } from '../scenario/scenario.ts';

/**
 * The least an amount can be.
 *
 * @returns in the unit of the amount
 * @example
 * lowOf({ kind: 'triangle', low: 5000, mode: 6000, high: 10000 }) // => 5000
 */
export function lowOf(amount: Amount): number {
  return amount.kind === 'point' ? amount.value : amount.low;
}

/**
 * The most an amount can be.
 *
 * @returns in the unit of the amount
 * @example
 * highOf({ kind: 'triangle', low: 5000, mode: 6000, high: 10000 }) // => 10000
 */
export function highOf(amount: Amount): number {
  return amount.kind === 'point' ? amount.value : amount.high;
}

/**
 * Mean of an amount, exact for the discrete distributions of the contract (section 1) and not
 * only for their continuous kin: the normalised weights of the discrete triangle, a = mode−low+1
 * rising and b = high−mode+1 falling steps, sum to (a+b)/2 and have their centre at
 * mode + (b−a)/3 = (low+mode+high)/3.
 *
 * @returns in the unit of the amount
 * @example
 * meanOf({ kind: 'triangle', low: 5000, mode: 6000, high: 10000 }) // => 7000
 */
export function meanOf(amount: Amount): number {
  if (amount.kind === 'point') return amount.value;
  if (amount.kind === 'range') return amount.low + (amount.high - amount.low) / 2;
  return amount.low + (amount.mode - amount.low + (amount.high - amount.low)) / 3;
}

/**
 * Distance between neighbouring values of an amount: 1 where all of its ends are whole, else
 * 0.01 (contract section 1). A fractional point needs the finer step to be on the grid at all.
 *
 * @example
 * stepOf({ kind: 'range', low: 2.5, high: 4 }) // => 0.01
 */
export function stepOf(amount: Amount): 1 | 0.01 {
  const whole =
    Number.isInteger(lowOf(amount)) &&
    Number.isInteger(highOf(amount)) &&
    (amount.kind !== 'triangle' || Number.isInteger(amount.mode));
  return whole ? 1 : 0.01;
}

/**
 * Variance of an amount, exact for the discrete distribution: (n²−1)/12 steps² for a range of n
 * values, (a²+ab+b²−3)/18 for a triangle of a rising and b falling steps.
 *
 * @returns in the square of the amount's unit; 0 for a point
 * @example
 * varianceOf({ kind: 'range', low: 1, high: 6 }) // => 35/12, a die
 */
export function varianceOf(amount: Amount): number {
  if (amount.kind === 'point') return 0;
  const step = stepOf(amount);
  if (amount.kind === 'range') {
    const values = stepsBetween(amount.low, amount.high, step) + 1;
    return ((values * values - 1) / 12) * step * step;
  }
  const rising = stepsBetween(amount.low, amount.mode, step) + 1;
  const falling = stepsBetween(amount.mode, amount.high, step) + 1;
  return ((rising * rising + rising * falling + falling * falling - 3) / 18) * step * step;
}

/**
 * Probability of every value of an amount, from its low to its high end in steps of `stepOf`.
 *
 * @returns one entry a value, summing to 1; a single 1 for a point
 * @source contract section 1: weight (x−low+1)/(mode−low+1) up to the mode, (high−x+1)/(high−mode+1) above
 * @example
 * probabilitiesOf({ kind: 'triangle', low: 0, mode: 1, high: 2 }) // => [0.25, 0.5, 0.25]
 */
export function probabilitiesOf(amount: Amount): Float64Array {
  if (amount.kind === 'point') return Float64Array.of(1);
  const step = stepOf(amount);
  const values = stepsBetween(amount.low, amount.high, step) + 1;
  if (amount.kind === 'range') return new Float64Array(values).fill(1 / values);
  const rising = stepsBetween(amount.low, amount.mode, step) + 1;
  const falling = stepsBetween(amount.mode, amount.high, step) + 1;
  const total = (rising + falling) / 2;
  return Float64Array.from({ length: values }, (_, index) =>
    index < rising ? (index + 1) / rising / total : (values - index) / falling / total,
  );
}

/** Whole number of steps between two values that both lie on the grid. */
function stepsBetween(from: number, to: number, step: 1 | 0.01): number {
  return step === 1 ? to - from : Math.round(to * 100) - Math.round(from * 100);
}
