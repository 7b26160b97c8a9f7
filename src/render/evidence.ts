import type { Assessment } from '../assess/assessment.ts';
import {
  formatAssumptions,
  formatCount,
  formatPeople,
  formatPercentParts,
  noFigure,
  type PercentParts,
} from './format.ts';

/** How far a figure can be traced, best first. */
export const bases = ['cited', 'derived', 'assumed'] as const;

/** Parts of the expected figure in the order of `bases`, adding up to 100 % as shown. */
export function evidenceShares({ evidence }: Assessment): PercentParts {
  const whole = bases.reduce((sum, basis) => sum + evidence.expected[basis], 0);
  return formatPercentParts(
    bases.map((basis) => (whole === 0 ? null : evidence.expected[basis] / whole)),
  );
}

/**
 * How much of the expected figure can be traced, and what cannot; nothing without contributions.
 * Not yet escaped.
 */
export function evidenceSentences(assessment: Assessment): readonly string[] {
  const { contributions, evidence, personnel } = assessment;
  if (Object.keys(contributions).length === 0) return [];
  const { expected, unsourced } = evidence;
  const { parts: percent } = evidenceShares(assessment);
  const parts = bases.map((basis, index) => {
    const share = percent[index] === noFigure ? '' : ` (${percent[index]})`;
    return `${basis} ${formatPeople(expected[basis])}${share}`;
  });
  return [
    `Of the expected ${formatPeople(personnel.expected)}: ${parts.join(', ')}.`,
    unsourced.length === 0
      ? 'Every contribution names a source.'
      : `Without a source: ${unsourced.join(', ')}.`,
  ];
}

/** What the command line made hold or fail, in words. Not yet escaped. */
export function assumptionSentence({ assumptions }: Assessment): string {
  const said = formatAssumptions(assumptions);
  return said === ''
    ? 'No condition was made to hold or to fail.'
    : `Made so by --assume: ${said}.`;
}

/** How the figures were computed. */
export function methodSentence({ method, tool }: Assessment): string {
  const step =
    method.resolution === 1
      ? `${method.kind} to one person`
      : `in steps of ${formatPeople(method.resolution)} people, off by at most ${formatPeople(method.error_bound)},`;
  const worlds =
    method.worlds === null
      ? 'more combinations of conditions than are counted'
      : `${formatCount(method.worlds, 'combination')} of conditions`;
  return `${tool.name} ${tool.version}, ${step} over ${worlds}.`;
}

/** The sources of what is asked for, by id; nothing without one. Not yet escaped. */
export function targetSources({ target }: Assessment): readonly string[] {
  return target.sources.length === 0 ? [] : [`sources: ${target.sources.join(', ')}`];
}

/** Enough of a SHA-256 to tell two files apart. */
export function shortSha256(sha256: string): string {
  return sha256.slice(0, 12);
}
