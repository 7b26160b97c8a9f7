import type { Result } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { problemAt } from './tree.ts';

/** UTF-8 to text; a byte order mark is dropped, anything that is not UTF-8 is a mistake. */
export function decode(bytes: Uint8Array, path: string): Result<SourceText> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value: { path, text, origin: 'file' } };
  } catch {
    const valid = bytes.subarray(0, firstInvalid(bytes));
    // An invalid byte is shown as the character that stands for what cannot be shown.
    const shown = new TextDecoder().decode(bytes.subarray(0, valid.length + 200));
    const source: SourceText = { path, text: shown, origin: 'file' };
    const start = new TextDecoder().decode(valid, { stream: true }).length;
    const isUtf16 =
      (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const problem = problemAt(
      { source, start, end: start + 1 },
      'not-utf8',
      'the file is not UTF-8 from here on',
      {
        help: isUtf16
          ? 'it looks like UTF-16: save it as UTF-8'
          : 'save it as UTF-8, or check that it is a text file',
      },
    );
    return { ok: false, problems: [problem] };
  }
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
