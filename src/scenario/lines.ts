/*
 * Questions about a text line by line, for what cannot be asked of values: how deep a line is
 * indented, what stands above it, which lines hang under it.
 */

/** A stretch of a text, as UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One line without its line end. */
export interface Line extends Stretch {
  /** Where it says something: after the spaces and tabs it starts with. */
  readonly ink: number;
  /** How many spaces and tabs it starts with. */
  readonly indent: number;
  /** What it says, without spaces around it; empty for a blank line. */
  readonly text: string;
}

/** The line in which an offset lies. */
export function lineAt(text: string, at: number): Line {
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const end = lineEnd(text, at);
  const written = text.slice(start, end);
  const indent = /^[ \t]*/.exec(written)?.[0].length ?? 0;
  return { start, end, indent, ink: start + indent, text: written.trim() };
}

/** Where the line of an offset ends, before its line end. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  const stop = end === -1 ? text.length : end;
  return stop > at && text[stop - 1] === '\r' ? stop - 1 : stop;
}

/** The next line that says something; blank lines and comments say nothing. */
export function lineBelow(text: string, { end }: Stretch): Line | undefined {
  for (let at = text.indexOf('\n', end); at !== -1; at = text.indexOf('\n', at + 1)) {
    const line = lineAt(text, at + 1);
    if (saysSomething(line)) return line;
  }
  return undefined;
}

/** The last line above that says something. */
export function lineAbove(text: string, { start }: Stretch): Line | undefined {
  for (let at = start; at > 0; ) {
    const line = lineAt(text, at - 1);
    if (saysSomething(line)) return line;
    at = line.start;
  }
  return undefined;
}

function saysSomething({ text }: Line): boolean {
  return text !== '' && !text.startsWith('#');
}

/** The line of an offset or, where that says nothing, the next one that does. */
export function inkAt(text: string, at: number): Line {
  const line = lineAt(text, at);
  return saysSomething(line) ? line : (lineBelow(text, line) ?? line);
}

/** A line with all that hangs under it: the lines that follow and are indented deeper. */
export function blockAt(text: string, at: number): Stretch {
  const line = lineAt(text, at);
  return {
    start: line.start,
    end: lastWhile(text, line, ({ indent }) => indent > line.indent).end,
  };
}

/** The last of the lines that follow one another below a line and all pass; itself if none does. */
export function lastWhile(text: string, line: Line, passes: (below: Line) => boolean): Line {
  let last = line;
  for (let next = lineBelow(text, last); next && passes(next); next = lineBelow(text, last)) {
    last = next;
  }
  return last;
}

/** The text with stretches made blank: everything else keeps its offset and its line. */
export function blank(text: string, stretches: readonly Stretch[]): string {
  const inOrder = [...stretches].sort((a, b) => a.start - b.start);
  let done = 0;
  let blanked = '';
  for (const { start, end } of inOrder) {
    const from = Math.max(done, start);
    if (end <= from) continue;
    blanked += text.slice(done, from) + text.slice(from, end).replace(/[^\r\n]/g, ' ');
    done = end;
  }
  return blanked + text.slice(done);
}
