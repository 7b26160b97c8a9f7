import type { YAMLError } from 'yaml';
import { unpairedAround } from './brackets.ts';
import {
  dashSlip,
  dashSpaceSlip,
  deeperSlip,
  indentSlip,
  isTabbed,
  tabSlip,
} from './indent-slip.ts';
import { blockAt, inkAt, lineAbove, lineAt, lineEnd, type Stretch } from './lines.ts';
import { unclosedQuote } from './unclosed-quote.ts';

/** A slip of the pen that makes a text no YAML, told to people who have never met YAML's terms. */
export interface Slip extends Stretch {
  readonly message: string;
  readonly help: string;
  /** The lines to pass over, so that the rest can be read. */
  readonly spoilt: readonly Stretch[];
  /** A character to read in another's place, where that alone mends the slip. */
  readonly mended?: { readonly at: number; readonly character: string };
  /** An offset in another line that was not read as it was meant. */
  readonly entangled?: number;
}

/**
 * What was most likely slipped, from where the parser gave up and what the lines around look like.
 * The parser knows that it cannot go on; the reason often stands lines before.
 *
 * @param text - the text as the parser has read it
 */
export function slipOf(text: string, fault: YAMLError): Slip {
  const at = Math.min(fault.pos[0], text.length);
  const { code } = fault;
  if (code === 'TAB_AS_INDENT' || isTabbed(text, at)) return tabSlip(text, at);
  return quoteSlip(text, fault) ?? bracketSlip(text, at, fault) ?? slipByCode(text, at, fault);
}

function slipByCode(text: string, at: number, { code, message, pos }: YAMLError): Slip {
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    return message.includes('sequence') ? dashSlip(text, at) : nestingSlip(text, at);
  }
  if (code === 'MULTILINE_IMPLICIT_KEY' || message.startsWith('Implicit map keys need')) {
    return keySlip(text, at);
  }
  if (code === 'BAD_INDENT') return indentSlip(text, at);
  if (message.endsWith('at node end')) return trailingSlip(text, at);
  if (/header includes|Not a YAML token/.test(message)) return blockTextSlip(text, at);
  const wording = wordings.find((known) => known.says.test(message));
  if (wording === undefined && lineAt(text, at).ink >= at) return indentSlip(text, at);
  const end = Math.max(at + 1, Math.min(pos[1], lineEnd(text, at)));
  const isComma = message.startsWith('Missing , between') && /\s/.test(text[at - 1] ?? '');
  return {
    ...{ start: at, end, spoilt: [blockAt(text, at)] },
    ...(isComma && { mended: { at: at - 1, character: ',' } }),
    message: wording?.message ?? 'this cannot stand here',
    help: wording?.help ?? 'look for a bracket, comma or quote too many just before it',
  };
}

const wordings: readonly {
  readonly says: RegExp;
  readonly message: string;
  readonly help: string;
}[] = [
  {
    says: /Missing , |Block collections are not allowed/,
    message: 'a comma is missing between two entries',
    help: 'separate entries inside `[…]` and `{…}` by commas',
  },
  {
    says: /Unexpected (,|empty item)/,
    message: 'there is a comma too many',
    help: 'delete it, or write the entry that is missing',
  },
  {
    says: /Comments must be separated/,
    message: 'a `#` starts a comment only after a space',
    help: 'put a space before `#`, or the text into quotes',
  },
  {
    says: /block-seq-ind/,
    message: 'a list starts on a line of its own',
    help: 'start a new line before the `-`, or write the list as `[…]`',
  },
  {
    says: /1024 chars/,
    message: 'this key is longer than 1,024 characters',
    help: 'look for a line break that is missing, or put text that holds `: ` into quotes',
  },
  {
    says: /Missing space after :/,
    message: 'a space is missing after the colon',
    help: 'write `key: value`',
  },
  {
    says: /directives-end/,
    message: 'a line that starts with `%` is an instruction to YAML',
    help: 'delete it, or put the text into quotes',
  },
];

function quoteSlip(text: string, { message }: YAMLError): Slip | undefined {
  if (!message.startsWith('Missing closing')) return undefined;
  const start = unclosedQuote(text);
  if (start === undefined) return undefined;
  const quote = text[start] === '"' ? 'double' : 'single';
  return {
    ...{ start, end: start + 1, spoilt: [blockAt(text, start)] },
    message: 'a quote is opened here and never closed',
    help: `write the ${quote} quote that closes it at the end of the text`,
  };
}

/** A bracket without a partner, when the place lies in what brackets hold together. */
function bracketSlip(text: string, at: number, { message }: YAMLError): Slip | undefined {
  const stray = /[\]}]/.test(text[at] ?? '') ? { at, bracket: text[at] ?? '' } : undefined;
  const unpaired = unpairedAround(text, at, /flow/i.test(message)) ?? stray;
  if (unpaired === undefined) return undefined;
  const { at: start, bracket } = unpaired;
  const opens = bracket === '[' || bracket === '{';
  return {
    ...{ start, end: start + 1, spoilt: [blockAt(text, start)] },
    ...(!opens && { mended: { at: start, character: ' ' } }),
    message: opens
      ? `\`${bracket}\` is opened here and never closed`
      : `\`${bracket}\` closes nothing that was opened before it`,
    help: opens
      ? `write \`${bracket === '[' ? ']' : '}'}\` where the last entry ends`
      : `delete it, or write \`${bracket === ']' ? '[' : '{'}\` where the first entry starts`,
  };
}

