import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { reportOf } from '../../src/check/check.ts';
import { against, check, mistakes, only, scenarioFrom } from './read.ts';

/** 600,000 are certain; 10,000 more come if a cease-fire holds and Germany decides yes. */
const force = `
forcecalc: 1
title: A force
target: {personnel: [500000, 800000]}
conditions:
  ceasefire: {title: A cease-fire holds, likelihood: 0.5}
  us_backstop: {title: American backstop, likelihood: 0.4, requires: [ceasefire]}
capabilities:
  air_defence: {title: Air defence, unit: batteries, required: [20, 30]}
  transport: {title: Transport}
contributions:
  UKR: {personnel: 600000, stance: committed}
  DEU: {personnel: 10000, stance: committed, requires: [ceasefire]}
  FRA-air: {nation: FRA, stance: likely, capabilities: {air_defence: 4}}
`;

const withChecks = (...checks: readonly string[]) =>
  scenarioFrom(`${force}checks:\n${checks.map((text) => `  - ${text}\n`).join('')}`);

const one = async (text: string) => only(check(await withChecks(text)));

describe('one assertion', () => {
  it.each([
    // assertion, status, value, margin, what it counts
    ['personnel.expected >= 605000', 'passed', 605_000, 0, 'people'],
    ['personnel.expected > 605000', 'failed', 605_000, 0, 'people'],
    ['personnel.firm == 600000', 'passed', 600_000, 0, 'people'],
    ['personnel.coverage.of_low.expected >= 130%', 'failed', 1.21, -0.09, 'ratio'],
    ['personnel.coverage.of_high.firm < 0.8', 'passed', 0.75, 0.05, 'ratio'],
    ['personnel.gap.to_high.firm <= 200000', 'passed', 200_000, 0, 'people'],
    ['shares.ukraine.firm.share == 100%', 'passed', 1, 0, 'ratio'],
    ['shares.european.potential.personnel <= 10000', 'passed', 10_000, 0, 'people'],
    ['capabilities.air_defence.expected >= 20', 'failed', 2.6, -17.4, 'amount'],
    ['capabilities.air_defence.fill.of_low.potential >= 20%', 'passed', 0.2, 0, 'ratio'],
    ['capabilities.air_defence.when.ceasefire.holds.expected == 2.6', 'passed', 2.6, 0, 'amount'],
    ['capabilities.air_defence.largest.share == 1', 'passed', 1, 0, 'ratio'],
    ['capabilities.air_defence.required.high == 30', 'passed', 30, 0, 'amount'],
    ['conditions.us_backstop.likelihood == 20%', 'passed', 0.2, 0, 'ratio'],
    ['conditions.ceasefire.holds.expected == 610000', 'passed', 610_000, 0, 'people'],
    ['contributions.DEU.likelihood == 50%', 'passed', 0.5, 0, 'ratio'],
    ['contributions.DEU.personnel.mean == 10000', 'passed', 10_000, 0, 'people'],
    ['contributions.FRA-air.capabilities.air_defence.low == 4', 'passed', 4, 0, 'amount'],
    ['evidence.expected.assumed >= 1', 'passed', 605_000, 604_999, 'people'],
    ['method.worlds == 3', 'passed', 3, 0, 'number'],
    ['target.low == 500000', 'passed', 500_000, 0, 'people'],
  ])('%s', async (text, status, value, margin, quantity) => {
    const result = await one(text);
    expect(result).toMatchObject({ status, quantity });
    expect(result.value).toBeCloseTo(value, 9);
    expect(result.margin).toBeCloseTo(margin, 9);
  });

  it.each([
    ['personnel.verdict.expected == within', 'passed', 'within'],
    ['personnel.verdict.expected != below', 'passed', 'within'],
    ['personnel.verdict.potential == above', 'failed', 'within'],
    ['capabilities.air_defence.largest.nation == FRA', 'passed', 'FRA'],
    ['contributions.DEU.stance == committed', 'passed', 'committed'],
    ['contributions.FRA-air.bloc == european_nato', 'passed', 'european_nato'],
    ['contributions.UKR.basis == cited', 'failed', 'assumed'],
    ['scenario.title != Other', 'passed', 'A force'],
  ])('%s', async (text, status, value) => {
    const result = await one(text);
    expect(result).toMatchObject({ status, value, margin: null, quantity: 'word', unit: null });
  });

  it.each([
    // Nothing is required of transport, and nobody brings any.
    ['capabilities.transport.fill.of_low.expected >= 0', 'nothing is required'],
    ['capabilities.transport.required.low >= 0', 'states no requirement'],
    ['capabilities.transport.gap.to_low.firm != 5', 'states no requirement'],
    ['capabilities.transport.largest.share <= 1', 'nobody brings any of it'],
    ['capabilities.transport.largest.nation != USA', 'nobody brings any of it'],
    ['shares.other.firm.share <= 1', ''],
  ])('%s fails where the figure is null', async (text, note) => {
    const result = await one(text);
    if (note === '') return expect(result.value).toBe(0);
    expect(result).toMatchObject({ status: 'failed', value: null, margin: null });
    expect(result.note).toContain(note);
  });

  it('tells the unit of a capability, and why', async () => {
    const result = await one(
      '{assert: capabilities.air_defence.expected >= 20, because: Paris, severity: warning}',
    );
    expect(result).toMatchObject({
      ...{ status: 'warned', unit: 'batteries', because: 'Paris', severity: 'warning' },
      ...{ path: 'capabilities.air_defence.expected', operator: '>=', subject: 'figure' },
    });
  });

  it.each([
    ['personnel.firm >= 5', '- personnel.firm >= 5', 16, 5],
    ['in quotes', '- "personnel.firm >= 5"', 16, 5],
    ['in the long form', '- because: B\n    assert: personnel.firm >= 5', 17, 13],
  ])('knows its own line: %s', async (_, written, line, column) => {
    const scenario = await scenarioFrom(`${force}checks:\n  ${written}\n`);
    expect(only(check(scenario)).location).toEqual({ file: '-', line, column });
  });
});

