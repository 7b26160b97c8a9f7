import { coarsened } from '../chance/coarse-question.ts';
import { type MixedQuestion, restricted } from '../chance/mixed-question.ts';
import { reachInMixture, reachInMixtures } from '../chance/mixtures.ts';
import type { Refusal } from '../chance/plan.ts';
import {
  type Division,
  divide,
  drawer,
  mostExactPlayers,
  type Part,
  seed,
  shuffled,
} from './shapley.ts';

/** Units that are taken together, so that all their orders are averaged at once: few, and many. */
const [shortRun, longRun] = [6, 8];
/** Steps of an estimate, and runs of it, for a scenario of some 35 contributions. */
const [coarseSteps, mostRuns] = [16_384, 96];
const fewestSteps = 2048;
/** With more units than this an estimate would take minutes. */
export const mostEstimatedUnits = 200;

/**
 * The Shapley values of the units for a likelihood, exactly.
 *
 * @returns undefined for more than 12 units, and where their mixtures would take minutes
 */
export function exactReachDivision(question: MixedQuestion): Division | Refusal | undefined {
  const { units } = question;
  const reaches = units <= mostExactPlayers ? reachInMixtures(question) : undefined;
  if (reaches !== undefined) return divide(units, (some) => reaches[Number(some)] ?? 0);
  return units <= shortRun ? divideEach(question) : undefined;
}

/**
 * The same as an average over orders drawn with a fixed seed, on a grid of some thousand steps.
 *
 * Each order is cut into runs of a few units. Before a run all units are new, after it all are old,
 * and within it every order counts: so one order stands for many, and its parts add up. What the
 * coarser grid makes wrong in the sum of all parts is taken from each alike.
 *
 * @param question - of at most 200 units
 */
export function estimatedReachDivision(question: MixedQuestion): Division | Refusal {
  const { units, contributions } = question;
  const size = 35 / Math.max(35, contributions.size);
  const coarse = coarsened(question, Math.max(fewestSteps, Math.round(coarseSteps * size)));
  const runLength = units > 48 ? longRun : shortRun;
  const runs = Math.ceil(units / runLength);
  const orders = Math.max(1, Math.floor((mostRuns * size) / runs));
  const [nobody, everybody] = [errorAt(question, coarse, false), errorAt(question, coarse, true)];
  if (typeof nobody !== 'number') return nobody;
  if (typeof everybody !== 'number') return everybody;

  const totals = Array.from({ length: units }, () => ({ part: 0, alone: 0 }));
  const all = totals.map((_, unit) => unit);
  const draw = drawer(seed);
  let order: readonly number[] = all;
  for (let count = 0; count < orders; count++) {
    order = count % 2 === 0 ? shuffled(all, draw) : order.toReversed();
    for (let from = 0; from < units; from += runLength) {
      const before = new Set(order.slice(0, from));
      const run = order.slice(from, from + runLength);
      const division = divideRun(coarse, run, (unit) => before.has(unit));
      if ('kind' in division) return division;
      add(totals, run, division.parts, ({ part }) => ({ part: part / orders, alone: 0 }));
    }
  }
  for (let from = 0; from < units; from += runLength) {
    const run = all.slice(from, from + runLength);
    const division = divideRun(coarse, run, () => false);
    if ('kind' in division) return division;
    add(totals, run, division.parts, ({ alone }) => ({ part: 0, alone }));
  }
  const share = units === 0 ? 0 : (everybody - nobody) / units;
  return {
    parts: totals.map(({ part, alone }) => ({ part: part + share, alone })),
    isExact: false,
  };
}

/** What the coarser grid falls short of, with all units old or all new. */
function errorAt(question: MixedQuestion, coarse: MixedQuestion, all: boolean): number | Refusal {
  const [exact, estimate] = [question, coarse].map((one) => reachInMixture(one, () => all));
  if (typeof exact !== 'number') return exact ?? 0;
  return typeof estimate === 'number' ? exact - estimate : (estimate ?? 0);
}

function divideRun(
  question: MixedQuestion,
  run: readonly number[],
  isOtherNew: (unit: number) => boolean,
): Division | Refusal {
  const own = restricted(question, run, isOtherNew);
  const reaches = reachInMixtures(own);
  if (reaches === undefined) return divideEach(own);
  return divide(run.length, (some) => reaches[Number(some)] ?? 0);
}

function add(
  totals: { part: number; alone: number }[],
  run: readonly number[],
  parts: readonly Part[],
  share: (part: Part) => Part,
): void {
  for (const [position, unit] of run.entries()) {
    const [total, part] = [totals[unit], parts[position]];
    if (total === undefined || part === undefined) continue;
    const own = share(part);
    total.part += own.part;
    total.alone += own.alone;
  }
}

/** Every mixture by itself. */
function divideEach(question: MixedQuestion): Division | Refusal {
  let refusal: Refusal | undefined;
  const division = divide(question.units, (coalition) => {
    if (refusal !== undefined) return 0;
    const reach = reachInMixture(question, (unit) => ((coalition >> BigInt(unit)) & 1n) === 1n);
    if (typeof reach === 'number') return reach;
    refusal = reach;
    return 0;
  });
  return refusal ?? division;
}
