import type { ScenarioPath } from './scenario.ts';
import { type Entry, type MapTree, pointer, type Tree } from './tree.ts';

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
  let mended = root;
  const moved: { readonly path: ScenarioPath; readonly entry: Entry }[] = [];
  for (const group of byPlace.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const to = new Map(group.map((one) => [one.key, one]));
    mended = change(mended, first.at, (map) => {
      const entries = new Map<string, Entry>();
      for (const [key, entry] of map.entries) {
        const one = to.get(key);
        if (one === undefined) entries.set(key, entry);
        else if (one.to !== undefined) {
          const written = { key: entry.key, value: one.to.value ?? entry.value };
          const isHere = pointer(one.to.path.slice(0, -1)) === pointer(first.at);
          const name = String(one.to.path.at(-1));
          if (!isHere) moved.push({ path: one.to.path, entry: written });
          else entries.set(name, together(entries.get(name) ?? map.entries.get(name), written));
        }
      }
      return { ...map, entries };
    });
  }
  for (const { path, entry } of moved) mended = place(mended, path, entry);
  return mended;
}

/** Two mappings of one name are read as one; of anything else the first stands. */
function together(first: Entry | undefined, second: Entry): Entry {
  if (first === undefined) return second;
  if (first.value.kind !== 'map' || second.value.kind !== 'map') return first;
  const entries = new Map([...second.value.entries, ...first.value.entries]);
  return { ...first, value: { ...first.value, entries } };
}

/** Changes the mapping at a path; nothing happens where there is none. */
function change(root: MapTree, path: ScenarioPath, by: (map: MapTree) => MapTree): MapTree {
  const [step, ...rest] = path;
  if (step === undefined) return by(root);
  const entry = root.entries.get(String(step));
  const value = entry && changeIn(entry.value, rest, by);
  if (entry === undefined || value === undefined) return root;
  return { ...root, entries: new Map(root.entries).set(String(step), { ...entry, value }) };
}

function changeIn(tree: Tree, path: ScenarioPath, by: (map: MapTree) => MapTree): Tree | undefined {
  if (tree.kind === 'map') return change(tree, path, by);
  const [step, ...rest] = path;
  const item = tree.kind === 'list' && typeof step === 'number' ? tree.items[step] : undefined;
  const changed = item && changeIn(item, rest, by);
  if (tree.kind !== 'list' || changed === undefined) return undefined;
  return { ...tree, items: tree.items.map((old, at) => (at === step ? changed : old)) };
}

/** Puts an entry where nothing stands yet, making the mappings on the way. */
function place(root: MapTree, path: ScenarioPath, entry: Entry): MapTree {
  const [step, ...rest] = path;
  if (step === undefined) return root;
  const key = String(step);
  const existing = root.entries.get(key);
  if (rest.length === 0) {
    if (existing !== undefined && !isNull(existing.value)) return root;
    return { ...root, entries: new Map(root.entries).set(key, entry) };
  }
  if (existing !== undefined && existing.value.kind !== 'map' && !isNull(existing.value)) {
    return root;
  }
  const inside =
    existing?.value.kind === 'map'
      ? existing.value
      : { ...entry.key, kind: 'map' as const, entries: new Map() };
  const value = place(inside, rest, entry);
  return {
    ...root,
    entries: new Map(root.entries).set(key, { key: existing?.key ?? entry.key, value }),
  };
}

function isNull(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}
