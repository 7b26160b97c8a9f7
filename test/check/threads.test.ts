import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAgainst } from '../../src/cli/check-base.ts';
import { checkEach } from '../../src/cli/check-each.ts';
import { commit, folderWith, root, run, scenarioText, silent, start } from './run.ts';

const holding = 'personnel.firm >= 5000';
const change = 'change in personnel.firm >= -500';
const files = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => {
    const text = at % 10 === 3 ? 'forcecalc: 1\n' : scenarioText(4900 + 10 * at, holding, change);
    return [`${String(at).padStart(2, '0')}.yaml`, text];
  }),
);
const words = Object.keys(files);
const cwd = folderWith(files);
commit(cwd, 'one');

/** Checks every file, and tells which of them this thread has begun. */
async function checkAll(options: { readonly against?: string }, programFile?: string) {
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const { against } = await readAgainst(options.against, {}, silent);
    const shared = { words, against, options: {}, taken: new Int32Array(new SharedArrayBuffer(4)) };
    const begun: number[] = [];
    const begin = (at: number) => {
      begun.push(at);
      // Time for a thread to start.
      if (programFile !== undefined)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    };
    // By this clock every file takes so long that help is called for after the first.
    let time = 0;
    const slow = () => (time += 400);
    const results = await checkEach(shared, silent, programFile, begin, slow);
    return { results, begun };
  } finally {
    process.chdir(before);
  }
}

describe('many scenarios in one check', () => {
  it.each([
    { name: 'by themselves', options: {} },
    { name: 'against a revision', options: { against: 'HEAD:' } },
    { name: 'against a file', options: { against: '59.yaml' } },
  ])('come out of threads as they do one by one: $name', async ({ options }) => {
    const alone = await checkAll(options);
    const helped = await checkAll(options, join(root, 'dist', 'start.cjs'));
    expect(helped.results).toEqual(alone.results);
    expect(alone.begun).toEqual(words.map((_, at) => at + 1));
    if (availableParallelism() > 1) expect(helped.begun.length).toBeLessThan(words.length);
    expect(alone.results.filter(({ ok }) => !ok)).toHaveLength(6);
  });

  it('are never left out, not even by a thread that ends before its time', async () => {
    const taker = [
      "const { workerData } = require('node:worker_threads');",
      'exports.startThread = () => {',
      '  Atomics.add(workerData.taken, 0, 1);',
      '  process.exit();',
      '};',
    ];
    const folder = folderWith({ 'taker.cjs': taker.join('\n') });
    const run = checkAll({}, join(folder, 'taker.cjs'));
    if (availableParallelism() === 1) await run;
    else await expect(run).rejects.toThrow('a thread has ended before its time');
  });

  it.each([
    { name: 'by themselves', options: [] },
    { name: 'with an option that is wrong for all', options: ['--assume', 'x=no'] },
  ])('come out of a process as they do in this one: $name', async ({ options }) => {
    const all = ['check', ...words, ...options, '-f', 'json'];
    const here = await run(all, { cwd });
    expect(start(all, { cwd })).toEqual(here);
    expect(here.code).toBe(3);
  });

  it('can have standard input among them', () => {
    const stdin = scenarioText(5000, holding);
    const { code, stdout } = start(['check', '-', ...words, '-f', 'json'], { cwd, stdin });
    expect(code).toBe(3);
    expect(JSON.parse(stdout).scenarios[0].path).toBe('-');
  });
});
