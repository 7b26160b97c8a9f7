import { knownKeys } from './known-keys.ts';
import { ownerOf, spelling } from './naming.ts';
import type { Problem } from './problem.ts';
import { type Reading, removedAt } from './reading.ts';
import type { ScenarioPath } from './scenario.ts';
import { find, type Place, pointer, problemAt, type Tree } from './tree.ts';

/** Tells a key that has to be there: at the `null` that removed it, else at what should hold it. */
export function missingKey(
  root: Tree,
  path: ScenarioPath,
  phrase: string,
  reading: Reading,
): Problem {
  const key = String(path.at(-1));
  const above = path.slice(0, -1);
  const removed = removedAt(reading, path);
  if (removed !== undefined) {
    return problemAt(removed, 'missing-key', `${ownerOf(above)} cannot do without \`${key}\``, {
      path: pointer(path),
      help: 'replace it by another value, or keep what was there',
    });
  }
  const parent = find(root, above);
  // What several aliases share lacks the key in one place.
  const place = parent.via ? firstPlace(parent.tree) : (parent.key ?? firstPlace(parent.tree));
  return problemAt(place, 'missing-key', `\`${key}\` is missing in ${ownerOf(above)}`, {
    path: pointer(path),
    help: rangeHelp(parent.tree, above) ?? helps[key] ?? `write \`${key}: \` and ${phrase}`,
  });
}

const helps: Readonly<Record<string, string>> = {
  forcecalc: 'write `forcecalc: 1`, the version of the format',
  title: 'write `title: ` and what reports should call it',
  target: 'write `target: {personnel: [500000, 800000]}`',
  personnel: 'write `personnel: ` and a number or [low, high]',
  likelihood:
    'write `likelihood: ` and a number from 0 to 1, or a word such as `realistic_possibility`',
};

/** A triangle without its mode is most likely meant as a range. */
function rangeHelp(tree: Tree, path: ScenarioPath): string | undefined {
  if (tree.kind !== 'map' || knownKeys(path)?.includes('mode') !== true) return undefined;
  const [low, high] = ['low', 'high'].map((key) => tree.entries.get(key)?.value);
  if (low === undefined || high === undefined || tree.entries.has('mode')) return undefined;
  return `write [${spelling(low)}, ${spelling(high)}] for a range, or say which value is most likely: \`mode: \``;
}

/** A whole map is too much to underline: its first key stands for it. */
function firstPlace(tree: Tree): Place {
  if (tree.kind !== 'map') return tree;
  const [first] = tree.entries.values();
  return first?.key ?? tree;
}
