import { formatPeople } from '../format.ts';
import { displayWidth, padding, shorten } from '../layout.ts';
import type { Page } from '../page.ts';
import { safeText } from '../safe-text.ts';

/** One bar: its parts one after another, against the ends of what is asked for. */
export interface Bar {
  readonly label: string;
  /** Personnel in the order of the blocs. */
  readonly parts: readonly number[];
  readonly total: number;
  readonly target: { readonly low: number; readonly high: number };
}

/** One a bloc; they differ in shape, so that colour only helps. */
const fills = ['█', '▓', '▒', '░'];

const mark = '│';
const longestBar = 120;
const longestLabel = 24;

/**
 * Bars on one scale from 0, each with a mark at the low and high end of its target. A bar touches
 * a mark exactly when its level reaches that end (where there is room to tell: marks side by side
 * or at the start leave none). Nothing to draw gives no lines.
 *
 * @param names - of the parts, for the legend
 */
export function drawBars(bars: readonly Bar[], names: readonly string[], page: Page): string[] {
  const most = Math.max(0, ...bars.flatMap(({ total, target }) => [total, target.high]));
  if (most === 0) return [];
  const labels = bars.map(({ label }) =>
    shorten(safeText(label), Math.min(longestLabel, page.width / 3)),
  );
  const start = Math.max(...labels.map(displayWidth)) + 2;
  const length = Math.min(longestBar, page.width - start);
  const column = (personnel: number) =>
    Math.min(length - 1, Math.floor((personnel / most) * (length - 1)));
  const [first] = bars;
  const isShared = bars.every(
    ({ target }) => target.low === first?.target.low && target.high === first.target.high,
  );
  const inset = ' '.repeat(start);
  const scale = isShared && first ? drawScale(first.target, column, length) : [];
  return [
    ...scale.map((line) => page.palette.faint(inset + line)),
    ...bars.map((bar, index) => {
      const label = labels[index] ?? '';
      return `${label}${padding(label, start)}${drawBar(bar, column, length, page)}`.trimEnd();
    }),
    ...drawLegend(bars, names, start, page),
  ];
}

/** The ends of the target over their marks, then a rule from 0 that carries the marks. */
function drawScale(
  target: Bar['target'],
  column: (personnel: number) => number,
  length: number,
): string[] {
  const ends = [...new Set([target.low, target.high])].filter((end) => end > 0);
  const marks = ends.map(column);
  const rule = Array.from({ length }, (_, at) => (at === 0 ? '├' : marks.includes(at) ? '┼' : '─'));
  return [placeLabels(ends.map(formatPeople), marks, length), rule.join('')].filter(
    (line) => line !== '',
  );
}

/** A line with each label centred over its mark; those that would touch are written together. */
export function placeLabels(
  labels: readonly string[],
  marks: readonly number[],
  length: number,
): string {
  const place = (label: string, at: number) =>
    Math.max(0, Math.min(length - label.length, at - Math.floor(label.length / 2)));
  let line = '';
  for (const [index, label] of labels.entries()) {
    const from = place(label, marks[index] ?? 0);
    if (line !== '' && from <= line.length) {
      const both = labels.join('–');
      return both.length > length ? '' : ' '.repeat(place(both, marks[0] ?? 0)) + both;
    }
    if (label.length > length) return '';
    line = line.padEnd(from) + label;
  }
  return line;
}

function drawBar(
  { parts, total, target }: Bar,
  column: (personnel: number) => number,
  length: number,
  { palette }: Page,
): string {
  const ends = [target.low, target.high].filter((end) => end > 0);
  let reach = total === 0 ? 0 : column(total) + 1;
  for (const end of ends) {
    const at = column(end);
    reach = total < end ? Math.min(reach, Math.max(0, at - 1)) : Math.max(reach, at + 1);
  }
  const sum = parts.reduce((whole, part) => whole + part, 0);
  const upTo = parts.map((_, index) => {
    const before = parts.slice(0, index + 1).reduce((whole, part) => whole + part, 0);
    return sum === 0 ? 0 : Math.round((before / sum) * reach);
  });
  const marks = ends.map(column);
  let line = '';
  for (let at = 0; at < length; ) {
    const next = Math.min(length, ...marks.filter((place) => place >= at));
    if (next === at) {
      line += palette.strong(mark);
      at += 1;
      continue;
    }
    const part = upTo.findIndex((end) => at < end);
    const end = Math.min(next, upTo[part] ?? length);
    const run = (fills[part] ?? ' ').repeat(end - at);
    line += palette.blocs[part]?.(run) ?? run;
    at = end;
  }
  return line;
}

function drawLegend(
  bars: readonly Bar[],
  names: readonly string[],
  start: number,
  { width, palette }: Page,
): string[] {
  const shown = names.flatMap((name, part) => {
    if (!bars.some(({ parts }) => (parts[part] ?? 0) > 0)) return [];
    return [{ plain: `${fills[part]} ${name}`, paint: palette.blocs[part] }];
  });
  const all = [...shown, { plain: `${mark} asked for`, paint: palette.strong }];
  const lines: string[] = [];
  let used = width;
  for (const { plain, paint } of all) {
    const text = paint ? paint(plain.slice(0, 1)) + plain.slice(1) : plain;
    if (used + 3 + plain.length > width) {
      const inset = Math.min(start, Math.max(0, width - plain.length));
      lines.push(' '.repeat(inset) + text);
      used = inset + plain.length;
    } else {
      lines[lines.length - 1] += `   ${text}`;
      used += 3 + plain.length;
    }
  }
  return lines;
}
