import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/render/layout.ts';
import { renderSensitivityTable } from '../../src/render/sensitivity-table.ts';
import {
  renderSensitivityCsv,
  renderSensitivityMarkdown,
} from '../../src/render/sensitivity-text.ts';
import {
  anySensitivity,
  certain,
  factorOf,
  sensitivityWith,
  several,
} from './sensitivity-fixture.ts';
import { acting, actingBesidesLineEnds } from './text-arbitrary.ts';

const plain = (width: number) => ({ colour: false, width });
const golden = (name: string) => `../golden/render/${name}`;

describe('renderSensitivityTable', () => {
  it.each([
    { width: 80, colour: false, file: 'sensitivity-80.txt' },
    { width: 80, colour: true, file: 'sensitivity-80-colour.txt' },
    { width: 120, colour: false, file: 'sensitivity-120.txt' },
    { width: 40, colour: false, file: 'sensitivity-40.txt' },
  ])('reads as in $file', async ({ width, colour, file }) => {
    const text = renderSensitivityTable(several, { colour, width });
    await expect(text).toMatchFileSnapshot(golden(file));
  });

  it('draws what is expected where the chance cannot move', async () => {
    const text = renderSensitivityTable(certain, plain(80));
    await expect(text).toMatchFileSnapshot(golden('sensitivity-certain.txt'));
  });

  it('says so where there is nothing to vary', () => {
    const text = renderSensitivityTable(sensitivityWith(), plain(80));
    expect(text).toContain('\nNobody states a number, and nothing is uncertain.\n');
    expect(text).not.toContain('hangs on');
  });

  it('says so where nothing moves anything', () => {
    const idle = factorOf('condition', ['gate', 'A gate'], [0, 3755.2, 0.113], [1, 3755.2, 0.113]);
    const text = renderSensitivityTable(sensitivityWith({ factors: [idle] }), plain(80));
    expect(text).toContain(
      '\n1 factor moves neither the chance to reach 10,000 nor what is expected.\n',
    );
    expect(text).not.toContain('No single one of these');
  });

  it('ends each bar where its outcome stands on one scale', () => {
    const lines = renderSensitivityTable(several, plain(120)).split('\n');
    const bar = (word: string) => lines.find((line) => line.startsWith(word)) ?? '';
    const backstop = bar('us_backstop');
    // The widest swing runs to the right end of the scale, the certain loss to its left end.
    expect(backstop.indexOf('│')).toBe(bar('France sends').indexOf('│'));
    expect(bar('ceasefire').indexOf('▒')).toBeLessThan(backstop.indexOf('▒') + 1);
    const length = (line: string, block: string) => line.split(block).length - 1;
    const perPoint = length(backstop, '█') / (0.548 - 0.113);
    expect(length(bar('ceasefire'), '█')).toBeCloseTo((0.252 - 0.113) * perPoint, -1);
  });

  it.each([
    { personnel: 0, reach: 0.1, decisions: 0, told: 'Reached already: highly unlikely (11 %).' },
    {
      ...{ personnel: 1, reach: 0.8, decisions: 0 },
      told: '1 more person who comes for certain would bring the chance to 80 %.',
    },
    {
      ...{ personnel: 12_300, reach: 0.5, decisions: 0 },
      told: '12,300 more people who come for certain would bring the chance to 50 %.',
    },
    {
      ...{ personnel: 12_300, reach: 1, decisions: 0 },
      told: 'No single amount, decision or condition would.',
    },
    {
      ...{ personnel: 5, reach: 0.5, decisions: 1 },
      told: 'So would this alone: Nation 0 says yes (60 %).',
    },
    {
      ...{ personnel: 5, reach: 0.5, decisions: 10 },
      told: 'Nation 7 says yes (60 %); and 2 more.',
    },
  ])('tells the break-even: $told', ({ personnel, reach, decisions, told }) => {
    const all = Array.from({ length: decisions }, (_, index) => ({
      ...{ kind: 'decision' as const, id: `N${index}`, name: `Nation ${index}` },
      ...{ at: 1, reach_low: 0.6 },
    }));
    const sensitivity = sensitivityWith({ break_even: { reach, personnel, decisions: all } });
    expect(renderSensitivityTable(sensitivity, plain(1000)).replaceAll(/\n(?=\S)/g, ' ')).toContain(
      told,
    );
  });

  it('tells two contributions of one nation apart', () => {
    const text = renderSensitivityTable(several, plain(80));
    expect(text).toContain('France (FRA) comes ');
    expect(text).toContain('France (FRA-air) comes ');
  });

  it('counts what moves nothing and lists what moves something', () => {
    const idle = Array.from({ length: 30 }, (_, index) =>
      factorOf('decision', [`N${index}`, `Nation ${index}`], [0, 5, 0.5], [1, 5, 0.5]),
    );
    const moving = factorOf('decision', ['FRA', 'France'], [0, 4, 0.5], [1, 6, 0.5]);
    const sensitivity = sensitivityWith({
      base: { expected: 5, reach_low: 0.5 },
      factors: [moving, ...idle],
    });
    const text = renderSensitivityTable(sensitivity, plain(80));
    expect(text).toContain(
      '\n30 more factors move neither the chance to reach 10,000 nor what is expected.\n',
    );
    expect(text).not.toContain('Nation 3 ');
    expect(text).toMatch(/^France comes {2}no /m);
  });

  it('says nothing by colour alone', () => {
    const coloured = renderSensitivityTable(several, { colour: true, width: 80 });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(renderSensitivityTable(several, plain(80)));
  });

  it('keeps to the width, and no character of the text acts', () => {
    const style = fc.record({ colour: fc.boolean(), width: fc.integer({ min: 20, max: 200 }) });
    fc.assert(
      fc.property(anySensitivity, style, (given, { colour, width }) => {
        const text = stripVTControlCharacters(renderSensitivityTable(given, { colour, width }));
        expect(actingBesidesLineEnds(text)).toBeUndefined();
        const tooWide = text.split('\n').filter((line) => displayWidth(line) > width);
        expect(tooWide).toEqual([]);
      }),
    );
  });
});

