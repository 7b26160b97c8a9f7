import type { Assessment } from '../../assess/assessment.ts';
import { blocs } from '../columns.ts';
import { type ComparisonSection, comparison } from '../comparison.ts';
import { formatAssumptions, formatDate } from '../format.ts';
import { displayWidth, padding, shorten, wrap } from '../layout.ts';
import { heading, type Page, paragraph } from '../page.ts';
import { safeProse, safeText } from '../safe-text.ts';
import { drawBars } from './bars.ts';

const gap = 2;
const widestLabel = 30;
const narrowestColumn = 9;
const widestColumn = 24;
const headLines = 3;

/** Several assessments side by side; columns that do not fit continue in blocks below. */
export function drawComparison(assessments: readonly Assessment[], page: Page): string[] {
  const sections = comparison(assessments);
  return [
    ...assessments.flatMap((assessment, index) => drawLegend(assessment, index, page)),
    '',
    ...drawExpected(assessments, page),
    ...drawBlocks(assessments, sections, page),
  ];
}

/** Number, title and file: what the head of a column stands for. */
function drawLegend({ scenario, inputs, assumptions }: Assessment, index: number, page: Page) {
  const title = safeProse(scenario.title);
  const day = scenario.as_of === null ? '' : `, as of ${formatDate(scenario.as_of)}`;
  const assumed = formatAssumptions(assumptions);
  const details = [
    inputs[0]?.path ?? '',
    ...(assumed === '' ? [] : [`assumed: ${assumed}`]),
  ].filter((detail) => detail !== '');
  return [
    ...paragraph(`${index + 1} ${title}${day}`, page, { hanging: 2 }),
    ...details.flatMap((detail) =>
      paragraph(detail, page, { indent: 2, hanging: 2, paint: page.palette.faint }),
    ),
  ];
}

function drawExpected(assessments: readonly Assessment[], page: Page): string[] {
  const bars = assessments.map(({ scenario, shares, personnel, target }, index) => ({
    label: `${index + 1} ${safeProse(scenario.title)}`,
    parts: blocs.map(({ bloc }) => shares[bloc].expected.personnel),
    total: personnel.expected,
    target,
  }));
  const lines = drawBars(
    bars,
    blocs.map(({ name }) => name),
    page,
  );
  return lines.length === 0 ? [] : [heading('Expected', page), ...lines, ''];
}

function drawBlocks(
  assessments: readonly Assessment[],
  sections: readonly ComparisonSection[],
  page: Page,
): string[] {
  const labels = sections.flatMap(({ rows }) => rows.map(({ label }) => displayWidth(label) + 2));
  const label = Math.min(widestLabel, Math.max(...labels), Math.floor(page.width / 2));
  const cells = sections.flatMap(({ rows }) => rows.flatMap((row) => row.cells.map(displayWidth)));
  const room = page.width - label;
  const least = Math.min(Math.max(narrowestColumn, ...cells), room - gap);
  const perBlock = Math.max(1, Math.floor(room / (least + gap)));
  const blocks = Math.ceil(assessments.length / perBlock);
  const columns = Math.ceil(assessments.length / blocks);
  const width = Math.min(widestColumn, Math.floor(room / columns) - gap);
  return Array.from({ length: blocks }, (_, block) => block * columns).flatMap((from) => [
    ...(from === 0 ? [] : ['']),
    ...drawHeads(assessments, from, Math.min(from + columns, assessments.length), {
      ...page,
      label,
      column: Math.max(width, 1),
    }),
    ...sections.flatMap((section) => [
      page.palette.strong(shorten(safeText(section.title), page.width)),
      ...section.rows.map((row) => {
        const name = shorten(`  ${safeText(row.label)}`, label);
        const figures = row.cells.slice(from, from + columns).map((cell) => {
          const text = shorten(cell, width);
          const paint = verdictPaint(cell, page);
          return ' '.repeat(gap) + padding(text, width) + (paint ? paint(text) : text);
        });
        return name + padding(name, label) + figures.join('');
      }),
    ]),
  ]);
}

function verdictPaint(cell: string, { palette }: Page) {
  return cell === 'below' || cell === 'within' || cell === 'above'
    ? palette.verdict[cell]
    : undefined;
}

/** Titles over their columns, in a few lines and numbered as in the legend. */
function drawHeads(
  assessments: readonly Assessment[],
  from: number,
  to: number,
  { label, column, palette }: Page & { readonly label: number; readonly column: number },
): string[] {
  const heads = assessments.slice(from, to).map(({ scenario }, index) => {
    const lines = wrap(`${from + index + 1} ${safeProse(scenario.title)}`, column);
    if (lines.length <= headLines) return lines;
    const last = `${lines[headLines - 1] ?? ''} ${lines[headLines] ?? ''}`;
    return [...lines.slice(0, headLines - 1), shorten(`${last}…`, column)];
  });
  const height = Math.max(...heads.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) => {
    const cells = heads.map((lines) => {
      const text = lines[row - (height - lines.length)] ?? '';
      return ' '.repeat(gap) + padding(text, column) + (text === '' ? '' : palette.strong(text));
    });
    return (' '.repeat(label) + cells.join('')).trimEnd();
  });
}
