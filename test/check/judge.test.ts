import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operators } from '../../src/check/expression.ts';
import { areEqual, holds, marginOf } from '../../src/check/judge.ts';

describe('whether a figure meets a threshold, and by how much', () => {
  it.each([
    // value, operator, threshold, holds, margin
    [5, '>=', 5, true, 0],
    [5, '>', 5, false, 0],
    [5, '<=', 5, true, 0],
    [5, '<', 5, false, 0],
    [5, '==', 5, true, 0],
    [5, '!=', 5, false, 0],
    [7, '>=', 5, true, 2],
    [3, '>=', 5, false, -2],
    [7, '>', 5, true, 2],
    [3, '<=', 5, true, 2],
    [7, '<=', 5, false, -2],
    [7, '<', 5, false, -2],
    [7, '==', 5, false, -2],
    [3, '==', 5, false, -2],
    [3, '!=', 5, true, 2],
    [-6200, '>=', -5000, false, -1200],
    [9_007_199_254_740_991, '<=', 1, false, -9_007_199_254_740_990],
    // Binary fractions: 0.1 + 0.2 is 0.30000000000000004.
    [0.1 + 0.2, '==', 0.3, true, 0],
    [0.1 + 0.2, '>', 0.3, false, 0],
    [0.1 + 0.2, '<=', 0.3, true, 0],
    ['below', '==', 'below', true, null],
    ['below', '!=', 'below', false, null],
    ['below', '==', 'within', false, null],
    ['below', '!=', 'within', true, null],
    [null, '>=', 5, false, null],
    [null, '!=', 5, false, null],
    [null, '==', 'below', false, null],
    [null, '!=', 'below', false, null],
  ] as const)('%s %s %s', (value, operator, threshold, isMet, margin) => {
    expect(holds(value, operator, threshold)).toBe(isMet);
    expect(marginOf(value, operator, threshold)).toBe(margin);
  });

  it('never says negative zero', () => {
    for (const operator of operators) {
      expect(Object.is(marginOf(-0, operator, 0), 0)).toBe(true);
      expect(Object.is(marginOf(0, operator, -0), 0)).toBe(true);
    }
  });

  it('takes the rounding of a difference for none', () => {
    const change = 500_000.1 - 500_000 - 0.1;
    expect(change).not.toBe(0);
    expect(holds(change, '==', 0)).toBe(false);
    expect(holds(change, '==', 0, 500_000)).toBe(true);
    expect(marginOf(change, '>=', 0, 500_000)).toBe(0);
  });

  const numbers = fc.oneof(
    fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
    fc.integer(),
    fc.constantFrom(0, -0, 0.1, 0.3, 1e-300, 5e-324),
  );

  it('agrees in sign: a margin above 0 holds, one below fails', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(...operators), numbers, (value, operator, threshold) => {
        const margin = marginOf(value, operator, threshold);
        if (margin === null) throw new Error('two numbers have a margin');
        const isMet = holds(value, operator, threshold);
        if (margin !== 0) expect(margin > 0).toBe(isMet);
        else expect(isMet).toBe(operator.includes('=') && operator !== '!=');
      }),
      { numRuns: 2000 },
    );
  });

  it('has every operator say the opposite of one other', () => {
    const opposite = {
      '>=': '<',
      '>': '<=',
      '<=': '>',
      '<': '>=',
      '==': '!=',
      '!=': '==',
    } as const;
    fc.assert(
      fc.property(numbers, fc.constantFrom(...operators), numbers, (value, operator, threshold) => {
        expect(holds(value, operator, threshold)).toBe(
          !holds(value, opposite[operator], threshold),
        );
      }),
    );
  });

  it('finds a number equal to itself, however large or small', () => {
    fc.assert(fc.property(numbers, (number) => areEqual(number, number)));
  });
});
