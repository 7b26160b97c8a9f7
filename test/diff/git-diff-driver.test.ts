import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, folderWith, git, root, run, scenarioText, write } from '../check/run.ts';

/** A repository in which git asks us for the differences of scenarios. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = folderWith({ '.gitattributes': '*.yaml diff=forcecalc\n', ...files });
  commit(folder, 'before');
  const driver = `'${process.execPath}' '${join(root, 'bin', 'forcecalc.js')}' git-diff-driver`;
  git(folder, 'config', 'diff.forcecalc.command', driver);
  return folder;
}

/** What `git diff` says, and how it ends. */
function gitDiff(cwd: string, ...words: readonly string[]) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync('git', ['diff', ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...env, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1' },
  });
  return { code: status, stdout, stderr };
}

const moved = 'Expected 7,000 → 6,000 (−1,000, −14 %)';

describe('forcecalc git-diff-driver', () => {
  it('shows what changed in the work tree, in the index and between commits', () => {
    const cwd = repository({ 'scenarios/a.yaml': scenarioText(7000), 'b.txt': 'x\n' });
    write(cwd, 'scenarios/a.yaml', scenarioText(6000));
    write(cwd, 'b.txt', 'y\n');
    const unstaged = gitDiff(cwd);
    expect(unstaged).toMatchObject({ code: 0, stderr: '' });
    expect(unstaged.stdout).toContain('diff --forcecalc a/scenarios/a.yaml b/scenarios/a.yaml');
    expect(unstaged.stdout).toContain(moved);
    expect(unstaged.stdout).toContain('a/scenarios/a.yaml:5 → b/scenarios/a.yaml:5');
    expect(unstaged.stdout).toContain('+y');
    git(cwd, 'add', '--all');
    expect(gitDiff(cwd, '--cached').stdout).toContain(moved);
    commit(cwd, 'after');
    expect(gitDiff(cwd, 'HEAD~1', 'HEAD').stdout).toContain(moved);
    expect(gitDiff(join(cwd, 'scenarios'), 'HEAD~1', '--', 'a.yaml').stdout).toContain(moved);
  });

  it('tells of files that come, go and move', () => {
    const cwd = repository({
      'gone.yaml': 'forcecalc: 1\ntitle: Gone\ntarget:\n  personnel: 900\n',
      'old.yaml': scenarioText(7000, 'personnel.firm >= 1', 'personnel.firm >= 2'),
    });
    rmSync(join(cwd, 'gone.yaml'));
    renameSync(join(cwd, 'old.yaml'), join(cwd, 'new.yaml'));
    write(cwd, 'new.yaml', scenarioText(6000, 'personnel.firm >= 1', 'personnel.firm >= 2'));
    write(
      cwd,
      'more.yaml',
      'title: More\nforcecalc: 1\ncontributions: {FRA: {}}\ntarget: {personnel: 5}\n',
    );
    git(cwd, 'add', '--all');
    const { code, stdout } = gitDiff(cwd, '--cached', '--find-renames=40%');
    expect(code).toBe(0);
    expect(stdout).toContain('removed: Gone, 0 contributions.');
    expect(stdout).toContain('added: More, 1 contribution.');
    expect(stdout).toContain('diff --forcecalc a/old.yaml b/new.yaml\nsimilarity index');
    expect(stdout).toContain(moved);
  });

  it('reads what the old version extends next to the file in the work tree', () => {
    const cwd = repository({
      'sub/common.yaml': scenarioText(7000),
      'sub/a.yaml': 'forcecalc: 1\ntitle: A\nextends: common.yaml\n',
    });
    const ukr = 'contributions: {UKR: {personnel: 6000}}';
    write(cwd, 'sub/a.yaml', `forcecalc: 1\ntitle: A\nextends: ./common.yaml\n${ukr}\n`);
    const { stdout } = gitDiff(cwd);
    expect(stdout).toContain(moved);
    expect(stdout).toContain('sub/common.yaml:5 → b/sub/a.yaml:4');
  });

  it('tells the mistakes of a version that is no scenario, and lets git go on', () => {
    const cwd = repository({ 'a.yaml': scenarioText(7000), 'z.yaml': scenarioText(7000) });
    write(cwd, 'a.yaml', scenarioText(6000).replace('stance', 'stnace'));
    write(cwd, 'z.yaml', scenarioText(6000));
    const { code, stdout } = gitDiff(cwd);
    expect(code).toBe(0);
    expect(stdout).toContain('error[unknown-key]: unknown key `stnace`');
    expect(stdout).toContain('--> b/a.yaml:5:');
    expect(stdout).toContain('Not compared, for these mistakes');
    expect(stdout).toContain(moved);
  });

  it('works with --no-index', () => {
    const cwd = repository({ 'a.yaml': scenarioText(7000), 'b.yaml': scenarioText(6000) });
    const { stdout, code } = gitDiff(cwd, '--no-index', 'a.yaml', 'b.yaml');
    expect(code).toBe(1);
    expect(stdout).toContain(moved);
  });

  it.each(['a b.yaml', '-x.yaml', 'ütf 漢.yaml', 'two\nlines.yaml', '"\'.yaml', '$(id).yaml'])(
    'takes the path %j as it is',
    (name) => {
      const cwd = repository({ [name]: scenarioText(7000) });
      write(cwd, name, scenarioText(6000));
      const { code, stdout } = gitDiff(cwd);
      expect(code).toBe(0);
      expect(stdout).toContain(moved);
    },
  );

  it('is in colour where git is', () => {
    const cwd = repository({ 'a.yaml': scenarioText(7000) });
    write(cwd, 'a.yaml', scenarioText(6000));
    expect(gitDiff(cwd).stdout).not.toContain('\u001b[');
    git(cwd, 'config', 'color.diff', 'always');
    expect(gitDiff(cwd).stdout).toContain('\u001b[');
  });

  it('ends with 0 for whatever git gives it, and with 2 for what git never gives', async () => {
    const cwd = folderWith({ 'a.yaml': scenarioText(7000) });
    mkdirSync(join(cwd, 'folder'));
    const call = (...words: string[]) => run(['git-diff-driver', ...words], { cwd });
    const zero = '0'.repeat(40);
    const sides = (one: string, other: string) =>
      call('a.yaml', one, zero, '100644', other, zero, '100644');
    for (const [one, other] of [
      ['a.yaml', 'none.yaml'],
      ['folder', 'a.yaml'],
      ['/dev/null', '/dev/null'],
    ] as const) {
      const ran = await sides(one, other);
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      expect(ran.stdout).toContain('diff --forcecalc a/a.yaml b/a.yaml');
    }
    expect(await call('a.yaml')).toEqual({
      code: 0,
      stdout: '* Unmerged path a.yaml\n',
      stderr: '',
    });
    expect((await call('a.yaml', 'b.yaml')).code).toBe(2);
    expect((await call()).code).toBe(2);
  });
});
