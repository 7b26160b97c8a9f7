import type {
  Assessment,
  ConditionAssessment,
  ContributionAssessment,
  Levels,
} from '../assess/assessment.ts';
import type { Bloc } from '../scenario/scenario.ts';
import {
  formatAmount,
  formatLikelihoodWord,
  formatPeople,
  formatPercent,
  formatPercentParts,
  formatRange,
  formatRequirement,
  noFigure,
} from './format.ts';

/** What a cell holds before it is formatted; null is an empty cell. */
export type Value = string | number | null;

/** One column of a report: as people read it, as CSV carries it, or both. */
export interface Column<Row> {
  /** Name in CSV. */
  readonly key: string;
  /** Name for people. */
  readonly head: string;
  readonly align: 'left' | 'right';
  /** May be wrapped where room is short. */
  readonly flexible?: boolean;
  /** Absent: not shown to people, CSV only. */
  readonly text?: (row: Row) => string;
  /** Absent: not in CSV. */
  readonly raw?: (row: Row) => Value;
}

/** A table of formatted text, not yet escaped for where it goes. */
export interface Grid {
  readonly columns: readonly {
    readonly head: string;
    readonly align: 'left' | 'right';
    readonly flexible?: boolean;
  }[];
  readonly rows: readonly (readonly string[])[];
}

/** The rows of a report under the columns that people read. */
export function toGrid<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Grid {
  const shown = columns.filter((column) => column.text !== undefined);
  return {
    columns: shown,
    rows: rows.map((row) => shown.map((column) => column.text?.(row) ?? '')),
  };
}

export type Level = keyof Levels;

/** The levels in the order of reports. */
export const levels: readonly Level[] = ['firm', 'expected', 'potential'];

/** The parts of the force in the order of reports, as people call them. */
export const blocs: readonly { readonly bloc: Bloc; readonly name: string }[] = [
  { bloc: 'ukraine', name: 'Ukraine' },
  { bloc: 'european_nato', name: 'European NATO' },
  { bloc: 'other_europe', name: 'Other Europe' },
  { bloc: 'other', name: 'Others' },
];

/** The two European blocs together, as people call them, and their places in `blocs`. */
export const europe = { name: 'Europe together', indexes: [1, 2] } as const;

/** One row a level: how many, and how that stands against what is asked for. */
export function levelColumns({ target, personnel }: Assessment): readonly Column<Level>[] {
  const { verdict, coverage, gap } = personnel;
  const isRange = target.low !== target.high;
  const column = (key: string, head: string, text: (level: Level) => string): Column<Level> => ({
    key,
    head,
    align: 'right',
    text,
  });
  const ofHigh = column('of_high', 'of high end', (level) =>
    formatPercent(coverage.of_high[level]),
  );
  const toHigh = column('to_high', 'short of high end', (level) =>
    formatPeople(gap.to_high[level]),
  );
  return [
    { ...column('level', '', (level) => level), align: 'left' },
    column('personnel', 'personnel', (level) => formatPeople(personnel[level])),
    { ...column('verdict', 'verdict', (level) => verdict[level]), align: 'left' },
    column('of_low', isRange ? 'of low end' : 'of target', (level) =>
      formatPercent(coverage.of_low[level]),
    ),
    ...(isRange ? [ofHigh] : []),
    column('to_low', isRange ? 'short of low end' : 'short by', (level) =>
      formatPeople(gap.to_low[level]),
    ),
    ...(isRange ? [toHigh] : []),
  ];
}

/** Shares of one level in the order of `blocs`, adding up to 100 % as shown. */
export function levelShares({ shares }: Assessment, level: Level) {
  return formatPercentParts(blocs.map(({ bloc }) => shares[bloc][level].share));
}

/** One row a bloc, personnel and share of each level side by side. */
export function shareGrid(assessment: Assessment): Grid {
  const { shares } = assessment;
  const percent = levels.map((level) => levelShares(assessment, level));
  const cells = (bloc: Bloc | 'european', share: (index: number) => string) =>
    levels.flatMap((level, index) => [formatPeople(shares[bloc][level].personnel), share(index)]);
  return {
    columns: [
      { head: '', align: 'left' },
      ...levels.flatMap((level) => [
        { head: level, align: 'right' as const },
        { head: 'share', align: 'right' as const },
      ]),
    ],
    rows: [
      ...blocs.map(({ bloc, name }, row) => [
        name,
        ...cells(bloc, (index) => percent[index]?.parts[row] ?? noFigure),
      ]),
      [
        europe.name,
        ...cells('european', (index) => percent[index]?.together(europe.indexes) ?? noFigure),
      ],
    ],
  };
}

