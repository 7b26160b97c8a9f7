import { hasMoved } from '../diff/metrics.ts';
import type { Location } from '../scenario/scenario.ts';
import {
  formatAmount,
  formatChance,
  formatPeople,
  formatPercent,
  formatPoints,
  noFigure,
} from './format.ts';

/** What a figure counts: how it is rounded, and how a difference of two is told. */
export type Quantity = 'people' | 'amount' | 'chance' | 'ratio';

const formats: Readonly<Record<Quantity, (value: number | null) => string>> = {
  people: formatPeople,
  amount: formatAmount,
  chance: formatChance,
  ratio: formatPercent,
};

export function formatFigure(value: number | null, quantity: Quantity): string {
  return formats[quantity](value);
}

/** A change, and parts that add up to it as shown. */
export interface ChangeText {
  readonly total: string;
  readonly parts: readonly string[];
}

/**
 * A change with its sign, and the parts of it. What is shown adds up: the change is the difference
 * of the two figures as shown, and its parts are rounded by the largest remainder.
 *
 * @returns percentage points for chances and ratios; a part too small to show reads `+<1`
 * @example
 * formatChange(882687.1, 881912.5, 'people').total // => '−774'
 */
export function formatChange(
  from: number,
  to: number,
  quantity: Quantity,
  parts: readonly number[] = [],
): ChangeText {
  const delta = to - from;
  const scale = stepsIn(hasMoved(from, to) ? delta : Math.max(0, ...parts), quantity);
  const isCount = quantity === 'people' || quantity === 'amount';
  const total = isCount
    ? Math.round(to * scale) - Math.round(from * scale)
    : Math.round(delta * scale);
  const whole = apportion(
    parts.map((part) => part * scale),
    total,
  );
  const show = (steps: number, exact: number) => {
    if (steps !== 0)
      return `${steps < 0 ? '−' : '+'}${showSteps(Math.abs(steps), scale, quantity)}`;
    if (Math.abs(exact) <= negligible) return '0';
    return `${exact < 0 ? '−' : '+'}<${showSteps(1, scale, quantity)}`;
  };
  return {
    total: show(total, delta),
    parts: parts.map((part, index) => show(whole[index] ?? 0, part)),
  };
}

/** Rounding leaves as much of what is nothing. */
const negligible = 1e-9;

/** How many of the smallest differences that are shown make one person, unit, or whole. */
function stepsIn(delta: number, quantity: Quantity): number {
  if (quantity === 'people') return 1;
  if (quantity === 'amount') return 100;
  const points = Math.abs(delta) * 100;
  return points >= 9.95 ? 100 : points >= 0.995 ? 1000 : 10_000;
}

function showSteps(steps: number, scale: number, quantity: Quantity): string {
  if (quantity === 'people') return formatPeople(steps);
  if (quantity === 'amount') return formatAmount(steps / scale);
  const decimals = Math.round(Math.log10(scale)) - 2;
  return `${((steps / scale) * 100).toFixed(decimals)} pp`;
}

/** Whole numbers near the parts that add up to a total: the largest remainders are rounded up. */
function apportion(parts: readonly number[], total: number): readonly number[] {
  const whole = parts.map(Math.floor);
  const left = total - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = [...parts.keys()].sort(
    (a, b) => remainder(parts[b]) - remainder(parts[a]) || a - b,
  );
  for (const index of byRemainder.slice(0, Math.max(0, left))) {
    whole[index] = (whole[index] ?? 0) + 1;
  }
  return whole;
}

function remainder(value = 0): number {
  return value - Math.floor(value);
}

/** A single difference, rounded by itself. */
export function formatDifference(delta: number, quantity: Quantity): string {
  if (Math.abs(delta) <= negligible) return '0';
  const size = Math.abs(delta);
  const isCount = quantity === 'people' || quantity === 'amount';
  return `${delta < 0 ? '−' : '+'}${isCount ? formatFigure(size, quantity) : formatPoints(size)}`;
}

/**
 * A change as part of what it was; undefined where that was nothing.
 *
 * @example
 * formatRelative(200, 150) // => '−25 %'
 */
export function formatRelative(from: number, to: number): string | undefined {
  if (from === 0 || from === to) return undefined;
  return `${to < from ? '−' : '+'}${formatPercent(Math.abs(to - from) / Math.abs(from))}`;
}

/** A value of a scenario in one line, in the spelling of a file; a dash for no value. */
export function inlineValue(value: unknown): string {
  if (value === null || value === undefined) return noFigure;
  if (Array.isArray(value)) return `[${value.map(inlineValue).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return `{${entries.map(([key, inner]) => `${key}: ${inlineValue(inner)}`).join(', ')}}`;
}

/** Where something is written, as editors and terminals make a link of it; a dash for nowhere. */
export function placeText(location: Location | null): string {
  return location === null ? noFigure : `${location.file}:${location.line}`;
}