describe('a threshold that most likely means something else', () => {
  it.each([
    ['shares.ukraine.firm.share <= 80', 'write 80% for percent'],
    ['personnel.coverage.of_low.firm >= 80', 'write 80% for percent'],
    ['shares.ukraine.firm.share <= 800%', 'never leaves 0–100 %'],
    ['personnel.firm >= 80%', 'counts people'],
  ])('%s is told', async (text, note) => {
    expect((await one(text)).note).toContain(note);
  });

  it.each([
    'shares.ukraine.firm.share <= 80%',
    'shares.ukraine.firm.share <= 1',
    'personnel.coverage.of_low.firm >= 2',
    'personnel.coverage.of_low.firm >= 120%',
    'personnel.firm >= 80',
  ])('%s is not', async (text) => {
    expect((await one(text)).note).toBeNull();
  });
});

describe('a change', () => {
  const base = async () => {
    const scenario = await scenarioFrom(force.replace('600000', '606200'));
    return against(assess(scenario));
  };

  it('is the figure minus that of the base', async () => {
    const scenario = await withChecks('change in personnel.expected >= -5000');
    const checked = check(scenario, await base());
    expect(checked.base).toBe('base.yaml');
    expect(only(checked)).toMatchObject({
      ...{ status: 'failed', value: -6200, threshold: -5000, margin: -1200, subject: 'change' },
    });
  });

  it('can be of a ratio', async () => {
    const scenario = await withChecks('change in personnel.coverage.of_low.expected >= -2%');
    const result = only(check(scenario, await base()));
    expect(result.value).toBeCloseTo(-0.0124, 9);
    expect(result).toMatchObject({ status: 'passed', quantity: 'ratio', note: null });
  });

  it('is skipped without a base, and says so', async () => {
    const result = await one('change in personnel.expected >= -5000');
    expect(result).toMatchObject({ status: 'skipped', value: null, margin: null, note: 'no base' });
  });

  it('fails where the base has no such figure', async () => {
    const scenario = await withChecks('change in contributions.DEU.expected >= -5000');
    const other = await scenarioFrom(force.replaceAll('DEU', 'POL'));
    const result = only(check(scenario, against(assess(other))));
    expect(result).toMatchObject({ status: 'failed', value: null });
    expect(result.note).toBe('the base has no such figure');
  });

  it('fails where the figure is null', async () => {
    const text = 'change in capabilities.transport.fill.of_low.firm >= 0';
    expect(only(check(await withChecks(text), await base()))).toMatchObject({ status: 'failed' });
  });
});

describe('a figure that the assumptions leave out', () => {
  const text = 'conditions.ceasefire.holds.expected >= 1';

  it('is there without them', async () => {
    expect((await one(text)).status).toBe('passed');
  });

  it.each([
    { assumed: 'ceasefire', holds: false },
    // Assumed to hold, it makes the cease-fire hold as well.
    { assumed: 'us_backstop', holds: true },
  ])('is skipped when $assumed is assumed', async ({ assumed, holds }) => {
    const scenario = await withChecks(text);
    const result = only(check(scenario, undefined, new Map([[assumed, holds]])));
    expect(result).toMatchObject({ status: 'skipped', value: null });
    expect(result.note).toBe('`ceasefire` is settled by what is assumed');
  });
});

