import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { decode } from './decode.ts';
import { knownKeys } from './known-keys.ts';
import { parseOnce } from './parse-once.ts';
import { parsePiecewise } from './piecewise.ts';
import type { Problem } from './problem.ts';
import type { InputFile } from './scenario.ts';
import {
  baseOf,
  isInsideTree,
  nameOf,
  type ReadStdin,
  type Reference,
  readBytes,
} from './source.ts';
import { closest } from './suggest.ts';
import { type MapTree, pointer, problemAt, relatedAt, type ScalarTree, type Tree } from './tree.ts';

/** A scenario's files, parsed and put in order. */
export interface Layers {
  /** Bottom first: what is extended before what extends it, every file once. */
  readonly trees: readonly MapTree[];
  /** The file named, then what it extends in the order of first reading. */
  readonly inputs: readonly InputFile[];
  /** What could not be read, and what is wrong with it as YAML. */
  readonly problems: readonly Problem[];
  /** Whether a file or a part of one is missing, so that what seems undefined may be unread. */
  readonly isPartial: boolean;
  /** Whether a mistake only follows from one that is told already: its line was not read right. */
  readonly isTold: (problem: Problem) => boolean;
}

export interface LayerOptions {
  /** Whether `extends` may lead out of the directory tree of the first file. */
  readonly allowOutside: boolean;
  readonly readStdin: ReadStdin;
  /** Told the size of every file before it is parsed. */
  readonly onRead?: ((bytes: number) => void) | undefined;
}

/** Reads a file and, in turn, everything it extends; one that cannot be read hides no other. */
export async function readLayers(first: Reference, options: LayerOptions): Promise<Layers> {
  const reader = new LayerReader(first, options);
  await reader.read(first, [], undefined);
  const { trees, inputs, problems, isPartial } = reader;
  return { trees, inputs, problems, isPartial, isTold: (problem) => reader.isTold(problem) };
}

class LayerReader {
  readonly trees: MapTree[] = [];
  readonly inputs: InputFile[] = [];
  readonly problems: Problem[] = [];
  isPartial = false;
  readonly #first: Reference;
  readonly #options: LayerOptions;
  readonly #read = new Set<string>();
  readonly #damaged = new Set<string>();

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
    from: TextTree | undefined,
  ): Promise<void> {
    const identity = identityOf(reference);
    if (from !== undefined && trail.includes(identity)) {
      this.#refuse(baseCycle(from, trail.at(-1) === identity));
      return;
    }
    // A file that several others extend is laid down once, where it is first named: laid down
    // again, it would undo what lies on top of it.
    if (this.#read.has(identity)) return;
    this.#read.add(identity);
    const bytes = await readBytes(reference, this.#options.readStdin);
    if (!bytes.ok) {
      this.#refuse(...bytes.problems.map((problem) => asBase(problem, reference, from)));
      return;
    }
    this.#options.onRead?.(bytes.value.length);
    const sha256 = createHash('sha256').update(bytes.value).digest('hex');
    this.inputs.push({ path: nameOf(reference), sha256 });
    const tree = this.#parse(bytes.value, sha256, reference);
    if (tree === undefined) return;
    for (const base of this.#basesOf(tree)) {
      const target = baseOf(reference, base.value);
      if (!this.#options.allowOutside && !isInsideTree(this.#first, target)) {
        this.#refuse(baseOutside(base, this.#first));
      } else {
        await this.read(target, [...trail, identity], base);
      }
    }
    this.trees.push(tree);
  }

  isTold({ location }: Problem): boolean {
    return location !== undefined && this.#damaged.has(`${location.line} ${location.file}`);
  }

  #refuse(...problems: readonly Problem[]): void {
    this.problems.push(...problems.filter((problem) => !this.isTold(problem)));
    this.isPartial = true;
  }

  #parse(bytes: Uint8Array, sha256: string, reference: Reference): MapTree | undefined {
    const source = decode(bytes, nameOf(reference));
    if (!source.ok) {
      this.#refuse(...source.problems);
      return undefined;
    }
    const isBase = reference !== this.#first;
    const read = isBase ? parseOnce(source.value, sha256) : parsePiecewise(source.value);
    const { tree, problems, isPartial, damaged } = read;
    this.problems.push(...problems);
    for (const line of damaged) this.#damaged.add(`${line} ${source.value.path}`);
    this.isPartial ||= isPartial || tree === undefined;
    if (tree === undefined || tree.kind === 'map') return tree;
    // What is left of a file after its unreadable lines says nothing about its form.
    if (!isPartial) this.#refuse(noMapping(tree));
    return undefined;
  }

  /** The files a tree extends; entries of another type are left to the structure check. */
  #basesOf(tree: MapTree): readonly TextTree[] {
    const key = tree.entries.has('extends') ? 'extends' : misspeltExtends(tree);
    const value = key === undefined ? undefined : tree.entries.get(key)?.value;
    const items: readonly Tree[] =
      value === undefined ? [] : value.kind === 'list' ? value.items : [value];
    const bases = items.filter(isText);
    this.isPartial ||= bases.length < items.length;
    return bases;
  }
}

