import Table from 'cli-table3';
import type { Grid } from '../columns.ts';
import { wrap } from '../layout.ts';
import type { Page } from '../page.ts';
import { drawGrid, fitColumns, type GridLook } from './grid.ts';

/** Border and two spaces of padding a column, and the last border. */
const frame = (columns: number) => 3 * columns + 1;

/**
 * A small grid in a frame, for the figures that answer the question. Every cell costs time on a
 * cold start, so longer tables are drawn by `drawGrid`, as is a grid too wide for its frame.
 * Cells must be text of ours: nothing is escaped here.
 */
export function drawBox(grid: Grid, page: Page, paint: NonNullable<GridLook['paint']>): string[] {
  const room = page.width - frame(grid.columns.length) + 2 * (grid.columns.length - 1);
  const widths = fitColumns(grid.columns, grid.rows, room);
  if (widths === undefined) return drawGrid(grid, page, { paint });
  const table = new Table({
    head: grid.columns.map(({ head }, index) => wrap(head, widths[index] ?? 1).join('\n')),
    colAligns: grid.columns.map(({ align }) => align),
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ...grid.rows.map((row, index) => row.map((cell, column) => paint(cell, index, column))),
  );
  return table.toString().split('\n');
}
