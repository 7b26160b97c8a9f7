import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { folderOf, head, problemsOf, scenarioOf } from './written.ts';

const contribution = async (text: string) => {
  const { contributions } = await scenarioOf(`${head}contributions: {FRA: ${text}}\n`);
  return contributions.get('FRA');
};

describe('amounts', () => {
  it.each([
    { written: '5000', amount: { kind: 'point', value: 5000 } },
    { written: '[5000, 10000]', amount: { kind: 'range', low: 5000, high: 10000 } },
    { written: '[5000, 5000]', amount: { kind: 'point', value: 5000 } },
    {
      written: '{low: 5, mode: 6, high: 10}',
      amount: { kind: 'triangle', low: 5, mode: 6, high: 10 },
    },
    { written: '{low: 5, mode: 5, high: 5}', amount: { kind: 'point', value: 5 } },
    { written: '5000.0', amount: { kind: 'point', value: 5000 } },
    { written: '1e3', amount: { kind: 'point', value: 1000 } },
    { written: '0x10', amount: { kind: 'point', value: 16 } },
    { written: '010', amount: { kind: 'point', value: 10 } },
    { written: '9007199254740991', amount: { kind: 'point', value: 9007199254740991 } },
  ])('$written', async ({ written, amount }) => {
    expect((await contribution(`{personnel: ${written}}`))?.personnel).toEqual(amount);
  });

  it('are 0 when they are left out', async () => {
    expect((await contribution('{stance: ready}'))?.personnel).toEqual({ kind: 'point', value: 0 });
  });

  it('of capabilities may have two decimals', async () => {
    const { contributions } = await scenarioOf(
      `${head}capabilities: {lift: {unit: t}}\ncontributions: {FRA: {capabilities: {lift: [0.25, 1.5]}}}\n`,
    );
    expect(contributions.get('FRA')?.capabilities.get('lift')).toEqual({
      kind: 'range',
      low: 0.25,
      high: 1.5,
    });
  });
});

describe('likelihoods and stances', () => {
  it.each([
    ['remote_chance', 0.025],
    ['highly_unlikely', 0.15],
    ['unlikely', 0.3],
    ['realistic_possibility', 0.45],
    ['likely', 0.65],
    ['highly_likely', 0.85],
    ['almost_certain', 0.975],
    ['0.178', 0.178],
    ['0', 0],
    ['1', 1],
  ])('%s is %d', async (written, likelihood) => {
    expect((await contribution(`{likelihood: ${written}}`))?.willingness).toBe(likelihood);
    const { conditions } = await scenarioOf(`${head}conditions: {c: {likelihood: ${written}}}\n`);
    expect(conditions.get('c')?.likelihood).toBe(likelihood);
  });

  it.each([
    ['{stance: committed}', 1],
    ['{stance: ready}', 0.85],
    ['{stance: likely}', 0.65],
    ['{stance: undecided}', 0.45],
    ['{}', 0.45],
    ['{stance: reluctant}', 0.3],
    ['{stance: refused}', 0],
    ['{stance: refused, likelihood: 0.9}', 0],
    ['{stance: ready, likelihood: 0.2}', 0.2],
  ])('%s joins with %d', async (written, willingness) => {
    expect((await contribution(written))?.willingness).toBe(willingness);
  });

  it('of a stance can be overridden', async () => {
    const { contributions } = await scenarioOf(
      `${head}stances: {ready: 0.8, committed: almost_certain}\ncontributions: {FRA: {stance: ready}, GBR: {stance: committed}}\n`,
    );
    expect([...contributions.values()].map(({ willingness }) => willingness)).toEqual([0.8, 0.975]);
  });
});