describe('renderSensitivityMarkdown', () => {
  it('reads as in sensitivity.md', async () => {
    const text = renderSensitivityMarkdown(several);
    await expect(text).toMatchFileSnapshot(golden('sensitivity.md'));
  });

  it('has as many cells in every row as in the head, and nothing that acts', () => {
    fc.assert(
      fc.property(anySensitivity, (given) => {
        const text = renderSensitivityMarkdown(given);
        expect(actingBesidesLineEnds(text)).toBeUndefined();
        const rows = text.split('\n').filter((line) => line.startsWith('|'));
        const cells = rows.map((row) => (row.match(/(?<!\\)(?:\\\\)*\|/g) ?? []).length);
        expect([...new Set(cells)].length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('renderSensitivityCsv', () => {
  it('reads as in sensitivity.csv', async () => {
    await expect(renderSensitivityCsv(several)).toMatchFileSnapshot(golden('sensitivity.csv'));
  });

  it('has a row a factor, also of those that move nothing, and numbers unrounded', () => {
    fc.assert(
      fc.property(anySensitivity, (given) => {
        const text = renderSensitivityCsv(given);
        const rows = text.split('\r\n');
        expect(rows.filter((row) => /^(?:amount|decision|condition),/.test(row))).toHaveLength(
          given.factors.length,
        );
        expect(acting.exec(text.replaceAll('\r\n', ''))).toBeNull();
        for (const { swing } of given.factors) {
          expect(text).toContain(`,${swing.reach_low},`);
          expect(text).toContain(`,${swing.expected}\r\n`);
        }
      }),
    );
  });
});
