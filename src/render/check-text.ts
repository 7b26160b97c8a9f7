import type { CheckReport, CheckResult, Mend, ScenarioCheck } from '../check/check.ts';
import { areEqual } from '../check/judge.ts';
import {
  formatAmount,
  formatAssumptions,
  formatChance,
  formatCount,
  formatPeople,
  formatPercent,
  formatPoints,
  noFigure,
} from './format.ts';

/** The words of a check's report: plain text, not yet escaped for where it goes. */

type Counted = Pick<CheckResult, 'quantity' | 'unit' | 'subject' | 'path'>;

/** How each outcome is called, and the sign that goes with it. */
export const marks: Readonly<Record<CheckResult['status'], { sign: string; word: string }>> = {
  passed: { sign: '✓', word: 'passed' },
  failed: { sign: '✗', word: 'failed' },
  warned: { sign: '!', word: 'warning' },
  skipped: { sign: '–', word: 'skipped' },
};

/**
 * How an assertion came out, in one sentence.
 *
 * @example
 * verdict(result) // => '42 %, asked for at least 80 %: fails by 38 pp'
 */
export function verdict(result: CheckResult): string {
  const { status, value, note } = result;
  if (status === 'skipped') return `not evaluated: ${note}`;
  if (value === null) return `there is no figure, and so it fails: ${note}`;
  return `${valueText(result)}, asked for ${thresholdText(result)}: ${distance(result)}`;
}

/** The figure alone; a dash where there is none. */
export function valueText(result: CheckResult): string {
  return result.value === null ? noFigure : besideThreshold(result.value, result);
}

/** A figure that reads unlike the threshold unless it is equal to it. */
function besideThreshold(value: number | string, result: CheckResult): string {
  const { threshold } = result;
  const [coarse, asked] = [figure(value, result), end(threshold, result)];
  if (typeof value === 'string' || typeof threshold === 'string') return coarse;
  if (coarse !== asked || areEqual(value, threshold)) return coarse;
  const fine = bound(value, result);
  if (fine !== asked) return fine;
  return `${value < threshold ? 'just under' : 'just over'} ${asked}`;
}

const comparison: Readonly<Record<CheckResult['operator'], string>> = {
  '>=': 'at least ',
  '>': 'more than ',
  '<=': 'at most ',
  '<': 'less than ',
  '==': 'exactly ',
  '!=': 'anything but ',
};

/** What is asked for, in words: `at least 80 %`. */
export function thresholdText(result: CheckResult): string {
  const { threshold, operator } = result;
  if (typeof threshold === 'string' && operator === '==') return threshold;
  return `${comparison[operator]}${end(threshold, result)}`;
}

/** By how much an assertion holds or fails: `fails by 38 pp`. */
export function distance(result: CheckResult): string {
  const { status, margin, operator } = result;
  const verb = status === 'passed' ? 'holds' : 'fails';
  if (margin === null) return verb;
  if (margin !== 0) return `${verb} by ${amount(Math.abs(margin), result)}`;
  if (status === 'passed') return 'holds exactly';
  return operator === '!=' ? 'fails: it is equal' : 'fails: equal is not enough';
}

/** By how much alone, with its sign: `−38 pp`; a dash where there is no distance. */
export function marginText({ margin, ...result }: CheckResult): string {
  if (margin === null) return noFigure;
  return margin === 0 ? '0' : `${sign(margin, 'change')}${amount(Math.abs(margin), result)}`;
}

/**
 * A decision that would turn a failing assertion, in words.
 *
 * @example
 * mendText(mend, result) // => 'would hold if Germany decided yes: 412,000'
 */
export function mendText({ unit, name, decision, value }: Mend, result: CheckResult): string {
  const [kind, id = ''] = unit.split('.', 2);
  const figureThen = besideThreshold(value, result);
  if (kind === 'conditions') {
    const state = decision === 'yes' ? 'held' : 'failed';
    return `would hold if ${id} ${state}${name === id ? '' : ` (${name})`}: ${figureThen}`;
  }
  const who = id.length === 3 ? name : `${name} (${id})`;
  return `would hold if ${who} decided ${decision}: ${figureThen}`;
}

/** The single decisions that would mend a failing assertion, or that none does. */
export function mendTexts(result: CheckResult): readonly string[] {
  const { status, mended_by, value } = result;
  if (status !== 'failed' && status !== 'warned') return [];
  if (mended_by.length > 0) return mended_by.map((mend) => mendText(mend, result));
  return value === null ? [] : ['no single decision of a nation or on a condition would mend it'];
}

/** Under which assumptions a scenario was checked, as one sentence; nothing without any. */
export function assumed({ assumptions }: Pick<ScenarioCheck, 'assumptions'>): readonly string[] {
  const said = formatAssumptions(assumptions);
  return said === '' ? [] : [`assumed: ${said}`];
}

