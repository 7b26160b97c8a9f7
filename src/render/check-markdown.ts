import type { CheckReport, CheckResult, ScenarioCheck } from '../check/check.ts';
import {
  assumed,
  details,
  marginText,
  marks,
  tally,
  tallyOf,
  thresholdText,
  valueText,
} from './check-text.ts';
import { countFindings, findingKind } from './findings.ts';
import { formatCount } from './format.ts';
import { shorten } from './layout.ts';
import { escapeMarkdown, markdownTable } from './markdown-text.ts';
import { safeProse } from './safe-text.ts';

/** GitHub takes a job summary of 1 MiB at most, and other steps may add to it. */
const largest = 900_000;
/** Of that, for what went wrong: the rest is for the details. */
const largestHead = 600_000;
/** Columns of a cell or a sentence. */
const longest = 400;

/**
 * How checks came out, as Markdown for a job summary: a line that counts them, what failed with
 * what would mend it, and everything else folded by scenario.
 *
 * Text from outside is escaped (see `escapeMarkdown`).
 *
 * @returns less than 1 MiB of UTF-8, whatever the report: what has no room is counted
 */
export function renderCheckMarkdown(report: CheckReport): string {
  const head = new Room(largestHead);
  head.add(`**${escapeMarkdown(tally(report))}**`);
  drawFailures(report, head);
  drawProblems(report, head);
  const rest = new Room(largest - head.bytes);
  const left = report.scenarios.findIndex((scenario) => !drawScenario(scenario, rest));
  if (left !== -1) rest.more(report.scenarios.length - left, 'scenario');
  return `${[...head.blocks, ...rest.blocks].join('\n\n')}\n`;
}

/** Blocks of text up to a number of bytes. */
class Room {
  readonly blocks: string[] = [];
  bytes = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get left(): number {
    return this.#limit - this.bytes;
  }

  /** Takes a block, or refuses one that has no room. */
  add(block: string): boolean {
    const bytes = sizeOf(block) + 2;
    if (bytes > this.left) return false;
    this.blocks.push(block);
    this.bytes += bytes;
    return true;
  }

  /** Says how much is missing: always has room. */
  more(count: number, thing: string): void {
    this.blocks.push(`and ${formatCount(count, `more ${thing}`)}: too much for a summary`);
  }
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

interface Row {
  readonly result: CheckResult;
  readonly scenario: ScenarioCheck;
}

function drawFailures({ scenarios }: CheckReport, room: Room): void {
  const failing = scenarios.flatMap((scenario) =>
    scenario.checks.map((result): Row => ({ result, scenario })).filter(isFailing),
  );
  if (failing.length === 0) return;
  room.add(table(failing, room.left / 2, true).join('\n'));
  const kept = failing.filter(({ result }) => details(result).length > 0);
  const lines = fitting(kept, room.left - 200, ({ result }) => {
    const said = details(result).map((text) => `  - ${prose(text)}`);
    return [`- **${prose(result.assert)}**`, ...said].join('\n');
  });
  if (lines.length > 0) room.add(lines.join('\n'));
  if (lines.length < kept.length) room.more(kept.length - lines.length, 'failing check');
}

function isFailing({ result }: Row): boolean {
  return result.status === 'failed' || result.status === 'warned';
}

function drawProblems({ problems }: CheckReport, room: Room): void {
  const lines = fitting(problems, room.left - 300, ({ file, line, column, message, help }) => {
    const where = [file, line, column].filter((part) => part !== null).join(':');
    const place = where === '' ? '' : `${prose(where)}: `;
    return `- ${place}${prose(message)}${help === null ? '' : ` (${prose(help)})`}`;
  });
  if (problems.length === 0) return;
  room.add('**Could not be checked**');
  if (lines.length > 0) room.add(lines.join('\n'));
  if (lines.length < problems.length) room.more(problems.length - lines.length, 'mistake');
}

/** @returns whether it had room */
function drawScenario(scenario: ScenarioCheck, room: Room): boolean {
  const { path, title, checks, findings, base } = scenario;
  const rows = checks.map((result): Row => ({ result, scenario }));
  const shown = findings.filter(
    ({ code, accepted }) => accepted !== undefined || code === 'stale-acceptance',
  );
  const findingLines = fitting(shown, room.left / 4, (finding) => {
    const because = finding.accepted === undefined ? '' : `. Because: ${prose(finding.accepted)}`;
    const { code, message } = finding;
    return `- **${findingKind(finding)}** ${code}: ${prose(message)}${because}`;
  });
  const blocks = [
    `<details><summary>${html(`${path}: ${tallyOf(checks)}`)}</summary>`,
    `${prose(title)}${assumed(scenario)
      .map((text) => `, ${prose(text)}`)
      .join('')}${base === null ? '' : `, compared with ${prose(base)}`}`,
    ...(rows.length === 0 ? [] : [table(rows, room.left / 2, false).join('\n')]),
    ...(findings.length === 0 ? [] : [`Findings: ${escapeMarkdown(countFindings(findings))}`]),
    ...(findingLines.length === 0 ? [] : [findingLines.join('\n')]),
    '</details>',
  ];
  return room.add(blocks.join('\n\n'));
}

/** As many rows as have room, and a last one that counts the others. */
function table(rows: readonly Row[], bytes: number, withPlace: boolean): readonly string[] {
  const left = (head: string) => ({ head, align: 'left' as const });
  const right = (head: string) => ({ head, align: 'right' as const });
  const columns = [
    left(''),
    left('check'),
    right('figure'),
    left('asked for'),
    right('margin'),
    left(withPlace ? 'where' : 'because'),
  ];
  const [head = '', line = ''] = markdownTable(columns, []);
  const drawn = fitting(rows, bytes - 500, (row) => {
    const [, , only = ''] = markdownTable(columns, [cellsOf(row, withPlace)]);
    return only;
  });
  const missing = rows.length - drawn.length;
  return [head, line, ...drawn, ...(missing === 0 ? [] : [`| … | and ${missing} more | | | | |`])];
}

function cellsOf({ result }: Row, withPlace: boolean): readonly string[] {
  const { sign, word } = marks[result.status];
  const { file, line } = result.location;
  const why = result.because ?? result.note ?? '';
  return [
    `${sign} ${word}`,
    result.assert,
    valueText(result),
    thresholdText(result),
    marginText(result),
    withPlace ? `${file}:${line}` : why,
  ].map((cell) => clip(cell));
}

/** The first entries whose lines have room. */
function fitting<Entry>(
  entries: readonly Entry[],
  bytes: number,
  lineOf: (entry: Entry) => string,
): string[] {
  const lines: string[] = [];
  let left = bytes;
  for (const entry of entries) {
    const line = lineOf(entry);
    left -= sizeOf(line) + 1;
    if (left < 0) break;
    lines.push(line);
  }
  return lines;
}

function clip(text: string): string {
  return shorten(safeProse(text.slice(0, longest * 4)), longest);
}

function prose(text: string): string {
  return escapeMarkdown(clip(text));
}

/** Text inside an HTML tag, where Markdown is not read. */
function html(text: string): string {
  return clip(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[@#](?=[\p{L}\p{N}])/gu, '$&<!-- -->');
}
