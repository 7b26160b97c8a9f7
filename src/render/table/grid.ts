import type { Grid } from '../columns.ts';
import { displayWidth, padding, wrap } from '../layout.ts';
import { type Page, paragraph } from '../page.ts';
import { safeText } from '../safe-text.ts';

/** What a grid has besides its cells. */
export interface GridLook {
  /** The look of one cell's text. */
  readonly paint?: (text: string, row: number, column: number) => string;
  /** Text under a row, over the whole width. */
  readonly below?: (row: number) => string;
  /** Columns that the first column takes at least, so that grids below one another line up. */
  readonly first?: number;
}

const gap = 2;
const narrowestFlexible = 8;
const shortHead = 9;

/**
 * A grid as padded lines without borders. Where it is too wide its flexible columns are wrapped;
 * where that is not enough every row is written as a list of its cells.
 */
export function drawGrid(grid: Grid, page: Page, look: GridLook = {}): string[] {
  const columns = grid.columns.map((column) => ({ ...column, head: safeText(column.head) }));
  const rows = grid.rows.map((row) => row.map(safeText));
  const widths = fitColumns(columns, rows, page.width, look.first);
  if (widths === undefined) return drawList(columns, rows, page, look);
  const layOut = (cells: readonly string[], paint: (text: string, column: number) => string) =>
    layOutRow(cells, columns, widths, paint);
  const heads = layOut(
    columns.map(({ head }) => head),
    (text) => page.palette.faint(text),
  );
  return [
    ...heads,
    ...rows.flatMap((row, index) => [
      ...layOut(row, (text, column) => look.paint?.(text, index, column) ?? text),
      ...drawBelow(index, page, look),
    ]),
  ];
}

/**
 * Widths at which a row fits the page; undefined when it cannot. Heads stand in at most two lines
 * where there is room for that (text columns in one), and else in as many as they have words.
 */
export function fitColumns(
  columns: Grid['columns'],
  rows: Grid['rows'],
  room: number,
  first = 0,
): number[] | undefined {
  const free = room - gap * (columns.length - 1);
  const cells = columns.map(({ flexible }, index) => {
    const widest = Math.max(0, ...rows.map((row) => displayWidth(row[index] ?? '')));
    const least = index === 0 ? Math.max(first, widest) : widest;
    return flexible ? Math.min(least, room) : least;
  });
  const words = columns.map(({ head }) => Math.max(...head.split(' ').map(displayWidth)));
  const heads = columns.map(({ head, align }) =>
    align === 'left' ? displayWidth(head) : twoLines(head),
  );
  const roomy = cells.map((width, index) => Math.max(width, heads[index] ?? 0));
  if (sum(roomy) <= free) return roomy;
  const widths = cells.map((width, index) => Math.max(width, words[index] ?? 0));
  const unbroken = columns.map(({ flexible }, index) =>
    flexible ? Math.max(0, ...rows.map((row) => widestWord(row[index] ?? ''))) : 0,
  );
  for (let over = sum(widths) - free; over > 0; over--) {
    const widest = widestFlexible(columns, widths, unbroken) ?? widestFlexible(columns, widths, []);
    if (widest === undefined) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** Columns at which a head takes two lines; short heads stay in one. */
function twoLines(head: string): number {
  if (displayWidth(head) <= shortHead) return displayWidth(head);
  const words = head.split(' ');
  const breaks = words.map((_, at) =>
    Math.max(displayWidth(words.slice(0, at).join(' ')), displayWidth(words.slice(at).join(' '))),
  );
  return Math.min(...breaks);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function widestWord(text: string): number {
  return Math.max(...text.split(' ').map(displayWidth));
}

/** The widest of the columns that can be narrower without breaking a word as long as `unbroken`. */
function widestFlexible(
  columns: Grid['columns'],
  widths: readonly number[],
  unbroken: readonly number[],
): number | undefined {
  let widest: number | undefined;
  for (const [index, width] of widths.entries()) {
    const least = Math.max(narrowestFlexible, unbroken[index] ?? 0);
    if (columns[index]?.flexible !== true || width <= least) continue;
    if (widest === undefined || width > (widths[widest] ?? 0)) widest = index;
  }
  return widest;
}

function layOutRow(
  cells: readonly string[],
  columns: Grid['columns'],
  widths: readonly number[],
  paint: (text: string, column: number) => string,
): string[] {
  const wrapped = cells.map((cell, index) => wrapCell(cell, widths[index] ?? 0));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, index) => {
        const text = lines[line] ?? '';
        const space = padding(text, widths[index] ?? 0);
        const shown = text === '' ? '' : paint(text, index);
        return columns[index]?.align === 'right' ? space + shown : shown + space;
      })
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

/** A cell keeps its own indentation, also where it is wrapped. */
function wrapCell(cell: string, width: number): string[] {
  const text = cell.trimStart();
  const start = Math.min(cell.length - text.length, Math.max(0, width - narrowestFlexible));
  const lines = wrap(text, Math.max(1, width - start));
  return start === 0 ? lines : lines.map((line) => ' '.repeat(start) + line);
}

function drawBelow(row: number, page: Page, { below }: GridLook): string[] {
  const text = below?.(row) ?? '';
  return text === '' ? [] : paragraph(text, page, { indent: 4, paint: page.palette.faint });
}

function drawList(columns: Grid['columns'], rows: Grid['rows'], page: Page, look: GridLook) {
  return rows.flatMap((row, index) => [
    ...row.flatMap((cell, column) => {
      const head = columns[column]?.head ?? '';
      if (column === 0) return paragraph(cell.trimStart(), page, { hanging: 2 });
      return cell === '' ? [] : paragraph(`${head} ${cell}`, page, { indent: 2, hanging: 2 });
    }),
    ...drawBelow(index, page, look),
  ]);
}
