import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOf } from '../../src/chance/amount.ts';
import { contradiction, type Gate, modelConditions } from '../../src/chance/conditions.ts';
import type { Refusal } from '../../src/chance/plan.ts';
import {
  chanceToReach,
  leverageOf,
  type Offer,
  type Question,
  totalOf,
} from '../../src/chance/total.ts';
import type { Requirement } from '../../src/scenario/scenario.ts';
import { anyQuestion, point, range, triangle } from './arbitraries.ts';

const none = new Map<string, boolean>();

function computed<T extends { kind: string }>(answer: T): Exclude<T, Refusal> {
  if (answer.kind === 'refused') throw new Error((answer as unknown as Refusal).message);
  return answer as Exclude<T, Refusal>;
}

const offer = (
  willingness: number,
  amount: Offer['amount'],
  requires: Requirement = [],
): Offer => ({ willingness, amount, requires });

/** Nations that differ, half with triangles, each requiring up to two of the conditions. */
function coalition(nations: number, conditions: number, spread: number): Question {
  const gates = new Map<string, Gate>(
    Array.from({ length: conditions }, (_, c) => [
      `c${c}`,
      { likelihood: 0.3 + 0.05 * (c % 9), requires: [] },
    ]),
  );
  const weight = (nation: number): number => 1 + ((nation * 37) % 11);
  const all = Array.from({ length: nations }, (_, nation) => weight(nation)).reduce(
    (a, b) => a + b,
  );
  const contributions = new Map(
    Array.from({ length: nations }, (_, nation) => {
      const high = Math.round((spread * weight(nation)) / all);
      const low = Math.round(high * 0.6);
      const amount =
        nation % 2 === 0 ? range(low, high) : triangle(low, Math.round(high * 0.7), high);
      const requires = [nation % 5, (nation * 3) % 7]
        .filter((c) => c < conditions)
        .map((c) => `c${c}`);
      return [`n${nation}`, offer(0.4 + ((nation * 13) % 50) / 100, amount, requires)] as const;
    }),
  );
  return { contributions, gates, assumptions: none };
}

describe('a distribution', () => {
  const question = anyQuestion({ most: 200 });

  it('never gets likelier to reach more, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(question, (asked) => {
        fc.pre(contradiction(asked.gates, asked.assumptions) === undefined);
        const { reach, least, most } = computed(totalOf(asked)).distribution;
        const chances = Array.from({ length: 60 }, (_, index) =>
          reach(least + ((most - least) * index) / 50),
        );
        expect(chances[0]).toBe(1);
        expect(chances.every((chance, index) => chance <= (chances[index - 1] ?? 1))).toBe(true);
        expect(chances.at(-1)).toBeGreaterThanOrEqual(0);
        expect(reach(most + 0.01)).toBe(0);
      }),
    );
  });

  it('has the sum of the means as its mean', () => {
    fc.assert(
      fc.property(question, (asked) => {
        fc.pre(contradiction(asked.gates, asked.assumptions) === undefined);
        const conditions = modelConditions(asked.gates, asked.assumptions);
        const mean = [...asked.contributions.values()].reduce(
          (sum, { willingness, amount, requires }) =>
            sum + willingness * conditions.probability(requires) * meanOf(amount),
          0,
        );
        expect(computed(totalOf(asked)).distribution.mean).toBeCloseTo(mean, 9);
      }),
    );
  });

  it('has quantiles that its own likelihoods confirm', () => {
    fc.assert(
      fc.property(
        question,
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (asked, probability) => {
          fc.pre(contradiction(asked.gates, asked.assumptions) === undefined);
          const { reach, quantile } = computed(totalOf(asked)).distribution;
          const total = quantile(probability);
          expect(1 - reach(total + 1)).toBeGreaterThanOrEqual(probability - 2e-12);
          expect(1 - reach(total)).toBeLessThan(probability);
        },
      ),
    );
  });

  it('fills a histogram with all of its mass', () => {
    const { distribution } = computed(totalOf(coalition(9, 3, 5000)));
    const parts = distribution.histogram(distribution.least, distribution.most, 40);
    expect(parts).toHaveLength(40);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
    expect(distribution.histogram(6000, 7000, 3)).toEqual([0, 0, 0]);
  });

  it('keeps its mass at 35 nations, 6 shared conditions and a spread of a million', () => {
    const { distribution, resolution } = computed(totalOf(coalition(35, 6, 1_000_000)));
    expect(resolution).toBe(1);
    expect(distribution.most - distribution.least).toBeGreaterThan(999_000);
    expect(Math.abs(distribution.mass - 1)).toBeLessThan(1e-11);
  });

  it('changes no bit when contributions, conditions or entries are listed in another order', () => {
    fc.assert(
      fc.property(anyQuestion({ most: 50 }), (asked) => {
        fc.pre(contradiction(asked.gates, asked.assumptions) === undefined);
        const backwards = <T extends { requires: Requirement }>(
          map: ReadonlyMap<string, T>,
        ): Map<string, T> =>
          new Map(
            [...map].reverse().map(([id, value]) => [
              id,
              {
                ...value,
                requires: [...value.requires]
                  .reverse()
                  .map((entry) => (typeof entry === 'string' ? entry : [...entry].reverse())),
              },
            ]),
          );
        const figures = (of: Question) => {
          const { distribution, pivots, conditions } = computed(leverageOf(of, 40));
          return [
            distribution.mean,
            distribution.standardDeviation,
            [...Array(100).keys()].map(distribution.reach),
            [...pivots].sort(),
            [...conditions].sort(),
          ];
        };
        expect(
          figures({
            ...asked,
            contributions: backwards(asked.contributions),
            gates: backwards(asked.gates),
          }),
        ).toEqual(figures(asked));
      }),
    );
  });
});

