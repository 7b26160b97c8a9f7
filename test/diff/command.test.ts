import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from '../check/run.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schema/diff.v1.json', import.meta.url), 'utf8'),
);
const isValid = new Ajv({ strict: false }).compile(schema);

/** A scenario of UKR, who comes, and FRA, who comes if it likes to and the condition holds. */
function text({ ukr = 7000, fra = 1000, likelihood = 0.5, target = '[5000, 9000]' } = {}): string {
  return [
    'forcecalc: 1',
    'title: A force',
    `target: {personnel: ${target}}`,
    `conditions: {ceasefire: {likelihood: ${likelihood}}}`,
    'contributions:',
    `  UKR: {personnel: ${ukr}, stance: committed}`,
    `  FRA: {personnel: ${fra}, stance: ready, requires: [ceasefire]}`,
    '',
  ].join('\n');
}

const cwd = folderWith({
  'a.yaml': text(),
  'less.yaml': text({ ukr: 6900 }),
  'same.yaml': `# the same\n${text()}`,
  'below.yaml': text({ ukr: 4500 }),
  'note.yaml': text().replace('UKR: {', 'UKR: {note: n, '),
  'lift.yaml': `${text()}capabilities: {lift: {required: 2}}\n`,
  'lifted.yaml': `${text().replace('FRA: {', 'FRA: {capabilities: {lift: 2}, ')}capabilities: {lift: {required: 2}}\n`,
  'broken.yaml': 'forcecalc: 1\n',
});

