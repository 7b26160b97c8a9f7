import { knownKeys } from './known-keys.ts';
import {
  blockAt,
  inkAt,
  type Line,
  lastWhile,
  lineAbove,
  lineAt,
  lineBelow,
  type Stretch,
} from './lines.ts';
import type { Slip } from './yaml-slip.ts';

/*
 * Slips of indentation. The parser stumbles over the first line that does not fit what came before
 * it; the line that is wrong is the one that does not fit its neighbours.
 */

const list = {
  among: 'an entry of a list stands among the keys of a mapping',
  help: 'write `key: value`, or indent the list under the key that it belongs to',
} as const;

const misaligned = {
  message: 'this line is not indented like those it belongs to',
  help: 'start the entries of one mapping or list in the same column',
} as const;

/** Tabs that indent: YAML has no idea how wide they are meant to be. */
export function tabSlip(text: string, at: number): Slip {
  const line = inkAt(text, at);
  const tabbed = [...text.matchAll(/^ *\t[ \t]*\S.*$/gm)];
  const more = tabbed.length - 1;
  const tab = line.start + Math.max(0, text.slice(line.start, line.ink).indexOf('\t'));
  return {
    ...{ start: tab, end: Math.max(tab + 1, line.ink) },
    spoilt: tabbedBlocks(
      text,
      tabbed.map(({ index }) => index),
    ),
    message:
      `a tab indents this line${more > 0 ? `, and ${more} more of this file` : ''}; ` +
      'YAML allows only spaces',
    help: more > 0 ? 'replace each tab by two spaces' : 'replace the tab by two spaces',
  };
}

/** The lines with all that hangs under them; nothing hangs under a comment. */
function tabbedBlocks(text: string, starts: readonly number[]): readonly Stretch[] {
  const blocks: Stretch[] = [];
  for (const start of starts) {
    if (start < (blocks.at(-1)?.end ?? 0)) continue;
    const line = lineAt(text, start);
    blocks.push(line.text.startsWith('#') ? line : blockAt(text, start));
  }
  return blocks;
}

/** Whether a line is indented by tabs, in whole or in part. */
export function isTabbed(text: string, at: number): boolean {
  const line = inkAt(text, at);
  return text.slice(line.start, line.ink).includes('\t');
}

/** A line that is deeper than the value above it, or the line with that value, when it stands out. */
export function deeperSlip(text: string, at: number): Slip {
  const above = lineAt(text, at);
  const line = lineBelow(text, above) ?? above;
  const last = lastWhile(text, line, ({ indent }) => indent >= line.indent);
  const before = lineAbove(text, above);
  const isLevel = before?.indent === line.indent;
  if (isLevel || (before?.indent === above.indent && isBareKey(before))) {
    return {
      ...{ start: above.ink, end: above.end, spoilt: [{ start: above.start, end: last.end }] },
      message: 'this line is less deep than those it belongs to',
      help: 'start it in the same column as they do',
    };
  }
  return {
    ...{ start: line.ink, end: line.end, spoilt: [{ start: line.start, end: last.end }] },
    entangled: above.start,
    message: 'this line is indented as if it belonged to the value above it',
    help: 'start it in the same column as the key above it',
  };
}

/** A dash where a key is due. */
export function dashSlip(text: string, at: number): Slip {
  const line = inkAt(text, at);
  return lineAbove(text, line)?.text.startsWith('-')
    ? indentSlip(text, at)
    : wholeLine(text, line, { message: list.among, help: list.help });
}

/** A line whose column is not that of its neighbours. */
export function indentSlip(text: string, at: number): Slip {
  const line = inkAt(text, at);
  const above = lineAbove(text, line);
  if (/^-[^\s-]/.test(line.text) && above?.text.startsWith('- ')) return dashSpaceSlip(text, line);
  const neighbours = neighboursOf(text, line);
  if (/[|>][+-]?\d?[+-]?$/.test(neighbours.owner?.text ?? '')) {
    return blockTextSlip(text, line, neighbours.owner ?? line);
  }
  if (
    neighbours.owner !== undefined &&
    standsOut(text, neighbours.owner, line, neighbours.other[0]?.indent)
  ) {
    const { start, ink, end } = neighbours.owner;
    return {
      ...{ start: ink, end, spoilt: [{ start, end: line.start }] },
      message: 'this line is less deep than those it belongs to',
      help: 'start it in the same column as they do',
    };
  }
  const mixed = mixedSlip(text, neighbours.level, line);
  if (mixed !== undefined) return mixed;
  const [first, second] = neighbours.other;
  // A key alone on its line, level with the next: it has gone deeper, and what it holds has not.
  const isOdd = first && isBareKey(first) && second?.start === lineBelow(text, first)?.start;
  const odds = neighbours.level.length - neighbours.other.length;
  const isRarer = odds === 0 && first && usesOf(text, first.indent) < usesOf(text, line.indent);
  if (first !== undefined && (isOdd || odds > 0 || isRarer)) {
    return {
      ...{ ...misaligned, start: first.ink, end: first.end },
      spoilt: [{ start: first.start, end: line.start }],
    };
  }
  const last = lastWhile(text, line, ({ indent }) => indent >= line.indent);
  return {
    ...{ ...misaligned, start: line.ink, end: line.end },
    spoilt: [{ start: line.start, end: last.end }],
  };
}

