import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, folderWith, run } from '../check/run.ts';

const slips = `\
forcecalc: 1
title: A force
target: {personnel: [500,000, 800000]}
conditions:
  ceasefire: {likelihood: 60%}
capabilities: {transport: {unit: tonnes per day, required: 600}}
contributions:
  FRA: {personnel: 12_000, stnace: redy, requires: [ceasfire]}
  GBR:
    personnel: "5000"   # and a comment
    capabilities: {transprt: 1.5k}
checks:
  - personel.expected => 5k
  - assert: "personnel.verdict.expected = blow"
`;

const mended = `\
forcecalc: 1
title: A force
target: {personnel: [500000, 800000]}
conditions:
  ceasefire: {likelihood: 0.6}
capabilities: {transport: {unit: tonnes per day, required: 600}}
contributions:
  FRA: {personnel: 12000, stance: ready, requires: [ceasefire]}
  GBR:
    personnel: 5000   # and a comment
    capabilities: {transport: 1500}
checks:
  - personnel.expected >= 5000
  - assert: "personnel.verdict.expected == below"
`;

describe('forcecalc check --fix', () => {
  it('corrects what has one right answer, says what, and then checks', async () => {
    const cwd = folderWith({ 'a.yaml': slips });
    const { code, stdout, stderr } = await run(['check', '--fix', 'a.yaml'], { cwd });
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(mended);
    expect(code).toBe(0);
    expect(stdout).toContain('2 checks: 2 passed');
    expect(stderr.split('\n')).toEqual(
      expect.arrayContaining([
        'a.yaml:3: [500,000, 800000] → [500000, 800000]',
        'a.yaml:5: 60% → 0.6',
        'a.yaml:8: 12_000 → 12000',
        'a.yaml:8: stnace → stance',
        'a.yaml:8: redy → ready',
        'a.yaml:8: ceasfire → ceasefire',
        'a.yaml:10: "5000" → 5000',
        'a.yaml:11: transprt → transport',
        'a.yaml:11: 1.5k → 1500',
        'a.yaml:13: => → >=',
        'a.yaml:13: 5k → 5000',
        'a.yaml:13: personel → personnel',
        'a.yaml:14: = → ==',
        'a.yaml:14: blow → below',
      ]),
    );
    const again = await run(['check', '--fix', 'a.yaml'], { cwd });
    expect(again).toMatchObject({ code: 0, stderr: '' });
  });

  it('corrects a base in the base, with its byte order mark and line ends', async () => {
    const base = `\ufeff${slips.replaceAll('\n', '\r\n')}`;
    const cwd = folderWith({
      'sub/base.yaml': base,
      'a.yaml': 'forcecalc: 1\ntitle: A\nextends: sub/base.yaml\n',
      'b.yaml': 'forcecalc: 1\ntitle: B\nextends: sub/base.yaml\n',
    });
    const { code } = await run(['check', '--fix', 'a.yaml', 'b.yaml'], { cwd });
    expect(code).toBe(0);
    const text = readFileSync(join(cwd, 'sub/base.yaml'), 'utf8');
    expect(text).toBe(`\ufeff${mended.replaceAll('\n', '\r\n')}`);
  });

  it('leaves standard input, revisions and --set alone', async () => {
    const cwd = folderWith({ 'a.yaml': slips });
    commit(cwd, 'one');
    for (const [words, given] of [
      [['-'], { cwd, stdin: slips }],
      [['HEAD:a.yaml'], { cwd }],
    ] as const) {
      expect((await run(['check', '--fix', ...words], given)).code).toBe(3);
      expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(slips);
    }
    const good = folderWith({ 'a.yaml': mended });
    const set = ['--set', 'contributions.FRA.stnace=ready'];
    const ran = await run(['check', '--fix', 'a.yaml', ...set], { cwd: good });
    expect(ran.code).toBe(2);
    expect(ran.stderr).not.toContain('→');
    expect(readFileSync(join(good, 'a.yaml'), 'utf8')).toBe(mended);
  });

  it('makes no key stand twice, and tells what is left', async () => {
    const cwd = folderWith({
      'a.yaml': mended.replace('  GBR:\n', '  FRR: {personnel: 1,000}\n  GBR:\n'),
    });
    const { code, stderr } = await run(['check', '--fix', 'a.yaml'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('1,000 → 1000');
    expect(stderr).toContain('error[unknown-nation]: `FRR`');
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toContain('  FRR: {personnel: 1000}\n');
  });

  it('changes nothing without being asked to', async () => {
    const cwd = folderWith({ 'a.yaml': slips });
    expect((await run(['check', 'a.yaml'], { cwd })).code).toBe(3);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(slips);
  });

  it.each(['a b.yaml', '-x.yaml', 'ütf 漢.yaml', 'two\nlines.yaml', '"\'.yaml', '$(id).yaml'])(
    'takes the path %j as it is',
    async (name) => {
      const cwd = folderWith({ [name]: slips });
      expect((await run(['check', '--fix', '--', name], { cwd })).code).toBe(0);
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(mended);
    },
  );
});
