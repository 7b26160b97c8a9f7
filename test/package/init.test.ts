import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { starter } from '../../src/cli/starter.ts';
import { folderWith, root, run } from '../check/run.ts';

const schema = readFileSync(join(root, 'schema', 'scenario.v1.json'), 'utf8');

describe('forcecalc init', () => {
  it.each([
    { words: [], file: 'scenario.yaml' },
    { words: ['mine.yaml'], file: 'mine.yaml' },
    { words: ['-o', 'mine.yaml'], file: 'mine.yaml' },
  ])('writes $file and the schema beside it for $words', async ({ words, file }) => {
    const cwd = folderWith();
    const ran = await run(['init', ...words], { cwd });
    expect(ran).toMatchObject({ code: 0, stdout: '' });
    expect(ran.stderr).toContain(`Wrote ${file} and scenario.v1.json`);
    expect(readFileSync(join(cwd, file), 'utf8')).toBe(starter);
    expect(readFileSync(join(cwd, 'scenario.v1.json'), 'utf8')).toBe(schema);
    expect((await run([file], { cwd })).code).toBe(0);
  });

  it.each([['-'], ['-o', '-']])(
    'prints the scenario for %s %s, and writes nothing',
    async (...words) => {
      const cwd = folderWith();
      const printed = await run(['init', ...words], { cwd });
      expect(printed).toEqual({ code: 0, stdout: starter, stderr: '' });
      expect(readdirSync(cwd)).toEqual([]);
    },
  );

  it('replaces nothing, and writes one file only', async () => {
    const cwd = folderWith({ 'scenario.yaml': 'mine' });
    expect((await run(['init'], { cwd })).code).toBe(2);
    expect((await run(['init', 'a.yaml', '-o', 'b.yaml'], { cwd })).code).toBe(2);
    expect(readdirSync(cwd)).toEqual(['scenario.yaml']);
    expect(readFileSync(join(cwd, 'scenario.yaml'), 'utf8')).toBe('mine');
  });
});