describe('assuming a condition that requires nothing', () => {
  it('averages back to the whole', () => {
    const asked = coalition(20, 6, 40_000);
    const { conditions, distribution } = computed(leverageOf(asked, 15_000));
    expect(conditions.size).toBe(6);
    for (const [id, { holds, fails }] of conditions) {
      const { likelihood } = asked.gates.get(id) ?? { likelihood: Number.NaN };
      expect(likelihood * holds + (1 - likelihood) * fails).toBeCloseTo(
        distribution.reach(15_000),
        12,
      );
    }
  });
});

describe('leverageOf', () => {
  const asked = coalition(25, 6, 300_000);
  const required = 110_000;
  const leverage = computed(leverageOf(asked, required, { amounts: true }));

  it('agrees with asking every question by itself where the way back is computed in pieces', () => {
    for (const [id, pivot] of [...leverage.pivots].slice(0, 6)) {
      const willing = (willingness: number): number => {
        const changed = { ...(asked.contributions.get(id) as Offer), willingness };
        return chanceToReach(
          { ...asked, contributions: new Map(asked.contributions).set(id, changed) },
          required,
        ) as number;
      };
      expect(pivot).toBeCloseTo(willing(1) - willing(0), 11);
    }
    for (const [id, { holds, fails }] of leverage.conditions) {
      const assumed = (value: boolean): number =>
        chanceToReach({ ...asked, assumptions: new Map([[id, value]]) }, required) as number;
      expect(holds).toBeCloseTo(assumed(true), 11);
      expect(fails).toBeCloseTo(assumed(false), 11);
    }
  });

  it('tells what the ends of an amount would mean', () => {
    for (const [id, ends] of [...leverage.amounts].slice(0, 6)) {
      const { amount, ...rest } = asked.contributions.get(id) as Offer;
      if (amount.kind === 'point') continue;
      const sure = (value: number): number =>
        chanceToReach(
          {
            ...asked,
            contributions: new Map(asked.contributions).set(id, { ...rest, amount: point(value) }),
          },
          required,
        ) as number;
      expect(ends.low).toBeCloseTo(sure(amount.low), 11);
      expect(ends.high).toBeCloseTo(sure(amount.high), 11);
    }
  });

  it('gives a nation that refuses the pivot it would have', () => {
    const contributions = new Map([
      ['A', offer(0.5, range(0, 10))],
      ['B', offer(0, range(5, 8))],
      ['giant', offer(0, range(1_000_000, 9_000_000))],
    ]);
    const { pivots, distribution } = computed(
      leverageOf({ contributions, gates: new Map(), assumptions: none }, 12),
    );
    expect(distribution.reach(12)).toBe(0);
    // A joins and the two make 12 or more: 22 of its 11 × 4 cases.
    expect(pivots.get('B')).toBeCloseTo(0.5 * (22 / 44), 12);
    expect(pivots.get('giant')).toBeCloseTo(1, 12);
  });

  it('is 0 for what can never join or offers nothing', () => {
    const contributions = new Map([
      ['A', offer(1, point(5))],
      ['B', offer(0.5, point(0))],
      ['C', offer(0.5, point(5), ['never'])],
    ]);
    const gates = new Map([['never', { likelihood: 0, requires: [] }]]);
    const { pivots, conditions } = computed(
      leverageOf({ contributions, gates, assumptions: none }, 5),
    );
    expect(Object.fromEntries(pivots)).toEqual({ A: 1, B: 0, C: 0 });
    expect(conditions.get('never')).toEqual({ holds: 1, fails: 1 });
  });

  it('handles no contributions and a target of nothing', () => {
    const empty = {
      contributions: new Map<string, Offer>(),
      gates: new Map<string, Gate>(),
      assumptions: none,
    };
    const { distribution } = computed(leverageOf(empty, 0));
    expect([
      distribution.reach(0),
      distribution.reach(1),
      distribution.mean,
      distribution.quantile(0.5),
    ]).toEqual([1, 0, 0, 0]);
    expect(distribution.histogram(0, 0, 1)).toEqual([1]);
  });
});