/** The key that was meant for `extends`: without the bases, half of the scenario seems missing. */
function misspeltExtends(tree: MapTree): string | undefined {
  return [...tree.entries.keys()].find((key) => closest(key, knownKeys([]) ?? []) === 'extends');
}

type TextTree = ScalarTree & { readonly value: string };

function isText(tree: Tree): tree is TextTree {
  return tree.kind === 'scalar' && typeof tree.value === 'string' && tree.value !== '';
}

/** The same file has one identity, whatever links lead to it. */
function identityOf(reference: Reference): string {
  if (reference.kind !== 'file' && reference.kind !== 'content') return nameOf(reference);
  try {
    return realpathSync(reference.path);
  } catch {
    return reference.path;
  }
}

function baseCycle(from: TextTree, isItself: boolean): Problem {
  const message = isItself
    ? `\`${from.source.path}\` extends itself`
    : `\`${from.value}\` extends this file, which extends it in turn`;
  return problemAt(from, 'base-cycle', message, {
    path: pointer(['extends']),
    help: 'delete this entry of `extends`',
  });
}

function baseOutside(from: TextTree, first: Reference): Problem {
  return problemAt(
    from,
    'base-outside',
    `\`${from.value}\` lies outside the directory of \`${nameOf(first)}\``,
    { path: pointer(['extends']), help: 'move it inside, or allow this with `--allow-outside`' },
  );
}

function noMapping(tree: Tree): Problem {
  const found = tree.kind === 'list' ? 'a list' : 'plain text';
  return problemAt(tree, 'wrong-type', `a scenario is a mapping, found ${found}`, {
    path: '',
    help: 'start with `forcecalc: 1` and `title: …`; `forcecalc init` writes a scenario to start from',
  });
}

/** What cannot be read because a file says so is a mistake of that file. */
function asBase(problem: Problem, reference: Reference, from: TextTree | undefined): Problem {
  if (from === undefined) return problem;
  if (problem.code !== 'cannot-read') {
    return { ...problem, origin: 'file', related: [relatedAt(from, 'extended from here')] };
  }
  const isWeb = /^[a-z][a-z+.-]+:\/\//i.test(from.value);
  const relative = 'paths in `extends` are relative to the file they stand in';
  const isMissing = problem.message.endsWith('there is no such file');
  const isClose = /^did you mean/.test(problem.help ?? '');
  return problemAt(
    from,
    'base-missing',
    problem.message.replace(nameOf(reference), isWeb ? from.value : nameOf(reference)),
    {
      path: pointer(['extends']),
      help: isWeb
        ? 'download it: `extends` names files only'
        : isMissing && !isClose
          ? relative
          : (problem.help ?? relative),
    },
  );
}
