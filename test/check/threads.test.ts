import { describe, expect, it } from 'vitest';
import { commit, folderWith, run, scenarioText, start } from './run.ts';

describe('many scenarios in one check', () => {
  const holding = 'personnel.firm >= 5000';
  const change = 'change in personnel.firm >= -500';
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => {
      const text = at % 10 === 3 ? 'forcecalc: 1\n' : scenarioText(4900 + 10 * at, holding, change);
      return [`${String(at).padStart(2, '0')}.yaml`, text];
    }),
  );
  const cwd = folderWith(files);
  commit(cwd, 'one');
  const words = Object.keys(files);

  it.each([
    { name: 'by themselves', options: [] },
    { name: 'against a revision', options: ['--against', 'HEAD:'] },
    { name: 'against a file', options: ['--against', '59.yaml'] },
    { name: 'with an option that is wrong for all', options: ['--assume', 'x=no'] },
  ])('come out of threads as they do one by one: $name', async ({ options }) => {
    const all = ['check', ...words, ...options, '-f', 'json'];
    const oneByOne = await run(all, { cwd });
    const inThreads = start(all, { cwd });
    expect(inThreads).toEqual(oneByOne);
    expect(oneByOne.code).toBe(3);
  });

  it('can have standard input among them', () => {
    const stdin = scenarioText(5000, holding);
    const { code, stdout } = start(['check', '-', ...words, '-f', 'json'], { cwd, stdin });
    expect(code).toBe(3);
    expect(JSON.parse(stdout).scenarios[0].path).toBe('-');
  });
});