/** How many lines of the file start in a column. */
function usesOf(text: string, indent: number): number {
  return text.match(new RegExp(`^ {${indent}}[^ ]`, 'gm'))?.length ?? 0;
}

/** How many lines above are looked at for the columns that the file uses. */
const mostLines = 200;

/**
 * Whether what a line seems to hang under is itself out of line, too far left: it stands right
 * under a key that should hold it, has a value and neighbours as deep as the line, stands in a
 * column of its own, or holds lines in the column in which its neighbours hold theirs.
 *
 * @param held - the column of what it holds already
 */
function standsOut(text: string, owner: Line, line: Line, held: number | undefined): boolean {
  const above = lineAbove(text, owner);
  if (owner.indent === 0 && isTopKey(owner)) return false;
  if (above !== undefined && above.indent === owner.indent && isBareKey(above)) return true;
  if (!isBareKey(owner)) {
    let before = above;
    while (before !== undefined && before.indent > line.indent) before = lineAbove(text, before);
    return before?.indent === line.indent;
  }
  const isAlone = owner.indent > 0 && usesOf(text, owner.indent) === 1;
  if (isAlone && usesOf(text, line.indent) > 1) return true;
  let below = owner;
  for (let one = above, looked = 0; one !== undefined && looked < mostLines; looked++) {
    const isHeld = below.indent === held && !isDash(below);
    if (isHeld && one.indent === line.indent && isBareKey(one)) return true;
    below = one;
    one = lineAbove(text, one);
  }
  return false;
}

function isDash({ text }: Line): boolean {
  return /^-(\s|$)/.test(text);
}

/** Dashes and keys in one column: the fewer are the slip, or the key that is no key of such a place. */
function mixedSlip(text: string, level: readonly Line[], line: Line): Slip | undefined {
  // A list may stand in the column of its key.
  const dashes = level.filter((one, at) => isDash(one) && !isListOfKey(level, at));
  const keys = level.filter((one) => !isDash(one));
  const [firstDash] = dashes;
  if (firstDash === undefined || keys.length === 0) return undefined;
  const room = keys.find((one) => one.indent > 0 && isBareKey(one) && isTopKey(one));
  if (room === undefined && dashes.length < keys.length) {
    const above = lineAbove(text, firstDash);
    const isShallow = above !== undefined && above.indent > firstDash.indent && isDash(above);
    const told = isShallow ? misaligned : { message: list.among, help: list.help };
    return {
      ...wholeLine(text, firstDash, told),
      spoilt: dashes.map(({ start }) => blockAt(text, start)),
    };
  }
  const key = room ?? line;
  const last = lastWhile(
    text,
    key,
    (one) => one.indent >= key.indent && (room !== undefined || !isDash(one)),
  );
  return {
    ...{ start: key.ink, end: key.end, spoilt: [{ start: key.start, end: last.end }] },
    message: 'a key stands among the entries of a list',
    help: 'start it with `- `, or in the column of the key that the list belongs to',
  };
}

function isListOfKey(level: readonly Line[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isDash(level[before] as Line)) before -= 1;
  const owner = level[before];
  return owner !== undefined && isBareKey(owner) && !isTopKey(owner);
}

function isTopKey({ text }: Line): boolean {
  return knownKeys([])?.includes(text.slice(0, -1)) === true;
}

function isBareKey({ text }: Line): boolean {
  return /^[^\s#].*:$/.test(text);
}

/** The lines around one that should share its column. */
interface Neighbours {
  /** The line they all hang under. */
  readonly owner?: Line;
  /** Lines in its own column, itself and what comes below it. */
  readonly level: readonly Line[];
  /** Lines above it that hang under the same line, in the column that they start with. */
  readonly other: readonly Line[];
}

function neighboursOf(text: string, line: Line): Neighbours {
  const above: Line[] = [];
  let owner = lineAbove(text, line);
  while (owner !== undefined && owner.indent >= line.indent) {
    above.push(owner);
    owner = lineAbove(text, owner);
  }
  above.reverse();
  const level = above.filter(({ indent }) => indent === line.indent);
  for (
    let next: Line | undefined = line;
    next && next.indent >= line.indent;
    next = lineBelow(text, next)
  ) {
    if (next.indent === line.indent) level.push(next);
  }
  const column = above.reduce((least, { indent }) => Math.min(least, indent), line.indent + 1000);
  const other = column === line.indent ? [] : above.filter(({ indent }) => indent === column);
  return { ...(owner && { owner }), level, other };
}

/** A line of a text block that is less deep than its first line, which sets the column. */
function blockTextSlip(text: string, line: Line, owner: Line): Slip {
  return {
    ...{ start: line.ink, end: line.end, spoilt: [blockAt(text, owner.start)] },
    message: 'this line of the text is less deep than the first, which sets its column',
    help: 'start all lines of the text in the same column',
  };
}

export function dashSpaceSlip(text: string, line: Line): Slip {
  return wholeLine(text, line, {
    message: 'a space is missing after the dash',
    help: 'write `- ` before every entry of a list',
  });
}

function wholeLine(text: string, line: Line, told: Pick<Slip, 'message' | 'help'>): Slip {
  return { ...told, start: line.ink, end: line.end, spoilt: [blockAt(text, line.start)] };
}
