/** What somebody means who writes a number in a way that YAML reads as text. */
export interface NumberMeant {
  /** As a scenario spells it. */
  readonly spelling: string;
  /** Why YAML reads text, e.g. `the comma`. */
  readonly because: string;
}

const thousands = /^([+-]?\d{1,3})(([,_'’ \u00a0\u2009\u202f])\d{3}(?:\3\d{3})*)(\.\d+)?$/u;
const scaled = /^([+-]?\d+(?:\.\d+)?)\s?(k|m|tsd|thousand|mio|million)\.?$/i;
const percentage = /^([+-]?\d+(?:\.\d+)?)\s?(%|percent|per cent|pct)$/i;
const between = /^(\S.*?)\s*(?:–|—|-|\.\.|\bto\b)\s*(\S.*)$/i;
const atMost = /^(?:up to|at most|max\.?|<=?|≤)\s*(\S.*)$/i;
const quoted = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * Recognises `12,000`, `12_000`, `12 000`, `12k`, `60%`, `"5000"`, `5,000–10,000` and `up to 500`.
 *
 * @returns undefined for text that is no number to anybody
 * @example
 * numberMeant('12,000') // => { spelling: '12000', because: 'the comma' }
 */
export function numberMeant(text: string): NumberMeant | undefined {
  const trimmed = text.trim();
  const single = singleNumber(trimmed);
  if (single !== undefined) return single;
  const limit = atMost.exec(trimmed);
  const high = limit?.[1] === undefined ? undefined : singleNumber(limit[1]);
  if (high !== undefined) return { spelling: `[0, ${high.spelling}]`, because: 'the words' };
  const range = between.exec(trimmed);
  const ends = [range?.[1], range?.[2]].map((end) => (end === undefined ? end : singleNumber(end)));
  if (ends[0] !== undefined && ends[1] !== undefined) {
    return { spelling: `[${ends[0].spelling}, ${ends[1].spelling}]`, because: 'the dash' };
  }
  return undefined;
}

function singleNumber(text: string): NumberMeant | undefined {
  if (quoted.test(text)) return { spelling: decimal(text, 0), because: 'the quotes' };
  const grouped = thousands.exec(text);
  if (grouped !== null) {
    const digits = text.replace(/[,_'’ \u00a0\u2009\u202f]/gu, '');
    const separator = grouped[3] ?? '';
    return { spelling: decimal(digits, 0), because: separatorName(separator) };
  }
  const short = scaled.exec(text);
  if (short !== null) {
    const zeros = /^(k|t)/i.test(short[2] ?? '') ? 3 : 6;
    return { spelling: decimal(short[1] ?? '', zeros), because: `the \`${short[2]}\`` };
  }
  const part = percentage.exec(text);
  if (part !== null) return { spelling: decimal(part[1] ?? '', -2), because: 'the percent sign' };
  return undefined;
}

function separatorName(separator: string): string {
  if (separator === ',') return 'the comma';
  if (separator === '_') return 'the underscore';
  return /['’]/u.test(separator) ? 'the apostrophe' : 'the space';
}

/** Moves the decimal point without the rounding of binary fractions. */
function decimal(digits: string, shift: number): string {
  return String(Number(`${digits}e${shift}`));
}
