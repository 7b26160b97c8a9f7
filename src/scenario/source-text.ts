import type { Excerpt } from './problem.ts';
import type { Location } from './scenario.ts';

/** A text that was read, under the name by which people know it. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  /** Whether it came from a file or from an option of the command line. */
  readonly origin: 'file' | 'command-line';
}

/** Longer lines are shown in part, around the place that matters. */
const longestExcerpt = 240;

interface LineIndex {
  readonly starts: readonly number[];
  /** Whether some characters take two UTF-16 units, so that columns must be counted. */
  readonly hasPairs: boolean;
  /** The last place looked up: counting on from it keeps many places in one long line cheap. */
  last: { lineStart: number; offset: number; column: number };
}

const indexes = new WeakMap<SourceText, LineIndex>();

/** Line and column, from 1 and in characters (code points), of a UTF-16 offset. */
export function locationAt(source: SourceText, offset: number): Location {
  const index = indexOf(source);
  const line = lineOf(index, offset);
  const lineStart = index.starts[line - 1] ?? 0;
  if (!index.hasPairs) return { file: source.path, line, column: offset - lineStart + 1 };
  const from =
    index.last.lineStart === lineStart && index.last.offset <= offset
      ? index.last
      : { lineStart, offset: lineStart, column: 1 };
  const column = from.column + characters(source.text.slice(from.offset, offset));
  index.last = { lineStart, offset, column };
  return { file: source.path, line, column };
}

/** The line around a stretch of text, with the stretch cut to what of it stands in that line. */
export function excerptAt(source: SourceText, start: number, end: number): Excerpt {
  const { text } = source;
  const index = indexOf(source);
  const line = lineOf(index, start);
  const lineStart = index.starts[line - 1] ?? 0;
  const nextStart = index.starts[line] ?? text.length + 1;
  const hasReturn = nextStart - 2 >= lineStart && text[nextStart - 2] === '\r';
  const lineEnd = nextStart - (hasReturn ? 2 : 1);
  const cutStart =
    lineEnd - lineStart > longestExcerpt ? Math.max(lineStart, start - 80) : lineStart;
  const cutEnd = Math.min(lineEnd, cutStart + longestExcerpt);
  const before = (cutStart > lineStart ? '…' : '') + text.slice(cutStart, start);
  const marked = text.slice(start, Math.max(start, Math.min(end, cutEnd)));
  const after = text.slice(start + marked.length, cutEnd);
  return {
    line,
    text: before + marked + after + (cutEnd < lineEnd ? '…' : ''),
    column: characters(before) + 1,
    length: Math.max(1, characters(marked.trimEnd())),
  };
}

function indexOf(source: SourceText): LineIndex {
  let index = indexes.get(source);
  if (index === undefined) {
    const starts = [0];
    for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) {
      starts.push(at + 1);
    }
    const hasPairs = /[\ud800-\udbff]/.test(source.text);
    index = { starts, hasPairs, last: { lineStart: 0, offset: 0, column: 1 } };
    indexes.set(source, index);
  }
  return index;
}

function lineOf(index: LineIndex, offset: number): number {
  let low = 0;
  let high = index.starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((index.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
