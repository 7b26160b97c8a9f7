import type { Value } from './columns.ts';
import { safeText } from './safe-text.ts';

/** Also the full-width forms, which some spreadsheets take for the same. */
const formulaStart = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/**
 * Rows as CSV (RFC 4180), the header being the first. Text is made harmless for spreadsheets and
 * terminals, numbers stay as they are, null is an empty cell.
 */
export function toCsv(rows: readonly (readonly Value[])[]): string {
  return rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

function toCell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = (formulaStart.test(value) ? "'" : '') + safeText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
