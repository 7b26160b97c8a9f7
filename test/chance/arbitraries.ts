import fc from 'fast-check';
import type { Gate } from '../../src/chance/conditions.ts';
import type { Offer, Question } from '../../src/chance/total.ts';
import type { Amount, Requirement } from '../../src/scenario/scenario.ts';

export const point = (value: number): Amount => ({ kind: 'point', value });
export const range = (low: number, high: number): Amount => ({ kind: 'range', low, high });
export const triangle = (low: number, mode: number, high: number): Amount => ({
  kind: 'triangle',
  low,
  mode,
  high,
});

/** Points, ranges and triangles on whole numbers up to `most`, or on hundredths of it. */
export function anyAmount(options: { most: number; fractional?: boolean }): fc.Arbitrary<Amount> {
  const unit = options.fractional === true ? fc.constantFrom(1, 100) : fc.constant(1);
  const end = fc.nat({ max: options.most });
  return fc
    .record({
      kind: fc.constantFrom('point', 'range', 'triangle'),
      ends: fc.tuple(end, end, end),
      unit,
    })
    .map(({ kind, ends, unit }) => {
      const [low, mode, high] = [...ends].sort((a, b) => a - b).map((value) => value / unit);
      if (kind === 'point') return point(mode ?? 0);
      return kind === 'range'
        ? range(low ?? 0, high ?? 0)
        : triangle(low ?? 0, mode ?? 0, high ?? 0);
    });
}

/** 0 and 1 as often as anything between them. */
export const anyLikelihood: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1),
  fc.double({ min: 0.001, max: 0.999, noNaN: true }),
  fc.constantFrom(0.25, 0.5, 0.975),
);

/** Up to three entries over the ids, some of them any-of lists; none over no ids. */
export function anyRequirement(ids: readonly string[]): fc.Arbitrary<Requirement> {
  if (ids.length === 0) return fc.constant([]);
  const id = fc.constantFrom(...ids);
  const alternatives = fc.array(id, { minLength: 1, maxLength: 3 });
  return fc.array(fc.oneof({ weight: 2, arbitrary: id }, alternatives), { maxLength: 3 });
}

/** Conditions c0, c1 …, each requiring only earlier ones, in a shuffled map. */
export function anyGates(most: number): fc.Arbitrary<Map<string, Gate>> {
  return fc
    .nat({ max: most })
    .chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, index) =>
          fc.record({
            likelihood: anyLikelihood,
            requires: anyRequirement(Array.from({ length: index }, (_, earlier) => `c${earlier}`)),
          }),
        ),
      ),
    )
    .chain((gates) =>
      fc
        .shuffledSubarray([...gates.entries()], {
          minLength: gates.length,
          maxLength: gates.length,
        })
        .map((entries) => new Map(entries.map(([index, gate]) => [`c${index}`, gate]))),
    );
}

/** Assumptions about conditions that may or may not agree. */
export function anyAssumptions(
  gates: ReadonlyMap<string, Gate>,
): fc.Arbitrary<Map<string, boolean>> {
  if (gates.size === 0) return fc.constant(new Map());
  return fc
    .array(fc.tuple(fc.constantFrom(...gates.keys()), fc.boolean()), { maxLength: 2 })
    .map((entries) => new Map(entries));
}

/** Small enough to list every case: contributions, conditions, assumptions, and a share of the most. */
export function anyQuestion(options: {
  most: number;
  fractional?: boolean;
}): fc.Arbitrary<Question & { share: number }> {
  return anyGates(5).chain((gates) => {
    const offer: fc.Arbitrary<Offer> = fc.record({
      willingness: anyLikelihood,
      amount: anyAmount(options),
      requires: anyRequirement([...gates.keys()]),
    });
    return fc.record({
      gates: fc.constant(gates),
      assumptions: anyAssumptions(gates),
      contributions: fc
        .array(offer, { maxLength: 5 })
        .map((offers) => new Map(offers.map((offer, index) => [`n${index}`, offer]))),
      share: fc.double({ min: 0, max: 1.1, noNaN: true }),
    });
  });
}
