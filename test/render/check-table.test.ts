import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckResult, reportOf } from '../../src/check/check.ts';
import { renderCheckTable } from '../../src/render/check-table.ts';
import { details, verdict } from '../../src/render/check-text.ts';
import { displayWidth } from '../../src/render/layout.ts';
import { anyReport, mixed, resultOf, scenarioOf, well } from './check-fixture.ts';
import { actingBesidesLineEnds } from './text-arbitrary.ts';

const plain = (width: number) => ({ colour: false, width });
const golden = (name: string) => `../golden/check/${name}`;

describe('renderCheckTable', () => {
  it.each([
    { width: 80, colour: false, file: 'table-80.txt' },
    { width: 80, colour: true, file: 'table-80-colour.txt' },
    { width: 40, colour: false, file: 'table-40.txt' },
  ])('reads as in $file', async ({ width, colour, file }) => {
    await expect(renderCheckTable(mixed, { colour, width })).toMatchFileSnapshot(golden(file));
  });

  it('says nothing by colour alone', () => {
    const coloured = renderCheckTable(mixed, { colour: true, width: 80 });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(renderCheckTable(mixed, plain(80)));
  });

  it.each([
    {
      report: mixed,
      last: '8 checks in 2 scenarios: 3 passed, 3 failed, 1 warning, 1 skipped; not all could be checked: 3 mistakes',
    },
    { report: well, last: '2 checks: 2 passed' },
    { report: reportOf([scenarioOf()]), last: 'no checks' },
    { report: reportOf([], mixed.problems), last: 'nothing could be checked: 3 mistakes' },
  ])('counts in its last line: $last', ({ report, last }) => {
    expect(
      renderCheckTable(report, plain(1000)).replaceAll(/\s+/g, ' ').trim().endsWith(last),
    ).toBe(true);
  });

  it('says that a scenario asserts nothing', () => {
    expect(renderCheckTable(reportOf([scenarioOf()]), plain(80))).toContain('asserts nothing');
  });

  it('keeps to the width, and no character of the text acts', () => {
    const style = fc.record({ colour: fc.boolean(), width: fc.integer({ min: 20, max: 200 }) });
    fc.assert(
      fc.property(anyReport, style, (report, { colour, width }) => {
        const text = stripVTControlCharacters(renderCheckTable(report, { colour, width }));
        expect(actingBesidesLineEnds(text)).toBeUndefined();
        expect(text.split('\n').filter((line) => displayWidth(line) > width)).toEqual([]);
      }),
    );
  });
});