describe('many conditions', () => {
  const twentyFive = new Map<string, Gate>(
    Array.from({ length: 25 }, (_, c) => [
      `c${String(c).padStart(2, '0')}`,
      { likelihood: 0.5, requires: [] },
    ]),
  );
  const ids = [...twentyFive.keys()];

  it('are answered exactly where they can be followed one after another', () => {
    // A ring: nation i requires conditions i and i + 1. Nobody joins with P(no two neighbours both hold).
    const contributions = new Map(
      ids.map((id, index) => [`n${id}`, offer(1, point(100), [id, ids[(index + 1) % 25] ?? ''])]),
    );
    const { distribution } = computed(
      totalOf({ contributions, gates: twentyFive, assumptions: none }),
    );
    // Independent sets of a ring of 25 are the Lucas number L(25) = 167761.
    expect(1 - distribution.reach(1)).toBeCloseTo(167_761 / 2 ** 25, 12);
    expect(distribution.reach(2500)).toBeCloseTo(0.5 ** 25, 20);
  });

  it('cost nothing where a single contribution hangs on them, or all do on the same', () => {
    const contributions = new Map([
      ['A', offer(1, range(10, 20), ids)],
      ['B', offer(1, point(5), [ids])],
    ]);
    const { distribution } = computed(
      totalOf({ contributions, gates: twentyFive, assumptions: none }),
    );
    expect(distribution.reach(15)).toBeCloseTo(0.5 ** 25, 20);
    expect(distribution.reach(5)).toBe(1 - 0.5 ** 25);
  });

  it('in a chain of 500 are one', () => {
    const chain = new Map<string, Gate>(
      Array.from({ length: 500 }, (_, c) => [
        `c${c}`,
        { likelihood: 0.999, requires: c === 0 ? [] : [`c${c - 1}`] },
      ]),
    );
    const contributions = new Map([
      ['A', offer(1, point(100), ['c499'])],
      ['B', offer(1, point(100), ['c499'])],
      ['C', offer(1, point(100), ['c249'])],
    ]);
    const { distribution, conditions } = computed(
      leverageOf({ contributions, gates: chain, assumptions: none }, 300),
    );
    expect(distribution.reach(300)).toBeCloseTo(0.999 ** 500, 12);
    expect(conditions.get('c0')?.holds).toBeCloseTo(0.999 ** 499, 12);
    expect(conditions.get('c499')?.holds).toBeCloseTo(1, 12);
    expect(conditions.get('c300')?.fails).toBeCloseTo(0, 12);
  });

  it('are refused, by name and with advice, where they cannot be followed', () => {
    const contributions = new Map(
      Array.from({ length: 40 }, (_, nation) => [
        `n${nation}`,
        offer(
          0.5,
          range(1000, 9000),
          ids.filter((_, c) => ((nation + 3) * (c + 7) * 2654435761) % 97 < 48),
        ),
      ]),
    );
    const refusal = totalOf({ contributions, gates: twentyFive, assumptions: none });
    if (refusal.kind !== 'refused') throw new Error('this should have been refused');
    expect(refusal.conditions.length).toBeGreaterThan(8);
    expect(refusal.conditions.every((id) => twentyFive.has(id))).toBe(true);
    expect(refusal.message).toContain(refusal.conditions.join(', '));
    expect(refusal.message).toContain('Assume some of them');
  });
});

