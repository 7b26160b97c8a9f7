import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  Parser,
  type YAMLError,
} from 'yaml';
import type { Problem, Result } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { type Entry, type Place, problemAt, relatedAt, type Tree } from './tree.ts';
import { yamlProblem } from './yaml-problem.ts';

/** Deeper than any scenario can mean something. */
const deepest = 64;
/** Values that aliases may add to those written out. */
const mostAliased = 100_000;

/** What YAML and a terminal cannot show: control characters, lone surrogates, direction marks. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Reads YAML 1.2 into a tree whose every value knows its place.
 *
 * Anchors and aliases are followed; tags other than those of the core schema, other versions of
 * YAML, merge keys and second documents are mistakes.
 *
 * @param from - offset at which the YAML starts; what stands before it is not read
 * @returns every mistake of syntax at once
 */
export function parseYaml(source: SourceText, from = 0): Result<Tree> {
  const unreadable = unprintableProblems(source);
  if (unreadable.length > 0) return { ok: false, problems: unreadable };
  const composed = compose(source, from);
  if (!composed.ok) return composed;
  const [document, second] = composed.value;
  const problems = document === undefined ? [] : documentProblems(source, document);
  if (second !== undefined) {
    const start = second.range[0];
    problems.push(
      problemAt(
        { source, start, end: start + 3 },
        'several-documents',
        'a scenario is one YAML document, and a second one starts here',
        {
          help: 'put the second scenario into a file of its own',
        },
      ),
    );
  }
  if (problems.length > 0) return { ok: false, problems };
  const contents = document?.contents ?? null;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    const place = { source, start: 0, end: Math.min(1, source.text.length) };
    return {
      ok: false,
      problems: [
        problemAt(place, 'empty-file', 'the file holds no scenario', {
          help: '`forcecalc init` writes one to start from',
        }),
      ],
    };
  }
  const grower = new TreeGrower(source);
  const tree = grower.grow(contents as ParsedNode, 0);
  return grower.problems.length > 0
    ? { ok: false, problems: grower.problems }
    : { ok: true, value: tree };
}

function unprintableProblems(source: SourceText): Problem[] {
  const problems: Problem[] = [];
  let lineEnd = -1;
  const matcher = new RegExp(unprintable, 'g');
  for (let hit = matcher.exec(source.text); hit !== null; hit = matcher.exec(source.text)) {
    if (hit.index <= lineEnd) continue;
    problems.push(unprintableProblem({ source, start: hit.index, end: hit.index + 1 }, hit[0]));
    const end = source.text.indexOf('\n', hit.index);
    if (end === -1 || problems.length >= 100) break;
    lineEnd = end;
  }
  return problems;
}

function unprintableProblem(place: Place, character: string): Problem {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return problemAt(
    place,
    'control-character',
    `the character U+${code} cannot be shown and is not allowed`,
    {
      help:
        code === '0000'
          ? 'a text file holds no zero bytes: save it as UTF-8'
          : 'delete it; an editor that shows invisible characters finds it',
    },
  );
}

function compose(source: SourceText, from: number): Result<Document.Parsed[]> {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
  });
  try {
    const tokens = new Parser().parse(' '.repeat(from) + source.text.slice(from));
    return {
      ok: true,
      value: [...composer.compose(tokens, true, source.text.length)] as Document.Parsed[],
    };
  } catch (error) {
    // The composer calls itself for every level: a file thousands of levels deep ends its stack.
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, problems: [tooDeep({ source, ...deepPlace(source.text) })] };
  }
}

function tooDeep(place: Place): Problem {
  return problemAt(place, 'too-deep', `values are nested more than ${deepest} levels deep`, {
    help: 'a scenario needs five levels: look for brackets that are never closed',
  });
}

/** Where brackets or dashes first nest too deep; counted on the text, for it cannot be composed. */
function deepPlace(text: string): { start: number; end: number } {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    else if (character === '-' && text[at + 1] === ' ') depth += 1;
    else if (character === '\n') depth = text[at + 1] === ' ' ? depth : 0;
    if (depth > deepest) return { start: at, end: at + 1 };
  }
  return { start: 0, end: 1 };
}

function documentProblems(source: SourceText, document: Document.Parsed): Problem[] {
  const problems: Problem[] = [];
  const { yaml } = document.directives;
  if (yaml.explicit === true && yaml.version !== '1.2') {
    const start = Math.max(0, source.text.search(/^%YAML/m));
    problems.push(
      problemAt(
        { source, start, end: start + 9 },
        'yaml-directive',
        `\`%YAML ${yaml.version}\` changes what numbers and words mean`,
        {
          help: 'delete the line: a scenario is YAML 1.2',
          note: 'YAML 1.1 reads `010` as 8 and `NO`, the code of no nation but a word for false, as false',
        },
      ),
    );
  }
  let lastLine = -1;
  const faults: YAMLError[] = [...document.errors, ...document.warnings];
  for (const fault of faults.sort((a, b) => a.pos[0] - b.pos[0])) {
    if (fault.message.startsWith('Unsupported YAML version')) continue;
    const problem = yamlProblem(source, fault);
    // One slip often trips the parser again in the same line; the first message is the mistake.
    if (problem.location?.line === lastLine) continue;
    lastLine = problem.location?.line ?? -1;
    problems.push(problem);
  }
  return problems;
}

