import { highOf, lowOf, meanOf } from '../chance/amount.ts';
import type { Ends, Gaps, Levels, Verdict } from './assessment.ts';
import type { AmountOf, Participation } from './participation.ts';

/** The low and the high end of what is asked for. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Applies a function to each level. */
export function eachLevel<From, To>(levels: Levels<From>, change: (level: From) => To): Levels<To> {
  return {
    firm: change(levels.firm),
    expected: change(levels.expected),
    potential: change(levels.potential),
  };
}

/**
 * What participations add up to, at each level of certainty (contract section 2).
 *
 * Firm is the sum of the low ends of what is certain, potential that of the high ends of what is
 * possible, expected the sum of likelihood times mean: exact, since the mean of a sum is the sum
 * of the means however the parts depend on one another.
 *
 * @param participations - in ascending order of ids: sums are taken in this order
 * @returns zeros when nobody takes part
 * @example
 * levelsOf([{ likelihood: 0.5, isCertain: false, isPossible: true, … }], () => point(600))
 * // => { firm: 0, expected: 300, potential: 600 }
 */
export function levelsOf(participations: readonly Participation[], amountOf: AmountOf): Levels {
  const firm: number[] = [];
  const potential: number[] = [];
  let expected = 0;
  for (const { contribution, likelihood, isCertain, isPossible } of participations) {
    const amount = amountOf(contribution);
    if (amount === undefined) continue;
    if (isCertain) firm.push(lowOf(amount));
    if (isPossible) potential.push(highOf(amount));
    expected += likelihood * meanOf(amount);
  }
  return { firm: sumOf(firm), expected, potential: sumOf(potential) };
}

/**
 * Sum of amounts, which have at most two decimals: taken in hundredths, so that 0.1 and 0.2 make
 * 0.3. Beyond 2^53 hundredths, in plain floating point.
 */
export function sumOf(amounts: readonly number[]): number {
  let hundredths = 0;
  let plain = 0;
  for (const amount of amounts) {
    hundredths += Math.round(amount * 100);
    plain += amount;
  }
  return Number.isSafeInteger(hundredths) ? hundredths / 100 : plain;
}

/** Level / end; null for an end of 0. */
export function coverageOf(levels: Levels, { low, high }: Range): Ends<Levels<number | null>> {
  const against = (end: number) => eachLevel(levels, (level) => (end === 0 ? null : level / end));
  return { of_low: against(low), of_high: against(high) };
}

/** min(1, level / end); null for an end of 0. */
export function fillOf(levels: Levels, range: Range): Ends<Levels<number | null>> {
  const { of_low, of_high } = coverageOf(levels, range);
  const capped = (ratio: number | null) => (ratio === null ? null : Math.min(1, ratio));
  return { of_low: eachLevel(of_low, capped), of_high: eachLevel(of_high, capped) };
}

/** max(0, end − level). */
export function gapOf(levels: Levels, { low, high }: Range): Gaps<Levels> {
  const to = (end: number) => eachLevel(levels, (level) => shortfall(end, level));
  return { to_low: to(low), to_high: to(high) };
}

/** How much is missing, and 0 when nothing is. */
export function shortfall(end: number, level: number): number {
  return Math.max(0, sumOf([end]) - level);
}

/** Where each level stands against a range; both ends are within. */
export function verdictOf(levels: Levels, { low, high }: Range): Levels<Verdict> {
  return eachLevel(levels, (level) => (level < low ? 'below' : level > high ? 'above' : 'within'));
}
