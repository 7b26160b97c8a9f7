import type { ScenarioPath } from './scenario.ts';
import { child, type Entry, type MapTree, pointer, type Tree } from './tree.ts';

/*
 * A slip is told once, and then read as it was meant: so its consequences elsewhere in the file
 * are not told as mistakes of their own, and the mistakes inside it are told too.
 */

/** How an entry that cannot stay as it is was most likely meant. */
export interface Mend {
  /** The mapping that holds the entry. */
  readonly at: ScenarioPath;
  readonly key: string;
  /** Where it goes; undefined when nobody can tell. */
  readonly to?: { readonly path: ScenarioPath; readonly value?: Tree };
}

/** The scenario with its slips mended: entries moved to where they belong, or taken out. */
export function mend(root: MapTree, mends: readonly Mend[]): MapTree {
  const byPlace = new Map<string, Mend[]>();
  for (const one of mends) {
    const place = pointer(one.at);
    const group = byPlace.get(place);
    if (group === undefined) byPlace.set(place, [one]);
    else group.push(one);
  }
  const draft = new Draft(root);
  const moved: { readonly path: ScenarioPath; readonly entry: Entry }[] = [];
  for (const [place, group] of byPlace) {
    const [first] = group;
    const entries = first && draft.entriesAt(first.at);
    if (entries === undefined) continue;
    const to = new Map(group.map((one) => [one.key, one]));
    const before = new Map(entries);
    entries.clear();
    for (const [key, entry] of before) {
      const one = to.get(key);
      if (one === undefined) entries.set(key, entry);
      else if (one.to !== undefined) {
        const written = { key: entry.key, value: one.to.value ?? entry.value };
        const isHere = pointer(one.to.path.slice(0, -1)) === place;
        const name = String(one.to.path.at(-1));
        if (!isHere) moved.push({ path: one.to.path, entry: written });
        else entries.set(name, together(entries.get(name) ?? before.get(name), written));
      }
    }
  }
  for (const { path, entry } of moved) draft.place(path, entry);
  return draft.root;
}

/** Two mappings of one name are read as one; of anything else the first stands. */
function together(first: Entry | undefined, second: Entry): Entry {
  if (first === undefined) return second;
  if (first.value.kind !== 'map' || second.value.kind !== 'map') return first;
  const entries = new Map([...second.value.entries, ...first.value.entries]);
  return { ...first, value: { ...first.value, entries } };
}

interface OwnMap extends MapTree {
  readonly entries: Map<string, Entry>;
}

/**
 * A scenario that can be changed. What is on the way to a change is copied first, and once: also
 * where thousands of changes fall into one mapping.
 */
class Draft {
  readonly root: OwnMap;
  readonly #own = new WeakSet<Tree>();

  constructor(root: MapTree) {
    this.root = this.#copyOf(root) as OwnMap;
  }

  /** The entries of the mapping at a path, to be changed; undefined where there is none. */
  entriesAt(path: ScenarioPath): Map<string, Entry> | undefined {
    let at: Tree = this.root;
    for (const step of path) {
      const next: Tree | undefined = child({ tree: at }, step)?.tree;
      if (next === undefined) return undefined;
      at = this.#owned(at, step, next);
    }
    return at.kind === 'map' ? (at as OwnMap).entries : undefined;
  }

  /** Puts an entry where nothing stands yet, making the mappings on the way. */
  place(path: ScenarioPath, entry: Entry): void {
    let { entries } = this.root;
    for (const step of path.slice(0, -1)) {
      const key = String(step);
      const existing = entries.get(key);
      const isFree = existing === undefined || isNull(existing.value);
      if (!isFree && existing.value.kind !== 'map') return;
      const place = existing?.key ?? entry.key;
      const value = isFree
        ? { ...entry.key, kind: 'map' as const, entries: new Map() }
        : existing.value;
      const own = this.#copyOf(value) as OwnMap;
      entries.set(key, { key: place, value: own });
      entries = own.entries;
    }
    const key = String(path.at(-1));
    const existing = entries.get(key);
    if (existing === undefined || isNull(existing.value)) entries.set(key, entry);
  }

  #owned(parent: Tree, step: string | number, tree: Tree): Tree {
    const own = this.#copyOf(tree);
    if (own === tree) return own;
    if (parent.kind === 'list') (parent.items as Tree[])[Number(step)] = own;
    else if (parent.kind === 'map') {
      const { entries } = parent as OwnMap;
      const key = String(step);
      const entry = entries.get(key);
      if (entry !== undefined) entries.set(key, { ...entry, value: own });
    }
    return own;
  }

  #copyOf(tree: Tree): Tree {
    if (tree.kind === 'scalar' || this.#own.has(tree)) return tree;
    const own: Tree =
      tree.kind === 'map'
        ? { ...tree, entries: new Map(tree.entries) }
        : { ...tree, items: [...tree.items] };
    this.#own.add(own);
    return own;
  }
}

function isNull(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}
