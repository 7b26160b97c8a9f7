import type { Against } from './check-base.ts';
import type { ScenarioOptions } from './load-scenarios.ts';

/** A run of checks that threads can share; plain data. */
export interface SharedRun {
  readonly words: readonly string[];
  readonly against: Against;
  readonly options: ScenarioOptions;
  /** How many scenarios have been taken, in its one element. */
  readonly taken: Int32Array;
}

/** Takes another scenario of a run: its place, or a place past the last when none is left. */
export function takeOne({ taken }: SharedRun): number {
  return Atomics.add(taken, 0, 1);
}
