import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { folderOf, head } from './written.ts';

const root = join(import.meta.dirname, '..', '..');

/** A repository with two commits: a scenario that extends a base, then other figures in both. */
function repository(): { readonly folder: string; readonly git: (...words: string[]) => string } {
  const folder = folderOf({
    's/base.yaml': `${head}contributions: {FRA: {personnel: 1, stance: committed}}\n`,
    's/a.yaml': 'extends: base.yaml\ncontributions: {GBR: {personnel: 10, stance: committed}}\n',
  });
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', ...words], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  git('tag', 'v1');
  execFileSync('sed', ['-i', 's/personnel: 1,/personnel: 2,/', join(folder, 's/base.yaml')]);
  git('commit', '-q', '-a', '-m', 'second');
  return { folder, git };
}

function run(folder: string, ...words: string[]) {
  const program = join(root, 'bin', 'forcecalc.js');
  try {
    const stdout = execFileSync(process.execPath, [program, ...words], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { code: 0, stdout, stderr: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, stdout, stderr };
  }
}

describe('REV:PATH', () => {
  it('reads the bases from the same revision', () => {
    const { folder } = repository();
    const firm = (word: string) =>
      JSON.parse(run(folder, word, '--format', 'json').stdout).personnel.firm;
    expect(firm('v1:s/a.yaml')).toBe(11);
    expect(firm('HEAD:s/a.yaml')).toBe(12);
    expect(firm('s/a.yaml')).toBe(12);
  });

  it('names the fetch that brings a revision', () => {
    const { folder, git } = repository();
    git('remote', 'add', 'origin', 'https://example.invalid/x.git');
    const { code, stderr } = run(folder, 'origin/feature:s/a.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('error[revision-not-found]');
    expect(stderr).toMatch(/git fetch origin feature/);
  });

  it.each([
    '--help:s/a.yaml',
    '-x:s/a.yaml',
    '$(touch pwned):s/a.yaml',
    '`touch pwned`:s/a.yaml',
    ';touch pwned;:s/a.yaml',
  ])('hands %s to git as data', (word) => {
    const { folder } = repository();
    const { code, stderr } = run(folder, '--', word);
    expect(code).toBe(2);
    expect(stderr).toContain('error[revision-not-found]');
    expect(execFileSync('ls', [folder], { encoding: 'utf8' })).toBe('s\n');
  });

  it('says that a revision has no such file', () => {
    const { folder } = repository();
    const { code, stderr } = run(folder, 'v1:s/b.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('error[cannot-read]');
  });
});

describe('standard input', () => {
  it('is a scenario, with bases relative to the working directory', async () => {
    const { folder } = repository();
    const text = execFileSync('cat', [join(folder, 's/a.yaml')]);
    const program = join(root, 'bin', 'forcecalc.js');
    const stdout = execFileSync(process.execPath, [program, '-', '-f', 'json'], {
      cwd: join(folder, 's'),
      input: text,
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout)).toMatchObject({
      inputs: [{ path: '-' }, { path: 'base.yaml' }],
      personnel: { firm: 12 },
    });
  });

  it('is read once', async () => {
    let stderr = '';
    const code = await main(['-', '-'], {
      stdin: async () => new TextEncoder().encode(head),
      stdout: { write: () => {} },
      stderr: { write: (text) => (stderr += text) },
      environment: {},
      packageRoot: root,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('only once');
  });
});
