import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { root } from '../check/run.ts';
import { action, commandsIn, runStep, temporary } from './runner.ts';

const install = 'bash "$ACTION/action/install.sh"';
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/**
 * Variables of a script that the shell would split and glob: those outside of quotes, but for
 * assignments, tests in double brackets and arithmetic, where it does neither.
 */
function unquotedIn(script: string): readonly string[] {
  const found: string[] = [];
  const open: string[] = [];
  const text = script.replaceAll(/^\s*#.*$/gm, '');
  for (let at = 0; at < text.length; at++) {
    const [here = '', rest] = [text[at], text.slice(at)];
    const within = open.at(-1) ?? '';
    if (within === "'") {
      if (here === "'") open.pop();
    } else if (here === '\\') at += 1;
    else if (here === '"') within === '"' ? open.pop() : open.push('"');
    else if (here === "'" && within !== '"') open.push("'");
    else if (/^\$\(\(|^\(\(/.test(rest)) open.push('))');
    else if (rest.startsWith('$(') || rest.startsWith('<(')) open.push(')');
    else if (rest.startsWith('[[ ')) open.push(']]');
    else if (within !== '' && within !== '"' && rest.startsWith(within)) open.pop();
    else if (here === '$' && (within === '' || within === ')')) {
      const before = /[^\s(]*$/.exec(text.slice(0, at))?.[0] ?? '';
      const isAssigned = /^[\w]+\+?=/.test(before);
      const isCount = /^\$\{#/.test(rest);
      if (!isAssigned && !isCount) found.push(rest.slice(0, 20));
    }
  }
  return found;
}

describe('unquotedIn', () => {
  it.each([
    ['echo $x', ['$x']],
    ['echo "$x" "$(cat "$y")"', []],
    ['echo "$(cat $y)"', ['$y)"']],
    ['x=$y; z=$(cat "$x")', []],
    ["echo '$x' \\$x", []],
    ['[[ $x == 1 ]] && echo $y', ['$y']],
    ['n=$((n + 1)); [ $' + '{#x[@]} -eq 0 ]', []],
  ])('%s', (script, found) => {
    expect(unquotedIn(script)).toEqual(found);
  });
});

describe('action.yml', () => {
  it('is a composite action whose every step calls a script of its own', () => {
    expect(action.runs.using).toBe('composite');
    for (const { run, shell, env } of action.runs.steps) {
      const [, script = ''] = /^bash "\$ACTION\/(action\/\w+\.sh)"$/.exec(run) ?? [];
      expect(existsSync(join(root, script)), run).toBe(true);
      expect(shell).toBe('bash');
      expect(env.ACTION).toMatch(/^\$\{\{ github\.action_path \}\}$/);
    }
  });

  it('hands its inputs over in the environment, each to a step that reads it', () => {
    const written = action.runs.steps.map(({ env }) => Object.values(env).join(' ')).join(' ');
    for (const name of Object.keys(action.inputs)) {
      expect(written).toContain(`\${{ inputs.${name} }}`);
    }
    for (const { env, run } of action.runs.steps) {
      const script = /action\/(\w+\.sh)/.exec(run)?.[1] ?? '';
      const sources = ['common.sh', 'scenarios.sh', 'event.mjs', 'comment.mjs', script];
      const texts = sources.map((file) => read(`action/${file}`)).join('\n');
      for (const name of Object.keys(env).filter((each) => !/^(ACTION|GH_TOKEN)$/.test(each))) {
        expect(texts, `${script} ${name}`).toContain(name);
      }
    }
  });

  it('says what each input and output means', () => {
    for (const { description } of [
      ...Object.values(action.inputs),
      ...Object.values(action.outputs),
    ]) {
      expect(description.length).toBeGreaterThan(20);
    }
  });
});

describe('the scripts', () => {
  const scripts = readdirSync(join(root, 'action')).filter((file) => file.endsWith('.sh'));

  it.each(scripts)('%s is bash, and evaluates no text', (script) => {
    const { status, stderr } = spawnSync('bash', ['-n', join(root, 'action', script)], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    const text = read(`action/${script}`);
    expect(text).not.toMatch(/\beval\b|\bbash -c\b|\bsh -c\b|\$\{\{/);
    expect(unquotedIn(text)).toEqual([]);
  });
});

describe('install.sh', () => {
  it('takes a program that is there, also by a relative path', () => {
    for (const [path, workspace] of [
      [join(root, 'bin/forcecalc.js'), temporary()],
      ['bin/forcecalc.js', root],
    ] as const) {
      const ran = runStep(install, { ACTION: root, INPUT_PATH: path }, { workspace });
      expect(ran.code).toBe(0);
      expect(ran.outputs.program).toBe(join(root, 'bin/forcecalc.js'));
      expect(ran.log).toMatch(/^forcecalc \d+\.\d+\.\d+/);
    }
  });

  it('takes what it comes with where nothing else is named', () => {
    const ran = runStep(install, { ACTION: root }, { workspace: temporary() });
    expect([ran.code, ran.outputs.program]).toEqual([0, join(root, 'bin/forcecalc.js')]);
  });

  it('says that there is no such program', () => {
    const env = { ACTION: root, INPUT_PATH: 'no/such' };
    const ran = runStep(install, env, { workspace: temporary() });
    expect(ran.code).toBe(2);
    expect(commandsIn(ran.log)[0]).toMatch(/^::error title=forcecalc::there is no program/);
  });

  it('installs a version from the registry, and hands nothing else to npm', () => {
    const workspace = temporary();
    const fake = temporary();
    const npm = join(fake, 'npm');
    writeFileSync(
      npm,
      `#!/usr/bin/env bash
printf '%s\\n' "$@" > "${fake}/words"
while [ "$1" != --prefix ]; do shift; done
mkdir -p "$2/node_modules/forcecalc/bin"
echo 'console.log("9.9.9")' > "$2/node_modules/forcecalc/bin/forcecalc.js"
`,
    );
    chmodSync(npm, 0o755);
    const env = { ACTION: root, PATH: `${fake}:${process.env.PATH}` };
    const ran = runStep(install, { ...env, INPUT_VERSION: '1.2.3' }, { workspace });
    expect(ran.code).toBe(0);
    expect(ran.log).toContain('forcecalc 9.9.9');
    expect(readFileSync(join(fake, 'words'), 'utf8').trim().split('\n').at(-1)).toBe(
      'forcecalc@1.2.3',
    );
    for (const version of ['--global', '1 && touch pwned', '$(touch pwned)', '../x']) {
      writeFileSync(join(fake, 'words'), '');
      const bad = runStep(install, { ...env, INPUT_VERSION: version }, { workspace });
      expect(bad.code).toBe(2);
      expect(readFileSync(join(fake, 'words'), 'utf8')).toBe('');
      expect(existsSync(join(workspace, 'pwned'))).toBe(false);
    }
  });
});

describe('changes.mjs', () => {
  /** What diff.sh has left of a number of scenarios, each with so much to say. */
  function together(count: number, length: number) {
    const reports = temporary();
    const leave = (name: string, text: string) => writeFileSync(join(reports, name), text);
    leave('check.md', '**no checks**\n\nmore');
    for (let number = 1; number <= count; number++) {
      const markdown = `€${'x'.repeat(length)}`;
      const metrics = [
        { path: 'personnel.expected', from: 0, to: 0, delta: number % 2 ? -number : 0 },
      ];
      leave(`diff-${number}.path`, `${number}.yaml`);
      leave(`diff-${number}.json`, JSON.stringify({ changes: [], metrics }));
      leave(`diff-${number}.md`, markdown);
      leave(`diff-${number}.material.md`, number > 1 ? markdown : '');
    }
    const script = join(root, 'action/changes.mjs');
    const { status } = spawnSync('node', [script, 'together', reports]);
    expect(status).toBe(0);
    const text = (name: string) => readFileSync(join(reports, name), 'utf8');
    return { comment: text('comment.md'), diff: text('diff.md'), delta: text('delta') };
  }

  it('puts every diff into the summary, and what is material into the comment', () => {
    const { comment, diff, delta } = together(3, 10);
    expect(diff.match(/^### ` \d\.yaml `$/gm)).toHaveLength(3);
    expect(comment.match(/^### ` \d\.yaml `$/gm)).toHaveLength(2);
    expect(comment).toMatch(/^\*\*no checks\*\*\n\n### /);
    expect(delta).toBe('-3');
  });

  it('cuts both to what GitHub takes, by whole scenarios', () => {
    const { comment, diff } = together(1000, 1500);
    expect(comment.length).toBeLessThan(65_000);
    expect(comment).toMatch(/\nand 9\d\d more scenarios: too much to show here\n$/);
    expect(Buffer.byteLength(diff)).toBeLessThan(1_000_000);
    expect(diff).toMatch(/\nand \d+ more scenarios: too much to show here\n$/);
    expect(together(2, 100_000).comment).toContain('and 1 more scenario: too much to show here');
  });
});

describe('finish.sh', () => {
  it.each(['0', '1', '2', '3', '70'])('ends with %s', (code) => {
    const env = { ACTION: root, EXIT_CODE: code };
    const ran = runStep('bash "$ACTION/action/finish.sh"', env, { workspace: root });
    expect(ran.code).toBe(Number(code));
  });
});

describe('the examples', () => {
  const files = [
    ...readdirSync(join(root, 'docs/examples')).map((file) => `docs/examples/${file}`),
    'action.yml',
    '.pre-commit-hooks.yaml',
  ];

  it.each(files)('%s is YAML without a mistake', (file) => {
    const document = parseDocument(read(file), { strict: true, uniqueKeys: true });
    expect([...document.errors, ...document.warnings]).toEqual([]);
    expect(document.toJS()).toBeTypeOf('object');
  });
});
