import { posix } from 'node:path';
import type { Result } from './problem.ts';
import { failure, largestFile, nameOf, type RevisionReference } from './source.ts';

/** Git is started without a shell, and what is asked for can never be taken for an option. */
export async function readRevision(reference: RevisionReference): Promise<Result<Uint8Array>> {
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
  reference: RevisionReference,
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
  return failure(reference, 'revision-not-found', `git has no revision \`${revision}\` here`, {
    help: revisionHelp(revision, (...words) =>
      git(...words)
        .stdout.toString()
        .trim(),
    ),
  });
}

/** How to get a revision that is not here. */
function revisionHelp(revision: string, git: (...words: string[]) => string): string {
  if (git('rev-parse', '--verify', '--quiet', 'HEAD') === '') {
    return 'the repository has no commits yet: name two files';
  }
  const remotes = git('remote');
  const [remote = ''] = (remotes || 'origin').split('\n');
  const isName = /^(?!HEAD\b)[A-Za-z0-9][\w./-]*$/.test(revision);
  if (isName) {
    const isRemote = revision.startsWith(`${remote}/`);
    const isHash = /^[0-9a-f]{7,40}$/i.test(revision);
    const wanted = isRemote ? revision.slice(remote.length + 1) : revision;
    // A branch that is fetched by its name alone is not known by it.
    const ref = isRemote || isHash ? wanted : `${wanted}:${wanted}`;
    const fetch = `\`git fetch ${remote} ${ref}\``;
    return remotes === ''
      ? `check the name; if it is elsewhere, run \`git remote add ${remote} URL\`, then ${fetch}`
      : `run ${fetch}, or check the name`;
  }
  if (git('rev-parse', '--is-shallow-repository') === 'true') {
    return 'run `git fetch --unshallow`: this clone holds only the newest commits';
  }
  return 'check the name; `git log` and `git branch -a` list what is here';
}
