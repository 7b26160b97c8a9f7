import { consequenceOf, unchanged } from './consequence.ts';
import { fits, homesOf, knownKeys, typeAt } from './known-keys.ts';
import type { Mend } from './mend.ts';
import { homeName, listed, ownerOf, spelling } from './naming.ts';
import { nations } from './nations.ts';
import type { Problem } from './problem.ts';
import type { ScenarioPath } from './scenario.ts';
import { closest } from './suggest.ts';
import { type Entry, find, type Place, pointer, problemAt, type Tree } from './tree.ts';

/** A key that the language does not have, and how to read on. */
export interface UnknownKey {
  readonly problem: Problem;
  readonly mend: Mend;
}

/**
 * Tells a key that does not exist where it stands, with the key that was most likely meant and what
 * passing it over in silence would have done to the figures.
 *
 * @param path - of the mapping that holds it
 * @param removed - where an overlay names it to remove it, so that it is not in the tree
 */
export function unknownKey(
  root: Tree,
  path: ScenarioPath,
  key: string,
  removed?: Place,
): UnknownKey {
  const { tree } = find(root, path);
  const entry = tree.kind === 'map' ? tree.entries.get(key) : undefined;
  const place = removed ?? entry?.key ?? tree;
  const guess = guessAt(tree, path, key, entry);
  const problem = (message: string, more: Partial<Problem>) =>
    problemAt(place, 'unknown-key', message, { path: pointer([...path, key]), ...more });
  const plainly = `unknown key \`${key}\` in ${ownerOf(path)}`;
  const out: Mend = { at: path, key };
  switch (guess.kind) {
    case 'refused':
      return {
        problem: problemAt(place, 'fixed-stance', 'the stance `refused` always has likelihood 0', {
          path: pointer([...path, key]),
          help: 'delete the line, or give the contribution another stance',
        }),
        mend: out,
      };
    case 'merge':
      return {
        problem: problem('YAML 1.2 has no merge key `<<`', {
          help: 'write the keys out, share one value with `*name`, or share a file with `extends`',
          note: 'a reader without merge keys would pass it over, and all that it brings in with it',
        }),
        mend: out,
      };
    case 'colon':
      return {
        problem: problem(plainly, {
          help:
            guess.missing === 'space'
              ? `put a space after the colon: \`${guess.meant}: ${guess.rest}\``
              : `put a colon and a space after \`${guess.meant}\``,
        }),
        mend: { ...out, to: { path: [...path, guess.meant], value: treeOf(guess.rest, place) } },
      };
    case 'spelling':
      return {
        ...misspelt(root, path, entry, place, guess.meant, problem, plainly),
        mend: {
          ...out,
          to: { path: [...path, guess.meant] },
        },
      };
    case 'elsewhere':
      return {
        problem: problem(plainly, {
          help: `\`${key}\` belongs in ${guess.homes.map(homeName).join(' or ')}`,
        }),
        mend: guess.to === undefined ? out : { ...out, to: { path: guess.to } },
      };
    case 'room':
      return {
        problem: problem(plainly, {
          help: `indent it, and all that belongs to it: it belongs under \`${guess.room}\``,
        }),
        mend: { ...out, to: { path: [guess.room, key] } },
      };
    case 'nation':
      return {
        problem: problem(plainly, {
          help: `\`${key}\`, ${nations().get(key)?.name}, belongs under \`contributions\``,
        }),
        mend: { ...out, to: { path: ['contributions', key] } },
      };
    case 'none': {
      const known = (knownKeys(path) ?? []).filter(
        (name) => tree.kind !== 'map' || !tree.entries.has(name),
      );
      const help =
        known.length > 0 ? `the keys it can have are ${listed(known, 'and')}` : 'delete it';
      return { problem: problem(plainly, { help }), mend: out };
    }
  }
}

type Guess =
  | { readonly kind: 'refused' | 'merge' | 'nation' | 'none' }
  | {
      readonly kind: 'colon';
      readonly meant: string;
      readonly rest: string;
      readonly missing: 'space' | 'colon';
    }
  | { readonly kind: 'spelling'; readonly meant: string }
  | { readonly kind: 'room'; readonly room: string }
  | {
      readonly kind: 'elsewhere';
      readonly homes: readonly ScenarioPath[];
      readonly to?: ScenarioPath;
    };

