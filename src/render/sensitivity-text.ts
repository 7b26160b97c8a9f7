import type { Factor } from '../sensitivity/factors.ts';
import type { Sensitivity } from '../sensitivity/sensitivity.ts';
import { type Column, csvColumn, toGrid } from './columns.ts';
import { toCsv } from './csv-text.ts';
import { formatChance, formatDate, formatPeople, formatPoints } from './format.ts';
import { escapeMarkdown, markdownTable } from './markdown-text.ts';
import { safeProse } from './safe-text.ts';
import {
  baseSentences,
  breakEvenSentences,
  endWords,
  factorName,
  idleSentences,
  kindWords,
  moversOf,
} from './sensitivity-words.ts';

/** A sensitivity as Markdown with GitHub's tables; factors that move nothing are counted. */
export function renderSensitivityMarkdown(sensitivity: Sensitivity): string {
  const { scenario, target, break_even } = sensitivity;
  const { chance, expected } = moversOf(sensitivity);
  const moving = [...chance, ...expected];
  const { columns, rows } = toGrid(factorColumns(sensitivity), moving);
  const blocks = [
    [`# ${prose(scenario.title)}`],
    scenario.as_of === null ? [] : [`as of ${prose(formatDate(scenario.as_of))}`],
    ...baseSentences(sensitivity).map((sentence) => [prose(sentence)]),
    [`## What the chance to reach ${formatPeople(target.low)} hangs on`],
    moving.length === 0 ? [] : markdownTable(columns, rows),
    ...idleSentences(sensitivity).map((sentence) => [prose(sentence)]),
    [`## What takes the chance to ${prose(formatChance(break_even.reach))}`],
    ...breakEvenSentences(sensitivity).map((sentence) => [prose(sentence)]),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/**
 * Every factor as a row of CSV (RFC 4180), in the order given: numbers as in the JSON. The
 * break-even is not in it.
 */
export function renderSensitivityCsv(sensitivity: Sensitivity): string {
  return toCsv([
    csvColumns.map(({ key }) => key),
    ...sensitivity.factors.map((factor) => csvColumns.map(({ raw }) => raw?.(factor) ?? null)),
  ]);
}

function factorColumns(sensitivity: Sensitivity): readonly Column<Factor>[] {
  const column = (
    head: string,
    align: 'left' | 'right',
    text: (factor: Factor) => string,
  ): Column<Factor> => ({ key: head, head, align, text });
  return [
    column('', 'left', (factor) => factorName(factor, sensitivity)),
    column('varied', 'left', ({ kind }) => kindWords[kind]),
    column('from', 'right', (factor) => endWords(factor)[0]),
    column('to', 'right', (factor) => endWords(factor)[1]),
    column('chance from', 'right', ({ low }) => formatChance(low.reach_low)),
    column('chance to', 'right', ({ high }) => formatChance(high.reach_low)),
    column('swing', 'right', ({ swing }) => formatPoints(swing.reach_low)),
    column('expected from', 'right', ({ low }) => formatPeople(low.expected)),
    column('expected to', 'right', ({ high }) => formatPeople(high.expected)),
  ];
}

const csvColumns: readonly Column<Factor>[] = [
  csvColumn('kind', ({ kind }) => kind),
  csvColumn('id', ({ id }) => id),
  csvColumn('name', ({ name }) => name),
  csvColumn('low', ({ low }) => low.at),
  csvColumn('high', ({ high }) => high.at),
  csvColumn('reach_low_at_low', ({ low }) => low.reach_low),
  csvColumn('reach_low_at_high', ({ high }) => high.reach_low),
  csvColumn('reach_low_swing', ({ swing }) => swing.reach_low),
  csvColumn('expected_at_low', ({ low }) => low.expected),
  csvColumn('expected_at_high', ({ high }) => high.expected),
  csvColumn('expected_swing', ({ swing }) => swing.expected),
];

function prose(text: string): string {
  return escapeMarkdown(safeProse(text));
}