describe('the words of a result', () => {
  const ratio = { path: 'personnel.coverage.of_low.firm', quantity: 'ratio' } as const;
  const cases: readonly (readonly [string, Partial<CheckResult>])[] = [
    ['6,000, asked for at least 5,000: holds by 1,000 people', {}],
    ['5,001, asked for at least 5,000: holds by 1 person', { value: 5001, margin: 1 }],
    ['5,000, asked for at least 5,000: holds exactly', { value: 5000, margin: 0 }],
    [
      '5,000, asked for more than 5,000: fails: equal is not enough',
      { value: 5000, margin: 0, operator: '>', status: 'failed' },
    ],
    [
      '5,000, asked for anything but 5,000: fails: it is equal',
      { value: 5000, margin: 0, operator: '!=', status: 'failed' },
    ],
    // As round as in other reports it would read like the threshold.
    [
      '4,999.7, asked for at least 5,000: fails by less than one person',
      { value: 4999.7, margin: -0.3, status: 'failed' },
    ],
    [
      'just under 5,000, asked for at least 5,000: fails by less than one person',
      { value: 4999.9999, margin: -0.0001, status: 'failed' },
    ],
    [
      '79.96 %, asked for at least 80 %: fails by 0.04 pp',
      { ...ratio, value: 0.7996, threshold: 0.8, margin: -0.0004, status: 'failed' },
    ],
    [
      'just over 80 %, asked for at most 80 %: fails by <0.01 pp',
      {
        ...ratio,
        value: 0.800_000_1,
        threshold: 0.8,
        margin: -1e-7,
        operator: '<=',
        status: 'failed',
      },
    ],
    [
      '100 %, asked for at least 99.9999 %: holds by <0.01 pp',
      { ...ratio, value: 1, threshold: 0.999999, margin: 0.000001 },
    ],
    [
      '30 %, asked for at least 29 %: holds by 1 pp',
      { ...ratio, value: 0.3, threshold: 0.29, margin: 0.01 },
    ],
    [
      '42 %, asked for at least 33.33 %: holds by 8.7 pp',
      { ...ratio, value: 0.42, threshold: 0.3333, margin: 0.0867 },
    ],
    [
      '1,200 %, asked for more than 100 %: holds by 1,100 pp',
      { ...ratio, value: 12, threshold: 1, margin: 11, operator: '>' },
    ],
    [
      '99.3 %, asked for at least 99 %: holds by 0.3 pp',
      {
        quantity: 'ratio',
        path: 'personnel.likelihood.reach_low',
        value: 0.993,
        threshold: 0.99,
        margin: 0.003,
      },
    ],
    [
      '+1,200, asked for at least −5,000: holds by 6,200 people',
      { subject: 'change', value: 1200, threshold: -5000, margin: 6200 },
    ],
    [
      '0, asked for at least 0: holds exactly',
      { subject: 'change', value: 0, threshold: 0, margin: 0 },
    ],
    [
      '−3 pp, asked for at least −2 pp: fails by 1 pp',
      {
        ...ratio,
        subject: 'change',
        value: -0.03,
        threshold: -0.02,
        margin: -0.01,
        status: 'failed',
      },
    ],
    [
      '1.75, asked for at least 20: fails by 18.25 batteries',
      {
        quantity: 'amount',
        unit: 'batteries',
        value: 1.746,
        threshold: 20,
        margin: -18.254,
        status: 'failed',
      },
    ],
    [
      '3, asked for at least 20: fails by 17',
      { quantity: 'amount', value: 3, threshold: 20, margin: -17, status: 'failed' },
    ],
    [
      '30, asked for at most 31: holds by 1 day',
      { quantity: 'days', value: 30, threshold: 31, margin: 1, operator: '<=' },
    ],
    [
      '9,007,199,254,740,991, asked for at least 1: holds by 9,007,199,254,740,990 people',
      { value: 9_007_199_254_740_991, threshold: 1, margin: 9_007_199_254_740_990 },
    ],
    [
      'within, asked for within: holds',
      { quantity: 'word', value: 'within', threshold: 'within', margin: null, operator: '==' },
    ],
    [
      'below, asked for anything but below: fails',
      {
        quantity: 'word',
        value: 'below',
        threshold: 'below',
        margin: null,
        operator: '!=',
        status: 'failed',
      },
    ],
    [
      'there is no figure, and so it fails: nothing is required',
      { value: null, margin: null, status: 'failed', note: 'nothing is required' },
    ],
    ['not evaluated: no base', { value: null, margin: null, status: 'skipped', note: 'no base' }],
  ];

  it.each(cases)('%s', (words, given) => {
    expect(verdict(resultOf(given))).toBe(words);
  });

  it.each([
    [
      'would hold if Germany decided yes: 5,100',
      { unit: 'contributions.DEU', name: 'Germany', decision: 'yes' },
    ],
    [
      'would hold if France (FRA-air) decided no: 5,100',
      { unit: 'contributions.FRA-air', name: 'France', decision: 'no' },
    ],
    [
      'would hold if ceasefire held (A cease-fire holds): 5,100',
      { unit: 'conditions.ceasefire', name: 'A cease-fire holds', decision: 'yes' },
    ],
    [
      'would hold if un_mandate failed: 5,100',
      { unit: 'conditions.un_mandate', name: 'un_mandate', decision: 'no' },
    ],
  ] as const)('%s', (words, mend) => {
    const mended_by = [{ ...mend, value: 5100 }];
    expect(details(resultOf({ status: 'failed', mended_by }))).toEqual([words]);
  });

  it('say that no single decision is enough', () => {
    const none = 'no single decision of a nation or on a condition would mend it';
    expect(details(resultOf({ status: 'failed' }))).toEqual([none]);
    expect(details(resultOf({ status: 'passed' }))).toEqual([]);
  });
});
