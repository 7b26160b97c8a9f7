import type { Shape } from './grid.ts';
import { addConstant, addPoint, addRange, addScaled, addTriangle } from './kernel.ts';
import type { Pool } from './pool.ts';

/**
 * Values at consecutive grid points: `data[start + i]` belongs to `lo + i`. Beyond the end there
 * is 0, and below `lo` what the vector's user says: 0 for probabilities, 1 for chances to reach.
 */
export interface Vector {
  readonly lo: number;
  readonly length: number;
  readonly start: number;
  readonly data: Float64Array;
}

/** One past the last grid point of a vector. */
export function endOf(vector: Vector): number {
  return vector.lo + vector.length;
}

/** Where a vector is wanted: from the first grid point up to, not including, the second. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Grid points on which a source, kept with `stay` and moved by a shape, is not constant. */
export function movedSpan(source: Vector, shape: Shape, stay: number): Span {
  return {
    from: source.lo + (stay === 0 ? shape.low : 0),
    to: endOf(source) + shape.high,
  };
}

/**
 * stay × the source + move × the source moved by an amount.
 *
 * @param below - what the source has below its first grid point
 * @param span - the grid points wanted
 */
export function spread(
  source: Vector,
  shape: Shape,
  stay: number,
  move: number,
  below: 0 | 1,
  span: Span,
  pool: Pool,
): Vector {
  const length = Math.max(0, span.to - span.from);
  const data = pool.take(length);
  // Without a part that stays, the low end only renames the grid points.
  const shift = stay === 0 ? shape.low : 0;
  const low = (shape.low - shift) / shape.stride;
  const work: Work = { shape, low, stay, move, below, pool };
  if (shape.stride === 1) convolve(source, span.from - shift, length, data, work);
  else convolveApart(source, span.from - shift, length, data, work);
  return { lo: span.from, length, start: 0, data };
}

interface Work {
  readonly shape: Shape;
  /** Values between 0 and the amount's first. */
  readonly low: number;
  readonly stay: number;
  readonly move: number;
  readonly below: 0 | 1;
  readonly pool: Pool;
}

/** Fills `data` with what belongs to the grid points from `origin` on. */
function convolve(
  source: Vector,
  origin: number,
  length: number,
  data: Float64Array,
  { shape, low, stay, move, below, pool }: Work,
): void {
  const { kind, width, rising, falling } = shape;
  const at = low + width;
  const padded = pad(source, origin - at, length + at, below, pool);
  if (kind === 'point') addPoint(data, length, padded, at, stay, move);
  else if (kind === 'range') addRange(data, length, padded, at, stay, move, width);
  else addTriangle(data, length, padded, at, stay, move, rising, falling);
}

/**
 * The same for values some grid steps apart: grid points that differ by a multiple of these never
 * meet the others, so each such class is a small computation of its own.
 */
function convolveApart(
  source: Vector,
  origin: number,
  length: number,
  data: Float64Array,
  work: Work,
): void {
  const { stride } = work.shape;
  const out = work.pool.take(Math.ceil(length / stride));
  const own = work.pool.take(Math.ceil(source.length / stride));
  for (let first = origin; first < Math.min(origin + stride, origin + length); first++) {
    const rest = ((first % stride) + stride) % stride;
    const lo = Math.ceil((source.lo - rest) / stride);
    let count = 0;
    for (let point = lo * stride + rest; point < endOf(source); point += stride) {
      own[count++] = source.data[source.start + point - source.lo] as number;
    }
    const points = Math.ceil((origin + length - first) / stride);
    const part = { lo, length: count, start: 0, data: own };
    convolve(part, (first - rest) / stride, points, out, work);
    for (let k = 0; k < points; k++) data[first - origin + k * stride] = out[k] as number;
  }
  work.pool.give(own);
  work.pool.give(out);
}

/** The source at `origin` and the grid points after it, with what lies beyond its ends. */
function pad(source: Vector, origin: number, size: number, below: 0 | 1, pool: Pool): Float64Array {
  const padded = pool.scratch(size);
  const first = clamp(source.lo - origin, 0, size);
  const last = clamp(endOf(source) - origin, first, size);
  padded.fill(below, 0, first);
  const start = source.start + Math.max(0, origin - source.lo);
  padded.set(source.data.subarray(start, start + last - first), first);
  padded.fill(0, last, size);
  return padded;
}

/** A sum of vectors with factors. */
export function mix(
  parts: readonly { readonly vector: Vector; readonly factor: number }[],
  below: 0 | 1,
  span: Span,
  pool: Pool,
): Vector {
  const length = Math.max(0, span.to - span.from);
  const data = pool.take(length);
  data.fill(0, 0, length);
  const sum: Vector = { lo: span.from, length, start: 0, data };
  for (const { vector, factor } of parts) addTo(sum, vector, factor, below);
  return sum;
}

/**
 * Adds factor × a vector, with what it has below its first grid point, in place to one that fills
 * its buffer from the start.
 */
export function addTo(sum: Vector, vector: Vector, factor: number, below: 0 | 1): void {
  if (below === 1) addConstant(sum.data, clamp(vector.lo - sum.lo, 0, sum.length), factor);
  const from = Math.max(sum.lo, vector.lo);
  const to = Math.min(endOf(sum), endOf(vector));
  addScaled(
    sum.data,
    from - sum.lo,
    vector.data,
    vector.start + from - vector.lo,
    Math.max(0, to - from),
    factor,
  );
}

/** Gives back the buffers of vectors, but for those that are kept. */
export function release(vectors: readonly Vector[], kept: readonly Vector[], pool: Pool): void {
  const keep = new Set(kept);
  for (const vector of new Set(vectors)) if (!keep.has(vector)) pool.give(vector.data);
}

/** The smallest span that covers all of several. */
export function cover(spans: readonly Span[]): Span {
  return {
    from: Math.min(...spans.map((span) => span.from)),
    to: Math.max(...spans.map((span) => span.to)),
  };
}

/** Without what is too small at either end: it would only slow the processor down. */
export function trimmed(vector: Vector): Vector {
  const { data, start } = vector;
  let first = start;
  let last = start + vector.length;
  while (first < last && (data[first] as number) < NEGLIGIBLE) first++;
  while (last > first && (data[last - 1] as number) < NEGLIGIBLE) last--;
  return { lo: vector.lo + first - start, length: last - first, start: first, data };
}

/** Far below the last bit of any figure: a million such cells are still nothing beside 1e-16. */
const NEGLIGIBLE = 1e-40;

/** As near to certain as the last two bits of a number can tell. */
const CERTAIN = 1 - 2 ** -52;

/** Chances to reach without the ends where they are as good as certain, or as good as none. */
export function trimmedChances(vector: Vector): Vector {
  const { data, start } = vector;
  let first = start;
  let last = start + vector.length;
  while (first < last && (data[first] as number) >= CERTAIN) first++;
  while (last > first && (data[last - 1] as number) < NEGLIGIBLE) last--;
  return { lo: vector.lo + first - start, length: last - first, start: first, data };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