/** Turns yaml's nodes into trees, following aliases, and collects what the parser lets pass. */
class TreeGrower {
  readonly problems: Problem[] = [];
  readonly #source: SourceText;
  readonly #anchors = new Map<string, { tree: Tree | undefined; size: number }>();
  #aliased = 0;
  /** Values in the tree grown last, those reached through aliases included. */
  #size = 0;

  constructor(source: SourceText) {
    this.#source = source;
  }

  grow(node: ParsedNode, depth: number): Tree {
    const place = this.#placeOf(node);
    if (depth > deepest) {
      if (!this.problems.some(({ code }) => code === 'too-deep'))
        this.problems.push(tooDeep(place));
      this.#size = 1;
      return { kind: 'scalar', value: null, ...place };
    }
    if (isAlias(node)) return this.#follow(node.source, place);
    const anchor = node.anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, { tree: undefined, size: 0 });
    const tree = this.#growValue(node, place, depth);
    if (anchor !== undefined) this.#anchors.set(anchor, { tree, size: this.#size });
    return tree;
  }

  #growValue(node: ParsedNode, place: Place, depth: number): Tree {
    if (isMap(node)) {
      let size = 1;
      const entries = new Map<string, Entry>();
      for (const pair of node.items) {
        const key = this.#keyOf(pair.key as ParsedNode | null, place);
        const value =
          pair.value === null
            ? ({ kind: 'scalar', value: null, ...(key?.place ?? place) } as const)
            : this.grow(pair.value as ParsedNode, depth + 1);
        size += pair.value === null ? 1 : this.#size;
        if (key === undefined) continue;
        const first = entries.get(key.text);
        if (first !== undefined) {
          this.problems.push(duplicateKey(key.text, key.place, first.key));
          continue;
        }
        entries.set(key.text, { key: key.place, value });
      }
      this.#size = size;
      return { kind: 'map', entries, ...place };
    }
    if (isSeq(node)) {
      let size = 1;
      const items: Tree[] = [];
      for (const item of node.items) {
        items.push(this.grow(item as ParsedNode, depth + 1));
        size += this.#size;
      }
      this.#size = size;
      return { kind: 'list', items, ...place };
    }
    this.#size = 1;
    return {
      kind: 'scalar',
      value: this.#scalar(isScalar(node) ? node.value : null, place),
      ...place,
    };
  }

  #scalar(value: unknown, place: Place): string | number | boolean | null {
    if (typeof value === 'string') {
      const hit = unprintable.exec(value);
      if (hit !== null) this.problems.push(unprintableProblem(place, hit[0]));
      return value;
    }
    if (typeof value === 'number') return value === 0 ? 0 : value;
    return typeof value === 'boolean' ? value : null;
  }

  #keyOf(key: ParsedNode | null, parent: Place): { text: string; place: Place } | undefined {
    const place = key === null ? parent : this.#placeOf(key);
    if (!isScalar(key) || key.value === null || key.value === '') {
      this.problems.push(
        problemAt(place, 'key-not-text', 'a key is a word', { help: 'write `key: value`' }),
      );
      return undefined;
    }
    const text = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    const hit = unprintable.exec(text);
    if (hit !== null) this.problems.push(unprintableProblem(place, hit[0]));
    return { text, place };
  }

  #follow(name: string, place: Place): Tree {
    const anchor = this.#anchors.get(name);
    this.#size = anchor?.size ?? 1;
    this.#aliased += this.#size;
    if (anchor === undefined) {
      this.problems.push(
        problemAt(
          place,
          'alias-unresolved',
          `\`*${name}\` refers to an anchor that is not defined above it`,
          {
            help: `define it earlier as \`&${name}\`, or put text that starts with \`*\` into quotes`,
          },
        ),
      );
    } else if (anchor.tree === undefined) {
      this.problems.push(
        problemAt(
          place,
          'alias-recursive',
          `\`*${name}\` stands inside the value that it refers to`,
          {
            help: 'write the value out',
          },
        ),
      );
    } else if (this.#aliased > mostAliased) {
      if (!this.problems.some(({ code }) => code === 'alias-bomb')) {
        this.problems.push(
          problemAt(
            place,
            'alias-bomb',
            `aliases multiply this file to more than ${mostAliased} values`,
            {
              help: 'write the values out, or share them with `extends`',
            },
          ),
        );
      }
    } else {
      return { ...anchor.tree, via: anchor.tree.via ?? place };
    }
    return { kind: 'scalar', value: null, ...place };
  }

  #placeOf(node: ParsedNode): Place {
    return {
      source: this.#source,
      start: node.range[0],
      end: Math.max(node.range[0], node.range[1]),
    };
  }
}

function duplicateKey(key: string, place: Place, first: Place): Problem {
  return problemAt(place, 'duplicate-key', `\`${key}\` stands twice in this mapping`, {
    help: 'keep one of the two',
    note: 'many readers would keep only one of the two and not say which',
    related: [relatedAt(first, 'first written here')],
  });
}