/** What Ukraine's part leaves to others, one row an end of the target. */
export function requiredFromEuropeGrid({ target, personnel }: Assessment): Grid {
  const { for_low: low, for_high: high } = personnel.required_from_europe;
  const row = (end: number, figures: Levels) => [
    `to reach ${formatPeople(end)}`,
    ...levels.map((level) => formatPeople(figures[level])),
  ];
  return {
    columns: levelHeads('required from Europe'),
    rows: [row(target.low, low), ...(target.low === target.high ? [] : [row(target.high, high)])],
  };
}

/** A label and one figure a level. */
export function levelHeads(first: string): Grid['columns'] {
  return [
    { head: first, align: 'left', flexible: true },
    ...levels.map((level) => ({ head: level, align: 'right' as const })),
  ];
}

export interface ConditionRow extends ConditionAssessment {
  readonly id: string;
}

/** One row a condition that is left open. */
export const conditionColumns: readonly Column<ConditionRow>[] = [
  { ...label('id', 'condition', ({ id }) => id), flexible: true },
  { ...label('title', 'title', ({ title }) => title), flexible: true },
  figure('likelihood', 'likelihood', ({ likelihood }) => likelihood, formatPercent),
  {
    ...label('word', 'in words', ({ likelihood }) => formatLikelihoodWord(likelihood)),
    flexible: true,
  },
  figure('holds', 'expected if so', ({ holds }) => holds.expected, formatPeople),
  figure('fails', 'expected if not', ({ fails }) => fails.expected, formatPeople),
];

export function conditionRows({ conditions }: Assessment): readonly ConditionRow[] {
  return Object.entries(conditions).map(([id, condition]) => ({ ...condition, id }));
}

export interface ContributionRow extends ContributionAssessment {
  readonly id: string;
}

/**
 * One row a contribution.
 *
 * @param capabilities - ids, each a column of its own in CSV
 */
export function contributionColumns(
  capabilities: readonly string[],
): readonly Column<ContributionRow>[] {
  return [
    { ...label('id', 'id', ({ id }) => id), flexible: true },
    csvOnly('nation', ({ nation }) => nation),
    { ...label('name', 'nation', ({ name }) => name), flexible: true },
    csvOnly('bloc', ({ bloc }) => bloc),
    label('stance', 'stance', ({ stance }) => stance),
    csvOnly('willingness', ({ willingness }) => willingness),
    figure('likelihood', 'joins', ({ likelihood }) => likelihood, formatPercent),
    {
      key: 'personnel',
      head: 'personnel',
      align: 'right',
      text: ({ personnel }) => formatRange(personnel.low, personnel.high, formatPeople),
    },
    csvOnly('personnel_low', ({ personnel }) => personnel.low),
    csvOnly('personnel_high', ({ personnel }) => personnel.high),
    csvOnly('personnel_mean', ({ personnel }) => personnel.mean),
    figure('expected', 'expected', ({ expected }) => expected, formatPeople),
    ...capabilities.map((id) =>
      csvOnly<ContributionRow>(`capability_${id}`, (row) => ownAmount(row, id)?.mean ?? null),
    ),
    csvOnly('requires', ({ requires }) =>
      requires.map((entry) => (typeof entry === 'string' ? entry : entry.join('|'))).join('; '),
    ),
    label('basis', 'basis', ({ basis }) => basis),
    csvOnly('sources', ({ sources }) => sources.join('; ')),
  ];
}

/** The largest expected part first, ties by id. */
export function contributionRows({ contributions }: Assessment): readonly ContributionRow[] {
  return Object.entries(contributions)
    .map(([id, contribution]) => ({ ...contribution, id }))
    .sort((a, b) => b.expected - a.expected || (a.id < b.id ? -1 : 1));
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

/** Every source that contributions name, in alphabetical order, with their ids. */
export function sourceRows({ contributions }: Assessment): readonly (readonly [string, string])[] {
  const named = new Map<string, string[]>();
  for (const [id, { sources }] of Object.entries(contributions)) {
    for (const source of sources) named.set(source, [...(named.get(source) ?? []), id]);
  }
  return [...named].map(([source, ids]) => [source, ids.join(', ')] as const).sort(byFirst);
}

function byFirst(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] ? -1 : 1;
}

/** An id may be the name of something every object has, e.g. `constructor`. */
function ownAmount({ capabilities }: ContributionRow, id: string) {
  return Object.hasOwn(capabilities, id) ? capabilities[id] : undefined;
}

function label<Row>(key: string, head: string, read: (row: Row) => string): Column<Row> {
  return { key, head, align: 'left', text: read, raw: read };
}

function figure<Row>(
  key: string,
  head: string,
  read: (row: Row) => number | null,
  format: (value: number | null) => string,
): Column<Row> {
  return { key, head, align: 'right', text: (row) => format(read(row)), raw: read };
}

function csvOnly<Row>(key: string, raw: (row: Row) => Value): Column<Row> {
  return { key, head: key, align: 'left', raw };
}
