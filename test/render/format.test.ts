import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatAssumptions,
  formatChance,
  formatCount,
  formatDate,
  formatLikelihood,
  formatLikelihoodWord,
  formatPeople,
  formatPercent,
  formatPercentParts,
  formatPoints,
  formatRange,
  formatRequirement,
} from '../../src/render/format.ts';

describe('formatPeople', () => {
  it.each([
    [0, '0'],
    [0.2, '<1'],
    [0.5, '1'],
    [999.6, '1,000'],
    [886_117.6, '886,118'],
    [Number.MAX_SAFE_INTEGER, '9,007,199,254,740,991'],
    [null, '–'],
  ])('writes %s as %s', (personnel, text) => {
    expect(formatPeople(personnel)).toBe(text);
  });
});

describe('formatAmount', () => {
  it.each([
    [0, '0'],
    [0.004, '<0.01'],
    [0.005, '0.01'],
    [1.746, '1.75'],
    [2.5, '2.5'],
    [2.999, '3'],
    [1234.5, '1,234.5'],
    [Number.MAX_SAFE_INTEGER, '9,007,199,254,740,991'],
    [null, '–'],
  ])('writes %s as %s', (amount, text) => {
    expect(formatAmount(amount)).toBe(text);
  });
});

describe('formatRange', () => {
  it('writes both ends, or one figure where they read the same', () => {
    expect(formatRange(5000, 10_000, formatPeople)).toBe('5,000–10,000');
    expect(formatRange(20, 20.001, formatAmount)).toBe('20');
  });
});

describe('formatPercent', () => {
  it.each([
    [0, '0 %'],
    [0.000_000_1, '<0.01 %'],
    [0.000_1, '0.01 %'],
    [0.003_14, '0.31 %'],
    [0.009_94, '0.99 %'],
    [0.009_96, '1 %'],
    [0.042, '4.2 %'],
    [0.099_4, '9.9 %'],
    [0.099_6, '10 %'],
    [0.96, '96 %'],
    [0.994, '99 %'],
    [0.995, '>99 %'],
    [0.999_6, '>99 %'],
    [1, '100 %'],
    [1.77, '177 %'],
    [88.6, '8,860 %'],
    [null, '–'],
  ])('writes %s as %s', (fraction, text) => {
    expect(formatPercent(fraction)).toBe(text);
  });

  it('reads as all or nothing only where it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (fraction) => {
        expect(formatPercent(fraction) === '0 %').toBe(fraction === 0);
        expect(formatPercent(fraction) === '100 %').toBe(fraction === 1);
      }),
    );
  });
});

describe('formatChance', () => {
  it.each([
    [0, '0 %'],
    [1e-13, '0 %'],
    [1e-9, '<0.01 %'],
    [0.000_4, '0.04 %'],
    [0.02, '2 %'],
    [0.178_2, '18 %'],
    [0.9, '90 %'],
    [0.904, '90.4 %'],
    [0.973_4, '97.3 %'],
    [0.99, '99 %'],
    [0.999_6, '99.96 %'],
    [0.999_94, '99.99 %'],
    [0.999_96, '>99.99 %'],
    [1 - 1e-9, '>99.99 %'],
    [1 - 1e-13, '100 %'],
    [1, '100 %'],
    [null, '–'],
  ])('writes %s as %s', (likelihood, text) => {
    expect(formatChance(likelihood)).toBe(text);
  });

  it('never shows certainty that is none, and rises with the likelihood', () => {
    const likelihood = fc.double({ min: 1e-12, max: 1 - 1e-11, noNaN: true });
    const shown = (chance: number) => Number(formatChance(chance).replace(/[<> %]/g, ''));
    fc.assert(
      fc.property(likelihood, likelihood, (a, b) => {
        expect(['0 %', '100 %']).not.toContain(formatChance(a));
        expect(shown(Math.min(a, b))).toBeLessThanOrEqual(shown(Math.max(a, b)));
      }),
    );
  });
});

describe('formatPoints', () => {
  it.each([
    [0, '0 pp'],
    [0.000_01, '<0.01 pp'],
    [0.004_3, '0.43 pp'],
    [0.123, '12 pp'],
    [1 - 1e-15, '100 pp'],
    [null, '–'],
  ])('writes %s as %s', (difference, text) => {
    expect(formatPoints(difference)).toBe(text);
  });
});

