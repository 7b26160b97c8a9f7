import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradiction } from '../../src/chance/conditions.ts';
import { chanceToReach, leverageOf, type Offer } from '../../src/chance/total.ts';
import { anyQuestion } from './arbitraries.ts';
import { allTotals, allWorlds, highestTotal, reaches } from './enumeration.ts';

/** What the docstring of `totalOf` promises. */
const close = (actual: number | undefined, expected: number): void => {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThan(1e-11);
};

describe('every figure', () => {
  it.each([
    { name: 'whole amounts', most: 12, fractional: false },
    { name: 'fractional amounts', most: 12, fractional: true },
  ])('agrees with the enumeration of every case for $name', (options) => {
    fc.assert(
      fc.property(anyQuestion(options), (question) => {
        const { gates, assumptions, contributions, share } = question;
        fc.pre(contradiction(gates, assumptions) === undefined);
        const highest = highestTotal(contributions);
        const required = Math.round(share * highest * 100) / 100;
        const oracle = (
          offers: ReadonlyMap<string, Offer>,
          assumed: ReadonlyMap<string, boolean>,
        ): number => reaches(allTotals(offers, allWorlds(gates, assumed)), required);

        const totals = allTotals(contributions, allWorlds(gates, assumptions));
        const leverage = leverageOf(question, required);
        if (leverage.kind === 'refused') throw new Error(leverage.message);
        const { distribution } = leverage;
        for (const value of new Set([...totals.keys(), required])) {
          close(distribution.reach(value), reaches(totals, value));
        }
        const alone = chanceToReach(question, required);
        close(typeof alone === 'number' ? alone : undefined, reaches(totals, required));
        const sum = (of: (value: number) => number): number =>
          [...totals].reduce((total, [value, probability]) => total + of(value) * probability, 0);
        const mean = sum((value) => value);
        expect(distribution.mean).toBeCloseTo(mean, 10);
        expect(distribution.standardDeviation).toBeCloseTo(
          Math.sqrt(sum((value) => (value - mean) ** 2)),
          6,
        );
        expect(distribution.shortfall(required)).toBeCloseTo(
          sum((value) => Math.max(0, required - value)),
          10,
        );
        for (const [id, offer] of contributions) {
          const decides = (willingness: number): number =>
            oracle(new Map(contributions).set(id, { ...offer, willingness }), assumptions);
          close(leverage.pivots.get(id), decides(1) - decides(0));
        }
        for (const id of gates.keys()) {
          const assume = (holds: boolean) => new Map(assumptions).set(id, holds);
          const when = leverage.conditions.get(id);
          if (when === undefined) continue;
          close(when.holds, oracle(contributions, assume(true)));
          close(when.fails, oracle(contributions, assume(false)));
        }
      }),
      { numRuns: 400 },
    );
  });
});
