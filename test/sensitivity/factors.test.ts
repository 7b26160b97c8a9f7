import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import type { Contribution, Scenario } from '../../src/scenario/scenario.ts';
import type { Factor } from '../../src/sensitivity/factors.ts';
import { type Sensitivity, sensitivityOf } from '../../src/sensitivity/sensitivity.ts';
import { anyScenario } from './any-scenario.ts';
import { scenarioOf } from './scenario-of.ts';

const named = ({ factors }: Sensitivity) => factors.map(({ kind, id }) => `${kind} ${id}`);

function factorAt({ factors }: Sensitivity, kind: Factor['kind'], id: string): Factor {
  const found = factors.find((factor) => factor.kind === kind && factor.id === id);
  if (found === undefined) throw new Error(`no ${kind} ${id}`);
  return found;
}

/**
 * FRA sends 199 or 200 if the gate opens, GBR one with a chance of a half; 200 are asked for. So it
 * takes the gate, and 200 from FRA or one from GBR: 0.5 · (0.5 + 0.5 · 0.5) = 0.375.
 */
const byHand = `
target: {personnel: 200}
conditions: {gate: {likelihood: 0.5}}
contributions:
  FRA: {personnel: [199, 200], likelihood: 1, requires: [gate]}
  GBR: {personnel: 1, likelihood: 0.5}
`;

describe('sensitivityOf, by hand', () => {
  it('is as summed over every case', async () => {
    const sensitivity = sensitivityOf(await scenarioOf(byHand));
    expect(sensitivity.base.reach_low).toBeCloseTo(0.375, 12);
    expect(sensitivity.base.expected).toBeCloseTo(0.5 * 199.5 + 0.5, 9);
    const rows = sensitivity.factors.map(({ kind, id, low, high, swing }) => ({
      factor: `${kind} ${id}`,
      chance: [low.reach_low, high.reach_low, swing.reach_low].map((value) => value.toFixed(6)),
      expected: [low.expected, high.expected, swing.expected].map((value) => value.toFixed(4)),
    }));
    expect(rows).toEqual([
      {
        factor: 'condition gate',
        chance: ['0.000000', '0.750000', '0.750000'],
        expected: ['0.5000', '200.0000', '199.5000'],
      },
      {
        factor: 'decision FRA',
        chance: ['0.000000', '0.375000', '0.375000'],
        expected: ['0.5000', '100.2500', '99.7500'],
      },
      {
        factor: 'decision GBR',
        chance: ['0.250000', '0.500000', '0.250000'],
        expected: ['99.7500', '100.7500', '1.0000'],
      },
      {
        factor: 'amount FRA',
        chance: ['0.250000', '0.500000', '0.250000'],
        expected: ['100.0000', '100.5000', '0.5000'],
      },
    ]);
    const ends = sensitivity.factors.map(({ low, high }) => `${low.at} to ${high.at}`);
    expect(ends).toEqual(['0 to 1', '0 to 1', '0 to 1', '199 to 200']);
  });

  it('agrees with the Birnbaum importances of methods.md 5.7', async () => {
    const scenario = await scenarioOf(`
target: {personnel: 30000}
contributions:
  FRA: {personnel: 10000, likelihood: 0.9}
  GBR: {personnel: 10000, likelihood: 0.8}
  ITA: {personnel: 5000, likelihood: 0.5}
  POL: {personnel: 25000, likelihood: 0.3}
`);
    const { factors, base } = sensitivityOf(scenario);
    expect(base.reach_low).toBeCloseTo(0.297, 9);
    expect(factors.map(({ id }) => id)).toEqual(['POL', 'FRA', 'GBR', 'ITA']);
    const swings = factors.map(({ swing }) => swing.reach_low);
    for (const [index, swing] of [0.99, 0.03, 0.015, 0.006].entries()) {
      expect(swings[index]).toBeCloseTo(swing, 9);
    }
  });

  it('moves a condition by intervention: what it requires holds too', async () => {
    const scenario = await scenarioOf(`
target: {personnel: 100}
conditions:
  truce: {likelihood: 0.5}
  backstop: {likelihood: 0.4, requires: [truce]}
contributions:
  FRA: {personnel: 60, likelihood: 1, requires: [truce]}
  GBR: {personnel: 40, likelihood: 1, requires: [backstop]}
`);
    const sensitivity = sensitivityOf(scenario);
    const backstop = factorAt(sensitivity, 'condition', 'backstop');
    expect(backstop.high).toEqual({ at: 1, expected: 100, reach_low: 1 });
    // Without the backstop the truce keeps its likelihood.
    expect(backstop.low.expected).toBeCloseTo(30, 9);
    expect(factorAt(sensitivity, 'condition', 'truce').high.reach_low).toBeCloseTo(0.4, 12);
  });
});

