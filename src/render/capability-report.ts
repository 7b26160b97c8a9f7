import type { CapabilityAssessment, Levels } from '../assess/assessment.ts';
import { type Grid, levelHeads, levels } from './columns.ts';
import { formatAmount, formatChance, formatPercent, formatRange } from './format.ts';

/**
 * One capability in words and figures: a label and one figure a level in every row, and the chance
 * of what is required beside how far it is filled.
 */
export interface CapabilityReport {
  readonly heading: string;
  readonly grid: Grid;
  readonly notes: readonly string[];
}

/** Room at the start of a row that belongs to the row above it. */
export const indent = '  ';

/**
 * What is offered of a capability, how far that fills what is required, what is short, and what
 * each condition changes. Conditions that change nothing are named in a note.
 */
export function capabilityReport(id: string, capability: CapabilityAssessment): CapabilityReport {
  const { required, fill, gap, likelihood } = capability;
  const isRange = required !== null && required.low !== required.high;
  const low = formatAmount(required?.low ?? null);
  const high = formatAmount(required?.high ?? null);
  const rows: readonly (readonly string[])[] = [
    ['offered', ...cells(capability, formatAmount)],
    ...(fill ? [[`filled, of ${low}`, ...cells(fill.of_low, formatPercent), chance('low')]] : []),
    ...(fill && isRange
      ? [[`filled, of ${high}`, ...cells(fill.of_high, formatPercent), chance('high')]]
      : []),
    ...(gap ? [[`short of ${low}`, ...cells(gap.to_low, formatAmount)]] : []),
    ...conditionRows(capability),
    ...(gap && isRange ? [[`short of ${high}`, ...cells(gap.to_high, formatAmount)]] : []),
  ];
  const columns: Grid['columns'] = [
    ...levelHeads(''),
    ...(fill ? [{ head: 'chance', align: 'right' as const }] : []),
  ];
  return {
    heading: heading(id, capability),
    grid: { columns, rows: rows.map((row) => columns.map((_, index) => row[index] ?? '')) },
    notes: notes(capability),
  };

  function chance(end: 'low' | 'high'): string {
    return formatChance(likelihood?.[`reach_${end}`] ?? null);
  }
}

function heading(id: string, { title, unit, required }: CapabilityAssessment): string {
  const name = title === id ? id : `${title} (${id})`;
  const inUnit = unit === null ? '' : ` ${unit}`;
  if (required === null) return `${name}${inUnit && `, in${inUnit}`}: no requirement stated`;
  return `${name}: ${formatRange(required.low, required.high, formatAmount)}${inUnit} required`;
}

/** With a requirement what stays short, without one what is offered. */
function conditionRows({ when }: CapabilityAssessment): readonly (readonly string[])[] {
  return Object.entries(when).flatMap(([condition, { holds, fails }]) => {
    if (isSame(holds, fails)) return [];
    return [
      [`${indent}if ${condition} holds`, ...cells(holds.gap_to_low ?? holds, formatAmount)],
      [`${indent}if ${condition} fails`, ...cells(fails.gap_to_low ?? fails, formatAmount)],
    ];
  });
}

function notes({ largest, when, sources }: CapabilityAssessment): readonly string[] {
  const idle = Object.entries(when)
    .filter(([, { holds, fails }]) => isSame(holds, fails))
    .map(([condition]) => condition);
  return [
    ...(largest === null
      ? []
      : [`largest part of the potential: ${largest.nation}, ${formatPercent(largest.share)}`]),
    ...(idle.length > 0 ? [`the same whether or not: ${idle.join(', ')}`] : []),
    ...(sources.length > 0 ? [`sources: ${sources.join(', ')}`] : []),
  ];
}

function cells(figures: Levels<number | null>, format: (value: number | null) => string) {
  return levels.map((level) => format(figures[level]));
}

function isSame(a: Levels, b: Levels): boolean {
  return levels.every((level) => a[level] === b[level]);
}