describe('the grid', () => {
  const sure = (entries: Record<string, Offer>): Question => ({
    contributions: new Map(Object.entries(entries)),
    gates: new Map(),
    assumptions: none,
  });

  it('is exact up to a spread of 4,000,000 and says so beyond', () => {
    const within = computed(totalOf(sure({ A: offer(1, range(1_000_000, 5_000_000)) })));
    expect([within.resolution, within.displacement]).toEqual([1, 0]);
    expect(within.distribution.reach(3_000_001)).toBeCloseTo(2_000_000 / 4_000_001, 12);
    const beyond = computed(totalOf(sure({ A: offer(1, range(0, 8_000_001)) })));
    expect(beyond.resolution).toBe(3);
    expect(beyond.displacement).toBe(6);
  });

  it('keeps coarse likelihoods within the bound that it states', () => {
    const { distribution, displacement } = computed(
      totalOf(
        sure({
          A: offer(1, range(3, 9_000_001)),
          B: offer(1, triangle(11, 5_000_000, 7_000_017)),
          C: offer(0.5, point(1_234_567)),
        }),
      ),
    );
    // C by hand; A and B as they would be without steps, which moves them by half a person.
    const exactA = (t: number): number => Math.min(1, Math.max(0, (9_000_001.5 - t) / 8_999_999));
    const b = Array.from({ length: 20_000 }, (_, i) => {
      const u = (i + 0.5) / 20_000;
      const rise = (5_000_000 - 11) / (7_000_017 - 11);
      return u < rise
        ? 11 + Math.sqrt(u * (7_000_017 - 11) * (5_000_000 - 11))
        : 7_000_017 - Math.sqrt((1 - u) * (7_000_017 - 11) * (7_000_017 - 5_000_000));
    });
    const exact = (t: number): number =>
      b.reduce(
        (sum, value) => sum + 0.5 * exactA(t - value) + 0.5 * exactA(t - value - 1_234_567),
        0,
      ) / b.length;
    for (const required of [2_000_000, 9_000_000, 12_345_678]) {
      expect(distribution.reach(required)).toBeLessThanOrEqual(
        exact(required - displacement) + 1e-6,
      );
      expect(distribution.reach(required)).toBeGreaterThanOrEqual(
        exact(required + displacement) - 1e-6,
      );
    }
  });

  it('is exact without limit where all numbers share a divisor', () => {
    const { distribution, resolution } = computed(
      totalOf(sure({ A: offer(0.5, point(3_000_000_000)), B: offer(0.25, point(500_000_000)) })),
    );
    expect(resolution).toBe(1);
    expect(distribution.reach(3_000_000_001)).toBe(0.125);
  });

  it('holds whole amounts among hundredths to their whole values', () => {
    const { distribution } = computed(
      totalOf(sure({ A: offer(1, range(2, 4)), B: offer(1, point(2.5)) })),
    );
    expect(
      [5.5, 5.51, 6.5].map(distribution.reach).map((chance) => Math.round(chance * 3)),
    ).toEqual([2, 1, 1]);
    expect(distribution.quantile(0.5)).toBe(5.5);
  });
});
