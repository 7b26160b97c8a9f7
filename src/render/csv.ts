import type { Assessment } from '../assess/assessment.ts';
import type { Value } from './columns.ts';
import { contributionColumns, contributionRows } from './contribution-columns.ts';
import { toCsv } from './csv-text.ts';
import { figures } from './figures.ts';

/**
 * Assessments as CSV (RFC 4180): numbers as in the JSON, no figure as an empty cell.
 *
 * One assessment: one row a contribution, what most hangs on first. Several: one row a
 * figure with its path and unit, one column a scenario, headed by the file it was read from.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, and control
 * characters in text are written as visible escapes.
 *
 * @returns lines that end in CR LF, the header first; for no assessments nothing
 */
export function renderCsv(assessments: readonly Assessment[]): string {
  const [first, ...others] = assessments;
  if (first === undefined) return '';
  return toCsv(others.length === 0 ? contributionCells(first) : figureCells(assessments));
}

function contributionCells(assessment: Assessment): readonly (readonly Value[])[] {
  const columns = contributionColumns(Object.keys(assessment.capabilities)).filter(
    ({ raw }) => raw !== undefined,
  );
  return [
    columns.map(({ key }) => key),
    ...contributionRows(assessment).map((row) => columns.map(({ raw }) => raw?.(row) ?? null)),
  ];
}

function figureCells(assessments: readonly Assessment[]): readonly (readonly Value[])[] {
  return [
    ['figure', 'unit', ...assessments.map(({ inputs }) => inputs[0]?.path ?? '')],
    ...figures(assessments).map(({ path, unit, values }) => [path, unit, ...values]),
  ];
}
