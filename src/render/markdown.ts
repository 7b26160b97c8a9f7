import type { Assessment } from '../assess/assessment.ts';
import { answer } from './answer.ts';
import { capabilityReport } from './capability-report.ts';
import {
  type Grid,
  levelColumns,
  levels,
  requiredFromEuropeGrid,
  shareGrid,
  toGrid,
} from './columns.ts';
import { comparison } from './comparison.ts';
import { type ConditionRow, conditionColumns, conditionRows } from './condition-columns.ts';
import {
  type ContributionRow,
  contributionColumns,
  contributionDetails,
  contributionEvidence,
  contributionRows,
  pivotLegend,
} from './contribution-columns.ts';
import {
  assumptionSentence,
  evidenceSentences,
  methodSentence,
  shortSha256,
  targetSources,
} from './evidence.ts';
import { countFindings, findingKind, orderFindings } from './findings.ts';
import { formatAssumptions, formatCount, formatDate, formatPeople, formatRange } from './format.ts';
import { escapeMarkdown, markdownLink, markdownTable } from './markdown-text.ts';
import { safeProse } from './safe-text.ts';
import { type SourceEntry, sourceList } from './source-list.ts';
import { quantileGrid, spreadSentences } from './spread.ts';

/**
 * Assessments as Markdown with GitHub's tables: one in full, the answer first; several side by
 * side, one column each. Text from outside is escaped (see `escapeMarkdown`).
 *
 * @returns for no assessments nothing
 */
