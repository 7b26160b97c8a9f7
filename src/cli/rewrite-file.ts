import type { Result } from '../scenario/problem.ts';
import { readBytes } from '../scenario/source.ts';
import { writeDocument } from './output.ts';
import { usageProblem } from './report-problems.ts';
import type { Streams } from './streams.ts';

/**
 * Replaces a file by a new version of what was read from it. A file that somebody else has changed
 * in the meantime is left to them.
 *
 * @param was - the bytes as read
 */
export async function rewriteFile(
  file: string,
  was: Uint8Array,
  text: string,
  { stdin, stdout }: Streams,
): Promise<Result<void>> {
  const now = await readBytes({ kind: 'file', path: file }, stdin);
  if (!now.ok) return now;
  if (Buffer.compare(now.value, was) !== 0) {
    const message = `\`${file}\` has changed since it was read, and stays as it is`;
    const problem = usageProblem('cannot-write', message, 'save it, and run the command again');
    return { ok: false, problems: [{ ...problem, file }] };
  }
  return writeDocument(text, file, stdout);
}
