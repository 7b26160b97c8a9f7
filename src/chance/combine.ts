import type { Shape } from './grid.ts';
import type { Pool } from './pool.ts';
import {
  addTo,
  cover,
  endOf,
  mix,
  movedSpan,
  type Span,
  spread,
  trimmed,
  trimmedChances,
  type Vector,
} from './vector.ts';

/** A vector with the part of it that stays where it is and the part that an amount moves. */
export interface Part {
  readonly vector: Vector;
  readonly stay: number;
  readonly move: number;
}

/** How vectors are combined in one step. */
export interface Combining {
  readonly shape: Shape;
  /** What vectors have below their first grid point. */
  readonly below: 0 | 1;
  /** The grid points that matter; all where left out. */
  readonly matters?: Span;
  readonly pool: Pool;
  /** Made in this step already, for the next state that needs the same. */
  readonly made: Map<Vector, { readonly stay: number; readonly result: Vector }[]>;
}

/**
 * The sum of parts. As little as can be is made anew: a single part of which nothing moves is the
 * vector itself, and the same part of the same vector is made once.
 *
 * @param parts - stays and moves add up to 1; at least one
 */
export function combined(parts: readonly Part[], combining: Combining): Vector {
  const { shape, below, pool } = combining;
  const distinct = together(parts);
  const moving = distinct.filter((part) => part.move > 0);
  const staying = distinct.filter((part) => part.stay > 0);
  const [first] = distinct;
  const [mover] = moving;
  if (distinct.length === 1 && first !== undefined) {
    return mover === undefined ? first.vector : single(first, combining);
  }
  const span = spanOf(distinct, combining);
  if (mover === undefined) {
    const factors = staying.map(({ vector, stay }) => ({ vector, factor: stay }));
    return tidied(mix(factors, below, span, pool), below);
  }
  if (moving.length === 1) {
    const sum = spread(mover.vector, shape, mover.stay, mover.move, below, span, pool);
    for (const part of staying) if (part !== mover) addTo(sum, part.vector, part.stay, below);
    return tidied(sum, below);
  }
  // What several bring to move is added first: the amount is then spread once.
  const move = moving.reduce((sum, part) => sum + part.move, 0);
  const factors = moving.map((part) => ({ vector: part.vector, factor: part.move / move }));
  const brought = mix(factors, below, cover(moving.map(({ vector }) => extentOf(vector))), pool);
  const sum = spread(brought, shape, 0, move, below, span, pool);
  pool.give(brought.data);
  for (const part of staying) addTo(sum, part.vector, part.stay, below);
  return tidied(sum, below);
}

/** Without the ends that are too near to what stands beyond them to count. */
function tidied(vector: Vector, below: 0 | 1): Vector {
  return below === 0 ? trimmed(vector) : trimmedChances(vector);
}

function single(part: Part, combining: Combining): Vector {
  const { shape, below, pool, made } = combining;
  const known = made.get(part.vector) ?? [];
  const same = known.find((entry) => entry.stay === part.stay);
  if (same !== undefined) return same.result;
  const span = spanOf([part], combining);
  const moved = spread(part.vector, shape, part.stay, part.move, below, span, pool);
  const result = tidied(moved, below);
  made.set(part.vector, [...known, { stay: part.stay, result }]);
  return result;
}

/** Parts of the same vector as one. */
function together(parts: readonly Part[]): Part[] {
  const byVector = new Map<Vector, Part>();
  for (const { vector, stay, move } of parts) {
    const same = byVector.get(vector);
    const part = { vector, stay: stay + (same?.stay ?? 0), move: move + (same?.move ?? 0) };
    byVector.set(vector, part);
  }
  return [...byVector.values()];
}

function extentOf(vector: Vector): Span {
  return { from: vector.lo, to: endOf(vector) };
}

/** What the sum of parts can have that is neither 0 nor 1, as far as it matters. */
function spanOf(parts: readonly Part[], { shape, matters }: Combining): Span {
  const span = cover(
    parts.map(({ vector, stay, move }) =>
      move > 0 ? movedSpan(vector, shape, stay) : extentOf(vector),
    ),
  );
  if (matters === undefined) return span;
  // Where nothing of it matters, an empty span that keeps everything on its proper side.
  const from = Math.max(span.from, matters.from);
  return { from, to: Math.max(from, Math.min(span.to, matters.to)) };
}
