import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess } from '../src/assess/assess.ts';
import { main } from '../src/cli/main.ts';
import { readScenario } from '../src/scenario/read-scenario.ts';
import { stances, yardstick } from '../src/scenario/vocabulary.ts';
import { version } from '../src/version.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

async function outputOf(words: readonly string[]): Promise<string> {
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  await main(words, {
    stdin: async () => new Uint8Array(),
    stdout: { write, columns: 80 },
    stderr: { write },
    environment: {},
    packageRoot: root,
  });
  return text;
}

describe('the README', () => {
  const blocks = [...readme.matchAll(/```console\n\$ forcecalc ([^\n]+)\n([\s\S]*?)```/g)];

  it.each(blocks.map(([, command = '', shown = '']) => ({ command, shown })))(
    'shows what `forcecalc $command` prints',
    async ({ command, shown }) => {
      const printed = await outputOf(command.split(' '));
      const isPart = shown.endsWith('\n…\n');
      const expected = isPart ? shown.slice(0, -2) : shown;
      expect(isPart ? printed.slice(0, expected.length) : printed).toBe(expected);
      expect(expected.split('\n').length).toBeGreaterThan(5);
    },
  );

  it('has such a block', () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  it('gives an example of the language that the program reads', async () => {
    const example = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)]
      .map(([, text = '']) => text)
      .find((text) => text.includes('forcecalc: 1'));
    const read = await readScenario('-', {
      readStdin: async () => new TextEncoder().encode(example),
    });
    expect(read).toMatchObject({ ok: true });
  });

  it('gives the figure that its program computes', async () => {
    const read = await readScenario(join(root, 'scenarios/paris-2025-03.yaml'));
    if (!read.ok) throw new Error('the shipped scenario is wrong');
    const { personnel } = assess(read.scenario, new Map([['us_backstop', false]]));
    expect(personnel.coverage.of_low.expected?.toFixed(4).slice(0, 4)).toBe('1.76');
  });

  it('lists every stance and word with its likelihood', () => {
    const cells = readme.split('\n').flatMap((line) => line.split('|').map((cell) => cell.trim()));
    for (const [word, likelihood] of [...Object.entries(stances), ...Object.entries(yardstick)]) {
      const after = cells.flatMap((cell, at) => (cell === word ? [Number(cells[at + 1])] : []));
      expect(after, word).toContain(likelihood);
    }
  });
});

describe('the version', () => {
  it('is the same in the program and in its package', () => {
    const { version: published } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(version).toBe(published);
  });
});
