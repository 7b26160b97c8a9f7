import type { Assessment, ConditionAssessment } from '../assess/assessment.ts';
import { type Column, figureColumn, labelColumn, widestFirst } from './columns.ts';
import { formatChance, formatLikelihoodWord, formatPeople } from './format.ts';

export interface ConditionRow extends ConditionAssessment {
  readonly id: string;
}

/** One row a condition that is left open: how likely it is, and what it does either way. */
export const conditionColumns: readonly Column<ConditionRow>[] = [
  { ...labelColumn('id', 'condition', ({ id }) => id), flexible: true },
  { ...labelColumn('title', 'title', ({ title }) => title), flexible: true },
  figureColumn('likelihood', 'likelihood', ({ likelihood }) => likelihood, formatChance),
  {
    ...labelColumn('word', 'in words', ({ likelihood }) => formatLikelihoodWord(likelihood)),
    flexible: true,
  },
  figureColumn('holds', 'expected if so', ({ holds }) => holds.expected, formatPeople),
  figureColumn('fails', 'expected if not', ({ fails }) => fails.expected, formatPeople),
  figureColumn('holds_reach', 'chance if so', ({ holds }) => holds.reach_low, formatChance),
  figureColumn('fails_reach', 'chance if not', ({ fails }) => fails.reach_low, formatChance),
];

/** The widest effect on the chance first, then on what is expected. */
export function conditionRows({ conditions }: Assessment): readonly ConditionRow[] {
  return widestFirst(
    Object.entries(conditions).map(([id, condition]) => ({ ...condition, id })),
    ({ holds, fails }) => Math.abs(holds.reach_low - fails.reach_low),
    ({ holds, fails }) => Math.abs(holds.expected - fails.expected),
  );
}

/**
 * A condition in words: its title where that says more than its id, its likelihood, its sources,
 * which are for the condition and seldom for its likelihood.
 */
export function conditionDetails({ id, title, likelihood, sources }: ConditionRow): string {
  const name = title === id ? [] : [title];
  const named = sources.length === 0 ? [] : [`sources: ${sources.join(', ')}`];
  return [...name, formatLikelihoodWord(likelihood), ...named].join('; ');
}
