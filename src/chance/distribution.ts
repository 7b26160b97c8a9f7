import type { Grid } from './grid.ts';
import { squaresAround, sumFromEnd, sumOf } from './kernel.ts';
import { endOf, type Vector } from './vector.ts';

/** The exact distribution of an uncertain total, in the unit of its amounts. */
export interface Distribution {
  /** Least and largest total that can happen. */
  readonly least: number;
  readonly most: number;
  /** What the probabilities sum to: 1 but for rounding, by which every figure has been divided. */
  readonly mass: number;
  readonly mean: number;
  /** 0 for a certain total. */
  readonly standardDeviation: number;
  /**
   * Likelihood 0–1 that the total is at least this; exactly 1 up to `least`, 0 above `most`, and
   * never rising in between.
   */
  readonly reach: (required: number) => number;
  /**
   * The smallest total t with P(total ≤ t) ≥ a probability. Sums that miss it by less than 1e-12,
   * which is rounding, count as reaching it.
   *
   * @param probability - above 0, at most 1
   */
  readonly quantile: (probability: number) => number;
  /** E[max(0, required − total)]: how much is missing on average, counting nothing as 0. */
  readonly shortfall: (required: number) => number;
  /**
   * Likelihoods of equal parts of a range, for a drawing; what lies outside is left out.
   *
   * @returns one a part; part i holds totals from low + i·(high−low)/parts up to, not including,
   *   the next part's, the last one including `high`
   */
  readonly histogram: (low: number, high: number, parts: number) => number[];
}

/** Rounding that a quantile may overlook; sums of a million cells are off by less. */
const ROUNDING = 1e-12;

/**
 * @param sum - probabilities by grid point
 * @param grid - how grid points and amounts belong together
 * @param ends - least and largest total, which a tail of nothing but rounding would not show
 */
export function distributionOf(
  sum: Vector,
  { step, stepsTo }: Grid,
  ends: { readonly least: number; readonly most: number },
): Distribution {
  // P(total ≥ x) by grid point, summed from the thin end, so that small chances keep their digits.
  const size = sum.length;
  const atLeast = new Float64Array(size + 1);
  sumFromEnd(atLeast, sum.data, sum.start, size);
  const mass = atLeast[0] as number;
  const reachAt = (point: number): number => {
    const chance = atLeast[Math.min(size, Math.max(0, point - sum.lo))] as number;
    return Math.min(1, chance / mass);
  };
  // Whole numbers: the mean above the least is the sum of the chances to exceed it.
  const above = sumOf(atLeast, 1, size - 1) / mass;
  const variance = squaresAround(sum.data, sum.start, size, above) / mass;

  return {
    ...ends,
    mass,
    mean: (sum.lo + above) * step,
    standardDeviation: Math.sqrt(Math.max(0, variance)) * step,
    reach: (required) => reachAt(stepsTo(required)),
    quantile: (probability) => {
      // P(total ≤ lo + k) = 1 − P(total ≥ lo + k + 1), which never falls with k.
      const wanted = 1 - probability + ROUNDING;
      let low = sum.lo;
      let high = endOf(sum) - 1;
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (reachAt(middle + 1) <= wanted) high = middle;
        else low = middle + 1;
      }
      return low * step;
    },
    shortfall: (required) => {
      // The mean of min(total, r) is the least plus the chances to reach each point up to r.
      const last = Math.min(endOf(sum), stepsTo(required)) - 1;
      if (last < sum.lo) return 0;
      const within = sum.lo + sumOf(atLeast, 1, last - sum.lo) / mass;
      return Math.max(0, required - within * step - (required - last * step) * reachAt(last + 1));
    },
    histogram: (low, high, parts) =>
      Array.from({ length: parts }, (_, part) => {
        const from = low + ((high - low) * part) / parts;
        const to = low + ((high - low) * (part + 1)) / parts;
        const end =
          part === parts - 1 ? stepsTo(to) + Number(stepsTo(to) * step <= to) : stepsTo(to);
        return Math.max(0, reachAt(stepsTo(from)) - reachAt(end));
      }),
  };
}
