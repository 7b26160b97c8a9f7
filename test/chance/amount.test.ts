import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  highOf,
  lowOf,
  meanOf,
  probabilitiesOf,
  stepOf,
  varianceOf,
} from '../../src/chance/amount.ts';
import type { Amount } from '../../src/scenario/scenario.ts';
import { anyAmount, range, triangle } from './arbitraries.ts';

const point = (value: number): Amount => ({ kind: 'point', value });

describe('the discrete triangle', () => {
  it('has the weights that the contract states', () => {
    // Contract section 1 by hand: 1/3, 2/3, 1, 1/2 over their sum 5/2.
    const weights = [...probabilitiesOf(triangle(10, 12, 13))];
    expect(weights).toHaveLength(4);
    for (const [index, weight] of [2 / 15, 4 / 15, 6 / 15, 3 / 15].entries()) {
      expect(weights[index]).toBeCloseTo(weight, 15);
    }
  });

  it('is even where its ends are its mode', () => {
    expect([...probabilitiesOf(triangle(3, 3, 3))]).toEqual([1]);
    expect([...probabilitiesOf(triangle(0, 0, 1))]).toEqual([2 / 3, 1 / 3]);
  });

  it('has exactly the mean (low + mode + high) / 3', () => {
    expect(meanOf(triangle(5000, 6000, 10000))).toBe(7000);
    expect(meanOf(triangle(0, 0, 1))).toBeCloseTo(1 / 3, 15);
  });
});

describe('an amount', () => {
  it.each([
    { amount: point(5000), low: 5000, high: 5000, mean: 5000, variance: 0, step: 1 },
    { amount: point(2.5), low: 2.5, high: 2.5, mean: 2.5, variance: 0, step: 0.01 },
    { amount: range(1, 6), low: 1, high: 6, mean: 3.5, variance: 35 / 12, step: 1 },
    { amount: range(0.5, 1.5), low: 0.5, high: 1.5, mean: 1, variance: 0.085, step: 0.01 },
    { amount: triangle(0, 1, 2), low: 0, high: 2, mean: 1, variance: 0.5, step: 1 },
    {
      amount: triangle(0, 0.5, 1),
      low: 0,
      high: 1,
      mean: 0.5,
      variance: 0.043333333333333,
      step: 0.01,
    },
  ])('states its figures: $amount', ({ amount, low, high, mean, variance, step }) => {
    expect(lowOf(amount)).toBe(low);
    expect(highOf(amount)).toBe(high);
    expect(meanOf(amount)).toBeCloseTo(mean, 14);
    expect(varianceOf(amount)).toBeCloseTo(variance, 14);
    expect(stepOf(amount)).toBe(step);
  });

  it('has the mean and the variance of its probabilities, which sum to 1', () => {
    fc.assert(
      fc.property(anyAmount({ most: 400, fractional: true }), (amount) => {
        const step = stepOf(amount);
        const probabilities = [...probabilitiesOf(amount)];
        const offsets = probabilities.map((_, index) => index * step);
        const mass = probabilities.reduce((sum, p) => sum + p, 0);
        const mean = probabilities.reduce((sum, p, i) => sum + p * (offsets[i] ?? 0), 0);
        const square = probabilities.reduce(
          (sum, p, i) => sum + p * ((offsets[i] ?? 0) - mean) ** 2,
          0,
        );
        expect(mass).toBeCloseTo(1, 12);
        expect(lowOf(amount) + mean).toBeCloseTo(meanOf(amount), 9);
        expect(square).toBeCloseTo(varianceOf(amount), 6);
        expect(probabilities.length).toBe(Math.round((highOf(amount) - lowOf(amount)) / step) + 1);
      }),
    );
  });
});