function guessAt(tree: Tree, path: ScenarioPath, key: string, entry: Entry | undefined): Guess {
  if (path[0] === 'stances' && key === 'refused') return { kind: 'refused' };
  if (key === '<<') return { kind: 'merge' };
  const known = knownKeys(path) ?? [];
  const [, glued = '', mark = '', rest = ''] = /^([a-z_]+)(:|\s)\s*(\S.*)$/.exec(key) ?? [];
  if (known.includes(glued) && entry !== undefined) {
    return { kind: 'colon', meant: glued, rest, missing: mark === ':' ? 'space' : 'colon' };
  }
  const fitting = (meant: string) => entry === undefined || fits([...path, meant], entry.value);
  const near = closest(key, known) ?? synonymOf(key, known, fitting);
  const homes = homesOf(key);
  const isAtHome = homes.some((home) => entry !== undefined && fits([...home, key], entry.value));
  if (homes.length > 0 && isAtHome && (near === undefined || !fitting(near))) {
    // The one place it can go to, where that is still free, is read as if it had stood there.
    const isTarget = path.length === 0 && homes.some(([room]) => room === 'target');
    return { kind: 'elsewhere', homes, ...(isTarget && { to: ['target', key] }) };
  }
  if (near !== undefined) return { kind: 'spelling', meant: near };
  if (homes.length > 0) return { kind: 'elsewhere', homes };
  const isMap = entry?.value.kind === 'map';
  const room = path.length === 0 && isMap ? roomFor(tree, key, entry) : undefined;
  if (room !== undefined) return { kind: 'room', room };
  return { kind: nations().has(key) && isMap && path[0] !== 'stances' ? 'nation' : 'none' };
}

/** The room in which an entry makes sense that has lost its indentation: the last one above it. */
function roomFor(tree: Tree, key: string, entry: Entry): string | undefined {
  const keys = tree.kind === 'map' ? [...tree.entries.keys()] : [];
  return keys
    .slice(0, keys.indexOf(key))
    .findLast((room) => typeAt([room]) === 'record' && fits([room, key], entry.value));
}

function misspelt(
  root: Tree,
  path: ScenarioPath,
  entry: Entry | undefined,
  place: Place,
  meant: string,
  problem: (message: string, more: Partial<Problem>) => Problem,
  plainly: string,
): { readonly problem: Problem } {
  const { tree } = find(root, path);
  const stands = tree.kind === 'map' && tree.entries.has(meant);
  const note = stands
    ? unchanged(root, path, meant)
    : consequenceOf(root, [...path, meant], entry && spelling(entry.value));
  return {
    problem: problem(plainly, {
      help: `did you mean \`${meant}\`?`,
      ...(note !== undefined && { note }),
      ...(!stands && { fix: { start: place.start, end: place.end, text: meant } }),
    }),
  };
}

/** Words that people write for the language's own, by the key they mean. */
const synonyms: Readonly<Record<string, string>> = {
  as_of: 'date asof day when',
  because: 'reason why',
  capabilities: 'assets equipment enablers capability',
  conditions: 'gates prerequisites assumptions',
  contributions: 'nations countries pledges forces contributors troops',
  extends: 'base inherits includes include imports import parent',
  high: 'max maximum upper to',
  likelihood: 'probability chance odds confidence prob p',
  low: 'min minimum lower from',
  mode: 'most_likely expected best peak mean middle',
  nation: 'country state iso code',
  not_modelled: 'limitations caveats omitted left_out',
  note: 'comment comments remark remarks notes description',
  personnel: 'troops soldiers people headcount size strength amount number count total',
  publisher: 'author outlet organisation',
  required: 'requirement need needed minimum target needs',
  requires: 'needs depends depends_on condition conditions if after gates gate requirements',
  source: 'sources reference references ref cite',
  stance: 'status position willingness attitude commitment',
  summary: 'description about abstract note',
  target: 'goal requirement required aim',
  title: 'name label',
  unit: 'units',
  url: 'link href uri web',
};

function synonymOf(
  key: string,
  known: readonly string[],
  fitting: (meant: string) => boolean,
): string | undefined {
  const wanted = key.toLowerCase().replaceAll('-', '_');
  return known.find((name) => synonyms[name]?.split(' ').includes(wanted) && fitting(name));
}

/** A word or number as it would have been read on its own. */
function treeOf(written: string, place: Place): Tree {
  const number = /^[+-]?\d+(\.\d+)?$/.test(written) ? Number(written) : undefined;
  return { ...place, kind: 'scalar', value: number ?? written };
}
