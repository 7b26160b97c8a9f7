import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Streams } from '../../src/cli/streams.ts';

export const root = join(import.meta.dirname, '..', '..');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly isTTY?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the program in this process. */
export async function run(words: readonly string[], given: Surroundings = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const isTTY = given.isTTY === true;
  const to = (stream: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[stream] += text;
    },
    ...(isTTY && { isTTY, columns: 80 }),
  });
  const before = process.cwd();
  process.chdir(given.cwd ?? before);
  try {
    const code = await main(words, {
      stdin: async () => new TextEncoder().encode(given.stdin ?? ''),
      stdout: to('stdout'),
      stderr: to('stderr'),
      environment: given.environment ?? {},
      packageRoot: root,
    });
    return { code, ...written };
  } finally {
    process.chdir(before);
  }
}

/** Streams that nothing comes from and nothing goes to. */
export const silent: Streams = {
  stdin: async () => new Uint8Array(),
  stdout: { write: () => {} },
  stderr: { write: () => {} },
  environment: {},
  packageRoot: root,
};

/** Starts the program as a process of its own. */
export function start(words: readonly string[], given: Surroundings = {}): Ran {
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin', 'forcecalc.js'), ...words],
    {
      cwd: given.cwd ?? root,
      input: given.stdin ?? '',
      encoding: 'utf8',
      env: { ...environment, ...given.environment },
      maxBuffer: 1 << 28,
    },
  );
  return { code: status, stdout, stderr };
}

const folders: string[] = [];
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

/** A folder with files, that is gone when the tests are over. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'forcecalc-check-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  return folder;
}

export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Runs git in a folder, and returns what it says. */
export function git(folder: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', words, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.org',
    },
  });
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** Commits everything in a folder, which becomes a repository if it is none. */
export function commit(folder: string, message: string): string {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
  return git(folder, 'rev-parse', 'HEAD');
}

/** A scenario of one nation whose expected personnel is what is given. */
export function scenarioText(personnel: number, ...checks: readonly string[]): string {
  return [
    'forcecalc: 1',
    'title: A force',
    'target: {personnel: 5000, source: s}',
    'sources: {s: {title: S}}',
    `contributions: {UKR: {personnel: ${personnel}, stance: committed, source: s}}`,
    ...(checks.length === 0 ? [] : ['checks:', ...checks.map((text) => `  - ${text}`)]),
    '',
  ].join('\n');
}
