import type { ScenarioPath } from './scenario.ts';
import type { Entry, MapTree, Place, Tree } from './tree.ts';

/** A `null` of an overlay, or of an option of the command line. */
export interface Removal {
  readonly path: ScenarioPath;
  readonly place: Place;
  /** Whether there was nothing to remove. */
  readonly idle: boolean;
}

export interface Merged {
  readonly tree: MapTree;
  readonly removals: readonly Removal[];
}

/**
 * Lays mappings over one another, the first at the bottom.
 *
 * Maps merge key by key, anything else replaces, `null` removes. A single layer is returned as it
 * is: there, a `null` has nothing to remove and is left for the structure check to report. Every
 * value keeps the place it was written in; an entry that several layers write keeps the place of
 * the first.
 */
export function mergeLayers(first: MapTree, rest: readonly MapTree[]): Merged {
  const removals: Removal[] = [];
  let tree = first;
  for (const layer of rest) tree = mergeMaps(tree, layer, [], removals);
  return { tree, removals };
}

function mergeMaps(
  base: MapTree | undefined,
  over: MapTree,
  path: ScenarioPath,
  removals: Removal[],
): MapTree {
  const entries = new Map<string, Entry>(base?.entries);
  for (const [key, { key: place, value }] of over.entries) {
    const existing = entries.get(key);
    const at = [...path, key];
    if (value.kind === 'scalar' && value.value === null) {
      removals.push({ path: at, place, idle: existing === undefined });
      entries.delete(key);
    } else {
      const merged = value.kind === 'map' ? mergeOnto(existing?.value, value, at, removals) : value;
      // What replaces a value was written here; an entry that is added to was written there.
      const isAddedTo = value.kind === 'map' && existing?.value.kind === 'map';
      entries.set(key, { key: isAddedTo ? existing.key : place, value: merged });
    }
  }
  return { ...(base ?? over), entries };
}

function mergeOnto(
  base: Tree | undefined,
  over: MapTree,
  path: ScenarioPath,
  removals: Removal[],
): MapTree {
  return mergeMaps(base?.kind === 'map' ? base : undefined, over, path, removals);
}
