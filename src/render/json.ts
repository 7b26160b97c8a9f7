import type { Assessment } from '../assess/assessment.ts';

/** Characters JSON leaves as they are although a terminal obeys them or a reader is misled. */
const unescaped = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A value as JSON: two spaces, a line end at the end, numbers unrounded.
 *
 * Control and bidirectional characters inside strings are written as escapes, which every reader
 * of JSON turns back into the same text.
 *
 * @param value - records, arrays, text, finite numbers, booleans and null
 */
export function renderJson(value: unknown): string {
  const escaped = (character: string) =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value, null, 2).replace(unescaped, escaped)}\n`;
}

/** One assessment as it is; several, or none, in the envelope of contract section 3. */
export function renderAssessmentsJson(assessments: readonly Assessment[]): string {
  const [first] = assessments;
  if (assessments.length === 1) return renderJson(first);
  return renderJson({ format: 'forcecalc.assessments', format_version: '1.0', assessments });
}