describe('defaults', () => {
  it.each([
    ['{source: a}', 'cited'],
    ['{}', 'assumed'],
    ['{source: [a], basis: derived}', 'derived'],
    ['{basis: cited}', 'cited'],
  ])('%s is %s', async (written, basis) => {
    const { contributions } = await scenarioOf(
      `${head}sources: {a: {title: A}}\ncontributions: {FRA: ${written}}\n`,
    );
    expect(contributions.get('FRA')?.basis).toBe(basis);
  });

  it.each([
    ['UKR', 'ukraine'],
    ['FRA', 'european_nato'],
    ['TUR', 'european_nato'],
    ['IRL', 'other_europe'],
    ['USA', 'other'],
    ['FRA: {bloc: other}', 'other'],
  ])('%s counts towards %s', async (written, bloc) => {
    const text = written.includes(':') ? written : `${written}: {}`;
    const { contributions } = await scenarioOf(`${head}contributions: {${text}}\n`);
    expect([...contributions.values()][0]?.bloc).toBe(bloc);
  });

  it('a single number is both ends of the target', async () => {
    const { target } = await scenarioOf('forcecalc: 1\ntitle: T\ntarget: {personnel: 7}\n');
    expect(target).toMatchObject({ low: 7, high: 7 });
  });
});

describe('ids', () => {
  it('may be words that every object has', async () => {
    const text =
      'conditions:\n  constructor: {likelihood: 1}\n  toString: {likelihood: 0.5, requires: [constructor]}\n' +
      'capabilities: {hasOwnProperty: {required: 4}, valueOf: {}}\n' +
      'contributions:\n  FRA: {stance: committed, requires: [toString], personnel: 20, capabilities: {hasOwnProperty: 2}}\n';
    const { personnel, capabilities, conditions } = assess(await scenarioOf(head + text));
    expect(personnel.expected).toBe(10);
    expect(Object.values(capabilities).map(({ expected }) => expected)).toEqual([1, 0]);
    expect(Object.keys(capabilities)).toEqual(['hasOwnProperty', 'valueOf']);
    expect(Object.keys(conditions)).toEqual(['constructor', 'toString']);
  });

  it('may be of any script', async () => {
    const { conditions } = await scenarioOf(
      `${head}conditions: {перемир’я: {likelihood: 0.5}}\n`.replace('’', ''),
    );
    expect([...conditions.keys()]).toEqual(['перемиря']);
  });
});

describe('YAML', () => {
  it('may start with a byte order mark and end its lines as on Windows', async () => {
    const { title } = await scenarioOf(`\ufeff${head.replaceAll('\n', '\r\n')}`);
    expect(title).toBe('T');
  });

  it('shares values by anchors', async () => {
    const { contributions } = await scenarioOf(
      `${head}contributions:\n  FRA: &same {personnel: 5, stance: ready}\n  GBR: *same\n`,
    );
    expect(contributions.get('GBR')?.personnel).toEqual(contributions.get('FRA')?.personnel);
  });

  it('reads the words of YAML 1.1 as text', async () => {
    expect((await scenarioOf(head.replace('T', 'NO'))).title).toBe('NO');
  });
});

