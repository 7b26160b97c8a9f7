import { setFlagsFromString } from 'node:v8';
import { highOf, lowOf } from '../chance/amount.ts';
import type { Scenario } from '../scenario/scenario.ts';

/*
 * On Node.js 20 the optimising compiler starts on code that a short run uses for a few
 * milliseconds, and takes longer than it saves: without it a report is a fifth faster (see
 * bench/startup.mjs). Later versions are not helped. It is off while the program loads, and stays
 * off only for what is small.
 */
const isHelped = process.version.startsWith('v20.');

/** Files from this size on, in bytes, take long enough to be worth optimising for. */
const largeFile = 48 * 1024;
/** And totals from this spread on, in people. */
const wideSpread = 60_000;

/**
 * From here on code runs as it is loaded. Nor is memory cleared up in tasks of their own: a process
 * that is about to end would wait for them, for a tenth of a short run.
 */
export function optimiserOff(): void {
  if (!isHelped) return;
  setFlagsFromString('--no-opt');
  setFlagsFromString('--no-incremental-marking-task');
}

/** From here on code that runs often is optimised. */
export function optimiserOn(): void {
  if (!isHelped) return;
  setFlagsFromString('--opt');
  setFlagsFromString('--incremental-marking-task');
}

/**
 * Optimises for a run of many small files: with little of other functions taken into each, for
 * that takes longer than it saves (see bench/check.mjs).
 */
export function optimiseForMany(): void {
  optimiserOn();
  if (isHelped) setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
}

/** To be told of every file before it is parsed. */
export function optimiseForFile(bytes: number): void {
  if (bytes >= largeFile) optimiserOn();
}

let scenariosRead = 0;

/** To be told of the scenarios before anything is computed. */
export function optimiseForScenarios(scenarios: readonly Scenario[]): void {
  scenariosRead += scenarios.length;
  const amounts = scenarios.flatMap(({ contributions }) =>
    [...contributions.values()].map(({ personnel }) => highOf(personnel) - lowOf(personnel)),
  );
  const spread = amounts.reduce((sum, width) => sum + width, 0);
  if (scenariosRead > 1 || spread >= wideSpread) optimiserOn();
}
