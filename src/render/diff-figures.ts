import type { UnitPart } from '../diff/attribution.ts';
import type { Comparison } from '../diff/diff.ts';
import { hasMoved, type Metric } from '../diff/metrics.ts';
import { changeText } from './diff-answer.ts';
import { formatChange, formatDifference, formatFigure, type Quantity } from './diff-format.ts';

/** A figure that a report of a comparison shows. */
export interface Shown {
  readonly label: string;
  readonly quantity: Quantity;
}

/** A headline figure, and what each changed unit did to it, the largest part first. */
export interface Divided extends Shown {
  readonly path: string;
  /** `882,687 → 881,913 (−774, −0.09 %)` */
  readonly change: string;
  /** How much it moved, as shown. */
  readonly total: string;
  /** As shown, these add up to the total. */
  readonly rows: readonly PartRow[];
  /** Units that do nothing to this figure. */
  readonly idle: number;
}

export interface PartRow {
  readonly unit: string;
  readonly part: string;
  readonly alone: string;
  /** Whether it would do something else as the only change. */
  readonly interacts: boolean;
}

/** The headline figures that moved, divided among the changes. */
export function dividedFigures({ diff, base, head }: Comparison): readonly Divided[] {
  const moved = new Map(diff.metrics.map((metric) => [metric.path, metric]));
  const titleOf = (id: string) =>
    head.capabilities[id]?.title ?? base.capabilities[id]?.title ?? id;
  const rank = (path: string) =>
    path.startsWith('capabilities.') ? headlines.length : headlines.indexOf(path);
  return Object.entries(diff.attribution)
    .filter(([path]) => moved.has(path) || (diff.attribution[path] ?? []).some(acts))
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap(([path, parts]) => {
      const shown = figureNamed(path, titleOf);
      if (shown === undefined) return [];
      const metric = moved.get(path);
      const from = metric?.from ?? 0;
      return [divide(path, shown, from, metric?.to ?? from, metric, parts)];
    });
}

const headlines = ['personnel.expected', 'personnel.potential', 'personnel.likelihood.reach_low'];

function divide(
  path: string,
  shown: Shown,
  from: number,
  to: number,
  metric: Metric | undefined,
  parts: readonly UnitPart[],
): Divided {
  const active = parts.filter(acts);
  const { quantity } = shown;
  const { total, parts: texts } = formatChange(
    from,
    to,
    quantity,
    active.map(({ delta }) => delta),
  );
  return {
    ...shown,
    path,
    total,
    change:
      metric === undefined
        ? 'unchanged: what changes do to it cancels out'
        : `${formatFigure(from, quantity)} → ${formatFigure(to, quantity)} (${changeText(from, to, quantity)})`,
    rows: active.map(({ unit, delta, alone }, index) => ({
      unit,
      part: texts[index] ?? '',
      alone: formatDifference(alone, quantity),
      interacts:
        differs(delta, alone, quantity) &&
        formatDifference(delta, quantity) !== formatDifference(alone, quantity),
    })),
    idle: parts.length - active.length,
  };
}

function acts({ delta, alone }: UnitPart): boolean {
  return hasMoved(0, delta) || hasMoved(0, alone);
}

/** Differs by more than a hundredth, and by something that can be shown. */
function differs(delta: number, alone: number, quantity: Quantity): boolean {
  const least = { people: 0.5, amount: 0.005, chance: 0.0005, ratio: 0.0005 }[quantity];
  const size = Math.max(Math.abs(delta), Math.abs(alone));
  return Math.abs(alone - delta) > Math.max(least, size * 0.01);
}

/** One figure of the list of those that moved. */
export interface MovedRow extends Shown {
  readonly from: string;
  readonly to: string;
  readonly change: string;
}

/** The figures that most readers ask for, of those that moved, in the order of reports. */
export function movedFigures({ diff, base, head }: Comparison): readonly MovedRow[] {
  const titleOf = (id: string) =>
    head.capabilities[id]?.title ?? base.capabilities[id]?.title ?? id;
  const found = diff.metrics.flatMap((metric) => {
    const shown = figureNamed(metric.path, titleOf);
    return shown === undefined ? [] : [{ metric, shown }];
  });
  const rank = ({ metric: { path } }: (typeof found)[number]) =>
    Object.keys(named).indexOf(path) + (Object.hasOwn(named, path) ? 0 : Number.MAX_SAFE_INTEGER);
  return found
    .sort((a, b) => rank(a) - rank(b))
    .map(({ metric: { from, to }, shown }) => ({
      ...shown,
      from: formatFigure(from, shown.quantity),
      to: formatFigure(to, shown.quantity),
      change: from === null || to === null ? '' : changeText(from, to, shown.quantity),
    }));
}

const named: Readonly<Record<string, Shown>> = {
  'target.low': { label: 'asked for, low end', quantity: 'people' },
  'target.high': { label: 'asked for, high end', quantity: 'people' },
  'personnel.firm': { label: 'firm', quantity: 'people' },
  'personnel.expected': { label: 'expected', quantity: 'people' },
  'personnel.potential': { label: 'potential', quantity: 'people' },
  'personnel.coverage.of_low.expected': { label: 'expected, of low end', quantity: 'ratio' },
  'personnel.coverage.of_high.expected': { label: 'expected, of high end', quantity: 'ratio' },
  'personnel.likelihood.reach_low': { label: 'chance of the low end', quantity: 'chance' },
  'personnel.likelihood.reach_high': { label: 'chance of the high end', quantity: 'chance' },
  'personnel.expected_shortfall': { label: 'missing on average', quantity: 'people' },
  'personnel.quantiles.p05': { label: '19 in 20 chance of at least', quantity: 'people' },
  'personnel.quantiles.p50': { label: 'even chance of at least', quantity: 'people' },
  'personnel.quantiles.p95': { label: '1 in 20 chance of at least', quantity: 'people' },
  'shares.ukraine.expected.share': { label: 'share of Ukraine', quantity: 'ratio' },
  'shares.european.expected.share': { label: 'share of Europe', quantity: 'ratio' },
  'shares.other.expected.share': { label: 'share of others', quantity: 'ratio' },
};

/** How a figure is called; undefined for those that only JSON has. */
function figureNamed(path: string, titleOf: (capability: string) => string): Shown | undefined {
  if (Object.hasOwn(named, path)) return named[path];
  const [room, id = '', ...rest] = path.split('.');
  const figure = rest.join('.');
  if (room === 'conditions' && figure === 'likelihood') {
    return { label: `chance that ${id} holds`, quantity: 'chance' };
  }
  if (room !== 'capabilities') return undefined;
  const title = titleOf(id);
  if (figure === 'expected' || figure === 'potential') {
    return { label: `${title}, ${figure}`, quantity: 'amount' };
  }
  return figure === 'likelihood.reach_low'
    ? { label: `${title}, chance of the low end`, quantity: 'chance' }
    : undefined;
}
