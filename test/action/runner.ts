import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { parse } from 'yaml';
import { root } from '../check/run.ts';

interface Step {
  readonly id: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

export interface Action {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default: string }>
  >;
  readonly outputs: Readonly<
    Record<string, { readonly description: string; readonly value: string }>
  >;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is gone when the tests are over. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'forcecalc-action-'));
  folders.push(folder);
  return folder;
}

/** A comment as GitHub keeps it. */
export interface Comment {
  readonly databaseId: number;
  readonly viewerDidAuthor: boolean;
  readonly body: string;
}

/** One call of `gh`. */
export interface Call {
  readonly words: readonly string[];
  readonly input: string;
}

/** A `gh` that talks to no network: it keeps comments in a file, pages of two, and records calls. */
export class FakeGh {
  readonly folder = temporary();

  constructor(comments: readonly Comment[] = [], refuses = false) {
    const gh = join(this.folder, 'gh');
    writeFileSync(join(this.folder, 'comments.json'), JSON.stringify(comments));
    writeFileSync(join(this.folder, 'calls.json'), '[]');
    writeFileSync(
      join(this.folder, 'gh.cjs'),
      `
const { readFileSync, writeFileSync } = require('node:fs');
const folder = ${JSON.stringify(this.folder)};
const read = (name) => JSON.parse(readFileSync(folder + '/' + name, 'utf8'));
const write = (name, value) => writeFileSync(folder + '/' + name, JSON.stringify(value));
const words = process.argv.slice(2);
const input = readFileSync(0, 'utf8');
write('calls.json', [...read('calls.json'), { words, input }]);
if (${refuses}) {
  process.stderr.write('HTTP 403: Resource not accessible by integration (100%)\\nsecond line\\n');
  process.exit(1);
}
if (process.env.GH_TOKEN === undefined) process.exit(4);
const comments = read('comments.json');
const option = (name) => words.find((word) => word.startsWith(name + '='))?.slice(name.length + 1);
if (words[1] === 'graphql') {
  const from = Number(option('cursor') ?? 0);
  const pageInfo = { hasNextPage: from + 2 < comments.length, endCursor: String(from + 2) };
  const page = { nodes: comments.slice(from, from + 2), pageInfo };
  const data = { repository: { pullRequest: { comments: page } } };
  process.stdout.write(JSON.stringify({ data }));
} else {
  const { body } = JSON.parse(input);
  const method = words[words.indexOf('--method') + 1];
  const [path] = words.filter((word) => word.startsWith('repos/'));
  const id = Number(path.split('/').at(-1));
  if (method === 'POST') comments.push({ databaseId: 900 + comments.length, viewerDidAuthor: true, body });
  else comments.find(({ databaseId }) => databaseId === id).body = body;
  write('comments.json', comments);
}
`,
    );
    writeFileSync(gh, `#!/usr/bin/env bash\nexec node ${this.folder}/gh.cjs "$@"\n`);
    chmodSync(gh, 0o755);
  }

  get comments(): readonly Comment[] {
    return JSON.parse(readFileSync(join(this.folder, 'comments.json'), 'utf8'));
  }

  get calls(): readonly Call[] {
    return JSON.parse(readFileSync(join(this.folder, 'calls.json'), 'utf8'));
  }
}

export interface Job {
  /** The checked out repository. */
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What the event's file holds; undefined for no file. */
  readonly event?: unknown;
  readonly gh?: FakeGh;
  /** What stands in the summary before each step. */
  readonly summary?: string;
}

