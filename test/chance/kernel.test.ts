import { describe, expect, it } from 'vitest';
import { probabilitiesOf } from '../../src/chance/amount.ts';
import { gridOf } from '../../src/chance/grid.ts';
import { newPool } from '../../src/chance/pool.ts';
import { endOf, movedSpan, spread, type Vector } from '../../src/chance/vector.ts';
import { point, range, triangle } from './arbitraries.ts';

/** Uneven, in every cell another value, of mass 1. */
function bumpy(length: number): Vector {
  const data = Float64Array.from({ length }, (_, k) => 1 + ((k * 7919) % 1013) / 1013);
  const mass = data.reduce((sum, value) => sum + value, 0);
  return { lo: 3, length, start: 0, data: data.map((value) => value / mass) };
}

const valueAt = (vector: Vector, point: number): number =>
  point < vector.lo || point >= endOf(vector)
    ? 0
    : (vector.data[vector.start + point - vector.lo] ?? 0);

describe('spreading a distribution by an amount', () => {
  it.each([
    { amount: point(40_000), length: 50_001 },
    { amount: range(0, 1), length: 40_000 },
    { amount: range(10, 509), length: 70_001 },
    { amount: range(500, 40_499), length: 1000 },
    { amount: triangle(0, 100, 400), length: 70_000 },
    { amount: triangle(7, 7, 207), length: 40_001 },
    { amount: triangle(7, 207, 207), length: 40_000 },
    { amount: triangle(5, 30_005, 30_105), length: 700 },
  ])(
    'is the plain convolution, across the seams of the loops: $amount.kind of $length',
    ({ amount, length }) => {
      const source = bumpy(length);
      const shape = gridOf([
        { amount, always: true },
        { amount: range(0, 1), always: true },
      ]).shapeOf(amount);
      const probabilities = probabilitiesOf(amount);
      const result = spread(
        source,
        shape,
        0.25,
        0.75,
        0,
        movedSpan(source, shape, 0.25),
        newPool(),
      );
      expect(result.lo).toBe(source.lo);
      expect(endOf(result)).toBe(endOf(source) + shape.high);
      const points = [
        0,
        1,
        2,
        shape.low,
        length - 1,
        32_767,
        32_768,
        32_769,
        65_536,
        length + shape.high - 1,
      ];
      for (const k of points) {
        const at = source.lo + k;
        let expected = 0.25 * valueAt(source, at);
        probabilities.forEach((probability, index) => {
          expected += 0.75 * probability * valueAt(source, at - shape.low - index);
        });
        expect(Math.abs(valueAt(result, at) - expected)).toBeLessThan(1e-12 / length);
      }
    },
  );
});
