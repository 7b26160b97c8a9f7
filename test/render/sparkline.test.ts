import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/render/layout.ts';
import { pageOf } from '../../src/render/page.ts';
import { drawSparkline } from '../../src/render/table/sparkline.ts';
import { renderTable } from '../../src/render/table.ts';
import { assessmentOf, contributionOf } from './assessment-fixture.ts';

const page = (width: number) => pageOf({ colour: false, width });

function assessmentWith(
  distribution: { from: number; to: number; likelihoods: readonly number[] },
  low: number,
  high = low,
) {
  return assessmentOf({
    target: { low, high },
    contributions: { FRA: contributionOf('France', [0, 1], { likelihood: 0.5 }) },
    personnel: { distribution },
  });
}

const slope = Array.from({ length: 20 }, (_, part) => (part + 1) / 210);

describe('drawSparkline', () => {
  it('draws the likelihoods of equal parts over their range, the ends of the target below', () => {
    const drawn = drawSparkline(
      assessmentWith({ from: 0, to: 199, likelihoods: slope }, 40, 100),
      page(29),
    );
    expect(drawn).toEqual([
      '  ▁▁▂▂▂▃▃▄▄▄▅▅▆▆▆▇▇███',
      '0 ├───┼─────┼────────┤ 199',
      '     40    100',
    ]);
  });

  it('gives each part several columns where there is room', () => {
    const likelihoods = [0.1, 0, 0.2, 0.3, 0.4];
    const [blocks = ''] = drawSparkline(
      assessmentWith({ from: 0, to: 4, likelihoods }, 2),
      page(80),
    );
    expect(blocks).toBe(
      `  ${'▂'.repeat(12)}${' '.repeat(12)}${'▄'.repeat(12)}${'▆'.repeat(12)}${'█'.repeat(12)}`,
    );
  });

  it('lets neighbours share a column where there is little', () => {
    const likelihoods = Array.from({ length: 60 }, (_, part) => (part === 30 ? 0.41 : 0.01));
    const [blocks = '', rule = ''] = drawSparkline(
      assessmentWith({ from: 0, to: 59, likelihoods }, 30),
      page(26),
    );
    expect(blocks).toBe(`  ${'█'.repeat(10)}▲${'█'.repeat(9)}`);
    expect(rule).toBe(`0 ├${'─'.repeat(9)}┼${'─'.repeat(8)}┤ 59`);
  });

  it('keeps a spike from pressing the rest flat, and says how high it is', () => {
    const drawn = drawSparkline(
      assessmentWith(
        { from: 0, to: 19, likelihoods: [0.6, ...slope.slice(1).map((part) => part / 3)] },
        0,
      ),
      page(28),
    );
    expect(drawn[0]).toBe('  ▲▁▂▂▂▃▃▄▄▄▅▅▆▆▆▇▇███');
    expect(drawn.at(-1)).toBe('▲ higher than drawn: 60 %');
  });

  it('does not stretch a rest that hardly ever happens', () => {
    const drawn = drawSparkline(
      assessmentWith({ from: 0, to: 19, likelihoods: [0.96, ...Array(19).fill(0.04 / 19)] }, 5),
      page(28),
    );
    expect(drawn[0]).toBe(`  █${'▁'.repeat(19)}`);
    expect(drawn.join()).not.toContain('▲');
  });

  it('leaves out what cannot happen', () => {
    const likelihoods = [0.5, ...Array(18).fill(1e-17), 0.5];
    const drawn = drawSparkline(assessmentWith({ from: 0, to: 19, likelihoods }, 5), page(28));
    expect(drawn[0]).toBe(`  █${' '.repeat(18)}█`);
  });

  it.each([
    { low: 5, high: 7, told: ['5 and 7 lie below all that can happen'] },
    { low: 5, high: 15, told: ['5 lies below all that can happen'] },
    { low: 15, high: 40, told: ['40 lies above all that can happen'] },
    {
      ...{ low: 5, high: 40 },
      told: ['5 lies below all that can happen', '40 lies above all that can happen'],
    },
    { low: 10, high: 29, told: [] },
  ])('says of $low and $high: $told', ({ low, high, told }) => {
    const distribution = { from: 10, to: 29, likelihoods: slope };
    const drawn = drawSparkline(assessmentWith(distribution, low, high), page(80));
    expect(drawn.filter((line) => line.includes('happen'))).toEqual(told);
  });

  it('draws nothing where there is no room', () => {
    const distribution = { from: 1_000_000, to: 2_000_000, likelihoods: slope };
    expect(drawSparkline(assessmentWith(distribution, 5), page(39))).toEqual([]);
    expect(drawSparkline(assessmentWith(distribution, 5), page(40))).not.toEqual([]);
  });

  it('keeps to the width, and marks each end of the target that can happen', () => {
    const likelihoods = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 60,
    });
    const width = fc.integer({ min: 20, max: 120 });
    const people = fc.nat({ max: 2_000_000 });
    fc.assert(
      fc.property(
        likelihoods,
        people,
        people,
        people,
        width,
        (parts, from, spread, low, columns) => {
          const to = from + Math.max(spread, parts.length - 1);
          const assessment = assessmentWith({ from, to, likelihoods: parts }, low);
          const drawn = drawSparkline(assessment, page(columns)).map(stripVTControlCharacters);
          for (const line of drawn) {
            expect(displayWidth(line)).toBeLessThanOrEqual(columns);
          }
          if (drawn.length > 0) {
            expect(drawn[1]?.includes('┼')).toBe(low > 0 && low >= from && low <= to);
          }
        },
      ),
    );
  });
});

describe('the likelihood of the total', () => {
  const contributions = { FRA: contributionOf('France', [800, 900]) };
  const tableOf = (given: Parameters<typeof assessmentOf>[0]) =>
    renderTable([assessmentOf({ contributions, ...given })], { colour: false, width: 200 });

  it('is a sentence where the total is certain', () => {
    const text = tableOf({
      personnel: {
        distribution: { from: 850, to: 850, likelihoods: [1] },
        standard_deviation: 0,
      },
    });
    expect(text).toContain('total ───');
    expect(text).toContain('\nThe total is certain: 850.\n');
    expect(text).not.toMatch(/▁|average|deviation|p50/);
  });

  it('is a sentence where the total hardly varies beside the target', () => {
    const text = tableOf({});
    expect(text).toContain(
      '\nThe total lies between 800 and 900 for certain: next to nothing beside 500,000–800,000.\n',
    );
    expect(text).toContain('(p50); nine times in ten between');
    expect(text).not.toContain('▁');
  });

  it('says how exact it is where single people are not counted', () => {
    const text = tableOf({ method: { resolution: 7, error_bound: 490 } });
    expect(text).toContain('in steps of 7, so that a chance to reach a number');
    expect(text).toContain('up to 490 away.');
    expect(text).toContain('in steps of 7 people, off by at most 490, over 3 combinations');
    expect(tableOf({})).not.toContain('in steps of');
  });

  it('is left out where nobody contributes', () => {
    expect(tableOf({ contributions: {} })).not.toContain('Likelihood of the total');
  });
});