export interface StepRan {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface JobRan {
  readonly code: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, StepRan>>;
  readonly log: string;
  readonly summary: string;
}

const program = join(root, 'bin', 'forcecalc.js');

/**
 * Runs the steps of action.yml one after another as GitHub's runner does: expressions in `env` are
 * put in, each step gets files of its own for outputs and summary, and the first that fails ends
 * the job.
 */
export function runAction(job: Job): JobRan {
  const temp = temporary();
  const given = Object.entries(action.inputs).map(([name, { default: value }]) => [name, value]);
  const inputs = { ...Object.fromEntries(given), path: program, ...job.inputs };
  const steps: Record<string, StepRan> = {};
  const fill = (text: string): string =>
    text.replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_, expression: string) => {
      const [scope, first = '', , last = ''] = expression.split('.');
      if (scope === 'inputs') return fill(inputs[first] ?? '');
      if (scope === 'steps') return steps[first]?.outputs[last] ?? '';
      if (expression === 'github.action_path') return root;
      if (expression === 'github.token') return 'token-of-the-job';
      throw new Error(`unknown expression ${expression}`);
    });
  let code: number | null = 0;
  for (const step of action.runs.steps) {
    const env = Object.fromEntries(
      Object.entries(step.env).map(([name, value]) => [name, fill(value)]),
    );
    const ran = runStep(step.run, env, job, temp);
    steps[step.id] = ran;
    code = ran.code;
    if (code !== 0) break;
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, fill(value)]);
  const all = Object.values(steps);
  return {
    code,
    steps,
    outputs: Object.fromEntries(outputs),
    log: all.map(({ log }) => log).join(''),
    summary: all.map(({ summary }) => summary).join(''),
  };
}

/** Runs the text of a step in bash, as `shell: bash` does. */
export function runStep(
  script: string,
  env: Readonly<Record<string, string>>,
  job: Job,
  temp = temporary(),
): StepRan {
  const files = mkdtempSync(join(temp, 'files-'));
  const file = (name: string, text = '') => {
    writeFileSync(join(files, name), text);
    return join(files, name);
  };
  const output = file('output');
  const summary = file('summary', job.summary ?? '');
  const event = join(files, 'event.json');
  if (job.event !== undefined) {
    writeFileSync(event, typeof job.event === 'string' ? job.event : JSON.stringify(job.event));
  }
  mkdirSync(join(temp, 'runner'), { recursive: true });
  const ran = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], {
    cwd: job.workspace,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: {
      PATH: `${job.gh === undefined ? '' : `${job.gh.folder}:`}${process.env.PATH}`,
      HOME: temp,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: job.workspace,
      GITHUB_REPOSITORY: 'force/scenarios',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_EVENT_PATH: event,
      RUNNER_TEMP: join(temp, 'runner'),
      ...env,
    },
  });
  return {
    code: ran.status,
    log: `${ran.stdout}${ran.stderr}`,
    outputs: outputsIn(readFileSync(output, 'utf8')),
    summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
  };
}

/** Reads `name=value` and `name<<end`, as the runner does. */
function outputsIn(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, name, end] = /^([\w-]+)<<(.+)$/.exec(line) ?? [];
    if (name !== undefined && end !== undefined) {
      const last = lines.indexOf(end, at);
      if (last === -1) throw new Error(`output ${name} has no end`);
      outputs[name] = lines.slice(at + 1, last).join('\n');
      at = last;
    } else if (line !== '') {
      const equals = line.indexOf('=');
      outputs[line.slice(0, equals)] = line.slice(equals + 1);
    }
  }
  return outputs;
}

/** The workflow commands of a log that the runner would obey. */
export function commandsIn(log: string): readonly string[] {
  const commands: string[] = [];
  let stopped: string | undefined;
  for (const line of log.split('\n').map((each) => each.trim())) {
    if (stopped !== undefined) {
      if (line === `::${stopped}::`) stopped = undefined;
    } else if (line.startsWith('::stop-commands::')) {
      stopped = line.slice('::stop-commands::'.length);
    } else if (line.startsWith('::')) commands.push(line);
  }
  if (stopped !== undefined) throw new Error('commands stay stopped');
  return commands;
}

/** A pull request as the event's file describes it. */
export function pullRequest(base: string, more: Readonly<Record<string, unknown>> = {}) {
  return { pull_request: { number: 7, base: { sha: base, ref: 'main' }, ...more } };
}
