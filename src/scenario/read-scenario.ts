import { type Layers, readLayers } from './layers.ts';
import { meaningProblems } from './meaning.ts';
import { mergeLayers, type Removal } from './merge.ts';
import type { Problem, Result } from './problem.ts';
import { resolve } from './resolve.ts';
import type { Scenario } from './scenario.ts';
import { setValue } from './set-option.ts';
import { type ReadStdin, referenceTo } from './source.ts';
import { locationAt } from './source-text.ts';
import { checkStructure, unknownRemoval } from './structure.ts';

export interface ReadOptions {
  /** `PATH=VALUE` each, laid over the file in this order. */
  readonly set?: readonly string[];
  /** Whether `extends` may lead out of the directory tree of the file. */
  readonly allowOutside?: boolean;
  /** Supplies the text of `-`. */
  readonly readStdin?: ReadStdin;
}

/**
 * Reads a scenario with everything it extends.
 *
 * @param word - a file, `-` for standard input, or `REV:PATH` for a file of a git revision
 * @returns the scenario, or every mistake found, in the order of files and lines
 * @example
 * const read = await readScenario('scenarios/paris-2025-03.yaml');
 * if (read.ok) console.log(read.value.target.low); // 500000
 */
export async function readScenario(
  word: string,
  options: ReadOptions = {},
): Promise<Result<Scenario>> {
  const layers = await readLayers(referenceTo(word), {
    allowOutside: options.allowOutside ?? false,
    readStdin: options.readStdin ?? noStdin,
  });
  if (!layers.ok) return { ok: false, problems: ordered(layers.problems, []) };
  const set = options.set ?? [];
  const read = compose(layers.value, set);
  if (read.ok || set.length === 0) return read;
  // What is right without the options is made wrong by them.
  const isFaultOfOptions = compose(layers.value, []).ok;
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
  const [first, ...rest] = layers.trees;
  if (first === undefined) throw new RangeError('compose requires at least one layer');
  const merged = mergeLayers(first, rest);
  let root = merged.tree;
  const problems: Problem[] = [];
  for (const option of set) {
    const changed = setValue(root, option);
    if (changed.ok) root = changed.value;
    else problems.push(...changed.problems);
  }
  const structure = checkStructure(root);
  problems.push(
    ...structure.problems,
    ...meaningProblems(root),
    ...merged.removals.flatMap(({ path, place }) => unknownRemoval(root, path, place) ?? []),
  );
  if (problems.length > 0 || structure.document === undefined) {
    return {
      ok: false,
      problems: ordered(
        problems,
        layers.inputs.map(({ path }) => path),
      ),
    };
  }
  return {
    ok: true,
    value: resolve(structure.document, root, layers.inputs, idle(merged.removals)),
  };
}

function idle(removals: readonly Removal[]): Scenario['idleRemovals'] {
  return removals
    .filter((removal) => removal.idle)
    .map(({ path, place }) => ({ path, location: locationAt(place.source, place.start) }));
}

/**
 * By file in the order of reading, then by place. A value that several aliases share is one
 * mistake, however often it is reached.
 */
function ordered(problems: readonly Problem[], files: readonly string[]): readonly Problem[] {
  const seen = new Set<string>();
  const once = problems.filter(({ code, file, location, message }) => {
    const key = JSON.stringify([
      code,
      file,
      location?.line,
      location?.column,
      location ? '' : message,
    ]);
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
