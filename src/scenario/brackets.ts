import { lastWhile, lineAt, lineEnd, type Stretch } from './lines.ts';

/** A bracket that lacks its partner. */
export interface Unpaired {
  readonly at: number;
  readonly bracket: string;
}

const partners: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** How many lines are looked at for the start of a value in brackets. */
const mostLines = 500;

/**
 * The bracket without a partner that led a parser astray. Looks from the line itself upwards: at
 * values in brackets that reach down to the place or, when the parser says that it stopped inside
 * one, at any.
 */
export function unpairedAround(text: string, at: number, isInside: boolean): Unpaired | undefined {
  let stray: Unpaired | undefined;
  for (let line = lineAt(text, at), looked = 0; looked < mostLines; looked++) {
    const opener = valueBracket(text.slice(line.start, line.end));
    if (opener !== undefined) {
      const block = bracketBlock(text, line.start + opener);
      const reaches = block.start <= at && block.end >= at;
      const unpaired = isInside || reaches ? unpairedBracket(text, block) : undefined;
      if (unpaired !== undefined && /[[{]/.test(unpaired.bracket)) return unpaired;
      // What seems to close nothing may close what a line further up has opened.
      if (unpaired === undefined && reaches) return undefined;
      stray = unpaired ?? stray;
    }
    if (line.start === 0) return stray;
    line = lineAt(text, line.start - 1);
  }
  return stray;
}

/**
 * The first bracket without a partner in a stretch of a text: one that is opened and never closed,
 * or one that closes what was never opened. Brackets in quotes and comments are text.
 *
 * @example
 * unpairedBracket('{personnel: [1, 2}', { start: 0, end: 18 }) // => { at: 12, bracket: '[' }
 */
export function unpairedBracket(text: string, { start, end }: Stretch): Unpaired | undefined {
  const open: Unpaired[] = [];
  for (let at = start; at < end; at++) {
    const character = text[at] ?? '';
    if ((character === '"' || character === "'") && isBeforeValue(text, at)) {
      at = quoteEnd(text, at, end);
    } else if (character === '#' && /\s/.test(text[at - 1] ?? ' ')) {
      at = lineEnd(text, at);
    } else if (Object.hasOwn(partners, character)) {
      open.push({ at, bracket: character });
    } else if (character === ']' || character === '}') {
      const last = open.at(-1);
      if (last !== undefined && partners[last.bracket] === character) open.pop();
      else if (open.some(({ bracket }) => partners[bracket] === character)) return last;
      else return { at, bracket: character };
    }
  }
  return open.at(-1);
}

/** A quote opens text only where a value or a key can start. */
function isBeforeValue(text: string, at: number): boolean {
  return /[[{,:\s]/.test(text[at - 1] ?? ' ');
}

function quoteEnd(text: string, start: number, end: number): number {
  const quote = text[start];
  for (let at = start + 1; at < end; at++) {
    if (quote === '"' && text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at += 1;
      else return at;
    }
  }
  return start;
}

/** Where in a line a value in brackets starts: after the keys and dashes, if anywhere. */
function valueBracket(line: string): number | undefined {
  const found = /^(?:[ \t]|- |[^\s"'[\]{},#:]+:[ \t]|"[^"]*":[ \t]*|'[^']*':[ \t]*)*(?=[[{])/.exec(
    line,
  );
  return found === null ? undefined : found[0].length;
}

/** The lines over which a value in brackets can run: deeper ones, and those that only close. */
function bracketBlock(text: string, at: number): Stretch {
  const line = lineAt(text, at);
  const last = lastWhile(
    text,
    line,
    (below) =>
      below.indent > line.indent || (below.indent === line.indent && /^[\]}]/.test(below.text)),
  );
  return { start: at, end: last.end };
}
