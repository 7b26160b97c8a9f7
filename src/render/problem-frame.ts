import type { Excerpt, Problem } from '../scenario/problem.ts';
import type { Location } from '../scenario/scenario.ts';
import { clusters, displayWidth, wrap } from './layout.ts';
import type { Page } from './page.ts';
import type { Paint } from './palette.ts';
import { safeText } from './safe-text.ts';

const tabStop = 4;

/** One place in a file, to be underlined. */
interface Place {
  readonly location: Location;
  readonly excerpt: Excerpt;
  readonly label: string;
  readonly isPrimary: boolean;
}

/** Digits that the line numbers of a problem take, and so where everything under it starts. */
export function gutterOf({ excerpt, related = [] }: Problem): number {
  const lines = [excerpt?.line ?? 0, ...related.map((place) => place.excerpt.line)];
  return String(Math.max(...lines)).length;
}

/**
 * Where a problem is: the place, and the lines it stands in with the stretch underlined; related
 * places of the same file in the same frame, in the order of lines, those of other files below.
 */
export function drawFrames(problem: Problem, page: Page): string[] {
  const { location, excerpt, related = [] } = problem;
  const gutter = gutterOf(problem);
  const places: Place[] = related.map((place) => ({ ...place, isPrimary: false }));
  if (location && excerpt) places.unshift({ location, excerpt, label: '', isPrimary: true });
  const files = new Set(places.map((place) => place.location.file));
  const heads = [
    ...(location || !problem.file ? [] : [arrow('-->', safeText(problem.file), gutter, page)]),
    ...(location && !excerpt ? [arrow('-->', formatPlace(location), gutter, page)] : []),
  ];
  return [
    ...heads,
    ...[...files].flatMap((file, index) => {
      const here = places.filter((place) => place.location.file === file);
      const sign = index === 0 && heads.length === 0 ? '-->' : ':::';
      return drawFile(here, sign, gutter, page);
    }),
  ];
}

/** A place as editors and terminals make a link of it; never cut, so that it can be copied. */
function formatPlace({ file, line, column }: Location): string {
  return `${safeText(file)}:${line}:${column}`;
}

function arrow(sign: string, place: string, gutter: number, { palette }: Page): string {
  return `${' '.repeat(gutter + 1)}${palette.place(sign)} ${place}`;
}

function drawFile(places: readonly Place[], sign: string, gutter: number, page: Page): string[] {
  const [first] = places;
  if (first === undefined) return [];
  const inOrder = [...places].sort(
    (a, b) => a.excerpt.line - b.excerpt.line || a.excerpt.column - b.excerpt.column,
  );
  const lines = [
    arrow(sign, formatPlace(first.location), gutter, page),
    drawGutter('', gutter, page),
  ];
  let above: number | undefined;
  for (const place of inOrder) {
    const { line } = place.excerpt;
    if (above !== undefined && line > above + 1) lines.push(page.palette.place('...'));
    lines.push(...drawPlace(place, line === above, gutter, page));
    above = line;
  }
  return lines;
}

function drawGutter(line: string, gutter: number, { palette }: Page): string {
  return palette.place(` ${line.padStart(gutter)} |`);
}

function drawPlace(place: Place, isRepeated: boolean, gutter: number, page: Page): string[] {
  const { excerpt, label, isPrimary } = place;
  const room = Math.max(8, page.width - gutter - 4);
  const { text, from, length } = cutAround(excerpt, room);
  const paint = isPrimary ? page.palette.error : page.palette.place;
  const marks = (isPrimary ? '^' : '-').repeat(length);
  const empty = drawGutter('', gutter, page);
  const number = drawGutter(String(excerpt.line), gutter, page);
  return [
    ...(isRepeated ? [] : [text === '' ? number : `${number} ${text}`]),
    ...drawMarks(marks, safeText(label), from, room, paint).map((line) => `${empty} ${line}`),
  ];
}

/** The label beside the marks, or under them where it does not fit. */
function drawMarks(
  marks: string,
  label: string,
  from: number,
  room: number,
  paint: Paint,
): string[] {
  const inset = ' '.repeat(from);
  if (label === '') return [inset + paint(marks)];
  if (from + marks.length + 1 + displayWidth(label) <= room) {
    return [inset + paint(`${marks} ${label}`)];
  }
  const start = Math.min(from, Math.floor(room / 2));
  const lines = wrap(label, room - start).map((line) => ' '.repeat(start) + paint(line));
  return [inset + paint(marks), ...lines];
}

/** What is seen of a line: its text, and the columns that are underlined, from 0. */
interface Cut {
  readonly text: string;
  readonly from: number;
  readonly length: number;
}

interface Piece {
  readonly text: string;
  readonly column: number;
  readonly width: number;
  /** Characters of the line before this piece. */
  readonly before: number;
}

/** A line as it is shown, cut to a width around the underlined stretch, `…` where it was cut. */
function cutAround({ text, column, length }: Excerpt, room: number): Cut {
  const pieces = layOut(text);
  const last = pieces.at(-1);
  const end = last ? last.column + last.width : 0;
  const columnOf = (character: number) =>
    pieces.findLast(({ before }) => before <= character)?.column ?? 0;
  const count = [...text].length;
  const from = column - 1 >= count ? end : columnOf(column - 1);
  const stop = column - 1 + length >= count ? end : columnOf(column - 1 + length);
  const to = Math.max(from + 1, stop);
  const total = Math.max(end, to);
  if (total <= room) return { text: join(pieces, 0), from, length: to - from };
  const span = Math.min(to - from, room - 2);
  const left = Math.min(Math.max(0, from - Math.floor((room - span) / 2)), total - room);
  const right = left + room;
  const opening = left > 0 ? 1 : 0;
  const closing = right < total ? 1 : 0;
  const seen = pieces.filter(
    (piece) => piece.column >= left + opening && piece.column + piece.width <= right - closing,
  );
  const shown = '…'.repeat(opening) + join(seen, left + opening);
  return {
    text: shown + (closing ? '…' : ''),
    from: from - left,
    length: Math.min(to, right - closing) - from,
  };
}

/** The characters of a line with the columns they take; tabs reach to the next tab stop. */
function layOut(text: string): readonly Piece[] {
  let column = 0;
  let before = 0;
  return clusters(text).map((cluster) => {
    const shown = cluster === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : safeText(cluster);
    const piece = { text: shown, column, width: displayWidth(shown), before };
    column += piece.width;
    before += [...cluster].length;
    return piece;
  });
}

/** Pieces from a column on; a wide character cut off at the left leaves a space. */
function join(pieces: readonly Piece[], left: number): string {
  const gap = Math.max(0, (pieces[0]?.column ?? left) - left);
  return (' '.repeat(gap) + pieces.map(({ text }) => text).join('')).trimEnd();
}