export function renderMarkdown(assessments: readonly Assessment[]): string {
  const [first, ...others] = assessments;
  if (first === undefined) return '';
  const blocks = others.length === 0 ? assessmentBlocks(first) : comparisonBlocks(assessments);
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Lines that belong together; an empty line stands between blocks. */
type Block = readonly string[];

function assessmentBlocks(assessment: Assessment): readonly Block[] {
  const { scenario, target, findings } = assessment;
  const { title, as_of, summary, not_modelled } = scenario;
  const asked = formatRange(target.low, target.high, formatPeople);
  const contributions = contributionRows(assessment);
  const conditions = conditionRows(assessment);
  return [
    [`# ${prose(title)}`],
    as_of === null ? [] : [`as of ${escapeMarkdown(formatDate(as_of))}`],
    ...answer(assessment).map((sentence) => [escapeMarkdown(sentence)]),
    [`## Personnel against ${asked}`],
    table(toGrid(levelColumns(assessment), levels)),
    targetSources(assessment).map(prose),
    ...section('Likelihood of the total', table(quantileGrid(assessment)), contributions.length),
    ...(contributions.length === 0 ? [] : [list(spreadSentences(assessment))]),
    ['## Shares'],
    table(shareGrid(assessment)),
    table(requiredFromEuropeGrid(assessment)),
    ...capabilityBlocks(assessment),
    ...section('Conditions', table(conditionGrid(conditions)), conditions.length),
    conditions.length === 0 ? [] : [escapeMarkdown(`chance: to reach ${formatPeople(target.low)}`)],
    ...section(
      formatCount(contributions.length, 'contribution'),
      table(contributionGrid(contributions)),
      contributions.length,
    ),
    contributions.length === 0 ? [] : [escapeMarkdown(pivotLegend(assessment))],
    ...section(`Findings: ${countFindings(findings)}`, findingLines(assessment), findings.length),
    ['## What was assumed'],
    list([assumptionSentence(assessment), ...evidenceSentences(assessment)]),
    ...section('About the scenario', [prose(summary ?? '')], summary === null ? 0 : 1),
    ...section('Not modelled', list(not_modelled), not_modelled.length),
    ['## Where the figures come from'],
    ...originBlocks(assessment),
  ];
}

function section(title: string, lines: Block, count: number): readonly Block[] {
  return count === 0 ? [] : [[`## ${title}`], lines];
}

function capabilityBlocks({ capabilities }: Assessment): readonly Block[] {
  const reports = Object.entries(capabilities).map(([id, capability]) =>
    capabilityReport(id, capability),
  );
  if (reports.length === 0) return [];
  return [
    ['## Capabilities'],
    ...reports.flatMap(({ heading, grid, notes }) => [
      [`### ${escapeMarkdown(heading)}`],
      table(grid),
      list(notes),
    ]),
  ];
}

function conditionGrid(rows: readonly ConditionRow[]): Grid {
  return withText(toGrid(conditionColumns, rows), [
    ['sources', rows.map(({ sources }) => sources.join(', '))],
  ]);
}

function contributionGrid(rows: readonly ContributionRow[]): Grid {
  return withText(toGrid(contributionColumns([]), rows), [
    ['requires and brings', rows.map(contributionDetails)],
    ['basis and sources', rows.map(contributionEvidence)],
  ]);
}

/** A grid with columns of text at its end: a head, and one cell a row. */
function withText(
  { columns, rows }: Grid,
  texts: readonly (readonly [head: string, cells: readonly string[]])[],
): Grid {
  return {
    columns: [...columns, ...texts.map(([head]) => ({ head, align: 'left' as const }))],
    rows: rows.map((row, index) => [...row, ...texts.map(([, cells]) => cells[index] ?? '')]),
  };
}

function findingLines({ findings }: Assessment): Block {
  return orderFindings(findings).map((finding) => {
    const { code, message, location, accepted } = finding;
    const place = `${location.file}:${location.line}:${location.column}`;
    const because = accepted === undefined ? '' : `. Because: ${prose(accepted)}`;
    return `- **${findingKind(finding)}** ${code}: ${prose(message)} (${escapeMarkdown(place)})${because}`;
  });
}

function originBlocks(assessment: Assessment): readonly Block[] {
  const left = (head: string) => ({ head, align: 'left' as const });
  const files = assessment.inputs.map(({ path, sha256 }) => [path, shortSha256(sha256)]);
  return [
    sourceList(assessment).map(sourceLine),
    table({ columns: [left('file'), left('sha256')], rows: files }),
    [escapeMarkdown(methodSentence(assessment))],
  ];
}

function sourceLine({ id, origin, title, url, citedBy }: SourceEntry): string {
  const name = safeProse(title ?? '');
  const link = url === null ? escapeMarkdown(name) : markdownLink(name, url);
  const what = [prose(origin), link].filter((text) => text !== '').join(': ');
  const cited = citedBy.length === 0 ? '' : `(for ${prose(citedBy.join(', '))})`;
  return [`- **${prose(id)}**`, what, cited].filter((text) => text !== '').join(' ');
}

function comparisonBlocks(assessments: readonly Assessment[]): readonly Block[] {
  const sections = comparison(assessments);
  const rows = sections.flatMap(({ title, rows }) => [
    { label: title, cells: assessments.map(() => ''), isTitle: true },
    ...rows.map((row) => ({ ...row, isTitle: false })),
  ]);
  const columns = [
    { head: '', align: 'left' as const },
    ...assessments.map(({ scenario }, index) => ({
      head: `${index + 1} ${safeProse(scenario.title)}`,
      align: 'right' as const,
    })),
  ];
  return [
    ['# Scenarios side by side'],
    assessments.map(legendLine),
    markdownTable(
      columns,
      rows.map(({ label, cells }) => [label, ...cells]),
      (row) => rows[row]?.isTitle ?? false,
    ),
  ];
}

function legendLine({ scenario, inputs, assumptions }: Assessment, index: number): string {
  const assumed = formatAssumptions(assumptions);
  const details = [
    prose(scenario.title),
    ...(scenario.as_of === null ? [] : [`as of ${escapeMarkdown(formatDate(scenario.as_of))}`]),
    escapeMarkdown(inputs[0]?.path ?? ''),
    ...(assumed === '' ? [] : [`assumed: ${escapeMarkdown(assumed)}`]),
  ];
  return `${index + 1}. ${details.join(', ')}`;
}

function table({ columns, rows }: Grid): Block {
  return markdownTable(columns, rows);
}

function list(sentences: readonly string[]): Block {
  return sentences.map((sentence) => `- ${prose(sentence)}`);
}

function prose(text: string): string {
  return escapeMarkdown(safeProse(text));
}
