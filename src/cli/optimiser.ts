import { setFlagsFromString } from 'node:v8';

/*
 * On Node.js 20 the optimising compiler starts on code that a short run uses for a few
 * milliseconds, and takes longer than it saves: without it a report is a fifth faster (see
 * bench/startup.mjs). Later versions are not helped. It is off only while the program loads and
 * reads small files; what computes has it.
 */
const isHelped = process.version.startsWith('v20.');

/** Files from this size on take long enough to be worth optimising for. */
const largeFile = 48 * 1024;

/** From here on code runs as it is loaded. */
export function optimiserOff(): void {
  if (isHelped) setFlagsFromString('--no-opt');
}

/** From here on code that runs often is optimised. */
export function optimiserOn(): void {
  if (isHelped) setFlagsFromString('--opt');
}

/** To be told of every file before it is parsed. */
export function optimiseFor(bytes: number): void {
  if (bytes >= largeFile) optimiserOn();
}
