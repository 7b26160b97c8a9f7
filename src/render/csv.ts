import type { Assessment } from '../assess/assessment.ts';
import { contributionColumns, contributionRows, type Value } from './columns.ts';
import { figures } from './figures.ts';
import { safeText } from './safe-text.ts';

/**
 * Assessments as CSV (RFC 4180): numbers as in the JSON, no figure as an empty cell.
 *
 * One assessment: one row a contribution, the largest expected part first. Several: one row a
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

/** Also the full-width forms, which some spreadsheets take for the same. */
const formulaStart = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

function toCsv(rows: readonly (readonly Value[])[]): string {
  return rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

function toCell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = (formulaStart.test(value) ? "'" : '') + safeText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
