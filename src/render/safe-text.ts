/*
 * Titles, ids, file names and messages come from files of other people. A terminal obeys control
 * characters in them, and bidirectional or invisible ones make a line read as something else.
 */

const printableAscii = /^[\x20-\x7e]*$/;

/** Control, format, surrogate and line or paragraph separating characters; joiners are letters. */
const unsafe = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Text from outside made harmless for a terminal: characters that would act instead of being seen
 * become visible escapes. Applying it twice changes nothing more.
 *
 * @example
 * safeText('a\u001b[31m') // => 'a\\x1b[31m'
 */
export function safeText(text: string): string {
  return printableAscii.test(text) ? text : text.replace(unsafe, escapeCharacter);
}

/**
 * Like `safeText`, for sentences and paragraphs: line ends and tabs are ordinary spaces there.
 *
 * @example
 * safeProse('two\nlines\n') // => 'two lines'
 */
export function safeProse(text: string): string {
  return safeText(text.replace(/[ \t\r\n]+/g, ' ').trim());
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hexadecimal = code.toString(16);
  if (code > 0xffff) return `\\u{${hexadecimal}}`;
  if (code > 0xff) return `\\u${hexadecimal.padStart(4, '0')}`;
  return named[character] ?? `\\x${hexadecimal.padStart(2, '0')}`;
}
