import type { Assessment } from '../assess/assessment.ts';
import type { Expression } from './expression.ts';
import { lookUp } from './look-up.ts';
import { whyNoFigure } from './note.ts';

/** What `change in` compares with: an assessment, or why there is none. */
export type Base =
  | { readonly kind: 'assessment'; readonly assessment: Assessment; readonly path: string }
  | { readonly kind: 'none'; readonly why: string };

/** The figure that an assertion is about. */
export interface Figure {
  /** Null where there is none. */
  readonly value: number | string | null;
  /** How large the numbers are that it comes from, so that their rounding can be told from it. */
  readonly size: number;
  /** Why there is no figure; null where there is one. */
  readonly why: string | null;
  /** Whether there is none only because of how the command was called. */
  readonly isLeftOut: boolean;
}

/**
 * The figure that an expression is about, in an assessment and, for a change, against a base.
 *
 * @param settled - conditions that the assessment leaves out, because they are assumed
 */
export function figureOf(
  { subject, path }: Expression,
  assessment: Assessment,
  base: Base,
  settled?: ReadonlySet<string>,
): Figure {
  const keys = path.map(({ key }) => key);
  const looked = lookUp(assessment, path, settled);
  if (!looked.ok) return noFigure(looked.fault.message);
  if (looked.settled !== undefined) {
    return leftOut(`\`${looked.settled}\` is settled by what is assumed`);
  }
  const { value } = looked;
  if (subject === 'change' && base.kind === 'none') return leftOut(base.why);
  if (value === null) return noFigure(whyNoFigure(keys));
  if (subject === 'figure' || base.kind === 'none') {
    return { value, size: typeof value === 'number' ? Math.abs(value) : 0, ...present };
  }
  const before = lookUp(base.assessment, path);
  if (!before.ok || typeof before.value !== 'number' || typeof value !== 'number') {
    return noFigure('the base has no such figure');
  }
  const size = Math.max(Math.abs(value), Math.abs(before.value));
  return { value: value - before.value, size, ...present };
}

const present = { why: null, isLeftOut: false };

function noFigure(why: string): Figure {
  return { value: null, size: 0, why, isLeftOut: false };
}

function leftOut(why: string): Figure {
  return { value: null, size: 0, why, isLeftOut: true };
}
