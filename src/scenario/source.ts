/*
 * Long, because it is all of the room that touches the machine: files, pipes and git.
 */
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, normalize, posix, relative, sep } from 'node:path';
import { readRevision } from './git-revision.ts';
import type { Problem, ProblemCode, Result } from './problem.ts';
import { helps, reasons } from './read-fault.ts';
import { closest } from './suggest.ts';

/** Larger files are refused, contract section 1. */
export const largestFile = 4 * 1024 * 1024;

/** Where a scenario is read from. */
export type Reference =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stdin' }
  | RevisionReference
  | ContentReference;

/** A file of a git revision. */
export interface RevisionReference {
  readonly kind: 'revision';
  readonly revision: string;
  /** From the top of the repository; from the current directory when it starts with `./`. */
  readonly path: string;
}

/** The content of a file that stands elsewhere, such as an earlier version of it. */
export interface ContentReference {
  readonly kind: 'content';
  readonly bytes: Uint8Array;
  /** Where the file belongs: what it extends is looked for from there. */
  readonly path: string;
  /** What it is called in messages and results. */
  readonly name: string;
}

/** Bytes for `-`; at most one more than {@link largestFile} need be read. */
export type ReadStdin = () => Promise<Uint8Array>;

/**
 * What a word on the command line refers to: `-` is standard input, a file that exists is a file,
 * and `REV:PATH` is read from git.
 */
export function referenceTo(word: string): Reference {
  if (word === '-') return { kind: 'stdin' };
  const colon = word.indexOf(':');
  const isDrive = /^[A-Za-z]:[\\/]/.test(word);
  if (colon > 0 && !isDrive && !existsSync(word)) {
    return { kind: 'revision', revision: word.slice(0, colon), path: word.slice(colon + 1) };
  }
  return { kind: 'file', path: word };
}

/** The name under which a reference is known in messages and results. */
export function nameOf(reference: Reference): string {
  if (reference.kind === 'stdin') return '-';
  if (reference.kind === 'file') return reference.path;
  if (reference.kind === 'content') return reference.name;
  return `${reference.revision}:${reference.path}`;
}

/** The file that `extends` names, seen from the file that says so. */
export function baseOf(from: Reference, path: string): Reference {
  if (from.kind === 'revision') {
    const joined = posix.join(posix.dirname(from.path), path);
    // `./` means the current directory to git; without it a path starts at the top.
    const isCurrent = /^\.\.?(\/|$)/.test(from.path) && !posix.isAbsolute(path);
    return { ...from, path: isCurrent && !joined.startsWith('.') ? `./${joined}` : joined };
  }
  if (isAbsolute(path)) return { kind: 'file', path };
  const directory = from.kind === 'stdin' ? '.' : dirname(from.path);
  return { kind: 'file', path: normalize(join(directory, path)) };
}

/**
 * Whether a base lies in the directory tree of the file that was named first. Links are followed:
 * one inside the tree that leads out of it is outside.
 */
export function isInsideTree(first: Reference, base: Reference): boolean {
  if (base.kind === 'revision') {
    const root = first.kind === 'revision' ? posix.dirname(posix.normalize(first.path)) : '.';
    const way = posix.relative(root, base.path);
    return way !== '..' && !way.startsWith('../') && !posix.isAbsolute(base.path);
  }
  if (base.kind === 'stdin' || first.kind === 'revision') return true;
  const way = relative(
    realpath(first.kind === 'stdin' ? '.' : dirname(first.path)),
    realpath(base.path),
  );
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realpath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // What does not exist is reported as missing when it is read.
    const parent = dirname(path);
    return parent === path ? path : join(realpath(parent), path.slice(parent.length));
  }
}

/** Reads a reference whole. A file that grows past the limit while it is read is too large. */
export async function readBytes(
  reference: Reference,
  readStdin: ReadStdin,
): Promise<Result<Uint8Array>> {
  const read = await readUnlimited(reference, readStdin);
  if (!read.ok || read.value.length <= largestFile) return read;
  return failure(reference, 'too-large', `\`${nameOf(reference)}\` is larger than 4 MiB`, {
    help: 'a scenario is text of a few hundred lines: is this the right file?',
    origin: 'file',
  });
}