/** Everything there is to say of a result besides its verdict, a sentence each. */
export function details(result: CheckResult): readonly string[] {
  const { because, note, status, value } = result;
  const isSaid = status === 'skipped' || value === null;
  return [
    ...(because === null ? [] : [`because: ${because}`]),
    ...(note === null || isSaid ? [] : [`note: ${note}`]),
    ...mendTexts(result),
  ];
}

/**
 * How many checks there were, and how they came out.
 *
 * @example
 * tally(report) // => '4 checks: 2 passed, 1 failed, 1 skipped'
 */
export function tally({ scenarios, problems }: CheckReport): string {
  const checks = scenarios.flatMap((scenario) => scenario.checks);
  const where = scenarios.length > 1 ? ` in ${formatCount(scenarios.length, 'scenario')}` : '';
  const counted = `${countChecks(checks)}${where}${outcomes(checks)}`;
  if (problems.length === 0) return counted;
  const mistakes = formatCount(problems.length, 'mistake');
  if (scenarios.length === 0) return `nothing could be checked: ${mistakes}`;
  return `${counted}; not all could be checked: ${mistakes}`;
}

/** The same for the checks of one scenario. */
export function tallyOf(checks: readonly CheckResult[]): string {
  return `${countChecks(checks)}${outcomes(checks)}`;
}

function countChecks(checks: readonly CheckResult[]): string {
  return checks.length === 0 ? 'no checks' : formatCount(checks.length, 'check');
}

function outcomes(checks: readonly CheckResult[]): string {
  const statuses = ['passed', 'failed', 'warned', 'skipped'] as const;
  const counted = statuses.flatMap((status) => {
    const count = checks.filter((check) => check.status === status).length;
    if (count === 0) return [];
    return [status === 'warned' ? formatCount(count, 'warning') : `${count} ${status}`];
  });
  return counted.length === 0 ? '' : `: ${counted.join(', ')}`;
}

/** A figure as reports show it elsewhere. */
function figure(value: number | string, counted: Counted): string {
  if (typeof value === 'string') return value;
  const { quantity, subject, path } = counted;
  const size = Math.abs(value);
  const isChance = size <= 1 && /(?:^|\.)(?:likelihood|reach_low|reach_high)(?:\.|$)/.test(path);
  const formatRatio = isChance ? formatChance : formatPercent;
  const isRatio = quantity === 'ratio';
  const formatNumber = quantity === 'people' ? formatPeople : formatAmount;
  const text = isRatio ? formatRatio(size) : formatNumber(size);
  const shown = isRatio && subject === 'change' ? points(size) : text;
  return `${sign(value, subject)}${shown}`;
}

/** A figure to two decimals. */
function bound(value: number | string, counted: Counted): string {
  return typeof value === 'string' ? value : withUnit(value, counted, formatAmount);
}

/** A threshold: rounded only where it has no more decimals than that. */
function end(value: number | string, counted: Counted): string {
  return typeof value === 'string' ? value : withUnit(value, counted, exact);
}

function exact(size: number): string {
  const shown = formatAmount(size);
  return Number(shown.replaceAll(',', '')) === size ? shown : String(size);
}

function withUnit(
  value: number,
  { quantity, subject }: Counted,
  format: (size: number) => string,
): string {
  const size = Math.abs(value);
  if (quantity !== 'ratio') return `${sign(value, subject)}${format(size)}`;
  // Moves the point in the spelling: 29 % is 0.29, and 0.29 times 100 is 28.999999999999996.
  const moved = Number(`${size}e2`);
  const hundredfold = Number.isNaN(moved) ? size * 100 : moved;
  return `${sign(value, subject)}${format(hundredfold)} ${subject === 'change' ? 'pp' : '%'}`;
}

/** A distance with what it counts. */
function amount(size: number, { quantity, unit }: Pick<Counted, 'quantity' | 'unit'>): string {
  if (quantity === 'ratio') return points(size);
  if (quantity === 'people') {
    const people = formatPeople(size);
    if (people === '<1') return 'less than one person';
    return people === '1' ? '1 person' : `${people} people`;
  }
  const number = formatAmount(size);
  if (quantity === 'days') return number === '1' ? '1 day' : `${number} days`;
  return unit === null ? number : `${number} ${unit}`;
}

/** A difference of two ratios; of ratios beyond 1 as well. */
function points(size: number): string {
  return size <= 1 ? formatPoints(size) : formatPercent(size).replace(/ %$/, ' pp');
}

function sign(value: number, subject: CheckResult['subject']): string {
  if (value < 0) return '−';
  return subject === 'change' && value > 0 ? '+' : '';
}
