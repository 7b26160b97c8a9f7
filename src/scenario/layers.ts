import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { decode } from './decode.ts';
import { parseYaml } from './parse.ts';
import type { Problem, Result } from './problem.ts';
import type { InputFile } from './scenario.ts';
import {
  baseOf,
  isInsideTree,
  nameOf,
  type ReadStdin,
  type Reference,
  readBytes,
} from './source.ts';
import { type MapTree, pointer, problemAt, relatedAt, type ScalarTree, type Tree } from './tree.ts';

/** A scenario's files, parsed and put in order. */
export interface Layers {
  /** Bottom first: what is extended before what extends it, every file once. */
  readonly trees: readonly MapTree[];
  /** The file named, then what it extends in the order of first reading. */
  readonly inputs: readonly InputFile[];
}

export interface LayerOptions {
  /** Whether `extends` may lead out of the directory tree of the first file. */
  readonly allowOutside: boolean;
  readonly readStdin: ReadStdin;
}

/** Reads a file and, in turn, everything it extends. */
export async function readLayers(first: Reference, options: LayerOptions): Promise<Result<Layers>> {
  const reader = new LayerReader(first, options);
  await reader.read(first, [], undefined);
  return reader.problems.length > 0
    ? { ok: false, problems: reader.problems }
    : { ok: true, value: { trees: reader.trees, inputs: reader.inputs } };
}

class LayerReader {
  readonly trees: MapTree[] = [];
  readonly inputs: InputFile[] = [];
  readonly problems: Problem[] = [];
  readonly #first: Reference;
  readonly #options: LayerOptions;
  readonly #read = new Set<string>();

  constructor(first: Reference, options: LayerOptions) {
    this.#first = first;
    this.#options = options;
  }

  /**
   * @param trail - identities of the files that lead here, the first named first
   * @param from - the place that names the file, undefined for the first
   */
  async read(
    reference: Reference,
    trail: readonly string[],
    from: ScalarTree | undefined,
  ): Promise<void> {
    const identity = identityOf(reference);
    if (from !== undefined && trail.includes(identity)) {
      this.problems.push(
        problemAt(
          from,
          'base-cycle',
          `\`${nameOf(reference)}\` extends itself${trail.length > 1 ? ' by way of other files' : ''}`,
          {
            path: pointer(['extends']),
            help: 'delete this entry of `extends`',
          },
        ),
      );
      return;
    }
    // A file that several others extend is laid down once, where it is first named: laid down
    // again, it would undo what lies on top of it.
    if (this.#read.has(identity)) return;
    this.#read.add(identity);
    const bytes = await readBytes(reference, this.#options.readStdin);
    if (!bytes.ok) {
      this.problems.push(...bytes.problems.map((problem) => asBase(problem, from)));
      return;
    }
    const sha256 = createHash('sha256').update(bytes.value).digest('hex');
    this.inputs.push({ path: nameOf(reference), sha256 });
    const tree = this.#parse(bytes.value, reference);
    if (tree === undefined) return;
    for (const base of this.#basesOf(tree)) {
      const target = baseOf(reference, base.value);
      if (!this.#options.allowOutside && !isInsideTree(this.#first, target)) {
        this.problems.push(
          problemAt(
            base,
            'base-outside',
            `\`${base.value}\` lies outside the directory of \`${nameOf(this.#first)}\``,
            {
              path: pointer(['extends']),
              help: 'move it inside, or allow this with `--allow-outside`',
            },
          ),
        );
      } else {
        await this.read(target, [...trail, identity], base);
      }
    }
    this.trees.push(tree);
  }

  #parse(bytes: Uint8Array, reference: Reference): MapTree | undefined {
    const source = decode(bytes, nameOf(reference));
    const parsed = source.ok ? parseYaml(source.value) : source;
    if (!parsed.ok) {
      this.problems.push(...parsed.problems);
      return undefined;
    }
    const tree = parsed.value;
    if (tree.kind === 'map') return tree;
    this.problems.push(
      problemAt(
        tree,
        'wrong-type',
        `a scenario is a mapping, found ${tree.kind === 'list' ? 'a list' : 'plain text'}`,
        {
          path: '',
          help: 'start with `forcecalc: 1` and `title: …`; `forcecalc init` writes a scenario to start from',
        },
      ),
    );
    return undefined;
  }

  /** The files a tree extends; entries of another type are left to the structure check. */
  #basesOf(tree: MapTree): readonly (ScalarTree & { readonly value: string })[] {
    const value = tree.entries.get('extends')?.value;
    const items: readonly Tree[] =
      value === undefined ? [] : value.kind === 'list' ? value.items : [value];
    return items.filter(
      (item): item is ScalarTree & { readonly value: string } =>
        item.kind === 'scalar' && typeof item.value === 'string' && item.value !== '',
    );
  }
}

/** The same file has one identity, whatever links lead to it. */
function identityOf(reference: Reference): string {
  if (reference.kind !== 'file') return nameOf(reference);
  try {
    return realpathSync(reference.path);
  } catch {
    return reference.path;
  }
}

/** What cannot be read because a file says so is a mistake of that file. */
function asBase(problem: Problem, from: ScalarTree | undefined): Problem {
  if (from === undefined) return problem;
  if (problem.code !== 'cannot-read') {
    return { ...problem, origin: 'file', related: [relatedAt(from, 'extended from here')] };
  }
  return problemAt(from, 'base-missing', problem.message, {
    path: pointer(['extends']),
    help: 'paths in `extends` are relative to the file they stand in',
  });
}