describe('forcecalc diff', () => {
  it.each([
    { words: ['a.yaml', 'less.yaml'], code: 0 },
    { words: ['a.yaml', 'less.yaml', '--exit-code'], code: 1 },
    { words: ['--exit-code', 'a.yaml', 'same.yaml'], code: 0 },
    { words: ['a.yaml', 'note.yaml', '--exit-code'], code: 1 },
    { words: ['a.yaml', 'less.yaml', '--exit-code', '--min', '100'], code: 1 },
    { words: ['a.yaml', 'less.yaml', '--exit-code', '--min', '101'], code: 0 },
    { words: ['a.yaml', 'less.yaml', '--exit-code', '--min', '1%'], code: 1 },
    { words: ['a.yaml', 'less.yaml', '--exit-code', '--min', '5%'], code: 0 },
    { words: ['a.yaml', 'note.yaml', '--exit-code', '--min', '1'], code: 0 },
    // The verdict turns, however few people that takes.
    { words: ['a.yaml', 'below.yaml', '--exit-code', '--min', '99999'], code: 1 },
    // So does a capability that somebody could now provide.
    { words: ['lift.yaml', 'lifted.yaml', '--exit-code', '--min', '99999'], code: 1 },
    { words: ['a.yaml', 'broken.yaml'], code: 3 },
    { words: ['a.yaml', 'none.yaml'], code: 2 },
    { words: ['broken.yaml', 'none.yaml'], code: 3 },
    { words: ['a.yaml'], code: 2 },
    { words: [], code: 2 },
    { words: ['a.yaml', 'less.yaml', 'same.yaml'], code: 2 },
    { words: ['a.yaml', 'less.yaml', '--min', 'many'], code: 2 },
    { words: ['a.yaml', 'less.yaml', '--format', 'csv'], code: 2 },
    { words: ['-', '-'], code: 2 },
    { words: ['--base', 'main', 'a.yaml', 'less.yaml'], code: 2 },
    { words: ['--base', 'main:a.yaml', 'a.yaml'], code: 2 },
    { words: ['--base', '', 'a.yaml'], code: 2 },
    { words: ['--base', 'main', '-'], code: 2 },
  ])('$words ends with $code', async ({ words, code }) => {
    const ran = await run(['diff', ...words], { cwd });
    expect(ran.code).toBe(code);
    expect(ran.stderr === '').toBe(code < 2);
  });

  it('says nothing below what matters, and in JSON still everything', async () => {
    const words = ['diff', 'a.yaml', 'less.yaml', '--min', '5000'];
    expect(await run(words, { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    const json = await run([...words, '-f', 'json'], { cwd });
    expect(JSON.parse(json.stdout).changes).toHaveLength(1);
  });

  it('reads either side from standard input, and says when both are to be', async () => {
    const given = { cwd, stdin: text({ ukr: 6900 }) };
    const first = await run(['diff', '-', 'a.yaml'], given);
    const second = await run(['diff', 'a.yaml', '-'], given);
    expect(first.stdout).toContain('Expected 7,325 → 7,425 (+100, +1.4 %)');
    expect(second.stdout).toContain('Expected 7,425 → 7,325 (−100, −1.3 %)');
    const both = await run(['diff', '-', '-'], given);
    expect(both.stderr).toContain('can be read only once');
  });

  it('takes assumptions and settings for both sides', async () => {
    const words = ['diff', 'a.yaml', 'less.yaml', '--assume', 'ceasefire=yes'];
    const ran = await run([...words, '--set', 'contributions.FRA.personnel=2000'], { cwd });
    expect(ran.stdout).toContain('Expected 8,700 → 8,600');
    expect(ran.stdout).toContain('Assumed on both sides: ceasefire holds.');
    expect(ran.stdout).toContain('1 change ');
  });

  it('names a condition that neither side defines', async () => {
    const ran = await run(['diff', 'a.yaml', 'less.yaml', '--assume', 'ceasefir=no'], { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('did you mean `--assume ceasefire=…`?');
  });

  it.each([
    ['a.yaml', 'less.yaml'],
    ['a.yaml', 'same.yaml'],
    ['a.yaml', 'below.yaml'],
    ['note.yaml', 'a.yaml'],
  ])('prints JSON of %s and %s as its schema says', async (base, head) => {
    const { stdout, code } = await run(['diff', base, head, '-f', 'json'], { cwd });
    expect(code).toBe(0);
    isValid(JSON.parse(stdout));
    expect(isValid.errors ?? []).toEqual([]);
  });

  it('describes nothing else by its schema', async () => {
    const { stdout } = await run(['diff', 'a.yaml', 'less.yaml', '-f', 'json'], { cwd });
    const { metrics: _, ...rest } = JSON.parse(stdout);
    expect(isValid(rest)).toBe(false);
  });

  it('writes the same bytes each time, to a file as well', async () => {
    const words = ['diff', 'a.yaml', 'below.yaml', '--color', 'never'];
    const printed = await run(words, { cwd });
    expect(await run(words, { cwd })).toEqual(printed);
    await run([...words, '-o', 'out.txt'], { cwd });
    expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).toBe(printed.stdout);
  });

  it('tells problems as JSON where JSON is asked for', async () => {
    const { stdout, code } = await run(['diff', 'a.yaml', 'broken.yaml', '-f', 'json'], { cwd });
    expect(code).toBe(3);
    expect(JSON.parse(stdout).format).toBe('forcecalc.problems');
  });
});

describe('assumptions about a condition that one side alone has', () => {
  const withBackstop = (extra = '') =>
    `${text()}`.replace(
      'conditions: {ceasefire: {likelihood: 0.5}}',
      `conditions: {ceasefire: {likelihood: 0.5}, backstop: {likelihood: 0.1, requires: [ceasefire]}${extra}}`,
    );
  const folder = folderWith({
    'a.yaml': text(),
    'backstop.yaml': withBackstop(),
    'mandate.yaml': text().replace(
      '{likelihood: 0.5}',
      '{likelihood: 0.5, requires: [mandate]}, mandate: {likelihood: 0.5}',
    ),
  });

  it('hold with all they require on both sides', async () => {
    for (const words of [
      ['a.yaml', 'backstop.yaml'],
      ['backstop.yaml', 'a.yaml'],
    ]) {
      const ran = await run(['diff', ...words, '--assume', 'backstop=yes', '-f', 'json'], {
        cwd: folder,
      });
      const { metrics, attribution } = JSON.parse(ran.stdout);
      const moved = metrics.map(({ path }: { path: string }) => path);
      expect(moved).not.toContain('personnel.expected');
      expect(attribution['personnel.expected']).toEqual([]);
    }
  });

  it('are refused where they contradict what the other side requires', async () => {
    const words = [
      'backstop.yaml',
      'mandate.yaml',
      '--assume',
      'backstop=yes',
      '--assume',
      'mandate=no',
    ];
    const ran = await run(['diff', ...words], { cwd: folder });
    expect(ran.code).toBe(2);
    const said = ran.stderr.replaceAll(/\s+/g, ' ');
    expect(said).toContain('`ceasefire` cannot hold while `mandate` fails in `mandate.yaml`');
  });
});
