import type { Comparison } from '../diff/diff.ts';
import { answerOf, remarksOf } from './diff-answer.ts';
import { type Divided, dividedFigures, movedFigures } from './diff-figures.ts';
import { findingChanges } from './diff-findings.ts';
import { changeRows } from './diff-rows.ts';
import { formatCount } from './format.ts';
import { shorten } from './layout.ts';
import { escapeMarkdown, markdownTable } from './markdown-text.ts';
import { safeProse } from './safe-text.ts';

/** GitHub takes a comment of 65,536 characters. */
const longestComment = 58_000;
/** Of these, for what stands above the details. */
const longestHead = 20_000;
/** Columns of text from outside in a cell or a sentence. */
const longestCell = 300;

/**
 * A comparison as a comment for a pull request: a hidden mark by which it is found again, the
 * answer in a sentence, a table of what each change did, details folded.
 *
 * Text from outside is escaped (see `escapeMarkdown`). What has no room is counted.
 *
 * @returns less than 60,000 characters, whatever the comparison
 */
export function renderDiffMarkdown(comparison: Comparison): string {
  const { diff } = comparison;
  const head = [diffMarker(diff.head.path)];
  if (diff.changes.length === 0 && diff.metrics.length === 0) {
    return page([...head, `No difference: ${sidesText(comparison)}`]);
  }
  head.push(`**${prose(answerOf(comparison))}**`);
  const remarks = remarksOf(comparison).map(prose).join('\n');
  if (remarks !== '') head.push(remarks);
  const effects = effectTable(dividedFigures(comparison), longestHead - lengthOf(head));
  if (effects !== '') head.push(effects);
  const room = (longestComment - lengthOf(head)) / 3;
  return page([
    ...head,
    changesBlock(comparison, room),
    figuresBlock(comparison, room),
    findingsBlock(comparison, room),
    `<sub>${sidesText(comparison)}</sub>`,
  ]);
}

/**
 * The hidden first line of a comment about a file: a bot that finds it has found its own comment.
 *
 * @param path - of the head; characters that would end an HTML comment are written as in a URL
 * @example
 * diffMarker('scenarios/a.yaml') // => '<!-- forcecalc:diff:scenarios/a.yaml -->'
 */
export function diffMarker(path: string): string {
  const safe = path.slice(-longestCell).replace(/[<>%&]|(?<=-)-|-$|[^\P{C}]/gu, (character) => {
    const bytes = new TextEncoder().encode(character);
    return [...bytes]
      .map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
      .join('');
  });
  return `<!-- forcecalc:diff:${safe} -->`;
}

function page(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length + 2, 0);
}

function prose(text: string): string {
  return escapeMarkdown(shorten(safeProse(text), 2 * longestCell));
}

function sidesText({ diff }: Comparison): string {
  return `${cell(diff.base.path)} → ${cell(diff.head.path)}`;
}

function cell(text: string): string {
  return escapeMarkdown(shorten(safeProse(text), longestCell));
}

/** One row a change, one column a headline figure; the largest effects first. */
function effectTable(figures: readonly Divided[], room: number): string {
  const shown = figures.slice(0, 6);
  const [first] = shown;
  if (first === undefined) return '';
  const units = [...new Set(shown.flatMap(({ rows }) => rows.map(({ unit }) => unit)))];
  const interacting = new Set<string>();
  const rows = units.map((unit) => [
    unit,
    ...shown.map((figure) => {
      const row = figure.rows.find((candidate) => candidate.unit === unit);
      if (row === undefined) return '';
      if (row.interacts) interacting.add(unit);
      return row.interacts ? `${row.part} (alone ${row.alone})` : row.part;
    }),
  ]);
  const columns = [
    { head: 'change', align: 'left' as const },
    ...shown.map(({ label }) => ({ head: shorten(label, 60), align: 'right' as const })),
  ];
  const table = fittingTable(
    columns,
    [['together', ...shown.map(({ total }) => total)], ...rows],
    room,
  );
  const remark =
    interacting.size > 0
      ? '\n\nAlone: what a change would do as the only one; it acts together with others.'
      : '';
  return table + remark;
}

function changesBlock({ diff }: Comparison, room: number): string {
  const rows = changeRows(diff.changes);
  if (rows.length === 0) return '';
  const columns = ['', 'path', 'value', 'where'].map((head) => ({ head, align: 'left' as const }));
  const cells = rows.map(({ kind, path, values, places }) => [kind, path, values, places]);
  return details(formatCount(rows.length, 'change'), fittingTable(columns, cells, room - 200));
}

function figuresBlock(comparison: Comparison, room: number): string {
  const { metrics } = comparison.diff;
  if (metrics.length === 0) return 'No figure moved.';
  const rows = movedFigures(comparison);
  const columns = ['', 'base', 'head', 'change'].map((head, index) => ({
    head,
    align: index === 0 ? ('left' as const) : ('right' as const),
  }));
  const cells = rows.map(({ label, from, to, change }) => [label, from, to, change]);
  const left = metrics.length - rows.length;
  const more = left > 0 ? `\n\nand ${left} more in \`--format json\`` : '';
  const title = `${formatCount(metrics.length, 'figure')} moved`;
  return details(title, fittingTable(columns, cells, room - 300) + more);
}

function findingsBlock(comparison: Comparison, room: number): string {
  const changes = findingChanges(comparison);
  if (changes.length === 0) return '';
  const columns = ['', 'finding', 'where'].map((head) => ({ head, align: 'left' as const }));
  const cells = changes.map(({ what, finding, kind }) => {
    const { code, message, location } = finding;
    const place = `${location.file}:${location.line}`;
    return [what, `${kind} ${code}: ${message}`, place];
  });
  const came = changes.filter(({ what }) => what === 'came').length;
  const went = changes.filter(({ what }) => what === 'went').length;
  const title = `Findings: ${came} came, ${went} went`;
  return details(title, fittingTable(columns, cells, room - 200));
}

function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** As many rows as have room; the others are counted. */
function fittingTable(
  columns: Parameters<typeof markdownTable>[0],
  rows: readonly (readonly string[])[],
  room: number,
): string {
  const cut = rows.map((row) => row.map((text) => shorten(safeProse(text), longestCell)));
  const lines = markdownTable(columns, cut);
  let used = 0;
  const kept = lines.filter((line, index) => {
    used += line.length + 1;
    return index < 2 || used <= room;
  });
  const left = lines.length - kept.length;
  return kept.join('\n') + (left > 0 ? `\n\nand ${formatCount(left, 'more row')}` : '');
}
