import type { BreakEvenDecision } from '../sensitivity/break-even.ts';
import type { Factor } from '../sensitivity/factors.ts';
import type { Sensitivity } from '../sensitivity/sensitivity.ts';
import {
  formatAssumptions,
  formatChance,
  formatCount,
  formatLikelihood,
  formatPeople,
} from './format.ts';

/** The factors of a sensitivity by what they move, each in the order given. */
export interface Movers {
  /** Move the chance, and so what is expected. */
  readonly chance: readonly Factor[];
  /** Move what is expected alone. */
  readonly expected: readonly Factor[];
  /** Move neither. */
  readonly nothing: readonly Factor[];
}

/** Swings below this are rounding. */
const negligible = 1e-12;

/** Decisions named for the break-even; the rest are counted. */
const namedDecisions = 8;

export function moversOf({ factors }: Sensitivity): Movers {
  const movesChance = ({ swing }: Factor) => Math.abs(swing.reach_low) > negligible;
  const movesExpected = ({ swing }: Factor) => Math.abs(swing.expected) > negligible;
  return {
    chance: factors.filter(movesChance),
    expected: factors.filter((factor) => !movesChance(factor) && movesExpected(factor)),
    nothing: factors.filter((factor) => !movesChance(factor) && !movesExpected(factor)),
  };
}

/** What a factor is called in a list: the id that `--assume` takes, or the nation. */
export function factorName({ kind, id, name }: Factor, { factors }: Sensitivity): string {
  if (kind === 'condition') return id;
  const isAmbiguous = factors.some(
    (other) => other.kind === kind && other.name === name && other.id !== id,
  );
  return isAmbiguous ? `${name} (${id})` : name;
}

/** What is varied, in words. */
export const kindWords: Readonly<Record<Factor['kind'], string>> = {
  amount: 'how many it sends',
  decision: 'whether it comes',
  condition: 'whether it holds',
};

/** What a factor is at its low and at its high end. */
export function endWords({ kind, low, high }: Factor): readonly [low: string, high: string] {
  switch (kind) {
    case 'amount':
      return [formatPeople(low.at), formatPeople(high.at)];
    case 'decision':
      return ['no', 'yes'];
    case 'condition':
      return ['fails', 'holds'];
  }
}

/** Where everything stands as the scenario states it. Not yet escaped. */
export function baseSentences({ base, target, assumptions }: Sensitivity): readonly string[] {
  const expected = `expected ${formatPeople(base.expected)} of ${formatPeople(target.low)}`;
  const assumed = formatAssumptions(assumptions);
  return [
    `As stated: ${expected}, chance to reach it: ${formatLikelihood(base.reach_low)}.`,
    ...(assumed === '' ? [] : [`Assumed: ${assumed}.`]),
  ];
}

/** Where no single factor moves the chance, and how many move nothing at all. Not yet escaped. */
export function idleSentences(sensitivity: Sensitivity): readonly string[] {
  const { chance, expected, nothing } = moversOf(sensitivity);
  const { base, target, factors } = sensitivity;
  if (factors.length === 0) return ['Nobody states a number, and nothing is uncertain.'];
  const reach = `the chance to reach ${formatPeople(target.low)}`;
  const likelihood = formatLikelihood(base.reach_low);
  const isAll = nothing.length === factors.length;
  const count = formatCount(nothing.length, isAll ? 'factor' : 'more factor');
  const verb = nothing.length === 1 ? 'moves' : 'move';
  return [
    ...(chance.length === 0 && expected.length > 0
      ? [`No single one of these moves ${reach}: ${likelihood} either way.`]
      : []),
    ...(nothing.length > 0 ? [`${count} ${verb} neither ${reach} nor what is expected.`] : []),
  ];
}

/** What it would take, in words. Not yet escaped. */
export function breakEvenSentences({ base, break_even }: Sensitivity): readonly string[] {
  const { reach, personnel, decisions } = break_even;
  const wanted = formatChance(reach);
  if (personnel === 0) {
    return [`Reached already: ${formatLikelihood(base.reach_low)}.`];
  }
  const people =
    personnel === 1 ? '1 more person who comes' : `${formatPeople(personnel)} more people who come`;
  const named = decisions.slice(0, namedDecisions).map(decisionWords);
  const more = decisions.length - named.length;
  const alone = `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
  return [
    `${people} for certain would bring the chance to ${wanted}.`,
    decisions.length === 0
      ? 'No single amount, decision or condition would.'
      : decisions.length === 1
        ? `So would this alone: ${alone}.`
        : `So would each of these alone: ${alone}.`,
  ];
}

function decisionWords({ kind, id, name, at, reach_low }: BreakEvenDecision): string {
  const what = {
    amount: `${name} sends its most, ${formatPeople(at)}`,
    decision: `${name} says yes`,
    condition: `${id} holds`,
  };
  return `${what[kind]} (${formatChance(reach_low)})`;
}
