import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MixedQuestion } from '../../src/chance/mixed-question.ts';
import { reachInMixture } from '../../src/chance/mixtures.ts';
import { estimatedReachDivision, exactReachDivision } from '../../src/diff/reach-division.ts';
import { type Division, divide } from '../../src/diff/shapley.ts';

const partsOf = ({ parts }: Division) => parts.map(({ part }) => part);

describe('divide', () => {
  it.each([
    { name: 'nobody', worth: [7], parts: [] },
    { name: 'one', worth: [7, 9], parts: [2] },
    // Alone 10 and 20, together 36: the first adds 10 or 16, the second 20 or 26.
    { name: 'two', worth: [0, 10, 20, 36], parts: [13, 23] },
    // A glove market: a left glove and two right ones, a pair is worth 1.
    { name: 'gloves', worth: [0, 0, 0, 1, 0, 1, 0, 1], parts: [2 / 3, 1 / 6, 1 / 6] },
  ])('gives $name what it adds on average', ({ worth, parts }) => {
    const players = Math.log2(worth.length);
    const division = divide(players, (coalition) => worth[Number(coalition)] ?? 0);
    expect(division.isExact).toBe(true);
    for (const [player, part] of partsOf(division).entries()) {
      expect(part).toBeCloseTo(parts[player] ?? Number.NaN, 12);
    }
    expect(division.parts).toHaveLength(players);
  });

  it('adds up above 12 players, the same in every run, and near the truth', () => {
    const sizes = Array.from({ length: 15 }, (_, player) => player + 1);
    // Everybody's size, and one more for each pair: half of it belongs to either.
    const worth = (coalition: bigint) => {
      const members = sizes.filter((_, player) => (coalition >> BigInt(player)) & 1n);
      const pairs = (members.length * (members.length - 1)) / 2;
      return members.reduce((sum, size) => sum + size, 0) + pairs;
    };
    const division = divide(15, worth);
    expect(division.isExact).toBe(false);
    expect(divide(15, worth)).toEqual(division);
    const parts = partsOf(division);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(120 + 105, 9);
    for (const [player, part] of parts.entries()) {
      expect(Math.abs(part - (player + 1 + 7))).toBeLessThan(0.5);
    }
  });
});

/** As many nations as there are units, each with an old and a new offer; one shared condition. */
function questionOf(units: number, seed: number, scale: number): MixedQuestion {
  let state = seed;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const offer = () => {
    const low = Math.round(draw() * scale);
    const high = low + 1 + Math.round(draw() * scale);
    const requires = draw() < 0.5 ? ['c'] : [];
    return { willingness: draw(), amount: { kind: 'range', low, high } as const, requires };
  };
  const gate = { likelihood: 0.6, requires: [] };
  return {
    units,
    contributions: new Map(
      Array.from({ length: units }, (_, unit) => {
        const [from, to] = [offer(), offer()];
        return [`n${unit}`, { units: [unit], in: (isNew) => (isNew(unit) ? to : from) }];
      }),
    ),
    gates: new Map([['c', { units: [], in: () => gate }]]),
    assumptions: new Map(),
    required: { units: [], in: () => units * scale * 0.6 },
  };
}

function ended(division: ReturnType<typeof exactReachDivision>): Division {
  if (division === undefined || 'kind' in division) throw new Error('no division');
  return division;
}

describe('the division of a likelihood', () => {
  it('is estimated near the truth, and adds up to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const question = questionOf(9, seed, 4000);
        const exact = ended(exactReachDivision(question));
        const estimate = ended(estimatedReachDivision(question));
        expect([exact.isExact, estimate.isExact]).toEqual([true, false]);
        const [all, none] = [true, false].map((one) => reachInMixture(question, () => one));
        const delta = Number(all) - Number(none);
        for (const division of [exact, estimate]) {
          const sum = partsOf(division).reduce((total, part) => total + part, 0);
          expect(Math.abs(sum - delta)).toBeLessThan(1e-9);
        }
        for (const [unit, { part, alone }] of exact.parts.entries()) {
          const near = estimate.parts[unit];
          expect(Math.abs(part - (near?.part ?? 1))).toBeLessThan(0.02);
          expect(Math.abs(alone - (near?.alone ?? 1))).toBeLessThan(0.01);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('is the same in every run above 12 units, and adds up', () => {
    const question = questionOf(17, 5, 900);
    expect(exactReachDivision(question)).toBeUndefined();
    const estimate = ended(estimatedReachDivision(question));
    expect(ended(estimatedReachDivision(question))).toEqual(estimate);
    const [all, none] = [true, false].map((one) => Number(reachInMixture(question, () => one)));
    const sum = partsOf(estimate).reduce((total, part) => total + part, 0);
    expect(Math.abs(sum - ((all ?? 0) - (none ?? 0)))).toBeLessThan(1e-9);
  });
});
