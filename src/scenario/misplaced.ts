import { fits, knownKeys, typeAt } from './known-keys.ts';
import type { Mend } from './mend.ts';
import { listed, ownerOf } from './naming.ts';
import { nations } from './nations.ts';
import type { Problem } from './problem.ts';
import type { ScenarioPath } from './scenario.ts';
import { isId } from './schema.ts';
import {
  type Entry,
  find,
  type MapTree,
  type Place,
  pointer,
  problemAt,
  relatedAt,
  type Tree,
} from './tree.ts';

/*
 * Entries on the wrong level: YAML puts a line where its indentation says, and a level too little
 * or too much makes many mistakes of one.
 */

const rooms = ['sources', 'conditions', 'capabilities', 'contributions'] as const;

/** What stands a level too far left or right, and where it was meant to stand. */
export interface Misplaced {
  /** Undefined where the reason, an indentation that nobody sees, is told already. */
  readonly problem?: Problem;
  readonly mends: readonly Mend[];
}

/** Every key whose entries stand beside it instead of under it, and every room inside another. */
export function misplacedEntries(root: MapTree): readonly Misplaced[] {
  return [
    ...entriesBeside(root, root, []),
    ...[...rooms, 'target'].flatMap((room) => {
      const { tree, whole } = find(root, [room]);
      if (!whole || tree.kind !== 'map') return [];
      const beside = entriesBeside(root, tree, [room]);
      const moved = new Set(beside.flatMap(({ mends }) => mends.map(({ key }) => key)));
      return [...beside, ...roomsInside(root, tree, room), ...orphans(tree, room, moved)];
    }),
  ];
}

/** Keys that hold nothing and are followed, on their own level, by what they should hold. */
function entriesBeside(root: MapTree, map: MapTree, path: ScenarioPath): Misplaced[] {
  const misplaced: Misplaced[] = [];
  const entries = [...map.entries];
  for (let at = 0; at < entries.length; at++) {
    const [key, entry] = entries[at] ?? [];
    if (key === undefined || entry === undefined || !isNull(entry.value)) continue;
    const isRoom = path.length > 0 && isTopKey(key) && !root.entries.has(key);
    const own = isRoom ? [key] : [...path, key];
    const beside: [string, Entry][] = [];
    for (const next of entries.slice(at + 1, at + 100)) {
      if (!belongsUnder(path, own, ...next)) break;
      beside.push(next);
    }
    const [first] = beside;
    if (first === undefined) continue;
    const { source, start } = first[1].key;
    const isTold = /[^\S \t]/.test(source.text[start] ?? '');
    const problem = isRoom
      ? insideProblem(key, entry.key, path)
      : besideProblem(own, entry.key, beside);
    misplaced.push({
      ...(!isTold && { problem }),
      mends: [
        ...(isRoom ? [{ at: path, key }] : []),
        ...beside.map(([name]) => ({ at: path, key: name, to: { path: [...own, name] } })),
      ],
    });
    at += beside.length;
  }
  return misplaced;
}

function besideProblem(
  own: ScenarioPath,
  place: Place,
  beside: readonly (readonly [string, Entry])[],
): Problem {
  const names = listed(cut(beside.map(([name]) => name)), 'and');
  const [first] = beside;
  return problemAt(
    place,
    'empty-value',
    `${ownerOf(own)} is empty: what it should hold stands beside it`,
    {
      path: pointer(own),
      help: `indent ${names} deeper than \`${own.at(-1)}\``,
      ...(first && { related: [relatedAt(first[1].key, 'on the same level')] }),
    },
  );
}

function insideProblem(key: string, place: Place, path: ScenarioPath): Problem {
  return problemAt(place, 'unknown-key', `\`${key}\` stands inside \`${path.at(-1)}\``, {
    path: pointer([...path, key]),
    help: `start it in the column of \`${path.at(-1)}\``,
  });
}

function isTopKey(key: string): boolean {
  return knownKeys([])?.includes(key) === true;
}

function cut(names: readonly string[]): readonly string[] {
  return names.length > 4 ? [...names.slice(0, 3), `… ${names.length - 3} more`] : names;
}

/** Whether an entry makes no sense where it stands, and would under an empty key beside it. */
function belongsUnder(
  here: ScenarioPath,
  owner: ScenarioPath,
  key: string,
  { value }: Entry,
): boolean {
  const isAtHome = knownKeys(here)?.includes(key) ?? fits([...here, key], value);
  if (isAtHome) return false;
  if (typeAt(owner) === 'object') {
    return knownKeys(owner)?.includes(key) === true && !nations().has(key);
  }
  if (typeAt(owner) !== 'record' || !isId(key)) return false;
  const isEntry = value.kind === 'map' || isNull(value);
  return isEntry && (owner[0] !== 'contributions' || /^[A-Z]{3}(?![A-Za-z])/.test(key));
}

/** Rooms of the scenario that stand inside another one, indented a level too deep. */
function roomsInside(root: MapTree, map: MapTree, room: string): Misplaced[] {
  return [...map.entries].flatMap(([key, { key: place, value }]): Misplaced[] => {
    const type = typeAt([key]);
    const isRoom = value.kind === 'map' && (type === 'record' || type === 'object');
    const isList = value.kind === 'list' && type === 'array';
    if (!isTopKey(key) || root.entries.has(key)) return [];
    if ((!isRoom && !isList) || fits([room, key], value)) return [];
    const problem = insideProblem(key, place, [room]);
    return [{ problem, mends: [{ at: [room], key, to: { path: [key] } }] }];
  });
}

/** Several keys of an entry among the entries of a room: the line with their id is missing. */
function orphans(map: MapTree, room: string, moved: ReadonlySet<string>): Misplaced[] {
  const keys = typeAt([room]) === 'record' ? (knownKeys([room, 'ID']) ?? []) : [];
  const lost = [...map.entries].filter(
    ([key, { value }]) =>
      keys.includes(key) && !moved.has(key) && value.kind !== 'map' && !isNull(value),
  );
  const [first] = lost;
  if (first === undefined || lost.length < 2) return [];
  const [key, { key: place }] = first;
  const problem = problemAt(
    place,
    'wrong-type',
    `\`${key}\` and ${lost.length - 1} more keys stand in \`${room}\` without an id above them`,
    {
      path: pointer([room, key]),
      help: 'write the id that they belong to above them, and indent them deeper',
    },
  );
  return [{ problem, mends: lost.map(([name]) => ({ at: [room], key: name })) }];
}

function isNull(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}
