import type { Assessment } from '../assess/assessment.ts';
import { type Expression, type PathStep, suggestion } from './expression.ts';
import { type ExpressionFault, faultAt, quoted } from './fault.ts';
import { lookUp } from './look-up.ts';
import { wordsAt } from './words.ts';

/** What is wrong with the path of an expression that is wrong elsewhere as well. */
export function pathFaults(
  assessment: Assessment,
  path: readonly PathStep[],
  settled?: ReadonlySet<string>,
): readonly ExpressionFault[] {
  const looked = path.length === 0 ? undefined : lookUp(assessment, path, settled);
  return looked?.ok === false ? [looked.fault] : [];
}

/**
 * What is wrong with an expression as a question to this assessment: a path that does not exist,
 * a word compared with a number, or a word that the figure can never be.
 *
 * @param settled - conditions that the assessment leaves out, because they are assumed
 */
export function typingFault(
  assessment: Assessment,
  { subject, path, threshold, thresholdAt }: Expression,
  settled?: ReadonlySet<string>,
): ExpressionFault | undefined {
  const looked = lookUp(assessment, path, settled);
  if (!looked.ok) return looked.fault;
  const last = path.at(-1);
  if (looked.settled !== undefined || last === undefined) return undefined;
  const lastAt = { start: last.offset, end: last.offset + last.key.length };
  const words = wordsAt(path.map(({ key }) => key));
  const isWord = typeof looked.value === 'string' || words !== undefined;
  if (subject === 'change' && isWord) {
    return faultAt(
      lastAt,
      `${quoted(last.key)} is a word, and only a number can change by an amount`,
      'compare the word itself, without `change in`',
    );
  }
  if (isWord && typeof threshold === 'number') {
    const known = words === undefined ? '' : `: ${suggestion('', words).help}`;
    return faultAt(
      thresholdAt,
      `${quoted(last.key)} is a word, and cannot be compared with a number`,
      `write a word${known}`,
    );
  }
  if (isWord || looked.value === null || typeof threshold === 'number') {
    const isUnknown = typeof threshold === 'string' && words?.includes(threshold) === false;
    if (!isUnknown) return undefined;
    if (last.key === 'nation') {
      const codes = 'nations are ISO 3166-1 alpha-3 codes, e.g. FRA';
      return faultAt(thresholdAt, `no nation is ${quoted(threshold)}`, codes);
    }
    const { help, guess } = suggestion(threshold, words ?? []);
    return faultAt(thresholdAt, `${quoted(last.key)} is never ${quoted(threshold)}`, help, guess);
  }
  return faultAt(
    thresholdAt,
    `${quoted(last.key)} is a number, and cannot be compared with a word`,
    'write a number or a percentage',
  );
}
