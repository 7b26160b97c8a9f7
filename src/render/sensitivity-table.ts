import type { Factor } from '../sensitivity/factors.ts';
import type { Outcome, Sensitivity } from '../sensitivity/sensitivity.ts';
import { formatChance, formatDate, formatPeople } from './format.ts';
import { heading, type Page, pageOf, paragraph } from './page.ts';
import { safeProse } from './safe-text.ts';
import {
  baseSentences,
  breakEvenSentences,
  endWords,
  factorName,
  idleSentences,
  moversOf,
} from './sensitivity-words.ts';
import { drawTornado, type TornadoRow } from './table/tornado.ts';

/**
 * A sensitivity for a terminal: a tornado of what moves the chance to reach the low end of the
 * target, another of what moves the expected figure alone, and what the break-even takes.
 *
 * Factors stand in the order given; those that move nothing are counted. Nothing is told by colour
 * alone.
 *
 * @param style - `width` in columns: no line is wider. Below 20 it is laid out for 20
 * @returns lines, each with its end
 */
export function renderSensitivityTable(
  sensitivity: Sensitivity,
  style: { readonly colour: boolean; readonly width: number },
): string {
  const page = pageOf(style);
  const { scenario, target, break_even } = sensitivity;
  const movers = moversOf(sensitivity);
  const blocks = [
    [
      ...paragraph(safeProse(scenario.title), page, { paint: page.palette.strong }),
      ...(scenario.as_of === null ? [] : paragraph(`as of ${formatDate(scenario.as_of)}`, page)),
    ],
    prose(baseSentences(sensitivity), page),
    drawChart(
      `What the chance to reach ${formatPeople(target.low)} hangs on`,
      movers.chance,
      sensitivity,
      { read: ({ reach_low }) => reach_low, format: formatChance },
      page,
    ),
    drawChart(
      movers.chance.length === 0
        ? 'What the expected figure hangs on'
        : 'What moves the expected figure alone',
      movers.expected,
      sensitivity,
      { read: ({ expected }) => expected, format: formatPeople },
      page,
    ),
    prose(idleSentences(sensitivity), page),
    [
      heading(`What takes the chance to ${formatChance(break_even.reach)}`, page),
      ...prose(breakEvenSentences(sensitivity), page),
    ],
  ];
  const lines = blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ['', ...block]));
  return `${lines.join('\n')}\n`;
}

/** Which of the two outcomes a chart shows, and how its figures read. */
interface Shown {
  readonly read: (outcome: Outcome) => number;
  readonly format: (value: number) => string;
}

/** Between the name of a factor and what it is at its ends. */
const verbs: Readonly<Record<Factor['kind'], string>> = {
  amount: ' sends',
  decision: ' comes',
  condition: '',
};

function drawChart(
  title: string,
  factors: readonly Factor[],
  sensitivity: Sensitivity,
  { read, format }: Shown,
  page: Page,
): string[] {
  if (factors.length === 0) return [];
  const rows = factors.map((factor): TornadoRow => {
    const { kind, id, name, low, high } = factor;
    const [lowWord, highWord] = endWords(factor);
    const end = (word: string, outcome: Outcome) => ({
      ...{ word, value: read(outcome), figure: format(read(outcome)) },
    });
    return {
      label: `${factorName(factor, sensitivity)}${verbs[kind]}`,
      below: kind === 'condition' && name !== id ? name : '',
      low: end(lowWord, low),
      high: end(highWord, high),
    };
  });
  const base = read(sensitivity.base);
  return [heading(title, page), ...drawTornado(rows, { value: base, figure: format(base) }, page)];
}

function prose(sentences: readonly string[], page: Page): string[] {
  return sentences.flatMap((sentence) => paragraph(sentence, page));
}
