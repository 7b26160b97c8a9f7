import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, posix, relative, sep } from 'node:path';
import type { Problem, ProblemCode, Result } from './problem.ts';

/** Larger files are refused, contract section 1. */
export const largestFile = 4 * 1024 * 1024;

/** Where a scenario is read from. */
export type Reference =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stdin' }
  | { readonly kind: 'revision'; readonly revision: string; readonly path: string };

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
  return `${reference.revision}:${reference.path}`;
}

/** The file that `extends` names, seen from the file that says so. */
export function baseOf(from: Reference, path: string): Reference {
  if (from.kind === 'revision') {
    return { ...from, path: posix.normalize(posix.join(posix.dirname(from.path), path)) };
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
    return !way.startsWith('..') && !posix.isAbsolute(base.path);
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
  try {
    return { ok: true, value: readFile(reference.path) };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return failure(
      reference,
      'cannot-read',
      `cannot read \`${reference.path}\`: ${reasons[code] ?? code}`,
      {
        ...(code === 'ENOENT' && {
          help: 'check the path; it is taken from the current directory',
        }),
      },
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'part of the path is a file, not a directory',
  ELOOP: 'its links go round in a circle',
  ENAMETOOLONG: 'the name is too long',
  ERR_INVALID_ARG_VALUE: 'the path holds a character that no file name can hold',
};

function readFile(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    let buffer = new Uint8Array(64 * 1024);
    let length = 0;
    for (;;) {
      if (length === buffer.length) {
        const larger = new Uint8Array(buffer.length * 4);
        larger.set(buffer);
        buffer = larger;
      }
      const count = readSync(file, buffer, length, buffer.length - length, null);
      length += count;
      if (count === 0 || length > largestFile) return buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** Git is started without a shell, and what is asked for can never be taken for an option. */
async function readRevision(
  reference: Extract<Reference, { kind: 'revision' }>,
): Promise<Result<Uint8Array>> {
  // Loading child_process costs milliseconds that only this way of reading has to pay.
  const { spawnSync } = await import('node:child_process');
  const git = (...words: string[]) =>
    spawnSync('git', words, { maxBuffer: largestFile * 2, windowsHide: true });
  const { revision, path } = reference;
  const commit = git(
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  );
  if (commit.error !== undefined) {
    return failure(
      reference,
      'cannot-read',
      `cannot read \`${nameOf(reference)}\`: git cannot be started`,
      {
        help: 'install git, or name a file',
      },
    );
  }
  if (commit.status !== 0) return revisionNotFound(reference, git);
  const hash = commit.stdout.toString().trim();
  const object = `${hash}:${path.startsWith('./') || path.startsWith('../') ? path : posix.normalize(path)}`;
  const blob = git('cat-file', 'blob', object);
  if (blob.error !== undefined) {
    return failure(reference, 'too-large', `\`${nameOf(reference)}\` is larger than 4 MiB`, {
      origin: 'file',
    });
  }
  if (blob.status !== 0) {
    const type = git('cat-file', '-t', object).stdout.toString().trim();
    return failure(
      reference,
      'cannot-read',
      type === 'tree'
        ? `cannot read \`${path}\` of \`${revision}\`: it is a directory`
        : `the revision \`${revision}\` has no file \`${path}\``,
      {
        help: 'the path is taken from the top of the repository; start it with `./` for the current directory',
      },
    );
  }
  return { ok: true, value: blob.stdout };
}

function revisionNotFound(
  reference: Extract<Reference, { kind: 'revision' }>,
  git: (...words: string[]) => { readonly status: number | null; readonly stdout: Buffer },
): Result<Uint8Array> {
  const { revision } = reference;
  if (git('rev-parse', '--git-dir').status !== 0) {
    return failure(
      reference,
      'cannot-read',
      `cannot read \`${nameOf(reference)}\`: there is no such file, and this is no git repository`,
      {
        help: 'check the path, or go to the repository that `REV:PATH` means',
      },
    );
  }
  const isName = /^[A-Za-z0-9][\w./-]*$/.test(revision);
  const remote = git('remote').stdout.toString().split('\n')[0];
  const branch =
    remote && revision.startsWith(`${remote}/`) ? revision.slice(remote.length + 1) : revision;
  return failure(reference, 'revision-not-found', `git has no revision \`${revision}\` here`, {
    help:
      isName && remote
        ? `run \`git fetch ${remote} ${branch}\`, or check the name`
        : 'check the name; `git log` and `git branch -a` list what is here',
  });
}

function failure(
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
