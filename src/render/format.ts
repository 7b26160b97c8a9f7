import type { Requirement } from '../scenario/scenario.ts';

/** Stands in tables where there is no figure: null in the JSON. */
export const noFigure = '–';

/**
 * Personnel, whole people with thousands separators. An expected value rounds to the nearest one.
 *
 * @param personnel - 0 or more; null for no figure
 * @returns `<1` for a positive value that would round to 0, so that 0 always means none
 * @example
 * formatPeople(886117.6) // => '886,118'
 */
export function formatPeople(personnel: number | null): string {
  if (personnel === null) return noFigure;
  if (personnel > 0 && personnel < 0.5) return '<1';
  return separateThousands(String(Math.round(personnel)));
}

/**
 * An amount of a capability, at most two decimals.
 *
 * @param amount - 0 or more, in the capability's own unit; null for no figure
 * @returns `<0.01` for a positive amount that would round to 0
 * @example
 * formatAmount(1234.5) // => '1,234.5'
 */
export function formatAmount(amount: number | null): string {
  if (amount === null) return noFigure;
  if (amount > 0 && amount < 0.005) return '<0.01';
  if (Number.isInteger(amount)) return separateThousands(String(amount));
  const [whole = '0', decimals = ''] = amount.toFixed(2).split('.');
  const shown = decimals.replace(/0+$/, '');
  return separateThousands(whole) + (shown === '' ? '' : `.${shown}`);
}

/**
 * Low and high end with a dash between; one figure where both read the same.
 *
 * @example
 * formatRange(5000, 10000, formatPeople) // => '5,000–10,000'
 */
export function formatRange(
  low: number,
  high: number,
  formatEnd: (value: number) => string,
): string {
  const [from, to] = [formatEnd(low), formatEnd(high)];
  return from === to ? from : `${from}–${to}`;
}

/**
 * A fraction as a percentage with as many digits as help: whole from 10 % on, one decimal from
 * 1 %, two below.
 *
 * @param fraction - 0 or more; null for no figure
 * @returns never `100 %` for less than 1, nor `0 %` for more than 0
 * @example
 * formatPercent(0.9996) // => '>99 %'
 */
export function formatPercent(fraction: number | null): string {
  if (fraction === null) return noFigure;
  const value = fraction * 100;
  if (fraction > 0 && value < 0.01) return '<0.01 %';
  if (fraction < 1 && value >= 99.5) return '>99 %';
  if (value >= 9.95) return `${separateThousands(String(Math.round(value)))} %`;
  const decimals = value < 0.995 ? 2 : 1;
  return `${Number(value.toFixed(decimals))} %`;
}

/** Nearer than this to 0 or 1 a likelihood is that but for rounding. */
const rounding = 1e-12;

function settle(likelihood: number): number {
  if (likelihood < rounding) return 0;
  return likelihood > 1 - rounding ? 1 : likelihood;
}

/**
 * A likelihood as a percentage, as exact near certainty as near impossibility: whole from 10 % to
 * 90 %, one decimal from 1 % to 99 %, two beyond.
 *
 * @param likelihood - 0–1; null for no figure
 * @returns `100 %` and `0 %` only where no more than rounding is missing from them
 * @example
 * formatChance(0.9734) // => '97.3 %'
 */
export function formatChance(likelihood: number | null): string {
  if (likelihood === null) return noFigure;
  const chance = settle(likelihood);
  const value = chance * 100;
  if (value <= 90.05 || chance === 1) return formatPercent(chance);
  if (value >= 99.995) return '>99.99 %';
  return `${Number(value.toFixed(value > 99.005 ? 2 : 1))} %`;
}

/**
 * A difference between two likelihoods, in percentage points (pp).
 *
 * @param difference - 0–1; null for no figure
 * @example
 * formatPoints(0.123) // => '12 pp'
 */
export function formatPoints(difference: number | null): string {
  return formatChance(difference).replace(/ %$/, ' pp');
}

/** Percentages that add up, and the sum of some of them. */
export interface PercentParts {
  readonly parts: readonly string[];
  /** The percentage of several parts together, equal to the sum of what is shown for each. */
  readonly together: (indexes: readonly number[]) => string;
}

/**
 * Parts of a whole as percentages that add up to 100 as shown, by the largest remainder.
 *
 * All parts get the same number of decimals: the fewest, up to two, at which no positive part
 * reads 0. A part still too small then takes one hundredth of a percent and reads `<0.01 %`.
 *
 * @param fractions - 0–1 each, adding up to 1; null (there is no whole) gives no figure for all
 * @source largest remainder (Hamilton's method of apportionment); ties go to the earlier part
 * @example
 * formatPercentParts([0.995, 0.005]).parts // => ['99.5 %', '0.5 %']
 */
