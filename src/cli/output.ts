import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Result } from '../scenario/problem.ts';
import { usageProblem } from './report-problems.ts';
import type { Output } from './streams.ts';

/**
 * Writes a document to standard output, or to the file that `-o` names.
 *
 * A file is written beside its place and then renamed, so that a disk that fills up half-way
 * leaves the old file whole. It keeps its permissions, and a link stays a link. What is no
 * ordinary file, such as a pipe, is written to directly.
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
  try {
    writeWhole(file, text);
    return { ok: true, value: undefined };
  } catch (error) {
    const message = `cannot write \`${file}\`: ${whyNotWritten(error)}`;
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
  EFBIG: 'it would be larger than a file may be here',
};

/** Why the system did not take what was written, in words. */
export function whyNotWritten(error: unknown): string {
  const { code = 'it failed' } = error as NodeJS.ErrnoException;
  return reasons[code] ?? code;
}

function writeWhole(file: string, text: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  if (found !== undefined && !found.isFile()) {
    writeFileSync(file, text);
    return;
  }
  const place = found === undefined ? file : realpathSync(file);
  const beside = join(dirname(place), `.forcecalc-${process.pid}-${Date.now().toString(36)}.tmp`);
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    if (found !== undefined) chmodSync(beside, found.mode);
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
