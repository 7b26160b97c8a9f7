import type { Problem, ProblemCode } from './problem.ts';
import type { Location, ScenarioPath } from './scenario.ts';
import { excerptAt, locationAt, type SourceText } from './source-text.ts';

/** A stretch of a text, as UTF-16 offsets. */
export interface Place {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** A value of a YAML file that knows where it was written. */
export type Tree = MapTree | ListTree | ScalarTree;

interface Written extends Place {
  /** The alias through which the value is used here, when it was written elsewhere. */
  readonly via?: Place;
}

export interface MapTree extends Written {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface ListTree extends Written {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

export interface ScalarTree extends Written {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

export interface Entry {
  readonly key: Place;
  readonly value: Tree;
}

/** What a tree looks like without places. Maps have no prototype, so any key is just a key. */
export function plain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plain);
  const object: Record<string, unknown> = Object.create(null);
  for (const [key, entry] of tree.entries) object[key] = plain(entry.value);
  return object;
}

/** A value reached from the root, with its key. */
export interface Reached {
  readonly tree: Tree;
  readonly key?: Place;
  /** The first alias passed on the way. */
  readonly via?: Place;
}

/** What is found on the way down a path: the deepest tree that exists, and its key. */
export interface Found extends Reached {
  /** Whether the whole path exists. */
  readonly whole: boolean;
}

/** One step down; undefined where nothing stands there. */
export function child({ tree, via: above }: Reached, step: string | number): Reached | undefined {
  const entry = tree.kind === 'map' ? tree.entries.get(String(step)) : undefined;
  const item = tree.kind === 'list' && typeof step === 'number' ? tree.items[step] : undefined;
  const next = entry?.value ?? item;
  if (next === undefined) return undefined;
  const via = above ?? next.via;
  return { tree: next, ...(entry && { key: entry.key }), ...(via && { via }) };
}

export function find(root: Tree, path: ScenarioPath): Found {
  let found: Reached = { tree: root };
  for (const step of path) {
    const next = child(found, step);
    if (next === undefined) return { ...found, whole: false };
    found = next;
  }
  return { ...found, whole: true };
}

/** Where an entry is written: its key in a map, else the value itself. */
export function locate(root: Tree, path: ScenarioPath): Location {
  const { key, tree } = find(root, path);
  const place = key ?? tree;
  return locationAt(place.source, place.start);
}

/** A problem that points at a place. */
export function problemAt(
  place: Place,
  code: ProblemCode,
  message: string,
  more: Omit<Partial<Problem>, 'code' | 'message' | 'location' | 'excerpt'> = {},
): Problem {
  return {
    code,
    origin: place.source.origin,
    message,
    file: place.source.path,
    location: locationAt(place.source, place.start),
    excerpt: excerptAt(place.source, place.start, place.end),
    ...more,
  };
}

/** A place that takes part in a problem elsewhere. */
export function relatedAt(place: Place, label: string): NonNullable<Problem['related']>[number] {
  return {
    label,
    location: locationAt(place.source, place.start),
    excerpt: excerptAt(place.source, place.start, place.end),
  };
}

/** RFC 6901, e.g. `/contributions/FRA`. */
export function pointer(path: ScenarioPath): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
