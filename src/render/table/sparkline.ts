import type { Assessment, Verdict } from '../../assess/assessment.ts';
import { formatChance, formatPeople } from '../format.ts';
import { type Page, paragraph } from '../page.ts';
import { placeLabels } from './bars.ts';

/** From hardly anything to the likeliest part; nothing at all is a space. */
const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A part that would press all others flat, told in figures below. */
const spike = '▲';

/** Less than this is rounding. */
const negligible = 1e-12;

/** A spike is so many times as likely as the likeliest part that is none. */
const spikeRatio = 4;
const mostSpikes = 3;

/** Less than this beside the spikes is not worth stretching. */
const leastRest = 0.05;

const leastColumns = 20;
const mostColumns = 60;

/**
 * How likely which total is, as one line of blocks over the range of what can happen, with the ends
 * of the target marked below. No lines where there is no room.
 *
 * An end of the target outside that range is told in words instead.
 */
export function drawSparkline({ target, personnel }: Assessment, page: Page): string[] {
  const { from, to, likelihoods } = personnel.distribution;
  const [first, last] = [formatPeople(from), formatPeople(to)];
  const room = Math.min(mostColumns, page.width - first.length - last.length - 2);
  if (room < leastColumns) return [];
  const { heights, columnOf } = columnsOf(likelihoods, room);
  const ends = [...new Set([target.low, target.high])].filter((end) => end > 0);
  const column = (end: number) =>
    columnOf(Math.floor(((end - from) / (to - from + 1)) * likelihoods.length));
  const inside = ends.filter((end) => end >= from && end <= to);
  const marks = inside.map(column);
  const rule = heights.map((_, at) => {
    if (marks.includes(at)) return '┼';
    return at === 0 ? '├' : at === heights.length - 1 ? '┤' : '─';
  });
  const spikes = spikesIn(likelihoods);
  const most = Math.max(...likelihoods.filter((part) => !spikes.includes(part)));
  const bars = heights.map((height, at) => {
    if (height < negligible) return ' ';
    const block = blocks[Math.max(0, Math.ceil((height / most) * blocks.length) - 1)] ?? spike;
    return page.palette.verdict[verdictAt(at, target, { from, to }, column)](block);
  });
  const inset = ' '.repeat(first.length + 1);
  const labels = placeLabels(inside.map(formatPeople), marks, heights.length);
  const sentences = [
    ...outside(ends, from, to),
    ...(spikes.length === 0
      ? []
      : [`${spike} higher than drawn: ${spikes.map(formatChance).join(', ')}`]),
  ];
  return [
    (inset + bars.join('')).trimEnd(),
    `${first} ${page.palette.faint(rule.join(''))} ${last}`,
    ...(labels === '' ? [] : [inset + labels]),
    ...sentences.flatMap((sentence) => paragraph(sentence, page)),
  ];
}

/** Parts as columns: neighbours share one where there is little room, the likelier one shows. */
function columnsOf(likelihoods: readonly number[], room: number) {
  const parts = likelihoods.length;
  const group = Math.ceil(parts / room);
  const repeat = Math.max(1, Math.floor(room / parts));
  const columns = Math.ceil(parts / group) * repeat;
  return {
    heights: Array.from({ length: columns }, (_, at) => {
      const part = Math.floor(at / repeat) * group;
      return Math.max(...likelihoods.slice(part, part + group));
    }),
    columnOf: (part: number) => Math.floor(part / group) * repeat,
  };
}

/**
 * The likelihoods, likeliest first, of the few parts that stand far above all others: what is
 * certain but for one condition piles up in one place.
 */
function spikesIn(likelihoods: readonly number[]): readonly number[] {
  const sorted = likelihoods.toSorted((a, b) => b - a);
  const count = sorted.findIndex((part, index) => {
    const next = sorted[index + 1] ?? 0;
    return next > negligible && part >= spikeRatio * next;
  });
  const spikes = sorted.slice(0, count + 1);
  const rest = 1 - spikes.reduce((sum, part) => sum + part, 0);
  return count < mostSpikes && rest >= leastRest ? spikes : [];
}

function verdictAt(
  at: number,
  { low, high }: Assessment['target'],
  { from, to }: { readonly from: number; readonly to: number },
  column: (end: number) => number,
): Verdict {
  if (low > to || (low >= from && at < column(low))) return 'below';
  return high < from || (high <= to && at > column(high)) ? 'above' : 'within';
}

function outside(ends: readonly number[], from: number, to: number): readonly string[] {
  const tell = (given: readonly number[], where: string) =>
    given.length === 0
      ? []
      : [
          `${given.map(formatPeople).join(' and ')} ${given.length > 1 ? 'lie' : 'lies'} ${where} all that can happen`,
        ];
  return [
    ...tell(
      ends.filter((end) => end < from),
      'below',
    ),
    ...tell(
      ends.filter((end) => end > to),
      'above',
    ),
  ];
}
