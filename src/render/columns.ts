import type { Assessment, Levels } from '../assess/assessment.ts';
import type { Bloc } from '../scenario/scenario.ts';
import { formatPeople, formatPercent, formatPercentParts, noFigure } from './format.ts';

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

/** Text, the same for people and in CSV. */
export function labelColumn<Row>(
  key: string,
  head: string,
  read: (row: Row) => string,
): Column<Row> {
  return { key, head, align: 'left', text: read, raw: read };
}

/** A figure, formatted for people and raw in CSV. */
export function figureColumn<Row>(
  key: string,
  head: string,
  read: (row: Row) => number | null,
  format: (value: number | null) => string,
): Column<Row> {
  return { key, head, align: 'right', text: (row) => format(read(row)), raw: read };
}

/** What only CSV carries. */
export function csvColumn<Row>(key: string, raw: (row: Row) => Value): Column<Row> {
  return { key, head: key, align: 'left', raw };
}

/** Order by what is widest; what differs by rounding alone is equal, and goes by id. */
export function widestFirst<Row extends { readonly id: string }>(
  rows: readonly Row[],
  ...widths: readonly ((row: Row) => number)[]
): readonly Row[] {
  const size = (row: Row, width: (row: Row) => number) => Math.round(width(row) * 1e9);
  return [...rows].sort((a, b) => {
    for (const width of widths) {
      const difference = size(b, width) - size(a, width);
      if (difference !== 0) return difference;
    }
    return a.id < b.id ? -1 : 1;
  });
}
