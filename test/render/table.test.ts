import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/render/layout.ts';
import { renderTable } from '../../src/render/table.ts';
import { anyAssessment } from './assessment-arbitrary.ts';
import {
  assessmentOf,
  capabilityOf,
  conditionOf,
  contributionOf,
  levelsOf,
} from './assessment-fixture.ts';
import { nobody, paris, reassurance, withoutBackstop } from './paris-fixture.ts';
import { actingBesidesLineEnds } from './text-arbitrary.ts';

const plain = (width: number) => ({ colour: false, width });
const golden = (name: string) => `../golden/render/${name}`;

describe('renderTable, one assessment', () => {
  it.each([
    { width: 80, colour: false, file: 'table-80.txt' },
    { width: 80, colour: true, file: 'table-80-colour.txt' },
    { width: 120, colour: false, file: 'table-120.txt' },
    { width: 40, colour: false, file: 'table-40.txt' },
  ])('reads as in $file', async ({ width, colour, file }) => {
    await expect(renderTable([paris], { colour, width })).toMatchFileSnapshot(golden(file));
  });

  it('is decent without a contribution', async () => {
    await expect(renderTable([nobody], plain(80))).toMatchFileSnapshot(golden('table-nobody.txt'));
  });

  it('says nothing by colour alone', () => {
    for (const assessments of [[paris], [paris, withoutBackstop, nobody]]) {
      const coloured = renderTable(assessments, { colour: true, width: 80 });
      expect(coloured).toContain('\u001b[');
      expect(stripVTControlCharacters(coloured)).toBe(renderTable(assessments, plain(80)));
    }
  });

  it('gives the answer before anything else', () => {
    const [title, day, , answer] = renderTable([paris], plain(200)).split('\n');
    expect([title, day]).toEqual(['Chiefs of staff in Paris', 'as of 11 March 2025']);
    expect(answer).toBe(
      'Expected 743,214 of the 500,000–800,000 asked for: within the range, 56,786 short of its high end.',
    );
  });

  it.each([
    {
      name: 'below a range',
      given: { target: { low: 900, high: 1000 } },
      answer: 'Expected 850 of the 900–1,000 asked for: below the range, 50 short of its low end.',
    },
    {
      name: 'above a range',
      given: { target: { low: 700, high: 800 } },
      answer: 'Expected 850 of the 700–800 asked for: above the range.',
    },
    {
      name: 'at the high end of a range',
      given: { target: { low: 700, high: 850 } },
      answer: 'Expected 850 of the 700–850 asked for: within the range.',
    },
    {
      name: 'below a single number',
      given: { target: { low: 900, high: 900 } },
      answer: 'Expected 850 of the 900 asked for: 50 short.',
    },
    {
      name: 'exactly a single number',
      given: { target: { low: 850, high: 850 } },
      answer: 'Expected 850 of the 850 asked for: as many.',
    },
    {
      name: 'a target of nobody',
      given: { target: { low: 0, high: 0 } },
      answer: 'Expected 850 of the 0 asked for: more.',
    },
    {
      name: 'an assumption',
      given: { target: { low: 0, high: 0 }, assumptions: { us_backstop: false } },
      answer: 'Assumed: us_backstop fails.',
    },
  ])('answers for $name', ({ given, answer }) => {
    const contributions = { FRA: contributionOf('France', [800, 900]) };
    const lines = renderTable([assessmentOf({ ...given, contributions })], plain(200)).split('\n');
    expect(lines).toContain(answer);
  });

  it('counts what is left without Ukraine only where Ukraine takes part', () => {
    expect(renderTable([paris], plain(80))).toContain(
      "\nWithout Ukraine's own forces 3,214: 0.64 % of the low end.\n",
    );
    const contributions = { FRA: contributionOf('France', [800, 900]) };
    expect(renderTable([assessmentOf({ contributions })], plain(80))).not.toContain('Without Ukr');
  });

  it.each([
    {
      name: 'both ends of a range',
      given: { target: { low: 800, high: 900 }, reach: [0.65, 0.02] },
      told: 'Chance to reach 800: likely (65 %); 900: remote chance (2 %).',
    },
    {
      name: 'a single number',
      given: { target: { low: 800, high: 800 }, reach: [0.9999, 0.9999] },
      told: 'Chance to reach 800: almost certain (99.99 %).',
    },
    {
      name: 'what is certain and what cannot be',
      given: { target: { low: 800, high: 900 }, reach: [1, 0] },
      told: 'Chance to reach 800: certain; 900: ruled out.',
    },
    {
      name: 'the high end of a range from nobody',
      given: { target: { low: 0, high: 900 }, reach: [1, 0.3] },
      told: 'Chance to reach 900: unlikely (30 %).',
    },
  ])('tells the chance of $name', ({ given: { target, reach }, told }) => {
    const [reach_low = 0, reach_high = 0] = reach;
    const contributions = { FRA: contributionOf('France', [800, 900]) };
    const personnel = { likelihood: { reach_low, reach_high } };
    const text = renderTable([assessmentOf({ target, contributions, personnel })], plain(200));
    expect(text).toContain(`\n${told}\n`);
  });

  it('tells no chance of a target of nobody, nor of nobody', () => {
    const contributions = { FRA: contributionOf('France', [800, 900]) };
    const text = renderTable(
      [assessmentOf({ target: { low: 0, high: 0 }, contributions })],
      plain(80),
    );
    expect(text).not.toContain('Chance to reach');
    expect(renderTable([nobody], plain(80))).not.toContain('Chance to reach');
  });

  it('names the capabilities that are least likely to suffice, also where the fill is high', () => {
    const provider = (title: string, reach: number) =>
      capabilityOf(title, levelsOf(0, 0.9, 2), {
        required: { low: 1, high: 1 },
        likelihood: { reach_low: reach, reach_high: reach },
      });
    const capabilities = {
      a: provider('A', 0.65),
      b: provider('B', 1),
      c: provider('C', 0.45),
      d: provider('D', 0.9),
      e: provider('E', 0.7),
    };
    const text = renderTable([assessmentOf({ capabilities })], plain(200));
    expect(text.replaceAll('\n', ' ')).toContain(
      ' Chance to have what is required: C realistic possibility (45 %); A likely (65 %); E likely (70 %); and 1 more. ',
    );
    expect(text).toMatch(/^filled, of 1 +0 % +90 % +100 % +45 %$/m);
  });

  it('tells a stance without a number from sending nobody', () => {
    const contributions = {
      DEU: contributionOf('Germany', [0, 0], { likelihood: 0.45 }),
      FRA: contributionOf('France', [0, 10], { likelihood: 0.45, pivot: 0.2 }),
    };
    const text = renderTable([assessmentOf({ contributions })], plain(80));
    expect(text).toMatch(/^DEU +Germany +ready +45 % +– +– +–$/m);
    expect(text).toMatch(/^FRA +France +ready +45 % +0–10 +2 +20 pp$/m);
  });

  it('lists contributions by what hangs on them, and conditions by what they do', () => {
    const contributions = {
      A: contributionOf('A', [500, 500], { pivot: 0.1 }),
      B: contributionOf('B', [5, 5], { pivot: 0.2 }),
      C: contributionOf('C', [900, 900], { pivot: 0.1 + 1e-15 }),
    };
    const when = (expected: number, reach_low: number) => ({ expected, reach_low });
    const conditions = {
      a: conditionOf('a', 0.5, when(900, 0.5), when(0, 0.5)),
      b: conditionOf('b', 0.5, when(5, 0.9), when(4, 0.1)),
      c: conditionOf('c', 0.5, when(9, 0.7), when(8, 0.1)),
    };
    const table = renderTable([assessmentOf({ contributions, conditions })], plain(80));
    const first = (pattern: RegExp) =>
      table.split('\n').flatMap((line) => (pattern.test(line) ? [line.slice(0, 1)] : []));
    expect(first(/^[ABC] +[ABC] +ready/)).toEqual(['B', 'C', 'A']);
    expect(first(/^[abc] +50 %/)).toEqual(['b', 'c', 'a']);
  });

  it('shows who is cited, where it can be read, and for which figures', () => {
    const table = renderTable([paris], plain(120));
    expect(table).toContain('\nnovinite-2025-04-30; for FRA\n');
    expect(table).toContain('  RFE/RL, March 2025: European chiefs meet in Paris\n');
    expect(table).toContain('    cited: novinite-2025-04-30, rferl-2025-03-11\n');
    expect(table).toContain('    assumed, without a source\n');
  });

  it('lists contributions by expected size, then by id', () => {
    const contributions = Object.fromEntries(
      ['B', 'A', 'C'].map((id) => [id, contributionOf(id, id === 'C' ? [9, 9] : [5, 5])]),
    );
    const table = renderTable([assessmentOf({ contributions })], plain(80));
    const rows = table.split('\n').filter((line) => /^[ABC] +[ABC] +ready/.test(line));
    expect(rows.map((line) => line[0])).toEqual(['C', 'A', 'B']);
  });

  it('lists a thousand contributions, each in a line', () => {
    const contributions = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `N${String(index).padStart(3, '0')}`,
        contributionOf(`Nation ${index}`, [index, index * 2]),
      ]),
    );
    const lines = renderTable([assessmentOf({ contributions })], plain(80)).split('\n');
    expect(lines.filter((line) => /^N\d{3} {2}Nation/.test(line))).toHaveLength(1000);
  });

  it('returns nothing for nothing', () => {
    expect(renderTable([], plain(80))).toBe('');
  });
});

