import { closest } from '../scenario/suggest.ts';
import { type ExpressionFault, faultAt, quoted, type Stretch } from './fault.ts';
import { isNumeric, thresholdOf, valueFault } from './value.ts';

export const operators = ['>=', '>', '<=', '<', '==', '!='] as const;

export type Operator = (typeof operators)[number];

/** An assertion about one figure: `PATH OP VALUE`, or `change in PATH OP VALUE`. */
export interface Expression {
  /** Whether the figure itself is meant, or its change against a base. */
  readonly subject: 'figure' | 'change';
  /** Keys from the assessment's root; at least one. */
  readonly path: readonly PathStep[];
  readonly operator: Operator;
  /** A number (a percentage is a ratio), or a word. */
  readonly threshold: number | string;
  /** Where the threshold stands in the expression. */
  readonly thresholdAt: Stretch;
}

/** One key of a path, and where in the expression it starts. */
export interface PathStep {
  readonly key: string;
  readonly offset: number;
}

export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | {
      readonly ok: false;
      /** At least one, in the order of the text. */
      readonly faults: readonly ExpressionFault[];
      /** Empty where no path could be read. */
      readonly path: readonly PathStep[];
    };

const form = 'write PATH OP VALUE, e.g. `personnel.coverage.of_low.expected >= 80%`';
const changeWords = /^\s*change\s+in(?=\s|$)\s*/;
const mistakenChange = /^(\s*)((?:change|delta)(?:\s+(?:in|of|to)(?=\s))?)\s+(?=\p{L})/iu;
const pathForm = /^[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*/u;
const signForm = /^[<>=!~≥≤≠]+/u;
const oneOf = `use one of ${operators.join(' ')}`;

/**
 * Reads an assertion.
 *
 * @returns the expression, or what is wrong with it and where: a mistake in one of its parts hides
 *   none in another
 * @example
 * parseExpression('personnel.coverage.of_low.expected >= 80%')
 * // => path personnel, coverage, of_low, expected; operator >=; threshold 0.8
 */
export function parseExpression(text: string): ParsedExpression {
  const faults: ExpressionFault[] = [];
  const change = changeWords.exec(text)?.[0];
  const misspelt = change === undefined ? mistakenChange.exec(text) : null;
  if (misspelt !== null) faults.push(changeFault(misspelt));
  const start = change?.length ?? misspelt?.[0].length ?? skipSpaces(text, 0);
  const written = pathForm.exec(text.slice(start))?.[0] ?? '';
  const pathEnd = start + written.length;
  const pathFault = faultOfPath(text, { start, end: pathEnd }, written);
  if (pathFault !== undefined) return { ok: false, faults: [...faults, pathFault], path: [] };
  const path = stepsOf(written, start);
  const signStart = skipSpaces(text, pathEnd);
  const sign = signForm.exec(text.slice(signStart))?.[0] ?? '';
  const operator = operators.find((known) => known === sign);
  if (operator === undefined) faults.push(operatorFault(text, sign, signStart));
  const meant = operator ?? operatorMeant(sign);
  if (meant === undefined) return { ok: false, faults, path };
  const valueStart = skipSpaces(text, signStart + sign.length);
  const value = text.slice(valueStart).trimEnd();
  const thresholdAt = { start: valueStart, end: valueStart + value.length };
  const threshold = thresholdOf(value);
  const subject = change === undefined && misspelt === null ? 'figure' : 'change';
  if (value === '') faults.push(faultAt(thresholdAt, `a value is missing after \`${sign}\``, form));
  else if (threshold === undefined) faults.push(valueFault(value, thresholdAt));
  else if (typeof threshold === 'string') {
    const misused = wordFault(subject, meant);
    if (misused !== undefined) faults.push(faultAt(thresholdAt, ...misused));
  }
  if (faults.length > 0 || threshold === undefined) return { ok: false, faults, path };
  return { ok: true, expression: { subject, path, operator: meant, threshold, thresholdAt } };
}

function skipSpaces(text: string, at: number): number {
  const rest = text.slice(at);
  return at + rest.length - rest.trimStart().length;
}

function stepsOf(written: string, offset: number): readonly PathStep[] {
  let at = offset;
  return written.split('.').map((key) => {
    const step = { key, offset: at };
    at += key.length + 1;
    return step;
  });
}

function changeFault([, before = '', words = '']: RegExpExecArray): ExpressionFault {
  const place = { start: before.length, end: before.length + words.length };
  return faultAt(place, `${quoted(words)} compares nothing`, 'write `change in`', 'change in');
}

/** What stands where a path should, or what makes a path of something that is none. */
function faultOfPath(text: string, place: Stretch, written: string): ExpressionFault | undefined {
  const next = text.slice(place.end, place.end + 1);
  const whole = /^[^\s<>=!]*/.exec(text.slice(place.start))?.[0] ?? '';
  const end = place.start + whole.length;
  if (/[./\\:[]/.test(next)) {
    const dotted = whole
      .split(/[./\\:[\]'"]+/)
      .filter(Boolean)
      .join('.');
    const isPath = dotted !== '' && pathForm.exec(dotted)?.[0] === dotted;
    return faultAt(
      { start: place.start, end },
      `${quoted(whole)} is no path: its keys are joined by single dots`,
      isPath ? `write \`${dotted}\`` : form,
      isPath ? dotted : undefined,
    );
  }
  if (written === '') {
    return faultAt(
      { start: place.start, end: text.length },
      'a path is missing at the start',
      form,
    );
  }
  if (!isNumeric(whole)) return undefined;
  return faultAt(
    { start: place.start, end },
    'a value stands where the path should',
    'the path comes first, then the operator, then the value',
  );
}

const mistakenOperators: Readonly<Record<string, Operator>> = {
  '=': '==',
  '===': '==',
  '=>': '>=',
  '=<': '<=',
  '<>': '!=',
  '><': '!=',
  '!': '!=',
  '=!': '!=',
  '!==': '!=',
  '~=': '==',
  '>==': '>=',
  '<==': '<=',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
};

function operatorMeant(sign: string): Operator | undefined {
  return Object.hasOwn(mistakenOperators, sign) ? mistakenOperators[sign] : undefined;
}

function operatorFault(text: string, sign: string, at: number): ExpressionFault {
  if (sign !== '') {
    const meant = operatorMeant(sign);
    const help = meant === undefined ? oneOf : `write \`${meant}\``;
    return faultAt(
      { start: at, end: at + sign.length },
      `${quoted(sign)} compares nothing`,
      help,
      meant,
    );
  }
  const word = /^\S*/.exec(text.slice(at))?.[0] ?? '';
  if (word !== '') {
    const place = { start: at, end: at + word.length };
    return faultAt(place, 'a comparison is missing between path and value', oneOf);
  }
  const end = text.trimEnd().length;
  return faultAt({ start: end - 1, end }, 'a comparison is missing after the path', form);
}

function wordFault(
  subject: Expression['subject'],
  operator: Operator,
): readonly [message: string, help: string] | undefined {
  if (subject === 'change') {
    return ['a change is a number', 'e.g. `change in personnel.expected >= -5000`'];
  }
  if (operator === '==' || operator === '!=') return undefined;
  return [
    `a word can be equal or not, but not \`${operator}\``,
    'write a number, or compare by `==` or `!=`',
  ];
}

/** A path as it is written. */
export function dotted(path: readonly PathStep[]): string {
  return path.map(({ key }) => key).join('.');
}

/** The known word that a misspelt one stands for, and the others, as help. */
export function suggestion(
  word: string,
  known: readonly string[],
): { readonly help: string; readonly guess?: string } {
  const guess = closest(word, known);
  if (guess !== undefined) return { help: `did you mean \`${guess}\`?`, guess };
  if (known.length === 0) return { help: 'nothing stands there' };
  const shown = known.slice(0, 8).join(', ');
  return { help: `there is ${shown}${known.length > 8 ? ', …' : ''}` };
}
