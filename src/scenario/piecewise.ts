import type { Stretch } from './lines.ts';
import { type Parsed, parseYaml } from './parse.ts';
import type { SourceText } from './source-text.ts';
import type { Entry, MapTree, Place, Tree } from './tree.ts';

/*
 * Scenarios of one run are mostly variants of one another. So a text is read by its entries, the
 * contributions and sources among them, and an entry that has been read before, in this text or
 * another, is taken from memory. An entry is YAML by itself when it can be read without a mistake
 * from its first line to the first line of the next; a text with any other is read as a whole.
 */

/** Larger texts are read as a whole: there are not many of them. */
const largest = 64 * 1024;
/** Texts held in memory with their entries, in UTF-16 units. */
const mostHeld = 8 * 1024 * 1024;

/** What may be an alias; in quotes or comments it is none, which does no harm. */
const alias = /(?:^|[\s[{,:])\*\S/m;

/** Entries by their text, with places that count from its start. */
const known = new Map<string, MapTree>();
let held = 0;

/** Units read by entries so far: those known already, and those that had to be parsed. */
const units = { known: 0, parsed: 0 };
/** As many are parsed before anybody can say whether texts have much in common. */
const enoughToTell = 64 * 1024;

/** Most runs read one scenario only, which takes longer by its entries. */
let isFirst = true;

/**
 * Reads YAML as `parseYaml` does, with the same outcome, but for whether a comment at the end of a
 * mapping belongs to it, which nothing shows.
 */
export function parsePiecewise(source: SourceText): Parsed {
  const isWorthIt = !isFirst && (units.parsed < enoughToTell || units.known > units.parsed);
  const tree = isWorthIt ? treeByEntries(source) : undefined;
  isFirst = false;
  return tree === undefined
    ? parseYaml(source)
    : { tree, problems: [], isPartial: false, damaged: new Set() };
}

/** A text as YAML, by its entries; undefined where it has to be read as a whole. */
export function treeByEntries(source: SourceText): MapTree | undefined {
  const { text } = source;
  if (text.length > largest) return undefined;
  // What an alias stands for is written in another entry.
  if (alias.test(text)) return undefined;
  if (held > mostHeld) {
    known.clear();
    held = 0;
  }
  const before = known.size;
  const whole = { start: 0, end: text.length };
  const tree = together(source, entriesIn(text, whole, 0), (entry) => sectionOf(source, entry));
  if (known.size > before) held += text.length;
  return tree;
}

/** An entry of the text; one that holds a mapping of several lines by the entries of that. */
function sectionOf(source: SourceText, section: Written): MapTree | undefined {
  const { text } = source;
  const line = /\w+:[ \t]*(?:#.*)?\r?\n/y;
  line.lastIndex = section.line;
  if (!line.test(text)) return entryOf(source, section);
  const below = { start: line.lastIndex, end: section.end };
  const inner = entriesIn(text, below, indentBelow(text, below));
  const [first] = inner ?? [];
  if (first === undefined) return entryOf(source, section);
  const own = entryOf(source, { start: section.start, end: first.line });
  const [[key, entry] = []] = own?.entries ?? [];
  if (own === undefined || key === undefined || entry === undefined) return undefined;
  const value = together(source, inner, (one) => entryOf(source, one));
  if (value === undefined) return undefined;
  return { ...own, end: value.end, entries: new Map([[key, { key: entry.key, value }]]) };
}

/** Mappings of one entry each as the one mapping that they make; undefined if a key stands twice. */
function together(
  source: SourceText,
  stretches: readonly Written[] | undefined,
  read: (stretch: Written) => MapTree | undefined,
): MapTree | undefined {
  const entries = new Map<string, Entry>();
  let first: MapTree | undefined;
  let end = 0;
  for (const stretch of stretches ?? []) {
    const one = read(stretch);
    const [[key, entry] = []] = one?.entries ?? [];
    if (one === undefined || key === undefined || entry === undefined || entries.has(key)) {
      return undefined;
    }
    entries.set(key, entry);
    first ??= one;
    end = one.end;
  }
  return first && { kind: 'map', entries, source, start: first.start, end };
}

/** One entry; undefined if it is not YAML by itself. */
function entryOf(source: SourceText, { start, end }: Stretch): MapTree | undefined {
  const text = source.text.slice(start, end);
  let tree = known.get(text);
  units[tree === undefined ? 'parsed' : 'known'] += text.length;
  if (tree === undefined) {
    const read = parseYaml({ ...source, text });
    if (read.problems.length > 0 || read.tree?.kind !== 'map' || read.tree.entries.size !== 1) {
      return undefined;
    }
    tree = read.tree;
    known.set(text, tree);
  }
  return moved(tree, source, start) as MapTree;
}

/** The same value, written elsewhere. */
function moved(tree: Tree, source: SourceText, by: number): Tree {
  const place = movedPlace(tree, source, by);
  if (tree.kind === 'scalar') return { kind: 'scalar', value: tree.value, ...place };
  if (tree.kind === 'list') {
    return { kind: 'list', items: tree.items.map((item) => moved(item, source, by)), ...place };
  }
  const entries = new Map<string, Entry>();
  for (const [key, entry] of tree.entries) {
    entries.set(key, {
      key: movedPlace(entry.key, source, by),
      value: moved(entry.value, source, by),
    });
  }
  return { kind: 'map', entries, ...place };
}

function movedPlace({ start, end }: Place, source: SourceText, by: number): Place {
  return { source, start: start + by, end: end + by };
}

/** A stretch of a text from one entry to the next, and where the line of the entry starts in it. */
interface Written extends Stretch {
  readonly line: number;
}

/**
 * The entries of a mapping by their lines, which all have the same indentation; what stands before
 * the first, such as comments, belongs to it.
 *
 * @returns undefined where a line starts like no entry, or is indented less
 */
function entriesIn(
  text: string,
  { start, end }: Stretch,
  indent: number,
): readonly Written[] | undefined {
  const lines: number[] = [];
  for (let at = start; at < end; at = lineAfter(text, at)) {
    const ink = inkFrom(text, at);
    const first = text[ink] ?? '\n';
    if (ink - at > indent || /[\r\n#]/.test(first)) continue;
    // A list may stand as deep as the key that holds it.
    if (ink - at === indent && first === '-' && lines.length > 0) continue;
    if (ink - at < indent || !/\w/.test(first)) return undefined;
    lines.push(at);
  }
  return lines.map((line, at) => ({
    ...{ line, start: at === 0 ? start : line },
    end: lines[at + 1] ?? end,
  }));
}

/** How deep the first line is indented that says something. */
function indentBelow(text: string, { start, end }: Stretch): number {
  for (let at = start; at < end; at = lineAfter(text, at)) {
    const ink = inkFrom(text, at);
    if (!/[\r\n#]/.test(text[ink] ?? '\n')) return ink - at;
  }
  return 0;
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function inkFrom(text: string, at: number): number {
  let ink = at;
  while (text.charCodeAt(ink) === 0x20) ink++;
  return ink;
}
