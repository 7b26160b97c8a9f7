import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, folderWith, git, run, scenarioText, write } from '../check/run.ts';

const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

/** Two commits: 7,000 people on `main`, 6,000 on a branch that is checked out. */
function repository(path: string): string {
  const folder = folderWith({ [path]: scenarioText(7000) });
  commit(folder, 'before');
  git(folder, 'checkout', '--quiet', '-b', 'branch');
  write(folder, path, scenarioText(6000));
  commit(folder, 'after');
  return folder;
}

const moved = 'Expected 7,000 → 6,000 (−1,000, −14 %)';

describe('diff with a git revision', () => {
  const path = 'scenarios/a.yaml';
  const cwd = repository(path);

  it.each([
    [`main:${path}`, path],
    [`main:${path}`, `branch:${path}`],
    ['HEAD~1:./scenarios/a.yaml', path],
    ['--base', 'main', path],
    [path, '--base', 'main'],
    ['--base', 'HEAD~1', `./${path}`],
    ['--base', 'main', join(cwd, path)],
    ['--base', 'main', `branch:${path}`],
  ])('%s %s %s', async (...words) => {
    const ran = await run(['diff', ...words.filter(Boolean)], { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain(moved);
  });

  it('takes paths from the directory it is called in', async () => {
    const within = join(cwd, 'scenarios');
    for (const words of [
      ['--base', 'main', 'a.yaml'],
      ['main:./a.yaml', 'a.yaml'],
      ['main:scenarios/a.yaml', './a.yaml'],
    ]) {
      const ran = await run(['diff', ...words], { cwd: within });
      expect(ran.stdout).toContain(moved);
    }
    const { stdout } = await run(['diff', '--base', 'main', 'a.yaml'], { cwd: within });
    expect(stdout).toContain('base main:scenarios/a.yaml');
  });

  it('reads what a revision extends from that revision', async () => {
    const folder = folderWith({
      'sub/common.yaml': scenarioText(7000),
      'sub/a.yaml': 'forcecalc: 1\ntitle: A\nextends: common.yaml\n',
    });
    commit(folder, 'before');
    write(folder, 'sub/common.yaml', scenarioText(6000));
    for (const from of ['.', 'sub']) {
      const head = from === '.' ? 'sub/a.yaml' : 'a.yaml';
      const ran = await run(['diff', '--base', 'HEAD', head], { cwd: join(folder, from) });
      expect(ran.stdout).toContain(moved);
      expect(ran.stdout).toContain('HEAD:sub/common.yaml:5 →');
    }
  });

  it.each([
    ['-x', '--base=-x', path],
    ['--exec=touch owned', '--base', '--exec=touch owned', path],
    ['$(touch owned)', '--base', '$(touch owned)', path],
    ['`touch owned`', '`touch owned`:scenarios/a.yaml', path],
    ['; touch owned;', '--base', '; touch owned;', path],
    ['main|touch owned', '--base', 'main|touch owned', path],
    ['--upload-pack=x', '--', '--upload-pack=x:scenarios/a.yaml', path],
    ['-x', '--', '-x:scenarios/a.yaml', path],
  ])('gives the revision %s to git as data', async (revision, ...words) => {
    const ran = await run(['diff', ...words], { cwd });
    expect(ran.code).toBe(2);
    expect(flat(ran.stderr)).toContain(`git has no revision \`${revision}\` here`);
    expect(git(cwd, 'status', '--porcelain')).toBe('');
  });

  it('says what to fetch for a revision that is not here', async () => {
    const clone = folderWith();
    git(clone, 'clone', '--quiet', '--branch=branch', '--single-branch', `file://${cwd}`, 'c');
    const at = join(clone, 'c');
    const branch = await run(['diff', '--base', 'main', path], { cwd: at });
    expect(branch.code).toBe(2);
    expect(flat(branch.stderr)).toContain('run `git fetch origin main:main`');
    git(at, 'fetch', '--quiet', 'origin', 'main:main');
    expect((await run(['diff', '--base', 'main', path], { cwd: at })).stdout).toContain(moved);
    const remote = await run(['diff', '--base', 'origin/other', path], { cwd: at });
    expect(flat(remote.stderr)).toContain('run `git fetch origin other`');
  });

  it('says what to fetch also where there is nothing yet to fetch from', async () => {
    const alone = await run(['diff', '--base', 'v9', path], { cwd });
    expect(alone.code).toBe(2);
    expect(flat(alone.stderr)).toContain(
      '`git remote add origin URL`, then `git fetch origin v9:v9`',
    );
  });

  it('says how to get what a shallow clone leaves out', async () => {
    const clone = folderWith();
    git(clone, 'clone', '--quiet', '--depth=1', `file://${cwd}`, 'c');
    const at = join(clone, 'c');
    const ran = await run(['diff', '--base', 'HEAD~1', path], { cwd: at });
    expect(flat(ran.stderr)).toContain('run `git fetch --unshallow`');
    git(at, 'fetch', '--quiet', '--unshallow');
    expect((await run(['diff', '--base', 'HEAD~1', path], { cwd: at })).stdout).toContain(moved);
  });

  it('says so of a repository without commits, of no repository, and of a missing file', async () => {
    const empty = folderWith({ 'a.yaml': scenarioText(7000) });
    git(empty, 'init', '--quiet');
    const none = await run(['diff', '--base', 'HEAD', 'a.yaml'], { cwd: empty });
    expect(none.code).toBe(2);
    expect(flat(none.stderr)).toContain('the repository has no commits yet');
    const outside = folderWith({ 'a.yaml': scenarioText(7000) });
    const no = await run(['diff', '--base', 'HEAD', 'a.yaml'], { cwd: outside });
    expect(no.code).toBe(2);
    expect(flat(no.stderr)).toContain('this is no git repository');
    write(cwd, 'new.yaml', scenarioText(7000));
    const missing = await run(['diff', '--base', 'main', 'new.yaml'], { cwd });
    expect(missing.code).toBe(2);
    expect(flat(missing.stderr)).toContain('the revision `main` has no file `new.yaml`');
  });

  it.each([
    'a b.yaml',
    'd/-x.yaml',
    '-x.yaml',
    'ütf 漢.yaml',
    'two\nlines.yaml',
    '"\'.yaml',
    '$(id).yaml',
    'c:d.yaml',
  ])('reads %j on both sides', async (name) => {
    const folder = repository(name);
    mkdirSync(join(folder, 'elsewhere'));
    for (const words of [
      ['--base', 'main', '--', name],
      ['--base', 'main', `./${name}`],
      ['--', `main:${name}`, name],
    ]) {
      const ran = await run(['diff', ...words], { cwd: folder });
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      expect(ran.stdout).toContain(moved);
    }
    const above = await run(['diff', '--base', 'main', `../${name}`], {
      cwd: join(folder, 'elsewhere'),
    });
    expect(above.stdout).toContain(moved);
  });
});
