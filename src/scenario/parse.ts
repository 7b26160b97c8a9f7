import { Composer, type Document, isScalar, type ParsedNode, Parser } from 'yaml';
import { blank, lineAt } from './lines.ts';
import type { Problem } from './problem.ts';
import { quickTags } from './quick-tags.ts';
import type { SourceText } from './source-text.ts';
import { problemAt, type Tree } from './tree.ts';
import { deepest, TreeGrower, tooDeep } from './tree-grower.ts';
import { unprintableProblems, withoutUnprintable } from './unprintable.ts';
import { isHarmless, passableProblem } from './yaml-problem.ts';
import { slipOf } from './yaml-slip.ts';

/** What could be read of a text, and everything that is wrong with it as YAML. */
export interface Parsed {
  /** Undefined where there is nothing to read, or nothing that can be made sense of. */
  readonly tree?: Tree;
  readonly problems: readonly Problem[];
  /** Whether lines had to be passed over, so that what seems missing may only be unread. */
  readonly isPartial: boolean;
  /** Lines, from 1, that were not read as they were meant: all there is to say of them is said. */
  readonly damaged: ReadonlySet<number>;
}

/** Characters that may be read again in search of further slips: a second of work at most. */
const mostReread = 2 * 1024 * 1024;
/** Slips of one file that are told; whoever has more has not written YAML. */
const mostSlips = 50;
/** Nesting that is not even tried: it would end the stack of the parser on some machine. */
const hopeless = 1000;

/**
 * Reads YAML 1.2 into a tree whose every value knows its place.
 *
 * Anchors and aliases are followed; tags other than those of the core schema, other versions of
 * YAML, merge keys and second documents are mistakes. Where a slip makes a line unreadable, the
 * line is passed over with all that hangs under it, and the rest is read: so every mistake is
 * found at once.
 *
 * @param from - offset at which the YAML starts; what stands before it is not read
 */
export function parseYaml(source: SourceText, from = 0): Parsed {
  const unprintable = unprintableProblems(source);
  const conflict = conflictProblem(source);
  if (conflict !== undefined) return parsed({ problems: [...unprintable, conflict] });
  const text = unprintable.length > 0 ? withoutUnprintable(source.text) : source.text;
  const read = readDocuments(source, ' '.repeat(from) + text.slice(from));
  const told = new Set(unprintable.map(({ location }) => location?.line));
  const problems = [
    ...unprintable,
    ...read.problems.filter(({ location }) => !told.has(location?.line)),
  ];
  const [document, second] = read.documents;
  if (document === undefined) return parsed({ problems });
  problems.push(...documentProblems(source, document));
  if (second !== undefined) problems.push(secondDocument(source, second.range[0]));
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    return parsed({ problems: problems.length > 0 ? problems : [empty(source)] });
  }
  const grower = new TreeGrower(source);
  const tree = grower.grow(contents as ParsedNode, 0);
  problems.push(...grower.problems);
  const isHopeless = grower.problems.some(({ code }) => /^(too-deep|alias-bomb)$/.test(code));
  return parsed({
    ...(!isHopeless && { tree }),
    problems,
    isPartial: read.isPartial || second !== undefined || grower.isPartial,
    entangled: read.entangled,
  });
}

/**
 * What duplicate keys and numbers with commas mean is beyond doubt: of the rest of their line there
 * may be more to say.
 */
function parsed(found: {
  readonly tree?: Tree;
  readonly problems: readonly Problem[];
  readonly isPartial?: boolean;
  readonly entangled?: readonly number[];
}): Parsed {
  const { tree, problems, isPartial = false, entangled = [] } = found;
  const damaged = problems.filter(({ code }) => !/^(duplicate-key|number-as-text)$/.test(code));
  return {
    ...(tree && { tree }),
    problems,
    isPartial: isPartial || tree === undefined,
    damaged: new Set([...entangled, ...damaged.flatMap(({ location }) => location?.line ?? [])]),
  };
}

function empty(source: SourceText): Problem {
  const place = { source, start: 0, end: Math.min(1, source.text.length) };
  return problemAt(place, 'empty-file', 'the file holds no scenario', {
    help: '`forcecalc init` writes one to start from',
  });
}

/** What git leaves in a file when two branches have changed the same lines. */
function conflictProblem(source: SourceText): Problem | undefined {
  const start = source.text.search(/^<{7} .*$/m);
  if (start === -1 || !/^>{7} /m.test(source.text)) return undefined;
  return problemAt(
    { source, start, end: start + 7 },
    'yaml-syntax',
    'a merge of two branches has left its marks here',
    {
      help: 'keep one of the two versions, and delete the lines with `<<<<<<<`, `=======`, `>>>>>>>`',
    },
  );
}

