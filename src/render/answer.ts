import type { Assessment } from '../assess/assessment.ts';
import {
  formatAmount,
  formatAssumptions,
  formatLikelihood,
  formatPeople,
  formatPercent,
  formatRange,
} from './format.ts';

/** Capabilities named in the answer; the rest are counted. */
const namedCapabilities = 3;

/**
 * The answer in one sentence a question: is it enough, how likely is that, what is it without
 * Ukraine's own forces, what is missing besides people, how likely is it not to be, and under which
 * assumptions. Plain text, not yet escaped.
 */
export function answer(assessment: Assessment): readonly string[] {
  return [
    personnelSentence(assessment),
    ...chanceSentence(assessment),
    ...ukraineSentence(assessment),
    ...capabilitySentence(assessment),
    ...capabilityChances(assessment),
    ...assumptionSentence(assessment),
  ];
}

function personnelSentence({ target, personnel, contributions }: Assessment): string {
  const asked = `the ${formatRange(target.low, target.high, formatPeople)} asked for`;
  if (Object.keys(contributions).length === 0) return `Nobody contributes to ${asked}.`;
  return `Expected ${formatPeople(personnel.expected)} of ${asked}: ${standing()}.`;

  function standing(): string {
    const toLow = formatPeople(personnel.gap.to_low.expected);
    const toHigh = formatPeople(personnel.gap.to_high.expected);
    const verdict = personnel.verdict.expected;
    if (target.low === target.high) {
      return { below: `${toLow} short`, within: 'as many', above: 'more' }[verdict];
    }
    const distance = {
      below: `, ${toLow} short of its low end`,
      within: personnel.gap.to_high.expected > 0 ? `, ${toHigh} short of its high end` : '',
      above: '',
    };
    return `${verdict} the range${distance[verdict]}`;
  }
}

function chanceSentence({ target, personnel, contributions }: Assessment): readonly string[] {
  const { reach_low: low, reach_high: high } = personnel.likelihood;
  if (Object.keys(contributions).length === 0) return [];
  const ends = new Map([
    [target.low, low],
    [target.high, high],
  ]);
  const chances = [...ends].flatMap(([end, chance]) =>
    end === 0 ? [] : [`${formatPeople(end)}: ${formatLikelihood(chance)}`],
  );
  return chances.length === 0 ? [] : [`Chance to reach ${chances.join('; ')}.`];
}

function ukraineSentence({ target, shares }: Assessment): readonly string[] {
  if (shares.ukraine.expected.personnel === 0) return [];
  const others = shares.european.expected.personnel + shares.other.expected.personnel;
  const end = target.low === target.high ? 'of the target' : 'of the low end';
  const part = target.low === 0 ? '' : `: ${formatPercent(others / target.low)} ${end}`;
  return [`Without Ukraine's own forces ${formatPeople(others)}${part}.`];
}

function capabilitySentence({ capabilities }: Assessment): readonly string[] {
  const short = Object.values(capabilities).flatMap(({ title, unit, required, gap }) => {
    if (!required || !gap || gap.to_low.expected === 0) return [];
    const missing = `${formatAmount(gap.to_low.expected)} of ${formatAmount(required.low)}`;
    return [`${title} ${missing}${unit === null ? '' : ` ${unit}`}`];
  });
  if (short.length === 0) return [];
  const more = short.length - namedCapabilities;
  const named = short.slice(0, namedCapabilities).join('; ');
  return [`Missing at the expected level: ${named}${more > 0 ? `; and ${more} more` : ''}.`];
}

/** The expected level can be filled by what comes or does not come as a whole. */
function capabilityChances({ capabilities }: Assessment): readonly string[] {
  const uncertain = Object.values(capabilities)
    .flatMap(({ title, likelihood }) => {
      if (likelihood === null || likelihood.reach_low === 1) return [];
      return [{ title, chance: likelihood.reach_low }];
    })
    .sort((a, b) => a.chance - b.chance);
  const named = uncertain
    .slice(0, namedCapabilities)
    .map(({ title, chance }) => `${title} ${formatLikelihood(chance)}`);
  if (named.length === 0) return [];
  const more = uncertain.length - named.length;
  return [
    `Chance to have what is required: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
  ];
}

function assumptionSentence({ assumptions }: Assessment): readonly string[] {
  const said = formatAssumptions(assumptions);
  return said === '' ? [] : [`Assumed: ${said}.`];
}
