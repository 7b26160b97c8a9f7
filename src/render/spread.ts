import type { Assessment, Quantiles } from '../assess/assessment.ts';
import type { Grid } from './columns.ts';
import { formatPeople, formatRange } from './format.ts';

/** Below this part of the target a distribution has no shape beside it. */
const leastSpread = 0.01;

const quantiles: readonly (keyof Quantiles)[] = ['p05', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95'];

/** Whether the total varies enough, next to what is asked for, to be drawn. */
export function isSpread({ target, personnel }: Assessment): boolean {
  const { from, to } = personnel.distribution;
  return to > from && to - from >= target.high * leastSpread;
}

/** The totals that are not exceeded with a likelihood of 5 %, 10 % and so on, in one row. */
export function quantileGrid({ personnel }: Assessment): Grid {
  return {
    columns: quantiles.map((name) => ({ head: name, align: 'right' as const })),
    rows: [quantiles.map((name) => formatPeople(personnel.quantiles[name]))],
  };
}

/**
 * What the distribution of the total comes to, in words: where it lies if it is too narrow to be
 * drawn, its middle and its usual bounds, what is missing on average, and how exact it is. Not yet escaped.
 */
export function spreadSentences(assessment: Assessment): readonly string[] {
  return [
    ...narrowSentence(assessment),
    ...middleSentence(assessment),
    ...shortfallSentence(assessment),
    ...resolutionSentence(assessment),
  ];
}

function narrowSentence(assessment: Assessment): readonly string[] {
  const { from, to } = assessment.personnel.distribution;
  if (isSpread(assessment)) return [];
  if (from === to) return [`The total is certain: ${formatPeople(from)}.`];
  const { low, high } = assessment.target;
  const asked = formatRange(low, high, formatPeople);
  const range = `between ${formatPeople(from)} and ${formatPeople(to)}`;
  return [`The total lies ${range} for certain: next to nothing beside ${asked}.`];
}

function middleSentence({ personnel }: Assessment): readonly string[] {
  const { from, to } = personnel.distribution;
  const { p05, p50, p95 } = personnel.quantiles;
  if (from === to) return [];
  return [
    `Middle ${formatPeople(p50)} (p50); nine times in ten between ${formatPeople(p05)} (p05) and ${formatPeople(p95)} (p95).`,
  ];
}

function shortfallSentence({ target, personnel }: Assessment): readonly string[] {
  const { expected_shortfall: missing, standard_deviation: deviation } = personnel;
  if (deviation === 0) return [];
  const short =
    missing === 0
      ? `Never short of ${formatPeople(target.low)}`
      : `Short of ${formatPeople(target.low)} by ${formatPeople(missing)} on average`;
  return [`${short}; standard deviation ${formatPeople(deviation)}.`];
}

function resolutionSentence({ method }: Assessment): readonly string[] {
  if (method.resolution <= 1) return [];
  const step = formatPeople(method.resolution);
  const bound = formatPeople(method.error_bound);
  return [
    `The spread is too wide to count single people: in steps of ${step}, so that a chance to reach a number may be that of a number up to ${bound} away.`,
  ];
}
