import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commit, folderWith, root, scenarioText, start } from '../check/run.ts';
import { action, temporary } from './runner.ts';

const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text = '']) => text,
  );
const commands = blocks('sh').flatMap((text) => text.trim().split('\n'));

/** The shipped scenarios in a repository of their own, and the program by its name. */
function workplace(): string {
  const folder = temporary();
  cpSync(join(root, 'scenarios'), join(folder, 'scenarios'), { recursive: true });
  commit(folder, 'one');
  return folder;
}

function bash(cwd: string, line: string) {
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  const program = `forcecalc() { node ${join(root, 'bin/forcecalc.js')} "$@"; }`;
  return spawnSync('bash', ['-c', `${program}\n${line}`], {
    cwd,
    encoding: 'utf8',
    env: environment,
  });
}

describe('docs/ci.md', () => {
  const cwd = workplace();

  it.each(commands)('shows a command that works: %s', (line) => {
    const sources = line.includes('*.yaml');
    const { status, stderr, stdout } = bash(cwd, line);
    // sources.yaml holds sources alone, and so is a mistake by itself.
    expect(status).toBe(sources ? 3 : 0);
    if (!sources) expect(stderr).toBe('');
    expect(stdout.length > 0 || line.includes('github') || line.includes('--min')).toBe(true);
  });

  it('shows a dozen of them', () => {
    expect(commands.length).toBeGreaterThanOrEqual(11);
  });

  it('shows checks that the program reads', () => {
    const [checks = ''] = blocks('yaml');
    const folder = folderWith({ 'a.yaml': `${scenarioText(6000)}${checks}` });
    const { code, stdout } = start(['check', 'a.yaml', '-f', 'json'], { cwd: folder });
    expect(code).toBe(0);
    const statuses = JSON.parse(stdout).scenarios[0].checks.map(
      ({ status }: { status: string }) => status,
    );
    expect(statuses).toEqual(['passed', 'passed', 'skipped']);
  });

  it('lists every input and output of the action, and no other', () => {
    const rows = (head: string) =>
      (new RegExp(`\\| ${head} \\|.*\\n.*\\n((?:\\|.*\\n)+)`).exec(page)?.[1] ?? '')
        .trim()
        .split('\n')
        .map((row) => /^\| `([\w-]+)` \|/.exec(row)?.[1]);
    expect(rows('input')).toEqual(Object.keys(action.inputs));
    expect(rows('output')).toEqual(Object.keys(action.outputs));
  });
});

describe('the example of a workflow', () => {
  it('gives the action only inputs that it has, and reads only outputs that it has', () => {
    const text = readFileSync(join(root, 'docs/examples/github-workflow.yml'), 'utf8');
    const workflow = parse(text);
    const step = workflow.jobs.check.steps.find(({ id }: { id?: string }) => id === 'forcecalc');
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
    for (const [, output] of text.matchAll(/steps\.forcecalc\.outputs\.([\w-]+)/g)) {
      expect(Object.keys(action.outputs)).toContain(output);
    }
  });
});

describe('the snippet for GitLab', () => {
  const snippet = parse(readFileSync(join(root, 'docs/examples/gitlab-ci.yml'), 'utf8')).scenarios;

  it('leaves the report that it hands over', () => {
    const cwd = workplace();
    const [line = ''] = snippet.script.filter((each: string) => each.startsWith('forcecalc '));
    const base = `CI_MERGE_REQUEST_DIFF_BASE_SHA=main\n`;
    const { status } = bash(cwd, base + line);
    expect(status).toBe(0);
    const report = readFileSync(join(cwd, snippet.artifacts.reports.junit), 'utf8');
    expect(report).toContain('<testsuite name="scenarios/paris-2025-03.yaml"');
  });
});

describe('the hooks for pre-commit', () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
    readonly files: string;
  }
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as Hook[];
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const good = 'scenarios/a.yaml';

  /** What pre-commit does: the words of the entry, then arguments, then the files that match. */
  function runHook(
    { entry, files }: Hook,
    cwd: string,
    staged: readonly string[],
    args: readonly string[] = [],
  ) {
    const [command = '', ...words] = entry.split(' ');
    const matching = staged.filter((file) => new RegExp(files).test(file));
    expect(Object.keys(bin)).toContain(command);
    return {
      matching,
      ...start([...words, ...args, ...matching], { cwd }),
    };
  }
  const hookOf = (id: string) => {
    const hook = hooks.find((each) => each.id === id);
    if (hook === undefined) throw new Error(`there is no hook ${id}`);
    return hook;
  };

  it('are two, for node', () => {
    expect(hooks.map(({ id, language }) => [id, language])).toEqual([
      ['forcecalc-check', 'node'],
      ['forcecalc-fmt', 'node'],
    ]);
  });

  it('are built where npm installs them from git, and nowhere else', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(scripts.prepare).toBe('node build/prepare.mjs');
    const copy = temporary();
    cpSync(join(root, 'build'), join(copy, 'build'), { recursive: true });
    const prepare = (command: string) =>
      spawnSync('node', ['build/prepare.mjs'], {
        cwd: copy,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, npm_command: command, npm_execpath: join(copy, 'npm.cjs') },
      });
    writeFileSync(join(copy, 'npm.cjs'), 'console.log(process.argv.slice(2).join(" "))');
    for (const command of ['ci', 'pack', 'publish']) {
      expect(prepare(command)).toMatchObject({ status: 0, stdout: '' });
    }
    // The tools of the build are asked for first; this npm does not bring them.
    expect(prepare('install').stdout).toMatch(/^ci --global=false --include=dev --ignore-scripts/);
  });

  it('check the scenarios that are staged', () => {
    const cwd = folderWith({
      [good]: scenarioText(6000, 'personnel.firm >= 5000'),
      'scenarios/bad.yml': scenarioText(6000, 'personnel.firm >= 7000'),
      'other/x.yaml': 'x',
    });
    const staged = [good, 'scenarios/bad.yml', 'other/x.yaml', 'scenarios/readme.md'];
    const both = runHook(hookOf('forcecalc-check'), cwd, staged);
    expect(both.matching).toEqual([good, 'scenarios/bad.yml']);
    expect(both.code).toBe(1);
    expect(both.stdout).toContain('2 checks in 2 scenarios: 1 passed, 1 failed');
    expect(runHook(hookOf('forcecalc-check'), cwd, [good]).code).toBe(0);
  });

  it('take the arguments of the example', () => {
    const example = parse(readFileSync(join(root, 'docs/examples/pre-commit-config.yaml'), 'utf8'));
    const cwd = folderWith({ [good]: scenarioText(6000, 'change in personnel.firm >= -5') });
    commit(cwd, 'one');
    for (const { id, args } of example.repos[0].hooks) {
      expect(runHook(hookOf(id), cwd, [good], args).code).toBe(0);
    }
  });
});
