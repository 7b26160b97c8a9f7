/** What somebody means who writes a number in a way that YAML reads as text. */
export interface NumberMeant {
  /** As a scenario spells it. */
  readonly spelling: string;
  /** Why YAML reads text, e.g. `the comma`. */
  readonly because: string;
}

const thousands = /^([+-]?[1-9]\d{0,2})(([,_'’ \u00a0\u2009\u202f])\d{3}(?:\3\d{3})*)(\.\d+)?$/u;
/** As most of Europe writes: points between thousands, a comma before the fraction. */
const european = /^[+-]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)$/;
const scaled = /^([+-]?\d+(?:[.,]\d+)?)\s?(k|m|tsd|thousand|mio|mn|million)\.?$/i;
const percentage = /^([+-]?\d+(?:[.,]\d+)?)\s?(%|percent|per cent|pct)$/i;
const range = /^(?:between |from )?(\S.*?)\s*(?:–|—|-|\.\.+|\bto\b|\band\b)\s*(\S.*)$/i;
const atMost = /^(?:up to|at most|max\.?|maximum|<=?|≤)\s*(\S.*)$/i;
const roughly =
  /^(about|around|approximately|approx\.?|some|roughly|circa|ca\.?|c\.|~|≈)\s*(\S.*)$/i;
const counted = /^(\d[\d.,_'’ \u00a0\u2009\u202f]*\d|\d) ([\p{L}]{3,}(?: [\p{L}]+)*)$/u;
const quoted = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * Recognises `12,000`, `12_000`, `12 000`, `12.000.000`, `0,6`, `12k`, `60%`, `"5000"`,
 * `5,000–10,000`, `up to 500`, `about 500` and `500 soldiers`.
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
  return rangeMeant(trimmed) ?? wordyNumber(trimmed);
}

function rangeMeant(text: string): NumberMeant | undefined {
  const [, first = '', last = ''] = range.exec(text) ?? [];
  const high = singleNumber(last);
  // The unit of the second end is that of the first as well: 10–15k.
  const unit = /^\d+([.,]\d+)?$/.test(first) ? (scaled.exec(last)?.[2] ?? '') : '';
  const low = singleNumber(first + unit);
  if (low === undefined || high === undefined) return undefined;
  const because = /\b(to|and)\b/i.test(text) ? 'the words' : 'the dash';
  return { spelling: `[${low.spelling}, ${high.spelling}]`, because };
}

function wordyNumber(text: string): NumberMeant | undefined {
  const [, about = '', rest = ''] = roughly.exec(text) ?? [];
  const [, number = '', unit = ''] = counted.exec(text) ?? [];
  const meant = singleNumber(rest) ?? singleNumber(number);
  return meant && { spelling: meant.spelling, because: `the \`${about || unit}\`` };
}

function singleNumber(text: string): NumberMeant | undefined {
  if (quoted.test(text)) return { spelling: decimal(text, 0), because: 'the quotes' };
  const grouped = thousands.exec(text);
  if (grouped !== null) {
    const digits = text.replace(/[,_'’ \u00a0\u2009\u202f]/gu, '');
    const separator = grouped[3] ?? '';
    return { spelling: decimal(digits, 0), because: separatorName(separator) };
  }
  if (european.test(text)) {
    const digits = text.replaceAll('.', '').replace(',', '.');
    return {
      spelling: decimal(digits, 0),
      because: text.includes(',') ? 'the comma' : 'the points',
    };
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
  return String(Number(`${digits.replace(',', '.')}e${shift}`));
}