describe('sensitivityOf, what there is to vary', () => {
  it.each([
    { name: 'nobody', yaml: 'target: {personnel: 5}', factors: [] },
    {
      name: 'a point has no amount to vary',
      yaml: 'target: {personnel: 5}\ncontributions: {FRA: {personnel: 5}}',
      factors: ['decision FRA'],
    },
    {
      name: 'a range from an end to itself is a point',
      yaml: 'target: {personnel: 5}\ncontributions: {FRA: {personnel: [5, 5]}}',
      factors: ['decision FRA'],
    },
    {
      name: 'who states no number moves nothing and is left out',
      yaml: 'target: {personnel: 5}\ncontributions: {FRA: {stance: ready}}',
      factors: [],
    },
    {
      name: 'one that refuses could still be won',
      yaml: 'target: {personnel: 5}\ncontributions: {FRA: {stance: refused, personnel: [5, 9]}}',
      factors: ['decision FRA', 'amount FRA'],
    },
    {
      name: 'equal swings go by kind and id',
      yaml: `target: {personnel: 5}
contributions: {GBR: {personnel: 5}, FRA: {personnel: 5}, ITA: {personnel: 5}}`,
      factors: ['decision FRA', 'decision GBR', 'decision ITA'],
    },
  ])('$name', async ({ yaml, factors }) => {
    expect(named(sensitivityOf(await scenarioOf(yaml)))).toEqual(factors);
  });

  it('says what winning a refusal would bring, and nothing of how many a refusal sends', async () => {
    const scenario = await scenarioOf(`
target: {personnel: 10}
contributions: {FRA: {stance: refused, personnel: [5, 14]}}
`);
    const sensitivity = sensitivityOf(scenario);
    const decision = factorAt(sensitivity, 'decision', 'FRA');
    expect(decision.low).toEqual({ at: 0, expected: 0, reach_low: 0 });
    expect(decision.high.reach_low).toBeCloseTo(0.5, 12);
    expect(decision.high.expected).toBeCloseTo(9.5, 9);
    expect(factorAt(sensitivity, 'amount', 'FRA').swing).toEqual({ expected: 0, reach_low: 0 });
  });

  it('leaves out a condition that the assumptions fix, and varies the rest under them', async () => {
    const scenario = await scenarioOf(byHand);
    const sensitivity = sensitivityOf(scenario, new Map([['gate', false]]));
    expect(sensitivity.assumptions).toEqual({ gate: false });
    expect(named(sensitivity)).toEqual(['decision GBR', 'amount FRA', 'decision FRA']);
    expect(factorAt(sensitivity, 'decision', 'FRA').swing).toEqual({ expected: 0, reach_low: 0 });
  });

  it('has no swing of the chance where nobody is asked for', async () => {
    const { base, factors } = sensitivityOf(await scenarioOf(byHand.replace('200}', '0}')));
    expect(base.reach_low).toBe(1);
    expect(factors.map(({ swing }) => swing.reach_low)).toEqual(factors.map(() => 0));
    expect(factors.length).toBeGreaterThan(0);
  });
});

describe('sensitivityOf, any scenario', () => {
  const withContribution = (scenario: Scenario, id: string, change: Partial<Contribution>) => {
    const contribution = scenario.contributions.get(id);
    if (contribution === undefined) throw new Error(`no ${id}`);
    const contributions = new Map([
      ...scenario.contributions,
      [id, { ...contribution, ...change }],
    ]);
    const { personnel } = assess({ ...scenario, contributions });
    return { expected: personnel.expected, reach_low: personnel.likelihood.reach_low };
  };

  /** What each end of a factor comes to when the scenario itself is changed. */
  function changed(scenario: Scenario, { kind, id, ...ends }: Factor, end: 'low' | 'high') {
    const value = ends[end].at;
    if (kind === 'amount') {
      return withContribution(scenario, id, { personnel: { kind: 'point', value } });
    }
    if (kind === 'decision') return withContribution(scenario, id, { willingness: value });
    const { personnel } = assess(scenario, new Map([[id, value === 1]]));
    return { expected: personnel.expected, reach_low: personnel.likelihood.reach_low };
  }

  it('has the outcomes of the scenario with that one change', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const { factors } = sensitivityOf(scenario);
        for (const factor of factors) {
          for (const end of ['low', 'high'] as const) {
            const { expected, reach_low } = changed(scenario, factor, end);
            expect(factor[end].expected).toBeCloseTo(expected, 6);
            expect(factor[end].reach_low).toBeCloseTo(reach_low, 9);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never loses by a high end, and sorts by the size of the swing', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const { base, factors } = sensitivityOf(scenario);
        const swings = factors.map(({ swing }) => Math.round(swing.reach_low * 1e9));
        expect(swings).toEqual([...swings].sort((a, b) => b - a));
        for (const { low, high } of factors) {
          expect(low.reach_low).toBeLessThanOrEqual(base.reach_low + 1e-9);
          expect(high.reach_low).toBeGreaterThanOrEqual(base.reach_low - 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same under an assumption as with the condition set to that likelihood', async () => {
    const assumed = sensitivityOf(await scenarioOf(byHand), new Map([['gate', true]]));
    const set = sensitivityOf(await scenarioOf(byHand, 'conditions.gate.likelihood=1'));
    expect(assumed.base).toEqual(set.base);
    const open = set.factors.filter(({ kind }) => kind !== 'condition');
    expect(assumed.factors.map(({ id, low, high }) => ({ id, low, high }))).toEqual(
      open.map(({ id, low, high }) => ({ id, low, high })),
    );
  });

  it('takes --set of a likelihood for a decision', async () => {
    const decision = factorAt(sensitivityOf(await scenarioOf(byHand)), 'decision', 'GBR');
    for (const [end, value] of [
      ['low', 0],
      ['high', 1],
    ] as const) {
      const set = assess(
        await scenarioOf(byHand, `contributions.GBR.likelihood=${value}`),
      ).personnel;
      expect(decision[end].reach_low).toBeCloseTo(set.likelihood.reach_low, 12);
      expect(decision[end].expected).toBeCloseTo(set.expected, 9);
    }
  });
});