describe('renderTable, several assessments', () => {
  const several = [paris, withoutBackstop, reassurance, nobody];

  it.each([
    { width: 80, file: 'comparison-80.txt' },
    { width: 120, file: 'comparison-120.txt' },
    { width: 50, file: 'comparison-50.txt' },
  ])('stand side by side as in $file', async ({ width, file }) => {
    await expect(renderTable(several, plain(width))).toMatchFileSnapshot(golden(file));
  });

  it('continue in blocks below where columns do not fit, and none is lost', () => {
    const nine = Array.from({ length: 9 }, (_, index) => ({
      ...paris,
      scenario: {
        ...paris.scenario,
        title: `Scenario ${index + 1}`,
      },
    }));
    const lines = renderTable(nine, plain(80)).split('\n');
    const heads = lines.filter((line) => line.startsWith(' ')).join(' ');
    for (let number = 1; number <= 9; number++) expect(heads).toContain(`${number} Scenario`);
    const rows = lines.filter((line) => line.startsWith('  potential') && line.includes('903,250'));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.join(' ').match(/903,250/g)).toHaveLength(9);
  });
});

describe('renderTable, whatever a file holds', () => {
  const style = fc.record({ colour: fc.boolean(), width: fc.integer({ min: 20, max: 200 }) });
  const assessments = fc.array(anyAssessment, { minLength: 1, maxLength: 3 });

  it('keeps to the width, and no character of the text acts', () => {
    fc.assert(
      fc.property(assessments, style, (given, { colour, width }) => {
        const text = stripVTControlCharacters(renderTable(given, { colour, width }));
        expect(actingBesidesLineEnds(text)).toBeUndefined();
        const tooWide = text.split('\n').filter((line) => displayWidth(line) > width);
        expect(tooWide).toEqual([]);
      }),
    );
  });

  it('takes any width', () => {
    for (const width of [-1, 0, 1, 19, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(renderTable([paris], plain(width))).toContain('UKR');
      expect(renderTable([paris, nobody], plain(width))).toContain('743,214');
    }
  });
});
