import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, folderWith, git, run, scenarioText, write } from './run.ts';

/** Without the breaks of lines that are too long. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

const change = 'change in personnel.firm >= -500';

/** Two commits: 7,000 people on `main`, 6,000 on a branch that is checked out. */
function repository(path: string): string {
  const folder = folderWith({ [path]: scenarioText(7000, change) });
  commit(folder, 'before');
  git(folder, 'checkout', '--quiet', '-b', 'branch');
  write(folder, path, scenarioText(6000, change));
  commit(folder, 'after');
  return folder;
}

describe('check --against a git revision', () => {
  const path = 'scenarios/a.yaml';
  const cwd = repository(path);

  it.each([
    [`main:${path}`],
    ['main:'],
    ['HEAD~1:'],
    ['branch~1:'],
    [`${git(cwd, 'rev-parse', 'main')}:`],
  ])('%s finds the change', async (against) => {
    const { code, stdout } = await run(['check', path, '--against', against], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('−1,000, asked for at least −500: fails by 500 people');
    expect(stdout).toMatch(/compared with .*:scenarios\/a\.yaml/);
  });

  it('finds none against the commit that is checked out', async () => {
    const { code, stdout } = await run(['check', path, '--against', 'HEAD:'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('0, asked for at least −500: holds by 500 people');
  });

  it('means the same file from wherever it is called', async () => {
    for (const [from, word] of [
      ['scenarios', 'a.yaml'],
      ['scenarios', './a.yaml'],
      ['.', `./${path}`],
      ['.', join(cwd, path)],
    ] as const) {
      const ran = await run(['check', word, '--against', 'main:'], { cwd: join(cwd, from) });
      expect([word, ran.code]).toEqual([word, 1]);
    }
  });

  it('compares revisions with one another', async () => {
    const words = ['check', `branch:${path}`, '--against', 'main:'];
    expect((await run(words, { cwd })).code).toBe(1);
  });

  it('reads the bases of the revision as well', async () => {
    const folder = folderWith({
      'a.yaml': `extends: base.yaml\nchecks: [${change}]\n`,
      'base.yaml': scenarioText(7000),
    });
    commit(folder, 'before');
    write(folder, 'base.yaml', scenarioText(6000));
    const { code, stdout } = await run(['check', 'a.yaml', '--against', 'HEAD:'], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toContain('−1,000');
  });

  it('skips the change of a scenario that is new, and says so', async () => {
    write(cwd, 'scenarios/new.yaml', scenarioText(6000, change));
    const words = ['check', 'scenarios/new.yaml', path, '--against', 'main:'];
    const { code, stdout } = await run(words, { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('the revision `main` has no file `scenarios/new.yaml`');
    expect(stdout).toMatch(/2 checks in 2 scenarios: 1 failed, 1 skipped\n$/);
    const one = await run(['check', 'scenarios/new.yaml', '--against', `main:${path}x`], { cwd });
    expect(one.code).toBe(2);
  });

  it('skips the change of a scenario that was wrong before, so that it can be mended', async () => {
    const folder = folderWith({ 'a.yaml': 'forcecalc: 1\ntitle: T\n' });
    commit(folder, 'before');
    write(folder, 'a.yaml', scenarioText(6000, change));
    const { code, stdout } = await run(['check', 'a.yaml', '--against', 'HEAD:'], { cwd: folder });
    expect(code).toBe(0);
    expect(flat(stdout)).toContain('`HEAD:a.yaml` is no valid scenario: `target` is missing');
    const named = await run(['check', 'a.yaml', '--against', 'HEAD:a.yaml'], { cwd: folder });
    expect(named.code).toBe(3);
  });

  it.each(['nope:', 'nope:a.yaml', '-x:', '--upload-pack=touch:', '$(touch pwned):', ';id:', ' :'])(
    'says that there is no revision %j, and hands it to nobody else',
    async (against) => {
      const words = ['check', path, `--against=${against}`];
      const { code, stdout, stderr } = await run(words, { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain('revision');
      expect(stdout).toContain('the base could not be read');
      expect(git(cwd, 'ls-files', '--others', '--', '*pwned*', '*touch*')).toBe('');
    },
  );

  it('says so in a repository without a commit, and outside of any', async () => {
    const empty = folderWith({ 'a.yaml': scenarioText(6000, change) });
    git(empty, 'init', '--quiet');
    const first = await run(['check', 'a.yaml', '--against', 'HEAD:'], { cwd: empty });
    expect(first.code).toBe(2);
    expect(first.stderr).toContain('git has no revision `HEAD` here');
    const outside = folderWith({ 'a.yaml': scenarioText(6000, change) });
    const second = await run(['check', 'a.yaml', '--against', 'HEAD:'], { cwd: outside });
    expect(second.code).toBe(2);
    expect(flat(second.stderr)).toContain('this is no git repository');
  });

  it.each([
    'with space.yaml',
    'with "quotes" and \'more\'.yaml',
    'with\nline end.yaml',
    '-dash.yaml',
    'ütf 漢.yaml',
    '$(touch pwned);`id`.yaml',
    'a:b.yaml',
    '*?[x].yaml',
  ])('finds %j', async (name) => {
    const folder = repository(name);
    mkdirSync(join(folder, 'below'));
    for (const [from, word] of [
      ['.', name],
      ['below', `../${name}`],
    ] as const) {
      const words = ['check', '--against', 'main:', '-f', 'json', '--', word];
      const { code, stdout } = await run(words, { cwd: join(folder, from) });
      const [scenario] = JSON.parse(stdout).scenarios;
      expect([word, code, scenario.checks[0].value]).toEqual([word, 1, -1000]);
      expect(scenario.base).toBe(`main:${name}`);
    }
  });
});