describe('mistakes in checks', () => {
  it.each([
    // assertion, what is marked, message, help, fix
    [
      'personel.firm >= 5',
      'personel',
      'the assessment has no `personel`',
      'did you mean `personnel`?',
      'personnel',
    ],
    ['personnel.frim >= 5', 'frim', 'no `frim` below `personnel`', 'did you mean `firm`?', 'firm'],
    [
      'personnel.coverage.expected >= 5',
      'expected',
      'below `coverage`',
      'there is of_low, of_high',
      undefined,
    ],
    ['personnel.firm.low >= 5', 'low', '`firm` is a figure', 'end the path there', undefined],
    [
      'personnel >= 5',
      'personnel',
      'the path ends before a figure',
      'go on with one of firm, expected',
      undefined,
    ],
    ['contributions.DUE.expected >= 5', 'DUE', 'no `DUE`', 'did you mean `DEU`?', 'DEU'],
    [
      'conditions.us-backstop.likelihood >= 5',
      'us-backstop',
      'no `us-backstop`',
      'us_backstop',
      'us_backstop',
    ],
    [
      'capabilities.constructor.firm >= 5',
      'constructor',
      'no `constructor`',
      'there is',
      undefined,
    ],
    ['capabilities.__proto__.firm >= 5', '__proto__', 'no `__proto__`', 'there is', undefined],
    ['findings.length >= 0', 'length', 'no `length`', 'there is', undefined],
    [
      'capabilities.transport.required.low.firm >= 0',
      'firm',
      '`low` is a figure',
      'end the path',
      undefined,
    ],
    [
      'capabilities.transport.fill.of_hihg >= 0',
      'of_hihg',
      'below `fill`',
      'did you mean `of_high`?',
      'of_high',
    ],
    ['personnel.firm == many', 'many', '`firm` is a number', 'write a number', undefined],
    ['personnel.verdict.firm >= 5', '5', '`firm` is a word', 'below, within, above', undefined],
    [
      'personnel.verdict.firm == belwo',
      'belwo',
      '`firm` is never `belwo`',
      'did you mean `below`?',
      'below',
    ],
    [
      'contributions.DEU.stance != redy',
      'redy',
      'is never `redy`',
      'did you mean `ready`?',
      'ready',
    ],
    [
      'capabilities.transport.largest.nation == UAS',
      'UAS',
      'no nation is `UAS`',
      'ISO 3166-1 alpha-3',
      undefined,
    ],
    [
      'change in personnel.verdict.firm >= 1',
      'firm',
      '`firm` is a word',
      'without `change in`',
      undefined,
    ],
    ['change in personnel.frim >= 1', 'frim', 'no `frim`', 'did you mean `firm`?', 'firm'],
    ['personnel.firm >= 8k', '8k', 'is no number here', 'write 8000', '8000'],
  ])('%s', async (text, marked, message, help, fix) => {
    const [problem, ...others] = mistakes(await withChecks(text));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'bad-check', origin: 'file', path: '/checks/0' });
    expect(problem?.message).toContain(message);
    expect(problem?.help).toContain(help);
    const { text: line = '', column = 0, length = 0 } = problem?.excerpt ?? {};
    expect(line.slice(column - 1, column - 1 + length)).toBe(marked);
    expect(problem?.fix?.text).toBe(fix);
  });

  it('are found all at once, also where a change would be skipped', async () => {
    const found = mistakes(
      await withChecks(
        'personnel.frim >= 1',
        'change in personnel.frim >= 1',
        'a',
        'personnel.firm >= 1',
      ),
    );
    expect(found.map(({ location }) => location?.line)).toEqual([16, 17, 18, 18]);
  });

  it('are pointed at as a whole where the text is not spelled plainly', async () => {
    const [problem] = mistakes(await withChecks('"personnel.\\u0066rim >= 1"'));
    expect(problem?.excerpt).toMatchObject({ column: 5, length: 26 });
    expect(problem?.fix).toBeUndefined();
  });
});

describe('a report', () => {
  it('has failed when an error does not hold, and not for a warning', async () => {
    const failed = check(await withChecks('personnel.firm < 5'));
    const warned = check(await withChecks('{assert: personnel.firm < 5, severity: warning}'));
    expect(reportOf([failed, warned]).status).toBe('failed');
    expect(reportOf([warned]).status).toBe('ok');
    expect(reportOf([]).status).toBe('ok');
  });

  it('has failed when something could not be checked', () => {
    const problem = {
      code: 'cannot-read',
      message: 'M',
      file: 'a',
      line: null,
      column: null,
    } as const;
    expect(reportOf([], [{ ...problem, path: null, help: null, note: null }]).status).toBe(
      'failed',
    );
  });

  it('is empty of checks where the scenario asserts nothing', async () => {
    expect(check(await scenarioFrom(force)).checks).toEqual([]);
  });
});
