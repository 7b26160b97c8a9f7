import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/render/layout.ts';
import { renderTable } from '../../src/render/table.ts';
import { anyAssessment } from './assessment-arbitrary.ts';
import { assessmentOf, contributionOf } from './assessment-fixture.ts';
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