describe('extends', () => {
  const base = `${head}as_of: 2025-03-11\ncontributions:\n  FRA: {personnel: {low: 1, mode: 2, high: 3}, stance: ready}\n  ITA: {stance: reluctant}\n`;

  const read = async (files: Readonly<Record<string, string>>, first = 'a.yaml') => {
    const read = await readScenario(join(folderOf(files), first));
    if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
    return read.scenario;
  };

  it('merges maps key by key, replaces anything else, and removes by null', async () => {
    const { title, asOf, contributions } = await read({
      'b.yaml': base,
      'a.yaml':
        'extends: b.yaml\ntitle: U\nas_of: null\ncontributions:\n  ITA: null\n  FRA: {personnel: {high: 9}}\n',
    });
    expect({ title, asOf }).toEqual({ title: 'U', asOf: null });
    expect([...contributions.keys()]).toEqual(['FRA']);
    expect(contributions.get('FRA')).toMatchObject({
      stance: 'ready',
      personnel: { kind: 'triangle', low: 1, mode: 2, high: 9 },
    });
  });

  it('reads the named files in order, and what they extend before them', async () => {
    const files = {
      'x.yaml': base,
      'b.yaml': 'extends: x.yaml\ntitle: B\ncontributions: {FRA: {stance: likely}}\n',
      'c.yaml': 'extends: x.yaml\ntitle: C\n',
      'a.yaml': 'extends: [b.yaml, c.yaml]\n',
    };
    const { title, contributions, inputs } = await read(files);
    expect(title).toBe('C');
    // What both extend is laid down once, and so does not undo what lies on top of it.
    expect(contributions.get('FRA')?.stance).toBe('likely');
    expect(inputs.map(({ path }) => path.split('/').at(-1))).toEqual([
      'a.yaml',
      'b.yaml',
      'x.yaml',
      'c.yaml',
    ]);
  });

  it('names the file and line that a value came from', async () => {
    const scenario = await read({ 'b.yaml': base, 'a.yaml': 'extends: b.yaml\ntitle: U\n' });
    expect(scenario.locate(['contributions', 'ITA'])).toMatchObject({ line: 7, column: 3 });
    expect(scenario.locate(['contributions', 'ITA']).file).toMatch(/b\.yaml$/);
    expect(scenario.locate(['title']).file).toMatch(/b\.yaml$|a\.yaml$/);
  });

  it('follows no link out of the tree', async () => {
    const outside = folderOf({ 'b.yaml': base });
    const inside = folderOf({ 'a.yaml': 'extends: link/b.yaml\n' });
    symlinkSync(outside, join(inside, 'link'));
    const refused = await readScenario(join(inside, 'a.yaml'));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'base-outside' }] });
    const allowed = await readScenario(join(inside, 'a.yaml'), { allowOutside: true });
    expect(allowed.ok).toBe(true);
  });

  it('says when an overlay removes nothing', async () => {
    const scenario = await read({
      'b.yaml': base,
      'a.yaml': 'extends: b.yaml\ncontributions: {POL: null}\n',
    });
    const [finding] = assess(scenario).findings.filter(({ code }) => code === 'removes-nothing');
    expect(finding).toMatchObject({ path: '/contributions/POL', location: { line: 2 } });
  });
});

describe('--set', () => {
  const text = `${head}conditions: {truce: {likelihood: 0.5}}\ncontributions: {FRA: {personnel: 5, stance: ready, requires: [truce]}}\n`;

  it.each([
    ['contributions.FRA.personnel=[1, 3]', { kind: 'range', low: 1, high: 3 }],
    [
      'contributions.FRA.personnel={low: 1, mode: 2, high: 3}',
      { kind: 'triangle', low: 1, mode: 2, high: 3 },
    ],
    ['contributions.FRA.personnel=7', { kind: 'point', value: 7 }],
  ])('%s', async (option, amount) => {
    const { contributions } = await scenarioOf(text, { set: [option] });
    expect(contributions.get('FRA')?.personnel).toEqual(amount);
  });

  it('removes by null, makes what is new, and goes in order', async () => {
    const set = ['contributions.FRA=null', 'contributions.EST.personnel=150', 'title=A', 'title=B'];
    const { title, contributions } = await scenarioOf(text, { set });
    expect(title).toBe('B');
    expect([...contributions.keys()]).toEqual(['EST']);
  });

  it('is held against the language like the file, as a fault of the command line', async () => {
    const problems = await problemsOf(text, { set: ['conditions.truce=null'] });
    expect(problems).toMatchObject([{ code: 'unknown-id', origin: 'command-line' }]);
  });
});

describe('mistakes', () => {
  it('are all told at once, in the order of lines', async () => {
    const problems = await problemsOf(
      'forcecalc: 1\ntitel: T\ntarget: {personnel: [9, 5]}\ncontributions:\n  FRA: {stance: redy, personnel: 12k, requires: [truce]}\n  FRN: {source: x}\n',
    );
    expect(problems.map(({ code, location }) => `${location?.line} ${code}`)).toEqual([
      '2 unknown-key',
      '3 wrong-order',
      '5 unknown-word',
      '5 number-as-text',
      '5 unknown-id',
      '6 unknown-nation',
      '6 unknown-id',
    ]);
  });

  it('say what a silent reading would have done to the figures', async () => {
    const [problem] = await problemsOf(`${head}contributions: {FRA: {personel: 5000}}\n`);
    expect(problem?.note).toMatch(/FRA.*0/);
  });
});
