import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode } from 'yaml';
import type { Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { splitInList, splitInMap } from './split-number.ts';
import { type Entry, type Place, problemAt, relatedAt, type Tree } from './tree.ts';
import { unprintableIn, unseenInKey } from './unprintable.ts';

/** Deeper than any scenario can mean something. */
export const deepest = 64;
/** Values that aliases may add to those written out. */
const mostAliased = 100_000;

type FlowPair = Pair<ParsedNode, ParsedNode | null>;

/**
 * Turns yaml's nodes into trees, following aliases, and collects what the parser lets pass:
 * unresolved, recursive and multiplying aliases, keys that are no words or stand twice, values
 * nested too deep, characters that cannot be shown, numbers split by their commas.
 */
export class TreeGrower {
  readonly problems: Problem[] = [];
  /** Whether a value or an entry could not be made sense of, and is not in the tree. */
  isPartial = false;
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
      return this.#growMap(node.items as FlowPair[], node.flow === true, place, depth);
    }
    if (isSeq(node)) {
      const split = node.flow === true ? splitInList(this.#source, place, node.items) : undefined;
      if (split !== undefined) {
        this.problems.push(split.problem);
        this.#size = 1;
        return split.tree;
      }
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
    const value = this.#scalar(isScalar(node) ? node.value : null, place);
    return { kind: 'scalar', value, ...place };
  }

  #growMap(pairs: readonly FlowPair[], isFlow: boolean, place: Place, depth: number): Tree {
    let size = 1;
    const entries = new Map<string, Entry>();
    let empty: { text: string; place: Place } | undefined;
    let isAstray = false;
    const twice: { text: string; place: Place; first: Place }[] = [];
    for (let at = 0; at < pairs.length; at++) {
      const pair = pairs[at];
      if (pair === undefined) continue;
      const key = this.#keyOf(pair.key, place);
      const split = isFlow ? splitInMap(this.#source, pairs, at) : undefined;
      let value: Tree;
      if (split !== undefined) {
        this.problems.push(split.problem);
        at += split.parts;
        this.#size = 1;
        value = split.tree;
      } else if (pair.value === null) {
        this.#size = 1;
        value = { kind: 'scalar', value: null, ...(key?.place ?? place) };
      } else {
        value = this.grow(pair.value, depth + 1);
      }
      size += this.#size;
      if (key === undefined || isAstray) continue;
      const first = entries.get(key.text);
      if (first === undefined) {
        entries.set(key.text, { key: key.place, value });
        if (value.kind === 'scalar' && value.value === null) empty = key;
      } else if (empty !== undefined && !isFlow) {
        // A key of nothing, and after it what the mapping has already: all of it belongs to the key.
        this.#refuse(levelWithOwn(empty.text, empty.place, key));
        const names = [...entries.keys()];
        for (const name of names.slice(names.indexOf(empty.text))) entries.delete(name);
        isAstray = true;
      } else {
        twice.push({ ...key, first: first.key });
        // Of two, the one that says something is checked on.
        if (isNothing(first.value)) entries.set(key.text, { key: key.place, value });
      }
    }
    this.#size = size;
    this.#mindDuplicates(twice);
    return { kind: 'map', entries, ...place };
  }

  /** Keys that all stand twice are one slip: a second entry that lacks a key of its own. */
  #mindDuplicates(twice: readonly { text: string; place: Place; first: Place }[]): void {
    const [first, ...more] = twice;
    if (first === undefined) return;
    const problem = duplicateKey(first.text, first.place, first.first, more.length);
    if (more.length > 0) this.#refuse(problem);
    else this.problems.push(problem);
  }

  #scalar(value: unknown, place: Place): string | number | boolean | null {
    if (typeof value === 'string') {
      this.#mindUnprintable(value, place);
      return value;
    }
    // YAML has a negative zero, and people do not.
    if (typeof value === 'number') return value === 0 ? 0 : value;
    return typeof value === 'boolean' ? value : null;
  }

  #keyOf(key: ParsedNode | null, parent: Place): { text: string; place: Place } | undefined {
    const place = key === null ? parent : this.#placeOf(key);
    if (!isScalar(key) || key.value === null || key.value === '') {
      this.#refuse(notText(place));
      return undefined;
    }
    const text = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    this.#mindUnprintable(text, place);
    const slip = key.type === 'PLAIN' ? colonSlip(text, place) : undefined;
    if (slip !== undefined) {
      this.#refuse(slip);
      return undefined;
    }
    const unseen = unseenInKey(text, place);
    if (unseen === undefined) return { text, place };
    this.problems.push(unseen.problem);
    return { text: unseen.key, place };
  }

  #mindUnprintable(text: string, place: Place): void {
    const problem = unprintableIn(text, place);
    if (problem !== undefined) this.problems.push(problem);
  }

  #follow(name: string, place: Place): Tree {
    const anchor = this.#anchors.get(name);
    this.#size = anchor?.size ?? 1;
    this.#aliased += this.#size;
    if (anchor === undefined) this.#refuse(unresolved(name, place));
    else if (anchor.tree === undefined) this.#refuse(recursive(name, place));
    else if (this.#aliased <= mostAliased) {
      return { ...anchor.tree, via: anchor.tree.via ?? place };
    } else if (!this.problems.some(({ code }) => code === 'alias-bomb')) {
      this.problems.push(bomb(place));
    }
    return { kind: 'scalar', value: null, ...place };
  }

  #refuse(problem: Problem): void {
    this.problems.push(problem);
    this.isPartial = true;
  }

  #placeOf(node: ParsedNode): Place {
    const [start, end] = node.range;
    return { source: this.#source, start, end: Math.max(start, end) };
  }
}

