import type { Assessment, ContributionAssessment } from '../assess/assessment.ts';
import { type Column, csvColumn, figureColumn, labelColumn, widestFirst } from './columns.ts';
import {
  formatAmount,
  formatChance,
  formatPeople,
  formatPoints,
  formatRange,
  formatRequirement,
  noFigure,
} from './format.ts';

export interface ContributionRow extends ContributionAssessment {
  readonly id: string;
}

/**
 * One row a contribution. One that states no number has no figures of people, which is something
 * else than to send nobody.
 *
 * @param capabilities - ids, each a column of its own in CSV
 */
export function contributionColumns(
  capabilities: readonly string[],
): readonly Column<ContributionRow>[] {
  return [
    { ...labelColumn('id', 'id', ({ id }) => id), flexible: true },
    csvColumn('nation', ({ nation }) => nation),
    { ...labelColumn('name', 'nation', ({ name }) => name), flexible: true },
    csvColumn('bloc', ({ bloc }) => bloc),
    labelColumn('stance', 'stance', ({ stance }) => stance),
    csvColumn('willingness', ({ willingness }) => willingness),
    figureColumn('likelihood', 'joins', ({ likelihood }) => likelihood, formatChance),
    {
      key: 'personnel',
      head: 'personnel',
      align: 'right',
      text: ofPeople(({ personnel }) => formatRange(personnel.low, personnel.high, formatPeople)),
    },
    csvColumn('personnel_low', ({ personnel }) => personnel.low),
    csvColumn('personnel_high', ({ personnel }) => personnel.high),
    csvColumn('personnel_mean', ({ personnel }) => personnel.mean),
    {
      ...figureColumn('expected', 'expected', ({ expected }) => expected, formatPeople),
      text: ofPeople(({ expected }) => formatPeople(expected)),
    },
    {
      ...figureColumn('pivot', 'hangs on it', ({ pivot }) => pivot, formatPoints),
      text: ofPeople(({ pivot }) => formatPoints(pivot)),
    },
    ...capabilities.map((id) =>
      csvColumn<ContributionRow>(`capability_${id}`, (row) => ownAmount(row, id)?.mean ?? null),
    ),
    csvColumn('requires', ({ requires }) =>
      requires.map((entry) => (typeof entry === 'string' ? entry : entry.join('|'))).join('; '),
    ),
    csvColumn('basis', ({ basis }) => basis),
    csvColumn('sources', ({ sources }) => sources.join('; ')),
  ];
}

/** What most hangs on first, then the largest expected part, ties by id. */
export function contributionRows({ contributions }: Assessment): readonly ContributionRow[] {
  return widestFirst(
    Object.entries(contributions).map(([id, contribution]) => ({ ...contribution, id })),
    ({ pivot }) => pivot,
    ({ expected }) => expected,
  );
}

/** What a contribution requires and brings besides people, in words; nothing without either. */
export function contributionDetails({ requires, capabilities }: ContributionRow): string {
  const brings = Object.entries(capabilities).map(
    ([id, { low, high }]) => `${id} ${formatRange(low, high, formatAmount)}`,
  );
  return [
    ...(requires.length > 0 ? [`requires ${formatRequirement(requires)}`] : []),
    ...(brings.length > 0 ? [`brings ${brings.join(', ')}`] : []),
  ].join('; ');
}

/**
 * How a contribution can be traced, in words.
 *
 * @example
 * // 'derived: rferl-2025-03-11'; 'assumed, without a source'
 */
export function contributionEvidence({ basis, sources }: ContributionRow): string {
  return sources.length === 0 ? `${basis}, without a source` : `${basis}: ${sources.join(', ')}`;
}

/** What the figure under \`hangs on it\` is. */
export function pivotLegend({ target }: Assessment): string {
  return `hangs on it: the chance to reach ${formatPeople(target.low)} if the nation says yes, less that if it says no, in percentage points`;
}

function ofPeople(text: (row: ContributionRow) => string): (row: ContributionRow) => string {
  return (row) => (row.personnel.high === 0 ? noFigure : text(row));
}

/** An id may be the name of something every object has, e.g. \`constructor\`. */
function ownAmount({ capabilities }: ContributionRow, id: string) {
  return Object.hasOwn(capabilities, id) ? capabilities[id] : undefined;
}
