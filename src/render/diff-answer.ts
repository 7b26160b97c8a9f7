import type { Assessment, Verdict } from '../assess/assessment.ts';
import type { Comparison } from '../diff/diff.ts';
import { hasMoved } from '../diff/metrics.ts';
import { formatChange, formatRelative, type Quantity } from './diff-format.ts';
import { formatAssumptions, formatChance, formatPeople, formatRange } from './format.ts';

/**
 * What a comparison comes to, in one sentence: the expected number and how it stands against what
 * is asked for, then the chance of the low end. Plain text, not yet escaped.
 *
 * @example
 * answerOf(comparison)
 * // => 'Expected 882,687 → 881,913 (−774, −0.09 %), still above the range; the chance of the low end stays at 100 %.'
 */
export function answerOf({ base, head }: Comparison): string {
  const clauses = [
    expectedClause(base, head),
    ...askedClause(base, head),
    chanceClause(base, head),
  ];
  return `${clauses.join('; ')}.`;
}

function expectedClause(base: Assessment, head: Assessment): string {
  const [from, to] = [base.personnel.expected, head.personnel.expected];
  const moved = hasMoved(from, to)
    ? `${formatPeople(from)} → ${formatPeople(to)} (${changeText(from, to, 'people')})`
    : `stays at ${formatPeople(to)}`;
  return `Expected ${moved}, ${standing(base, head)}`;
}

function standing(base: Assessment, head: Assessment): string {
  const [before, after] = [base.personnel.verdict.expected, head.personnel.verdict.expected];
  const now = standingWords(after, head);
  return before === after
    ? `still ${now}`
    : `now ${now} and no longer ${standingWords(before, base)}`;
}

function standingWords(verdict: Verdict, { target }: Assessment): string {
  if (target.low !== target.high) return `${verdict} the range`;
  return { below: 'below the target', within: 'on the target', above: 'above the target' }[verdict];
}

function askedClause(base: Assessment, head: Assessment): readonly string[] {
  const asked = ({ target }: Assessment) => formatRange(target.low, target.high, formatPeople);
  const isSame = base.target.low === head.target.low && base.target.high === head.target.high;
  return isSame ? [] : [`asked for ${asked(base)} → ${asked(head)}`];
}

function chanceClause(base: Assessment, head: Assessment): string {
  const [from, to] = [base.personnel.likelihood.reach_low, head.personnel.likelihood.reach_low];
  const end = head.target.low === head.target.high ? 'the target' : 'the low end';
  if (!hasMoved(from, to)) return `the chance of ${end} stays at ${formatChance(to)}`;
  const change = formatChange(from, to, 'chance').total;
  return `the chance of ${end} ${formatChance(from)} → ${formatChance(to)} (${change})`;
}

/** A change in its own unit and, where that says something, as part of what was. */
export function changeText(from: number, to: number, quantity: Quantity): string {
  const relative =
    quantity === 'people' || quantity === 'amount' ? formatRelative(from, to) : undefined;
  const own = formatChange(from, to, quantity).total;
  return relative === undefined ? own : `${own}, ${relative}`;
}

/** What was assumed on both sides, and what could not be divided; nothing in most comparisons. */
export function remarksOf({ diff }: Comparison): readonly string[] {
  const assumed = formatAssumptions(diff.assumptions);
  const { exact, left_out } = diff.method;
  return [
    ...(assumed === '' ? [] : [`Assumed on both sides: ${assumed}.`]),
    ...(exact
      ? []
      : [
          'So many changes that their parts are averages over orders drawn at random, the same in every run.',
        ]),
    ...Object.entries(left_out).map(([path, why]) => `${path} is not divided: ${why}`),
  ];
}
