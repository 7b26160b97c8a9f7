import { consequenceOf } from './consequence.ts';
import { knownKeys } from './known-keys.ts';
import type { Placed } from './meaning.ts';
import { cut, spelling } from './naming.ts';
import type { Problem } from './problem.ts';
import { type Reading, removedAt } from './reading.ts';
import { closest } from './suggest.ts';
import { find, type MapTree, type Place, pointer, problemAt, relatedAt } from './tree.ts';

/** A place that names something defined elsewhere. */
export interface Use extends Placed {
  readonly what: 'source' | 'condition' | 'capability';
}

const rooms = { source: 'sources', condition: 'conditions', capability: 'capabilities' } as const;

/** Other uses of an unknown id that are shown. */
const mostRelated = 3;
/** Searching for a close id takes its time, and nobody reads so many suggestions. */
const mostGuesses = 200;

/**
 * Ids that are used and defined nowhere. One that is used in several places is told once, at the
 * first: it is its definition that is missing or misspelt.
 */
export function unknownIds(root: MapTree, uses: readonly Use[], reading: Reading): Problem[] {
  const unknown = new Map<string, Use[]>();
  const known = {
    source: idsOf(root, 'sources'),
    condition: idsOf(root, 'conditions'),
    capability: idsOf(root, 'capabilities'),
  };
  for (const use of uses) {
    const id = idOf(use);
    if (id === undefined || known[use.what].has(id)) continue;
    const key = `${use.what} ${id}`;
    const same = unknown.get(key);
    if (same === undefined) unknown.set(key, [use]);
    else same.push(use);
  }
  return [...unknown.values()].flatMap(([first, ...others], at) => {
    if (first === undefined) return [];
    const ids = known[first.what];
    const guess = at < mostGuesses ? closest(idOf(first) ?? '', ids) : undefined;
    return [unknownId(root, first, others, { guess, ids, reading })];
  });
}

function idsOf(root: MapTree, room: string): ReadonlySet<string> {
  const { tree, whole } = find(root, [room]);
  return new Set(whole && tree.kind === 'map' ? tree.entries.keys() : []);
}

/** Capabilities are named by the keys of amounts, the others by text. */
function idOf({ what, path, tree }: Use): string | undefined {
  if (what === 'capability') return String(path.at(-1));
  return tree.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : undefined;
}

interface Advice {
  readonly guess: string | undefined;
  readonly ids: ReadonlySet<string>;
  readonly reading: Reading;
}

function unknownId(
  root: MapTree,
  use: Use,
  others: readonly Use[],
  { guess, ids, reading }: Advice,
): Problem {
  const { what, path, via } = use;
  const id = idOf(use) ?? '';
  const place = placeOf(use);
  const room = rooms[what];
  const removed = removedAt(reading, [room, id]);
  const note = noteOn(root, use, guess);
  const defined = guess === undefined ? undefined : find(root, [room, guess]).key;
  const related = [
    ...(removed ? [relatedAt(removed, 'removed here')] : []),
    ...(via ? [relatedAt(via, 'reached through this alias')] : []),
    ...(defined ? [relatedAt(defined, 'defined here')] : []),
    ...others.slice(0, mostRelated).map((other, at) => {
      const more = at === mostRelated - 1 ? others.length - mostRelated : 0;
      return relatedAt(
        placeOf(other),
        more > 0 ? `used here too, and in ${more} more places` : 'used here too',
      );
    }),
  ];
  return problemAt(place, 'unknown-id', `no ${what} \`${cut(id)}\` is defined`, {
    path: pointer(path),
    help: removed
      ? `keep it, or take it out here too`
      : guess !== undefined
        ? `did you mean \`${guess}\`?`
        : helpFor(use, id, ids),
    ...(note !== undefined && { note }),
    ...(related.length > 0 && { related }),
    ...(guess !== undefined && { fix: { start: place.start, end: place.end, text: guess } }),
  });
}

function placeOf({ what, key, tree }: Use): Place {
  return what === 'capability' ? (key ?? tree) : tree;
}

function helpFor({ what, path }: Use, id: string, ids: ReadonlySet<string>): string {
  const room = rooms[what];
  if (what === 'capability') {
    return knownKeys(path.slice(0, -2))?.includes(id)
      ? `\`${id}\` belongs beside \`capabilities\`, not in it`
      : 'define it under `capabilities`, with a unit';
  }
  const words = id.split(/\s+(?:or|oder|ou)\s+|\s*\|\s*/);
  if (what === 'condition' && words.length > 1 && words.every((word) => ids.has(word))) {
    return `for any one of them, write a list in the list: [[${words.join(', ')}]]`;
  }
  const few = ids.size > 0 && ids.size <= 8 ? `, or use one of ${[...ids].join(', ')}` : '';
  return `define it under \`${room}\`${few}`;
}

/** Passing over a requirement or an amount moves figures; passing over a source does not. */
function noteOn(
  root: MapTree,
  { what, path, tree }: Use,
  guess: string | undefined,
): string | undefined {
  const [room, owner] = path;
  if (what === 'condition' && room === 'contributions') {
    return `passed over, \`${owner}\` would count whether or not it holds`;
  }
  if (what !== 'capability' || guess === undefined) return undefined;
  return consequenceOf(root, [...path.slice(0, -1), guess], spelling(tree));
}