/** A second `: ` in a line, or a line that is deeper than the value above it. */
function nestingSlip(text: string, at: number): Slip {
  const rest = text.slice(at, lineEnd(text, at));
  if (!/:(\s|$)/.test(rest)) return deeperSlip(text, at);
  const value = rest.replace(/\s+#.*$/, '').trimEnd();
  return {
    ...{ start: at, end: at + value.length, spoilt: [blockAt(text, at)] },
    message: 'a second `: ` in one line makes this ambiguous',
    help: 'put text that holds `: ` into quotes, or start a new line after the first `:`',
  };
}

/** A line that YAML takes for a key and that has no `: ` of its own. */
function keySlip(text: string, at: number): Slip {
  const line = inkAt(text, at);
  const above = lineAbove(text, line)?.text ?? '';
  const place = { start: line.ink, end: line.end, spoilt: [blockAt(text, line.start)] };
  if (/^-(\s|$)/.test(line.text)) return dashSlip(text, at);
  if (/^-\S/.test(line.text) && above.startsWith('-')) return dashSpaceSlip(text, line);
  const glued = /^([\p{L}\p{N}_-]+|"[^"]*"|'[^']*'):(?!\/\/)([^ \t].*)$/u.exec(line.text);
  if (glued !== null) {
    const colon = line.ink + (glued[1]?.length ?? 0);
    const isOddSpace = /^\s/.test(glued[2] ?? '');
    return {
      ...{ ...place, start: colon, end: colon + (isOddSpace ? 2 : 1) },
      message: isOddSpace
        ? 'the space after this colon is no ordinary space'
        : 'a space is missing after the colon',
      help: `write \`${glued[1]}: ${cut(glued[2]?.trim() ?? '')}\``,
    };
  }
  const equated = /^([\p{L}\p{N}_-]+)\s*=+>?\s*(\S.*)$/u.exec(line.text);
  if (equated !== null) {
    const equals = line.ink + line.text.indexOf('=');
    return {
      ...{ ...place, start: equals, end: equals + 1 },
      message: 'a key is separated from its value by `: `, not by `=`',
      help: `write \`${equated[1]}: ${cut(equated[2] ?? '')}\``,
    };
  }
  const quoted = /^(["']).*?\1\s*/.exec(line.text)?.[0];
  if (quoted !== undefined && quoted.length < line.text.length) {
    return trailingSlip(text, line.ink + quoted.length);
  }
  if (/^[\p{L}\p{N}_-]+$/u.test(line.text)) {
    return {
      ...place,
      message: `a colon is missing after \`${line.text}\``,
      help: `write \`${line.text}:\`, or indent text that goes on from the line above it`,
    };
  }
  return {
    ...place,
    message: 'this is neither a `key: value` nor part of the text above it',
    help: 'write `key: value`, or indent text that goes on deeper than its key',
  };
}

/** Text after a quote, bracket or alias that was already the whole value. */
function trailingSlip(text: string, at: number): Slip {
  const line = lineAt(text, at);
  if (line.ink >= at) return indentSlip(text, at);
  const before = text.slice(line.start, at).trimEnd().at(-1) ?? '';
  const place = { start: at, end: line.end, spoilt: [blockAt(text, at)] };
  if (before === '"' || before === "'") {
    return {
      ...place,
      message: 'text goes on after the quote that closes it',
      help:
        before === '"'
          ? 'write `\\"` for a quote inside double quotes, or put all of the text into single quotes'
          : 'write a quote inside single quotes twice, or put all of the text into double quotes',
    };
  }
  if (before === ']' || before === '}') {
    return {
      ...place,
      message: 'text goes on after the bracket that closes the value',
      help: 'put text that starts with a bracket into quotes',
    };
  }
  return {
    ...place,
    message: 'this cannot stand here',
    help: 'put text that starts with `*`, `&` or `!` into quotes',
  };
}

/** Text on the line of a `>` or `|`, which announce text in the lines below. */
function blockTextSlip(text: string, at: number): Slip {
  const line = lineAt(text, at);
  const mark = text.slice(line.start, line.end).search(/[>|][^>|]*$/);
  const start = line.start + Math.max(0, mark);
  return {
    ...{ start, end: line.end, spoilt: [blockAt(text, start)] },
    message: `\`${text[start]}\` announces text in the lines below, and text follows on its own line`,
    help: 'put text that starts with `>` or `|` into quotes',
  };
}

function cut(text: string): string {
  return text.length > 40 ? '…' : text;
}
