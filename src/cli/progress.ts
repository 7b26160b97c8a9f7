import type { Output } from './streams.ts';

/** How far a long run has come. */
export interface Progress {
  /** An item begins: the how manieth, from 1. */
  readonly begun: (count: number) => void;
  /** Takes the line away again. */
  readonly end: () => void;
}

/** Milliseconds for which nobody needs to be told anything. */
const patience = 1000;

/**
 * A line on a terminal that counts items, once the run has taken longer than a second; nothing
 * anywhere else.
 *
 * @param now - milliseconds, from any start
 */
export function progressOn(
  stderr: Output,
  total: number,
  now: () => number = () => performance.now(),
): Progress {
  if (stderr.isTTY !== true) return { begun: () => {}, end: () => {} };
  const start = now();
  let isShown = false;
  return {
    begun: (count) => {
      if (now() - start < patience) return;
      isShown = true;
      stderr.write(`\r\u001b[Kchecking ${count} of ${total}`);
    },
    end: () => {
      if (isShown) stderr.write('\r\u001b[K');
    },
  };
}