async function readUnlimited(
  reference: Reference,
  readStdin: ReadStdin,
): Promise<Result<Uint8Array>> {
  if (reference.kind === 'revision') return readRevision(reference);
  if (reference.kind === 'stdin') return { ok: true, value: await readStdin() };
  if (reference.kind === 'content') return { ok: true, value: reference.bytes };
  try {
    return { ok: true, value: readFile(reference.path) };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const reason = reasons[code] ?? code;
    return failure(reference, 'cannot-read', `cannot read \`${cut(reference.path)}\`: ${reason}`, {
      ...(helps[code] !== undefined && { help: helps[code] }),
      ...(code === 'ENOENT' && { help: missingHelp(reference.path) }),
    });
  }
}

/** A file of nearly the same name in the same directory, when there is one. */
function missingHelp(path: string): string {
  const folder = dirname(path);
  try {
    const stems = new Map(readdirSync(folder).map((name) => [stemOf(name), name]));
    const guess = stems.get(closest(stemOf(basename(path)), stems.keys()) ?? '');
    if (guess !== undefined) return `did you mean \`${join(folder, guess)}\`?`;
  } catch {
    return `there is no directory \`${cut(folder)}\` either`;
  }
  return 'check the path; it is taken from the current directory';
}

/** A name without what all scenarios share, which would make any two names look alike. */
function stemOf(name: string): string {
  return name.replace(/\.(ya?ml|json)$/i, '');
}

function cut(path: string): string {
  const line = path.replaceAll(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 50)}…${line.slice(-49)}` : line;
}

/** How long a pipe may stay without anybody who writes to it, in steps of this length. */
const patience = { steps: 50, milliseconds: 10 };

/** How often a file that changes while it is read is read again. */
const mostTries = 5;

/**
 * The bytes of a file, up to the first past {@link largestFile}. Pipes and devices are read too: one
 * that never ends stops there, and one that nobody writes to within half a second is an error. A file that
 * changes while it is read is read again, so that no half of an old and half of a new version is
 * taken for either.
 *
 * @throws what node:fs throws; an error of code ENODATA for a pipe without a writer, and of code
 *   EBUSY for a file that never stands still
 */
function readFile(path: string): Uint8Array {
  for (let tries = 0; tries < mostTries; tries++) {
    const bytes = readOnce(path);
    if (bytes !== undefined) return bytes;
  }
  throw Object.assign(new Error(), { code: 'EBUSY' });
}

/** Undefined where the file has changed while it was read. */
function readOnce(path: string): Uint8Array | undefined {
  // Opening a pipe would wait for a writer, perhaps forever.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = fstatSync(file);
    let buffer = new Uint8Array(64 * 1024);
    let length = 0;
    for (let waited = 0; ; ) {
      if (length === buffer.length) {
        const larger = new Uint8Array(buffer.length * 4);
        larger.set(buffer);
        buffer = larger;
      }
      const count = readAvailable(file, buffer, length);
      if (count === undefined) {
        wait();
        continue;
      }
      length += count;
      if (length > largestFile) return buffer.subarray(0, length);
      if (count > 0) continue;
      const after = fstatSync(file);
      if (length > 0 || !after.isFIFO()) {
        return isSame(before, after) ? buffer.subarray(0, length) : undefined;
      }
      if (waited >= patience.steps) throw Object.assign(new Error(), { code: 'ENODATA' });
      waited += 1;
      wait();
    }
  } finally {
    closeSync(file);
  }
}

function isSame(before: Stats, after: Stats): boolean {
  const isFile = before.isFile();
  return !isFile || (before.mtimeMs === after.mtimeMs && before.size === after.size);
}

/** Undefined where somebody writes and has not written yet. */
function readAvailable(file: number, buffer: Uint8Array, at: number): number | undefined {
  try {
    return readSync(file, buffer, at, buffer.length - at, null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}

function wait(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, patience.milliseconds);
}

/** What cannot be read because of what the command line says, unless it is the file that is wrong. */
export function failure(
  reference: Reference,
  code: ProblemCode,
  message: string,
  more: Partial<Problem> = {},
): Result<never> {
  return {
    ok: false,
    problems: [{ code, origin: 'command-line', message, file: nameOf(reference), ...more }],
  };
}
