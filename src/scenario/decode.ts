import type { Problem, Result } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { problemAt } from './tree.ts';

/**
 * UTF-8 to text. A byte order mark is dropped, and a carriage return alone ends a line as YAML
 * says; anything that is not UTF-8 is a mistake.
 */
export function decode(bytes: Uint8Array, path: string): Result<SourceText> {
  const isUtf16 = looksLikeUtf16(bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!isUtf16) {
      return { ok: true, value: { path, text: withLineEnds(text), origin: 'file' } };
    }
  } catch {
    // Told below, with the place of the first byte that is not UTF-8.
  }
  return { ok: false, problems: [notUtf8(bytes, path, isUtf16)] };
}

/** A line end is LF or CRLF from here on. CR alone becomes LF: no offset moves. */
function withLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/** By its byte order mark or, without one, by the zero in every other byte of plain English. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const isLittle = first !== 0 && second === 0 && third !== 0 && fourth === 0;
  const isBig = first === 0 && second !== 0 && third === 0 && fourth !== 0;
  return isMarked || (bytes.length >= 4 && (isLittle || isBig));
}

function notUtf8(bytes: Uint8Array, path: string, isUtf16: boolean): Problem {
  const valid = isUtf16 ? 0 : firstInvalid(bytes);
  // An invalid byte is shown as the character that stands for what cannot be shown.
  const text = new TextDecoder(isUtf16 ? encodingOf(bytes) : 'utf-8').decode(
    bytes.subarray(0, valid + 200),
  );
  const start = new TextDecoder().decode(bytes.subarray(0, valid), { stream: true }).length;
  const source: SourceText = { path, text, origin: 'file' };
  return problemAt(
    { source, start, end: start + 1 },
    'not-utf8',
    isUtf16 ? 'the file is UTF-16, and a scenario is UTF-8' : 'the file is not UTF-8 from here on',
    { help: isUtf16 ? 'save it as UTF-8' : 'save it as UTF-8, or check that it is a text file' },
  );
}

function encodingOf(bytes: Uint8Array): string {
  return bytes[0] === 0xfe || bytes[0] === 0 ? 'utf-16be' : 'utf-16le';
}

/** Length of the longest valid beginning, found by halving. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  return valid;
}