export function formatPercentParts(fractions: readonly (number | null)[]): PercentParts {
  const known = fractions.filter((fraction) => fraction !== null);
  if (known.length < fractions.length || !known.some((fraction) => fraction > 0)) {
    return { parts: fractions.map(() => noFigure), together: () => noFigure };
  }
  const decimals = [0, 1, 2].find((digits) => showsEveryPart(known, 10 ** digits)) ?? 2;
  const steps = 10 ** decimals;
  const units = apportion(known, 100 * steps);
  const show = (unit: number) => (unit === 0 ? '0 %' : `${(unit / steps).toFixed(decimals)} %`);
  const tooSmall = (index: number) => {
    const fraction = known[index] ?? 0;
    return fraction > 0 && fraction * 100 < 0.005;
  };
  return {
    parts: units.map((unit, index) => (tooSmall(index) ? `<${show(unit)}` : show(unit))),
    together: (indexes) => {
      const sum = indexes.reduce((total, index) => total + (units[index] ?? 0), 0);
      const counted = indexes.filter((index) => (known[index] ?? 0) > 0);
      return counted.length > 0 && counted.every(tooSmall) ? `<${show(sum)}` : show(sum);
    },
  };
}

function showsEveryPart(fractions: readonly number[], steps: number): boolean {
  const plain = largestRemainder(fractions, 100 * steps);
  return fractions.every((fraction, index) => fraction === 0 || (plain[index] ?? 0) > 0);
}

/** Whole units by largest remainder, with at least one for every positive part. */
function apportion(fractions: readonly number[], total: number): number[] {
  const units = largestRemainder(fractions, total);
  for (const [index, fraction] of fractions.entries()) {
    if (fraction <= 0 || units[index] !== 0) continue;
    const largest = units.indexOf(Math.max(...units));
    units[largest] = (units[largest] ?? 0) - 1;
    units[index] = 1;
  }
  return units;
}

function largestRemainder(fractions: readonly number[], total: number): number[] {
  const whole = fractions.reduce((sum, fraction) => sum + fraction, 0);
  const exact = fractions.map((fraction) => (fraction / whole) * total);
  const units = exact.map(Math.floor);
  const left = total - units.reduce((sum, unit) => sum + unit, 0);
  const byRemainder = [...exact.keys()]
    .filter((index) => (fractions[index] ?? 0) > 0)
    .sort((a, b) => remainder(exact[b]) - remainder(exact[a]) || a - b);
  for (let given = 0; given < left; given++) {
    const index = byRemainder[given % byRemainder.length] ?? 0;
    units[index] = (units[index] ?? 0) + 1;
  }
  return units;
}

function remainder(value = 0): number {
  return value - Math.floor(value);
}

/**
 * A likelihood in the words of the PHIA yardstick. The yardstick leaves gaps between its bands
 * (none of them holds 0.08, say): a value in a gap takes the nearer band, the lower at equal
 * distance, which is our reading. 0 and 1 have words of their own.
 *
 * @param likelihood - 0–1
 * @source PHIA probability yardstick, UK Professional Head of Intelligence Assessment
 * @example
 * formatLikelihoodWord(0.18) // => 'highly unlikely'
 */
export function formatLikelihoodWord(likelihood: number): string {
  if (likelihood <= 0) return 'ruled out';
  if (likelihood >= 1) return 'certain';
  return bands.find((band) => likelihood <= band.upTo)?.word ?? 'almost certain';
}

/**
 * A likelihood in words and figures; the words alone where they say all.
 *
 * @param likelihood - 0–1
 * @example
 * formatLikelihood(0.18) // => 'highly unlikely (18 %)'
 */
export function formatLikelihood(likelihood: number): string {
  const chance = settle(likelihood);
  const word = formatLikelihoodWord(chance);
  return chance === 0 || chance === 1 ? word : `${word} (${formatChance(chance)})`;
}

/** `upTo` is the middle of the gap to the next band. */
const bands = [
  { word: 'remote chance', upTo: 0.075 }, // 0–5 %
  { word: 'highly unlikely', upTo: 0.225 }, // 10–20 %
  { word: 'unlikely', upTo: 0.375 }, // 25–35 %
  { word: 'realistic possibility', upTo: 0.525 }, // 40–50 %
  { word: 'likely', upTo: 0.775 }, // 55–75 %
  { word: 'highly likely', upTo: 0.925 }, // 80–90 %
] as const; // almost certain: 95–100 %

/**
 * What has to hold, in words; nothing for an empty list.
 *
 * @example
 * formatRequirement(['ceasefire', ['un_mandate', 'osce_mandate']])
 * // => 'ceasefire and (un_mandate or osce_mandate)'
 */
export function formatRequirement(requires: Requirement): string {
  const entries = requires.map((entry) => {
    if (typeof entry === 'string') return entry;
    const any = entry.join(' or ');
    return entry.length > 1 && requires.length > 1 ? `(${any})` : any;
  });
  return entries.join(' and ');
}

/** Conditions made to hold or to fail, in words; nothing where there are none. */
export function formatAssumptions(assumptions: Readonly<Record<string, boolean>>): string {
  return Object.entries(assumptions)
    .map(([condition, holds]) => `${condition} ${holds ? 'holds' : 'fails'}`)
    .join(', ');
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
  ...['September', 'October', 'November', 'December'],
];

/**
 * A day, month or year of ISO 8601 as people write it; anything else stays as it is.
 *
 * @example
 * formatDate('2025-03-11') // => '11 March 2025'
 */
export function formatDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  if (year === undefined || name === undefined) return iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/**
 * A number of things.
 *
 * @example
 * formatCount(2, 'mistake') // => '2 mistakes'
 */
export function formatCount(count: number, thing: string): string {
  return `${separateThousands(String(count))} ${thing}${count === 1 ? '' : 's'}`;
}

function separateThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