function secondDocument(source: SourceText, start: number): Problem {
  return problemAt(
    { source, start, end: start + 3 },
    'several-documents',
    'a scenario is one YAML document, and a second one starts here',
    {
      help: 'delete the `---` or `...` before it, or put the second scenario into a file of its own',
    },
  );
}

interface Documents {
  readonly documents: readonly Document.Parsed[];
  readonly problems: readonly Problem[];
  readonly isPartial: boolean;
  readonly entangled: readonly number[];
}

/** Composes the text; after every slip once more, without the lines that it has spoilt. */
function readDocuments(source: SourceText, whole: string): Documents {
  const problems: Problem[] = [];
  const entangled: number[] = [];
  const unreadable = (problem?: Problem) => ({
    documents: [],
    problems: problem === undefined ? problems : [...problems, problem],
    isPartial: true,
    entangled,
  });
  const deep = deepPlace(whole);
  if (deep.depth > hopeless) return unreadable(tooDeep({ source, ...deep }));
  const rounds = Math.min(mostSlips, Math.max(1, Math.floor(mostReread / (whole.length + 1))));
  let text = whole;
  for (let round = 0; ; round++) {
    const documents = compose(text);
    const [first] = documents ?? [];
    const faults = first === undefined ? [] : [...first.errors, ...first.warnings];
    if (documents === undefined || faults.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) {
      return unreadable(tooDeep({ source, ...deep }));
    }
    const told = faults.filter((fault) => !isHarmless(fault)).sort((a, b) => a.pos[0] - b.pos[0]);
    const passable = told.map((fault) => passableProblem(source, fault));
    const [fault] = told.filter((_, at) => passable[at] === undefined);
    if (fault === undefined) {
      problems.push(...passable.filter((one) => one !== undefined));
      return { documents, problems, isPartial: round > 0, entangled };
    }
    const slip = slipOf(text, fault);
    // What is told of the same line already has led the parser astray.
    const reason = passable.find((one) => one !== undefined && isOnLine(text, slip.start, one));
    const { message, help } = slip;
    problems.push(reason ?? problemAt({ source, ...slip }, 'yaml-syntax', message, { help }));
    if (slip.entangled !== undefined) entangled.push(lineNumber(text, slip.entangled));
    const mended = slip.mended
      ? text.slice(0, slip.mended.at) + slip.mended.character + text.slice(slip.mended.at + 1)
      : blank(text, slip.spoilt);
    if (mended === text || round + 1 >= rounds) return unreadable();
    text = mended;
  }
}

function isOnLine(text: string, at: number, { location }: Problem): boolean {
  return location?.line === lineNumber(text, at);
}

function lineNumber(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** Undefined where values are nested so deep that the parser, which calls itself, ends the stack. */
function compose(text: string): Document.Parsed[] | undefined {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    customTags: quickTags,
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
  });
  try {
    const tokens = new Parser().parse(text);
    return [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/**
 * Where brackets, or the dashes at the start of a line, first nest too deep, and how deep they get;
 * counted on the text, which may be too deep to be composed. An estimate: brackets in quotes count.
 */
function deepPlace(text: string): { start: number; end: number; depth: number } {
  const found = { start: 0, most: 0 };
  let brackets = 0;
  let dashes = 0;
  let isStart = true;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x0a) {
      isStart = true;
      dashes = 0;
      if (text.charCodeAt(at + 1) !== 0x20) brackets = 0;
      continue;
    }
    if (character === 0x20) continue;
    const isDash = (character === 0x2d || character === 0x3f) && text.charCodeAt(at + 1) === 0x20;
    if (isStart && isDash) dashes += 1;
    else isStart = false;
    if (character === 0x5b || character === 0x7b) brackets += 1;
    else if (character === 0x5d || character === 0x7d) brackets -= 1;
    if (brackets + dashes > found.most) {
      found.most = brackets + dashes;
      if (found.most === deepest + 1) found.start = at;
    }
  }
  return { start: found.start, end: found.start + 1, depth: found.most };
}

function documentProblems(source: SourceText, document: Document.Parsed): Problem[] {
  const { yaml } = document.directives;
  if (yaml.explicit !== true) return [];
  const start = Math.max(0, source.text.search(/^%YAML/m));
  const end = start + (/^%YAML\s+\S+/.exec(source.text.slice(start, start + 80))?.[0].length ?? 1);
  const version = source.text.slice(start, end).replace(/^%YAML\s+/, '');
  if (version === '1.2') return [];
  const place = { source, start: lineAt(source.text, start).start, end };
  return [
    problemAt(
      place,
      'yaml-directive',
      `a scenario is YAML 1.2, and this line asks for ${version}`,
      {
        help: 'delete the line',
        ...(version === '1.1' && {
          note: 'YAML 1.1 would read `010` as 8, `12:30` as 750 and `NO` as false',
        }),
      },
    ),
  ];
}
