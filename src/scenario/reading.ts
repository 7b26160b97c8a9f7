import type { Removal } from './merge.ts';
import type { ScenarioPath } from './scenario.ts';
import { type Place, pointer } from './tree.ts';

/** How a scenario came about, as far as the checks have to know it. */
export interface Reading {
  /** Whether a file or a part of one could not be read: what seems missing may stand there. */
  readonly isPartial: boolean;
  /** What overlays and options have taken away. */
  readonly removals: readonly Removal[];
}

/** Where a `null` has removed a path, or something that held it. */
export function removedAt({ removals }: Reading, path: ScenarioPath): Place | undefined {
  const wanted = pointer(path);
  return removals.find(({ path: removed, idle }) => {
    const way = pointer(removed);
    return !idle && (wanted === way || wanted.startsWith(`${way}/`));
  })?.place;
}
