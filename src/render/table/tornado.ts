import { displayWidth, padding, wrap } from '../layout.ts';
import { type Page, paragraph } from '../page.ts';
import { safeProse, safeText } from '../safe-text.ts';
import { placeLabels } from './bars.ts';

/** One factor: what it is called, and what comes of it at either end. */
export interface TornadoRow {
  readonly label: string;
  /** Text below the label; nothing where empty. */
  readonly below: string;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
}

export interface TornadoEnd {
  /** What the factor is there. */
  readonly word: string;
  /** The outcome, and how it reads. */
  readonly value: number;
  readonly figure: string;
}

const lower = '▒';
const higher = '█';
const mark = '│';

const longestLabel = 26;
const leastBar = 12;
const longestBar = 60;

/**
 * A bar a factor on one scale, from the outcome at its low end to that at its high end, around the
 * outcome as the scenario states it. Where a bar has no room the ends are written in sentences.
 *
 * @param base - the outcome as stated, and how it reads
 */
export function drawTornado(
  rows: readonly TornadoRow[],
  base: { readonly value: number; readonly figure: string },
  page: Page,
): string[] {
  const texts = rows.map(({ label }) => safeText(label));
  const widest = (read: (row: TornadoRow) => string) =>
    Math.max(0, ...rows.map((row) => displayWidth(read(row))));
  const label = Math.min(
    longestLabel,
    Math.floor(page.width / 3),
    Math.max(...texts.map(displayWidth)),
  );
  const widths = {
    lowWord: widest(({ low }) => low.word),
    lowFigure: widest(({ low }) => low.figure),
    highFigure: widest(({ high }) => high.figure),
    highWord: widest(({ high }) => high.word),
  };
  const before = label + widths.lowWord + widths.lowFigure + 5;
  const length = Math.min(
    longestBar,
    page.width - before - widths.highFigure - widths.highWord - 3,
  );
  if (length < leastBar) return rows.flatMap((row) => drawSentence(row, page));
  const column = scale(rows, base.value, length);
  const at = column(base.value);
  return [
    page.palette.faint(' '.repeat(before) + placeLabels([base.figure], [at], length)),
    ...rows.flatMap(({ low, high, below }, index) => {
      const [first = '', ...rest] = wrap(texts[index] ?? '', label);
      const left = padding(low.word, widths.lowWord) + low.word;
      const from = padding(low.figure, widths.lowFigure) + low.figure;
      const to = padding(high.figure, widths.highFigure) + high.figure;
      const bar = drawBar(column(low.value), at, column(high.value), length, page);
      return [
        `${first}${padding(first, label)}  ${left}  ${from} ${bar} ${to}  ${high.word}`,
        ...rest,
        ...(below === ''
          ? []
          : paragraph(safeProse(below), page, { indent: 4, paint: page.palette.faint })),
      ];
    }),
    page.palette.faint(`${lower} with less, ${higher} with more, ${mark} as stated`),
  ];
}

function scale(
  rows: readonly TornadoRow[],
  base: number,
  length: number,
): (value: number) => number {
  const values = rows.flatMap(({ low, high }) => [low.value, high.value]);
  const least = Math.min(base, ...values);
  const most = Math.max(base, ...values);
  return (value) => Math.round(((value - least) / (most - least || 1)) * (length - 1));
}

function drawBar(
  from: number,
  base: number,
  to: number,
  length: number,
  { palette }: Page,
): string {
  const less = lower.repeat(Math.max(0, base - from));
  const more = higher.repeat(Math.max(0, to - base));
  const space = (columns: number) => ' '.repeat(Math.max(0, columns));
  return [
    space(Math.min(from, base)),
    less === '' ? '' : palette.verdict.below(less),
    palette.strong(mark),
    more === '' ? '' : palette.verdict.within(more),
    space(length - 1 - Math.max(to, base)),
  ].join('');
}

function drawSentence({ label, low, high }: TornadoRow, page: Page): string[] {
  const ends = [low, high].map(({ word, figure }) => `${word} ${figure}`);
  return paragraph(`${label}: ${ends.join(', ')}`, page, { hanging: 2 });
}
