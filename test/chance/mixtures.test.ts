import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gate } from '../../src/chance/conditions.ts';
import {
  isNewIn,
  type MixedQuestion,
  questionIn,
  type Versioned,
} from '../../src/chance/mixed-question.ts';
import { reachInMixture, reachInMixtures } from '../../src/chance/mixtures.ts';
import { type Offer, totalOf } from '../../src/chance/total.ts';
import { anyAmount, anyLikelihood, anyRequirement } from './arbitraries.ts';

/** A value that units make another: each choice of its units has a version of its own. */
function versioned<Value>(
  units: number,
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<Versioned<Value>> {
  return fc
    .uniqueArray(fc.nat({ max: Math.max(0, units - 1) }), { maxLength: units === 0 ? 0 : 2 })
    .chain((own) =>
      fc
        .array(value, { minLength: 2 ** own.length, maxLength: 2 ** own.length })
        .map((versions) => ({
          units: own,
          in: (isNew) => {
            const version = own.reduce((bits, unit, at) => bits + (isNew(unit) ? 2 ** at : 0), 0);
            return versions[version] as Value;
          },
        })),
    );
}

const ids = ['c0', 'c1', 'c2', 'c3'];

const anyMixedQuestion: fc.Arbitrary<MixedQuestion> = fc.nat({ max: 4 }).chain((units) => {
  const offer = (fractional: boolean): fc.Arbitrary<Offer> =>
    fc.record({
      willingness: anyLikelihood,
      amount: anyAmount({ most: 12, fractional }),
      requires: anyRequirement(ids),
    });
  const gates = fc.tuple(
    ...ids.map((_, index) =>
      versioned<Gate>(
        units,
        fc.record({
          likelihood: anyLikelihood,
          requires: fc.oneof(
            { weight: 3, arbitrary: fc.constant([]) },
            anyRequirement(ids.slice(0, index)),
          ),
        }),
      ),
    ),
  );
  return fc.boolean().chain((fractional) =>
    fc.record({
      units: fc.constant(units),
      contributions: fc
        .array(versioned(units, fc.option(offer(fractional), { nil: undefined, freq: 6 })), {
          maxLength: 5,
        })
        .map((offers) => new Map(offers.map((own, at) => [`n${at}`, own]))),
      gates: gates.map((own) => new Map(own.map((gate, at) => [ids[at] ?? '', gate]))),
      assumptions: fc
        .option(fc.tuple(fc.constantFrom(...ids), fc.boolean()), { nil: undefined, freq: 3 })
        .map((one) => new Map(one === undefined ? [] : [one])),
      required: versioned(units, fc.nat({ max: 40 })),
    }),
  );
});

describe('reachInMixtures', () => {
  it('is what every mixture is as a question of its own', () => {
    fc.assert(
      fc.property(anyMixedQuestion, (question) => {
        const reaches = reachInMixtures(question);
        expect(reaches).toHaveLength(2 ** question.units);
        for (const [mixture, reach] of (reaches ?? []).entries()) {
          const isNew = isNewIn(mixture);
          const total = totalOf(questionIn(question, isNew));
          if (total.kind === 'refused') throw new Error(total.message);
          const expected = total.distribution.reach(question.required.in(isNew));
          expect(Math.abs(reach - expected)).toBeLessThan(1e-11);
          expect(reachInMixture(question, isNew)).toBeCloseTo(expected, 10);
        }
      }),
      { numRuns: 150 },
    );
  });
});
