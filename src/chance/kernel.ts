/*
 * The loops in which the engine spends its time.
 *
 * The first three make, for k = 0 … length − 1,
 *
 *     out[k] = stay · padded[k + at] + move · Σ_j P(amount = low + j) · padded[k + width − j]
 *
 * in time proportional to the length, whatever the width of the amount. `padded` is the source with
 * enough of what lies beyond its ends that no index needs a test. A range is a window sliding over
 * it. A triangle, in each step, gains the mean of the values that enter its rising side and loses
 * the mean of those on its falling side. Sums over a window are taken afresh now and then, so that
 * rounding errors cannot walk far.
 *
 * Every loop is a function of its own with nothing after it: the optimiser replaces a running loop
 * by what it has seen so far, and code after it that has not run yet would make it start over.
 * Two cells a turn, because the bookkeeping of a turn costs as much as the arithmetic of a cell; so
 * `out` and `padded` need room for one more cell, of which the contents do not matter.
 */

/** Fewest cells between two fresh sums; wider amounts go four widths. Even. */
const BLOCK = 1024;

/** The source, moved. */
export function addPoint(
  out: Float64Array,
  length: number,
  padded: Float64Array,
  at: number,
  stay: number,
  move: number,
): void {
  for (let k = 0; k < length; k += 2) {
    out[k] = stay * (padded[k + at] as number) + move * (padded[k + 1] as number);
    out[k + 1] = stay * (padded[k + 1 + at] as number) + move * (padded[k + 2] as number);
  }
}

/** The source, averaged over `width` neighbours. */
export function addRange(
  out: Float64Array,
  length: number,
  padded: Float64Array,
  at: number,
  stay: number,
  move: number,
  width: number,
): void {
  const block = Math.max(BLOCK, 4 * width);
  for (let from = 0; from < length; from += block) {
    const to = Math.min(length, from + block);
    const sum = sumOf(padded, from, width);
    slideRange(out, from, to, padded, at, stay, move / width, width, sum);
  }
}

function slideRange(
  out: Float64Array,
  from: number,
  to: number,
  padded: Float64Array,
  at: number,
  stay: number,
  each: number,
  width: number,
  first: number,
): void {
  let sum = first;
  for (let k = from; k < to; k += 2) {
    const next = sum + ((padded[k + width] as number) - (padded[k] as number));
    sum = next + ((padded[k + 1 + width] as number) - (padded[k + 1] as number));
    out[k] = stay * (padded[k + at] as number) + each * next;
    out[k + 1] = stay * (padded[k + 1 + at] as number) + each * sum;
  }
}

/** The source, averaged under a triangle. */
export function addTriangle(
  out: Float64Array,
  length: number,
  padded: Float64Array,
  at: number,
  stay: number,
  move: number,
  rising: number,
  falling: number,
): void {
  const width = rising + falling - 1;
  const each = (2 * move) / (rising + falling);
  const block = Math.max(BLOCK, 4 * width);
  const sides = new Float64Array(4);
  for (let from = 0; from < length; from += block) {
    const to = Math.min(length, from + block);
    sumRamp(sides, 0, padded, from, 1, falling);
    sumRamp(sides, 2, padded, from + width - 1, -1, rising);
    const [down = 0, onFalling = 0, up = 0, onRising = 0] = sides;
    // The mode is on both sides, and whole on each.
    const mode = padded[from + falling - 1] as number;
    const sum = onFalling / falling + onRising / rising - mode;
    slideTriangle(out, from, to, padded, at, stay, each, rising, falling, up, down, sum);
  }
}

function slideTriangle(
  out: Float64Array,
  from: number,
  to: number,
  padded: Float64Array,
  at: number,
  stay: number,
  each: number,
  rising: number,
  falling: number,
  firstUp: number,
  firstDown: number,
  first: number,
): void {
  const width = rising + falling - 1;
  const perUp = 1 / rising;
  const perDown = 1 / falling;
  let up = firstUp;
  let down = firstDown;
  let sum = first;
  for (let k = from; k < to; k += 2) {
    const now = padded[k + falling] as number;
    up += (padded[k + width] as number) - (padded[k + falling - 1] as number);
    const next = sum + (up * perUp - down * perDown);
    down += now - (padded[k] as number);
    up += (padded[k + 1 + width] as number) - now;
    sum = next + (up * perUp - down * perDown);
    down += (padded[k + 1 + falling] as number) - (padded[k + 1] as number);
    out[k] = stay * (padded[k + at] as number) + each * next;
    out[k + 1] = stay * (padded[k + 1 + at] as number) + each * sum;
  }
}

