import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Result } from '../scenario/problem.ts';
import { usageProblem } from './report-problems.ts';
import type { Output } from './streams.ts';

/**
 * Writes a document to standard output, or to the file that `-o` names.
 *
 * A file is written beside its place and then renamed, so that a disk that fills up half-way
 * leaves the old file whole. What is no ordinary file, such as a pipe, is written to directly.
 */
export function writeDocument(
  text: string,
  file: string | undefined,
  stdout: Output,
): Result<void> {
  if (file === undefined || file === '-') {
    stdout.write(text);
    return { ok: true, value: undefined };
  }
  const beside = `${file}.${process.pid}.tmp`;
  try {
    if (isOrdinary(file)) {
      writeFileSync(beside, text, { flag: 'wx' });
      renameSync(beside, file);
    } else {
      writeFileSync(file, text);
    }
    return { ok: true, value: undefined };
  } catch (error) {
    rmSync(beside, { force: true });
    const { code = 'it failed' } = error as NodeJS.ErrnoException;
    const message = `cannot write \`${file}\`: ${reasons[code] ?? code}`;
    return { ok: false, problems: [{ ...usageProblem('cannot-write', message), file }] };
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its directory does not exist',
  EISDIR: 'it is a directory',
  ENOTDIR: 'part of the path is a file, not a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'the name is too long',
};

/** A file that exists as such, or does not exist yet. */
function isOrdinary(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  return found === undefined || found.isFile();
}
