import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradiction, type Gate, modelConditions } from '../../src/chance/conditions.ts';
import type { Requirement } from '../../src/scenario/scenario.ts';
import { anyAssumptions, anyGates, anyRequirement } from './arbitraries.ts';
import { allWorlds, chanceOf } from './enumeration.ts';

const gatesOf = (entries: Record<string, [number, Requirement]>): Map<string, Gate> =>
  new Map(
    Object.entries(entries).map(([id, [likelihood, requires]]) => [id, { likelihood, requires }]),
  );
const none = new Map<string, boolean>();

const paris = gatesOf({
  ceasefire: [0.45, []],
  moscow_consents: [0.1, []],
  us_backstop: [0.4, ['ceasefire']],
  un_mandate: [0.5, [['moscow_consents', 'us_backstop']]],
});

const anyCase = anyGates(7).chain((gates) =>
  fc.record({
    gates: fc.constant(gates),
    assumptions: anyAssumptions(gates),
    requires: anyRequirement([...gates.keys()]),
  }),
);

describe('modelConditions', () => {
  it.each<{ requires: Requirement; chance: number }>([
    { requires: [], chance: 1 },
    { requires: ['us_backstop'], chance: 0.18 },
    { requires: ['us_backstop', 'ceasefire'], chance: 0.18 },
    { requires: [['us_backstop', 'moscow_consents']], chance: 0.262 },
    { requires: ['un_mandate'], chance: 0.131 },
    { requires: ['un_mandate', 'ceasefire'], chance: 0.1035 },
  ])('gives $requires the chance $chance', ({ requires, chance }) => {
    // By hand: 0.45 × 0.4; 1 − 0.82 × 0.9; half of that; 0.45 × (1 − 0.6 × 0.9) × 0.5.
    expect(modelConditions(paris, none).probability(requires)).toBeCloseTo(chance, 15);
  });

  it('makes what an assumption needs hold in turn, whatever becomes of alternatives', () => {
    const backstop = modelConditions(paris, new Map([['us_backstop', true]]));
    expect(Object.fromEntries(backstop.fixed)).toEqual({ ceasefire: true, us_backstop: true });
    const mandate = modelConditions(paris, new Map([['un_mandate', true]]));
    expect(Object.fromEntries(mandate.fixed)).toEqual({ un_mandate: true });
    expect(mandate.probability(['ceasefire'])).toBe(0.45);
    expect(mandate.probability(['un_mandate'])).toBe(1);
  });

  it('makes what needs a failed assumption fail, and leaves other likelihoods alone', () => {
    const model = modelConditions(paris, new Map([['ceasefire', false]]));
    expect(Object.fromEntries(model.fixed)).toEqual({ ceasefire: false, us_backstop: false });
    expect(model.probability(['un_mandate'])).toBeCloseTo(0.05, 15);
    expect(model.isPossible(['us_backstop'])).toBe(false);
    expect(model.isPossible([['us_backstop', 'moscow_consents']])).toBe(true);
  });

  it('knows what holds in every world and what in none', () => {
    const model = modelConditions(
      gatesOf({
        yes: [1, []],
        no: [0, []],
        so: [1, ['yes']],
        maybe: [0.5, []],
        never: [1, ['no']],
      }),
      none,
    );
    expect(model.isCertain(['so', ['no', 'yes']])).toBe(true);
    expect(model.isCertain(['so', 'maybe'])).toBe(false);
    expect(model.isPossible(['never'])).toBe(false);
    expect(model.isCertain([])).toBe(true);
    expect(model.worlds).toBe(2);
    expect(model.fixed.size).toBe(0);
  });

  it.each([
    { name: 'no condition', gates: gatesOf({}), worlds: 1 },
    {
      name: 'one that requires another',
      gates: gatesOf({ a: [0.5, []], b: [0.5, ['a']] }),
      worlds: 3,
    },
    { name: 'the four of Paris', gates: paris, worlds: 10 },
    { name: '20 of them', gates: independent(20), worlds: 2 ** 20 },
    { name: '21 of them', gates: independent(21), worlds: null },
    { name: 'a chain of 500', gates: chain(500), worlds: 501 },
  ])('counts the worlds of $name', ({ gates, worlds }) => {
    expect(modelConditions(gates, none).worlds).toBe(worlds);
  });

  it('answers a chain of 20,000 and 25 shared conditions without listing worlds', () => {
    const long = modelConditions(chain(20_000, 0.9999), none);
    expect(long.probability(['c19999'])).toBeCloseTo(0.9999 ** 20_000, 12);
    const wide = modelConditions(independent(25), none);
    expect(wide.probability([...independent(25).keys()])).toBe(0.5 ** 25);
    expect(wide.probability([[...independent(25).keys()]])).toBe(1 - 0.5 ** 25);
    const pairs = Array.from({ length: 12 }, (_, i) => [`c${i}`, `c${i + 12}`]);
    expect(wide.probability(pairs)).toBeCloseTo(0.75 ** 12, 15);
  });

  it('agrees with the enumeration of all worlds', () => {
    fc.assert(
      fc.property(anyCase, ({ gates, assumptions, requires }) => {
        fc.pre(contradiction(gates, assumptions) === undefined);
        const model = modelConditions(gates, assumptions);
        const worlds = allWorlds(gates, assumptions);
        const chance = chanceOf(requires, worlds);
        expect(Math.abs(model.probability(requires) - chance)).toBeLessThan(1e-14);
        const distinct = new Set(worlds.map(({ holds }) => JSON.stringify([...holds])));
        expect(model.worlds).toBe(distinct.size);
        const held = worlds.filter((world) => chanceOf(requires, [world]) > 0).length;
        expect(model.isPossible(requires)).toBe(held > 0);
        expect(model.isCertain(requires)).toBe(held === worlds.length);
      }),
      { numRuns: 500 },
    );
  });

  it('changes no bit when conditions, entries or alternatives are listed in another order', () => {
    fc.assert(
      fc.property(anyCase, ({ gates, requires }) => {
        const backwards = (list: Requirement): Requirement =>
          [...list]
            .reverse()
            .map((entry) => (typeof entry === 'string' ? entry : [...entry].reverse()));
        const mirrored = new Map(
          [...gates]
            .reverse()
            .map(([id, gate]) => [id, { ...gate, requires: backwards(gate.requires) }]),
        );
        expect(modelConditions(mirrored, none).probability(backwards(requires))).toBe(
          modelConditions(gates, none).probability(requires),
        );
      }),
    );
  });
});

describe('contradiction', () => {
  it('names what is to hold and the prerequisite that is to fail', () => {
    const assumptions = new Map([
      ['ceasefire', false],
      ['us_backstop', true],
    ]);
    expect(contradiction(paris, assumptions)).toEqual({ holds: 'us_backstop', fails: 'ceasefire' });
    expect(() => modelConditions(paris, assumptions)).toThrow(RangeError);
  });

  it('finds nothing wrong with a failed alternative', () => {
    const assumptions = new Map([
      ['un_mandate', true],
      ['us_backstop', false],
    ]);
    expect(contradiction(paris, assumptions)).toBeUndefined();
    expect(contradiction(paris, none)).toBeUndefined();
  });
});

function independent(count: number): Map<string, Gate> {
  return new Map(
    Array.from({ length: count }, (_, index) => [`c${index}`, { likelihood: 0.5, requires: [] }]),
  );
}

function chain(length: number, likelihood = 0.5): Map<string, Gate> {
  return new Map(
    Array.from({ length }, (_, index) => [
      `c${index}`,
      { likelihood, requires: index === 0 ? [] : [`c${index - 1}`] },
    ]),
  );
}