describe('formatLikelihood', () => {
  it.each([
    [0, 'ruled out'],
    [1e-14, 'ruled out'],
    [0.000_001, 'remote chance (<0.01 %)'],
    [0.18, 'highly unlikely (18 %)'],
    [0.973, 'almost certain (97.3 %)'],
    [1 - 1e-15, 'certain'],
    [1, 'certain'],
  ])('writes %s as %s', (likelihood, text) => {
    expect(formatLikelihood(likelihood)).toBe(text);
  });
});

describe('formatPercentParts', () => {
  it.each([
    { name: 'thirds', fractions: [1 / 3, 1 / 3, 1 / 3], parts: ['34 %', '33 %', '33 %'] },
    { name: 'all in one', fractions: [1, 0], parts: ['100 %', '0 %'] },
    { name: 'a half percent', fractions: [0.995, 0.005], parts: ['99.5 %', '0.5 %'] },
    { name: 'a trace', fractions: [0.999_999, 0.000_001], parts: ['99.99 %', '<0.01 %'] },
    { name: 'no whole', fractions: [null, null], parts: ['–', '–'] },
    { name: 'an empty whole', fractions: [0, 0], parts: ['–', '–'] },
  ])('gives $parts for $name', ({ fractions, parts }) => {
    expect(formatPercentParts(fractions).parts).toEqual(parts);
  });

  it('adds parts up as they are shown', () => {
    const { parts, together } = formatPercentParts([0.335, 0.335, 0.33]);
    expect(parts).toEqual(['34 %', '33 %', '33 %']);
    expect(together([0, 1])).toBe('67 %');
    expect(formatPercentParts([1, 0, 0]).together([1, 2])).toBe('0 %');
    expect(formatPercentParts([null, null, null]).together([1, 2])).toBe('–');
  });

  it('adds up to 100, shows no part as nothing and is less than 1 from the truth', () => {
    const weights = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10 ** 9 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(weights, (given) => {
        const whole = given.reduce((sum, weight) => sum + weight, 0);
        fc.pre(whole > 0);
        const fractions = given.map((weight) => weight / whole);
        const { parts } = formatPercentParts(fractions);
        const shown = parts.map((part) => Number(part.replace('<', '').replace(' %', '')));
        expect(shown.reduce((sum, part) => sum + Math.round(part * 100), 0)).toBe(10_000);
        for (const [index, fraction] of fractions.entries()) {
          expect(shown[index] === 0).toBe(fraction === 0);
          expect(Math.abs((shown[index] ?? 0) - fraction * 100)).toBeLessThan(1);
        }
      }),
    );
  });
});

describe('formatLikelihoodWord', () => {
  it.each([
    [0, 'ruled out'],
    [0.025, 'remote chance'],
    [0.08, 'highly unlikely'],
    [0.15, 'highly unlikely'],
    [0.3, 'unlikely'],
    [0.45, 'realistic possibility'],
    [0.5, 'realistic possibility'],
    [0.65, 'likely'],
    [0.85, 'highly likely'],
    [0.975, 'almost certain'],
    [1, 'certain'],
  ])('calls %s %s', (likelihood, word) => {
    expect(formatLikelihoodWord(likelihood)).toBe(word);
  });
});

describe('formatRequirement', () => {
  it.each([
    { requires: [], text: '' },
    { requires: ['ceasefire'], text: 'ceasefire' },
    { requires: ['ceasefire', 'us_backstop'], text: 'ceasefire and us_backstop' },
    { requires: [['un', 'osce']], text: 'un or osce' },
    { requires: ['ceasefire', ['un', 'osce']], text: 'ceasefire and (un or osce)' },
    { requires: ['ceasefire', ['un']], text: 'ceasefire and un' },
  ])('writes "$text"', ({ requires, text }) => {
    expect(formatRequirement(requires)).toBe(text);
  });
});

describe('formatAssumptions', () => {
  it('says what was made to hold and to fail', () => {
    expect(formatAssumptions({ ceasefire: true, us_backstop: false })).toBe(
      'ceasefire holds, us_backstop fails',
    );
  });
});

describe('formatDate', () => {
  it.each([
    ['2025-03-11', '11 March 2025'],
    ['2025-12', 'December 2025'],
    ['2025', '2025'],
    ['2025-13-01', '2025-13-01'],
    ['soon', 'soon'],
  ])('writes %s as %s', (iso, text) => {
    expect(formatDate(iso)).toBe(text);
  });
});

describe('formatCount', () => {
  it('has a singular', () => {
    expect([0, 1, 1200].map((count) => formatCount(count, 'note'))).toEqual([
      '0 notes',
      '1 note',
      '1,200 notes',
    ]);
  });
});
