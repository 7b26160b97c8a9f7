import type { Assessment } from '../assess/assessment.ts';

/** A figure that moved. */
export interface Metric {
  /** Dot path into the assessment. */
  readonly path: string;
  /** Null where the base has no such figure. */
  readonly from: number | null;
  /** Null where the head has no such figure. */
  readonly to: number | null;
  /** to − from; null where one side has no such figure. */
  readonly delta: number | null;
}

/**
 * Every figure of two assessments that is not the same, in the order of paths.
 *
 * What differs in the last digits alone, by less than a hundredth of a billionth of the figure (or
 * of 1, for smaller ones), has not moved: sums taken in another order leave as much.
 */
export function metricsBetween(base: Assessment, head: Assessment): readonly Metric[] {
  const before = figuresOf(base);
  const after = figuresOf(head);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path): Metric[] => {
    const from = before.get(path) ?? null;
    const to = after.get(path) ?? null;
    if (from === null || to === null) return [{ path, from, to, delta: null }];
    return hasMoved(from, to) ? [{ path, from, to, delta: to - from }] : [];
  });
}

/** Whether two figures differ by more than what rounding explains. */
export function hasMoved(from: number, to: number): boolean {
  return Math.abs(to - from) > 1e-11 * Math.max(1, Math.abs(from), Math.abs(to));
}

/** Every number of an assessment by its dot path; numbers only, no words and no lists. */
export function figuresOf(assessment: Assessment): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  const collect = (value: unknown, path: string): void => {
    if (typeof value === 'number') figures.set(path, value);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) collect(inner, `${path}.${key}`);
    }
  };
  for (const [key, room] of Object.entries(assessment)) {
    if (!notFigures.has(key)) collect(room, key);
  }
  return figures;
}

/** What stands around the figures of an assessment. */
const notFigures = new Set(['format', 'format_version', 'tool', 'inputs', 'scenario', 'findings']);