/** Σ values[from … from + count − 1] */
export function sumOf(values: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let start = 0; start < count; start += RUN) {
    sum += plainSum(values, from + start, Math.min(RUN, count - start));
  }
  return sum;
}

/** Addends in a row before their sum joins the others: a million in a row would lose five digits. */
const RUN = 4096;

function plainSum(values: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let k = from; k < from + count; k++) sum += values[k] as number;
  return sum;
}

/**
 * out[at] = Σ of count values from one on, a step apart, and out[at + 1] = 1 · the first + 2 · the
 * second + … + count · the last.
 */
function sumRamp(
  out: Float64Array,
  at: number,
  values: Float64Array,
  from: number,
  step: number,
  count: number,
): void {
  let sum = 0;
  let ramp = 0;
  for (let weight = 1, k = from; weight <= count; weight++, k += step) {
    sum += values[k] as number;
    ramp += weight * (values[k] as number);
  }
  out[at] = sum;
  out[at + 1] = ramp;
}

/** out[to + k] += factor · source[from + k] */
export function addScaled(
  out: Float64Array,
  to: number,
  source: Float64Array,
  from: number,
  length: number,
  factor: number,
): void {
  const odd = length % 2;
  if (odd === 1) out[to] = (out[to] as number) + factor * (source[from] as number);
  addPairs(out, to + odd, source, from + odd, length - odd, factor);
}

function addPairs(
  out: Float64Array,
  to: number,
  source: Float64Array,
  from: number,
  length: number,
  factor: number,
): void {
  for (let k = 0; k < length; k += 2) {
    out[to + k] = (out[to + k] as number) + factor * (source[from + k] as number);
    out[to + k + 1] = (out[to + k + 1] as number) + factor * (source[from + k + 1] as number);
  }
}

/** Σ a[from + k] · b[back − k]: two vectors against one another. */
export function against(
  a: Float64Array,
  from: number,
  b: Float64Array,
  back: number,
  length: number,
): number {
  const odd = length % 2;
  let sum = odd === 1 ? (a[from] as number) * (b[back] as number) : 0;
  for (let k = odd; k < length; k += RUN) {
    sum += pairsAgainst(a, from + k, b, back - k, Math.min(RUN, length - k));
  }
  return sum;
}

function pairsAgainst(
  a: Float64Array,
  from: number,
  b: Float64Array,
  back: number,
  length: number,
): number {
  let sum = 0;
  let other = 0;
  for (let k = 0; k < length; k += 2) {
    sum += (a[from + k] as number) * (b[back - k] as number);
    other += (a[from + k + 1] as number) * (b[back - k - 1] as number);
  }
  return sum + other;
}

/** out[k] = Σ of values[from + k … from + length − 1], none of them counted below 0. */
export function sumFromEnd(
  out: Float64Array,
  values: Float64Array,
  from: number,
  length: number,
): void {
  let sum = 0;
  for (let until = length; until > 0; until -= RUN) {
    const start = Math.max(0, until - RUN);
    runFromEnd(out, values, from, start, until, sum);
    sum = out[start] as number;
  }
}

function runFromEnd(
  out: Float64Array,
  values: Float64Array,
  from: number,
  start: number,
  until: number,
  before: number,
): void {
  let sum = 0;
  for (let k = until - 1; k >= start; k--) {
    sum += Math.max(0, values[from + k] as number);
    out[k] = before + sum;
  }
}

/** Σ (k − centre)² · values[from + k] for k = 0 … length − 1 */
export function squaresAround(
  values: Float64Array,
  from: number,
  length: number,
  centre: number,
): number {
  let sum = 0;
  for (let k = 0; k < length; k++)
    sum += (k - centre) * (k - centre) * (values[from + k] as number);
  return sum;
}

/** out[k] += value for k = 0 … length − 1 */
export function addConstant(out: Float64Array, length: number, value: number): void {
  for (let k = 0; k < length; k++) out[k] = (out[k] as number) + value;
}
