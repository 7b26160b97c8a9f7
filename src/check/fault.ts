/** UTF-16 offsets into an expression. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with an expression, and with which stretch of it. */
export interface ExpressionFault extends Stretch {
  readonly message: string;
  readonly help: string;
  /** The one right spelling of the stretch, where there is one. */
  readonly replacement?: string;
}

/** A fault at a stretch; never one of no width, so that there is something to underline. */
export function faultAt(
  { start, end }: Stretch,
  message: string,
  help: string,
  replacement?: string,
): ExpressionFault {
  const width = Math.max(1, end - start);
  return {
    start,
    end: start + width,
    message,
    help,
    ...(replacement !== undefined && { replacement }),
  };
}

const longest = 60;

/** Part of an expression as a message shows it: in backticks, and not longer than a line. */
export function quoted(text: string): string {
  const isShort = text.length <= longest;
  const shown = isShort ? text : `${[...text.slice(0, longest + 1)].slice(0, -1).join('')}…`;
  return `\`${shown.replaceAll(/\s+/g, ' ')}\``;
}
