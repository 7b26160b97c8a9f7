import { numberMeant } from '../scenario/number-text.ts';
import { type ExpressionFault, faultAt, quoted, type Stretch } from './fault.ts';

const numberForm = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const percentForm = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s?%$/;
const pointsForm = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s?(?:pp|points?|percentage points?)$/i;
const unitForm = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s+\p{L}[\p{L}\p{M} -]*$/u;
const wordForm = /^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u;
const dateForm = /^\d{4}-\d\d(?:-\d\d)?$/;
const quotedForm = /^(["'`])(.*)\1$/s;
const severalForm = /\s(?:and|or|&&|\|\|)\s|[<>=]/;

/** Longer than any number: not worth asking what it means. */
const longestNumber = 60;

/** The number beyond which whole numbers are no longer exact, as in a scenario. */
const largest = Number.MAX_SAFE_INTEGER;

/** Whether a text is spelled as a number or a percentage. */
export function isNumeric(text: string): boolean {
  return numberForm.test(text) || percentForm.test(text);
}

/**
 * The value that an assertion compares with: a number as a scenario spells it, a percentage as a
 * ratio, a word or a date as it is.
 *
 * @returns undefined for anything else; `valueFault` says why
 * @example
 * thresholdOf('29%') // => 0.29
 */
export function thresholdOf(text: string): number | string | undefined {
  const value = numberForm.test(text) ? Number(text) : ratioOf(text);
  if (value !== undefined) return Math.abs(value) <= largest ? value + 0 : undefined;
  return wordForm.test(text) || dateForm.test(text) ? text : undefined;
}

/** Moves the point in the decimal spelling: 29 % is 0.29, not 0.28999999999999998. */
function ratioOf(text: string): number | undefined {
  const percent = percentForm.exec(text)?.[1];
  return percent === undefined ? undefined : Number(`${percent}e-2`);
}

/** What is wrong with a value that `thresholdOf` cannot read. */
export function valueFault(value: string, place: Stretch): ExpressionFault {
  const text = quoted(value);
  const inQuotes = quotedForm.exec(value)?.[2];
  if (inQuotes !== undefined && thresholdOf(inQuotes) !== undefined) {
    return faultAt(place, `${text} is in quotes`, `write ${inQuotes}`, inQuotes);
  }
  if (isNumeric(value)) {
    return faultAt(place, `${text} is too large`, `the largest number is ${largest}`);
  }
  const meant = value.length > longestNumber ? undefined : spellingOf(value);
  if (meant !== undefined) {
    const message = `${text} is no number here: numbers are spelled as in a scenario`;
    return faultAt(place, message, `write ${meant}`, meant);
  }
  if (severalForm.test(value)) {
    return faultAt(
      place,
      'more than one comparison stands here',
      'write one `PATH OP VALUE` a check; all of them have to hold',
    );
  }
  return faultAt(
    place,
    `${text} is neither a number, a percentage nor a word`,
    'e.g. 5000, 80% or within',
  );
}

/** What somebody means who writes `8k`, `8,000`, `1,000%`, `2 pp` or `5000 people`. */
function spellingOf(value: string): string | undefined {
  const points = pointsForm.exec(value)?.[1];
  if (points !== undefined) return `${points}%`;
  const ofHundred = value.endsWith('%') ? numberMeant(value.slice(0, -1))?.spelling : undefined;
  if (ofHundred !== undefined && isNumeric(ofHundred)) return `${ofHundred}%`;
  const meant = numberMeant(value)?.spelling;
  if (meant !== undefined && isNumeric(meant)) return meant;
  return unitForm.exec(value)?.[1];
}
