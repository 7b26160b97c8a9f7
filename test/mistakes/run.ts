import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import type { MistakeCase, Special } from './mistake.ts';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'bin', 'forcecalc.js');

/** Nobody: may read what everybody may. */
const nobody = 65534;
const isRoot = process.getuid?.() === 0;

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Everything in the folder and beside it, with what it holds, before and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Whether the files of a case may be read by root alone, who may read everything. */
export const needsNobody = ({ files }: MistakeCase): boolean =>
  isRoot && Object.values(files).some((file) => isSpecial(file) && file.kind === 'forbidden');

/** Runs the program as a process. One that takes longer than 2 seconds is killed: no code. */
export async function runProcess(mistake: MistakeCase, more: readonly string[]): Promise<Run> {
  const { folder, inside, remove } = layOut(mistake);
  const before = listing(folder);
  const child = spawn(process.execPath, [program, ...more, ...wordsOf(mistake)], {
    cwd: inside,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, GIT_CEILING_DIRECTORIES: tmpdir() },
    timeout: 2000,
    killSignal: 'SIGKILL',
    ...(needsNobody(mistake) && { uid: nobody, gid: nobody }),
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (part) => {
    texts.stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part) => {
    texts.stderr += part;
  });
  child.stdin.on('error', () => {}).end(mistake.stdin ?? '');
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const after = listing(folder);
  remove();
  return { code, ...texts, before, after };
}

/** Runs the program in this process, on strings. */
export async function runInProcess(mistake: MistakeCase, more: readonly string[]): Promise<Run> {
  const { folder, inside, remove } = layOut(mistake);
  const before = listing(folder);
  const texts = { stdout: '', stderr: '' };
  const home = process.cwd();
  process.chdir(inside);
  try {
    const code = await main([...more, ...wordsOf(mistake)], {
      stdin: async () => new TextEncoder().encode(mistake.stdin ?? ''),
      stdout: { write: (text) => (texts.stdout += text) },
      stderr: { write: (text) => (texts.stderr += text) },
      environment: {},
      packageRoot: root,
    });
    return { code, ...texts, before, after: listing(folder) };
  } finally {
    process.chdir(home);
    remove();
  }
}

function wordsOf({ words, files }: MistakeCase): readonly string[] {
  return words ?? Object.keys(files).slice(0, 1);
}

interface LaidOut {
  readonly folder: string;
  readonly inside: string;
  readonly remove: () => void;
}

function layOut({ files, isRepository }: MistakeCase): LaidOut {
  const folder = mkdtempSync(join(tmpdir(), 'forcecalc-mistake-'));
  chmodSync(folder, 0o755);
  const inside = join(folder, 'inside');
  mkdirSync(inside);
  for (const [name, file] of Object.entries(files)) {
    const path = join(inside, name);
    mkdirSync(dirname(path), { recursive: true });
    if (isSpecial(file)) makeSpecial(path, file);
    else writeFileSync(path, file);
  }
  if (isRepository) commit(inside);
  return { folder, inside, remove: () => rmSync(folder, { recursive: true }) };
}

function isSpecial(file: string | Uint8Array | Special): file is Special {
  return typeof file === 'object' && 'kind' in file;
}

function makeSpecial(path: string, special: Special): void {
  if (special.kind === 'link') symlinkSync(special.to, path);
  else if (special.kind === 'folder') mkdirSync(path);
  else if (special.kind === 'pipe') execFileSync('mkfifo', [path]);
  else writeFileSync(path, special.text, { mode: 0 });
}

function commit(folder: string): void {
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', ...words], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
}

function listing(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.includes('.git'))
    .sort()
    .map((name) => `${name} ${contentOf(join(folder, name))}`);
}

function contentOf(path: string): string {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return readlinkSync(path);
  if (!stat.isFile() || (stat.mode & 0o400) === 0) return '';
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
