import { type Layers, readLayers } from './layers.ts';
import { meaningProblems } from './meaning.ts';
import { mend } from './mend.ts';
import { mergeLayers, type Removal } from './merge.ts';
import { misplacedEntries } from './misplaced.ts';
import type { Problem, Result } from './problem.ts';
import type { Reading } from './reading.ts';
import { resolve } from './resolve.ts';
import type { Scenario } from './scenario.ts';
import { setValue } from './set-option.ts';
import { type ReadStdin, type Reference, referenceTo } from './source.ts';
import { locationAt } from './source-text.ts';
import { checkStructure, unknownRemoval } from './structure.ts';
import type { MapTree } from './tree.ts';
import { formatVersion } from './wrong-value.ts';

export interface ReadOptions {
  /** `PATH=VALUE` each, laid over the file in this order. */
  readonly set?: readonly string[];
  /** Whether `extends` may lead out of the directory tree of the file. */
  readonly allowOutside?: boolean;
  /** Supplies the text of `-`. */
  readonly readStdin?: ReadStdin;
  /** Told the size of every file before it is parsed. */
  readonly onRead?: (bytes: number) => void;
}

/** A scenario, or everything that is wrong with its files. */
export type ReadScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a scenario with everything it extends.
 *
 * @param word - a file, `-` for standard input, or `REV:PATH` for a file of a git revision
 * @returns the scenario, or every mistake found, in the order of files and lines
 * @example
 * const read = await readScenario('scenarios/paris-2025-03.yaml');
 * if (read.ok) console.log(read.scenario.target.low); // 500000
 */
export async function readScenario(word: string, options: ReadOptions = {}): Promise<ReadScenario> {
  const read = await readReference(referenceTo(word), options);
  return read.ok ? { ok: true, scenario: read.value } : read;
}

/** Reads a scenario, with everything it extends, from what a word refers to. */
export async function readReference(
  reference: Reference,
  options: ReadOptions = {},
): Promise<Result<Scenario>> {
  const layers = await readLayers(reference, {
    allowOutside: options.allowOutside ?? false,
    readStdin: options.readStdin ?? noStdin,
    onRead: options.onRead,
  });
  const set = options.set ?? [];
  const read = compose(layers, set);
  if (read.ok || set.length === 0) return read;
  // What is right without the options is made wrong by them.
  const isFaultOfOptions = compose(layers, []).ok;
  return isFaultOfOptions
    ? {
        ok: false,
        problems: read.problems.map((problem) => ({ ...problem, origin: 'command-line' })),
      }
    : read;
}

async function noStdin(): Promise<Uint8Array> {
  throw new RangeError('readScenario requires readStdin to read standard input');
}

function compose(layers: Layers, set: readonly string[]): Result<Scenario> {
  const files = layers.inputs.map(({ path }) => path);
  const read = check(layers, layers.trees, set);
  if (read.ok) return read;
  // Lines on the wrong level make many mistakes of one: they are told, and put where they belong.
  const misplaced = layers.trees.map((tree) => misplacedEntries(tree));
  if (misplaced.every(({ length }) => length === 0)) {
    return { ok: false, problems: ordered(read.problems, files) };
  }
  const inPlace = layers.trees.map((tree, at) =>
    mend(tree, misplaced[at]?.flatMap(({ mends }) => mends) ?? []),
  );
  const again = check(layers, inPlace, set);
  const told = misplaced.flat().flatMap(({ problem }) => problem ?? []);
  const problems = [...told.filter((problem) => !layers.isTold(problem))];
  return {
    ok: false,
    problems: ordered([...problems, ...(again.ok ? [] : again.problems)], files),
  };
}

/** Merges the layers and holds the outcome against the language. */
function check(
  layers: Layers,
  trees: readonly MapTree[],
  set: readonly string[],
): Result<Scenario> {
  const problems: Problem[] = [...layers.problems];
  const [first, ...rest] = trees;
  if (first === undefined) return { ok: false, problems };
  const merged = mergeLayers(first, rest);
  const removals = [...merged.removals];
  let root = merged.tree;
  for (const option of set) {
    const changed = setValue(root, option);
    if (!changed.ok) {
      problems.push(...changed.problems);
      continue;
    }
    root = changed.value.tree;
    if (changed.value.removal !== undefined) removals.push(changed.value.removal);
  }
  const reading: Reading = { isPartial: layers.isPartial, removals };
  const structure = checkStructure(root, reading);
  problems.push(
    ...[
      ...trees.flatMap(otherVersion),
      ...structure.problems,
      ...meaningProblems(structure.meant, reading),
      ...removals.flatMap(({ path, place }) => unknownRemoval(root, path, place) ?? []),
    ].filter((problem) => !layers.isTold(problem)),
  );
  if (problems.length > 0 || structure.document === undefined) return { ok: false, problems };
  return {
    ok: true,
    value: resolve(structure.document, root, layers.inputs, idle(merged.removals)),
  };
}

/** Every file says for itself which version of the format it is written in. */
function otherVersion(tree: MapTree): readonly Problem[] {
  const version = tree.entries.get('forcecalc')?.value;
  const isOther = version?.kind === 'scalar' && version.value !== 1 && version.value !== null;
  return isOther ? [formatVersion(version, '/forcecalc')] : [];
}

function idle(removals: readonly Removal[]): Scenario['idleRemovals'] {
  return removals
    .filter((removal) => removal.idle)
    .map(({ path, place }) => ({ path, location: locationAt(place.source, place.start) }));
}

/**
 * What makes a mistake the same mistake: its code and place, and the text of the place, for every
 * `--set` is a text of its own. Several keys can be missing in one place.
 */
export function identityOf({ code, file, location, message, excerpt, path }: Problem): string {
  const place = location && [location.line, location.column, excerpt?.text];
  const missing = code === 'missing-key' ? path?.split('/').at(-1) : undefined;
  return JSON.stringify([code, file, place ?? message, missing]);
}

/**
 * By file in the order of reading, then by place. A value that several aliases share is one
 * mistake, however often it is reached.
 */
function ordered(problems: readonly Problem[], files: readonly string[]): readonly Problem[] {
  const seen = new Set<string>();
  const once = problems.filter((problem) => {
    const key = identityOf(problem);
    return !seen.has(key) && seen.add(key);
  });
  const rank = ({ file }: Problem) => (file === undefined ? -1 : files.indexOf(file));
  return once.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
      (a.location?.column ?? 0) - (b.location?.column ?? 0),
  );
}
