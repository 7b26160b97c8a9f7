/**
 * Buffers to use again. Touching fresh memory costs several times what the arithmetic on it does,
 * and a computation that takes back what it gave needs no more than its two widest steps.
 */
export interface Pool {
  /** A buffer of at least this length, contents undefined. */
  readonly take: (length: number) => Float64Array;
  readonly give: (buffer: Float64Array) => void;
  /** A work area of at least this length; the next call may return the same one. */
  readonly scratch: (length: number) => Float64Array;
}

/** Cells that a pool asks for at first, and at most: few requests, as each alarms the collector. */
const FIRST_SLAB = 2 ** 12;
const LARGEST_SLAB = 2 ** 21;

/** Cells of the smallest buffer. */
const SMALLEST = 64;

/** An empty pool; all that it handed out goes when it and its buffers are forgotten. */
export function newPool(): Pool {
  // By the power of two that they hold, the last one given back on top: it is still in the cache.
  const free: Float64Array[][] = [];
  let size = FIRST_SLAB;
  let slab: Float64Array = new Float64Array(0);
  let work = slab;
  const carve = (room: number): Float64Array => {
    if (slab.length < room) {
      slab = new Float64Array(Math.max(size, room));
      size = Math.min(LARGEST_SLAB, 8 * size);
    }
    const buffer = slab.subarray(0, room);
    slab = slab.subarray(room);
    return buffer;
  };
  return {
    take: (length) => {
      const power = powerFor(length);
      // Up to four times as large will do before fresh memory is touched.
      return (
        free[power]?.pop() ?? free[power + 1]?.pop() ?? free[power + 2]?.pop() ?? carve(2 ** power)
      );
    },
    give: (buffer) => {
      // Not from here.
      if (buffer.length < SMALLEST) return;
      const power = powerFor(buffer.length - 1);
      while (free.length <= power) free.push([]);
      free[power]?.push(buffer);
    },
    scratch: (length) => {
      if (work.length < length + 1) work = carve(2 ** powerFor(length));
      return work;
    },
  };
}

/** Of two, with room for one cell more: the loops work on pairs of cells. */
function powerFor(length: number): number {
  return 32 - Math.clz32(Math.max(SMALLEST - 1, length));
}