/** Values nested deeper than a scenario can be. */
export function tooDeep(place: Place): Problem {
  return problemAt(place, 'too-deep', `values are nested more than ${deepest} levels deep`, {
    help: 'a scenario needs five levels: look for brackets that are never closed',
  });
}

function notText(place: Place): Problem {
  const written = place.source.text.slice(place.start, place.end);
  const help = /^[[{]/.test(written)
    ? 'write `key: value`, or put text that starts with a bracket into quotes'
    : 'write `key: value`, with a word before the colon';
  return problemAt(place, 'key-not-text', 'a key is a word', { help });
}

/** `target:{personnel: 5}` and `target {personnel: 5}`: the bracket becomes a part of the key. */
function colonSlip(text: string, place: Place): Problem | undefined {
  const [, key = '', mark] = /^([\p{L}\p{N}_-]+)(:|\s*=\s*|\s+)[[{"']/u.exec(text) ?? [];
  if (mark === undefined) return undefined;
  const start = place.start + key.length;
  const message =
    mark === ':' ? 'a space is missing after the colon' : `a colon is missing after \`${key}\``;
  return problemAt({ ...place, start, end: start + mark.length }, 'yaml-syntax', message, {
    help: `write \`${key}: \``,
  });
}

function duplicateKey(key: string, place: Place, first: Place, more: number): Problem {
  const what = more === 0 ? 'stands' : `and ${more} more keys stand`;
  return problemAt(place, 'duplicate-key', `\`${key}\` ${what} twice in this mapping`, {
    help:
      more === 0
        ? 'keep one of the two'
        : 'keep one of each two, or write the key that the second ones belong to above them',
    note: 'many readers of YAML would keep the second and forget the first, without a word',
    related: [relatedAt(first, 'first written here')],
  });
}

function isNothing(tree: Tree): boolean {
  return tree.kind === 'scalar' && (tree.value === null || tree.value === '');
}

/** A key on the level of what it should hold, where that level has the same keys already. */
function levelWithOwn(
  key: string,
  place: Place,
  twice: { readonly text: string; readonly place: Place },
): Problem {
  return problemAt(
    place,
    'duplicate-key',
    `\`${key}\` is as deep as what it should hold, so that \`${twice.text}\` stands here twice`,
    {
      help: `start \`${key}\` in the column of the entries before it, or indent what follows it`,
      related: [relatedAt(twice.place, 'here for the second time')],
    },
  );
}

function unresolved(name: string, place: Place): Problem {
  return problemAt(
    place,
    'alias-unresolved',
    `\`*${name}\` refers to an anchor that is not defined above it`,
    {
      help: `define it earlier as \`&${name}\`, or put text that starts with \`*\` into quotes`,
    },
  );
}

function recursive(name: string, place: Place): Problem {
  return problemAt(
    place,
    'alias-recursive',
    `\`*${name}\` stands inside the value that it refers to`,
    { help: 'write the value out' },
  );
}

function bomb(place: Place): Problem {
  return problemAt(
    place,
    'alias-bomb',
    `aliases multiply this file to more than ${mostAliased} values`,
    { help: 'write the values out, or share them with `extends`' },
  );
}
