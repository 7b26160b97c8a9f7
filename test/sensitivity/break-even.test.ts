import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import type { Contribution, Scenario } from '../../src/scenario/scenario.ts';
import { sensitivityOf } from '../../src/sensitivity/sensitivity.ts';
import { anyScenario } from './any-scenario.ts';
import { scenarioOf } from './scenario-of.ts';

const breakEven = async (yaml: string, reach?: number) =>
  sensitivityOf(await scenarioOf(yaml), new Map(), reach).break_even;

const gated = `
target: {personnel: 100}
conditions: {gate: {title: The gate opens, likelihood: 0.4}}
contributions:
  FRA: {personnel: 60, likelihood: 1, requires: [gate]}
  GBR: {personnel: 40, likelihood: 0.9}
  ITA: {personnel: [10, 20], likelihood: 0.2}
`;

describe('the break-even', () => {
  it.each([
    {
      // Behind the gate FRA is enough. Without it GBR and ITA must make up for what the others leave:
      // 50 more: 0.4 + 0.6 · 0.9 · 0.2 = 0.508; 49 more: 0.4 + 0.6 · 0.9 · 0.2 · 10/11 = 0.498.
      name: 'is the fewest people, and the decisions that do as much',
      yaml: gated,
      reach: 0.5,
      personnel: 50,
      decisions: ['condition gate 1 0.9000'],
    },
    {
      // In the worst case nobody comes at all.
      name: 'for certainty is all that is not certain',
      yaml: gated,
      reach: 1,
      personnel: 100,
      decisions: [],
    },
    {
      name: 'is nothing where the chance is reached',
      yaml: gated,
      reach: 0.36,
      personnel: 0,
      decisions: [],
    },
    {
      name: 'is nothing where nobody is asked for',
      yaml: 'target: {personnel: 0}\ncontributions: {FRA: {personnel: 5}}',
      reach: 1,
      personnel: 0,
      decisions: [],
    },
    {
      name: 'is everybody asked for where nobody contributes',
      yaml: 'target: {personnel: [70, 90]}',
      reach: 0.5,
      personnel: 70,
      decisions: [],
    },
    {
      name: 'names an amount and a refusal that would be enough, the best first',
      yaml: `
target: {personnel: 100}
contributions:
  FRA: {personnel: [0, 100], likelihood: 0.6}
  GBR: {personnel: 100, stance: refused}
`,
      reach: 0.5,
      personnel: 84,
      decisions: ['decision GBR 1 1.0000', 'amount FRA 100 0.6000'],
    },
    {
      name: 'needs nothing more for a chance that is reached but for rounding',
      yaml: `
target: {personnel: 1}
contributions:
  FRA: {personnel: 1, likelihood: 0.1}
  GBR: {personnel: 1, likelihood: 0.2}
`,
      reach: 0.28,
      personnel: 0,
      decisions: [],
    },
  ])('$name', async ({ yaml, reach, personnel, decisions }) => {
    const found = await breakEven(yaml, reach);
    expect(found.reach).toBe(reach);
    expect(found.personnel).toBe(personnel);
    const told = found.decisions.map(
      ({ kind, id, at, reach_low }) => `${kind} ${id} ${at} ${reach_low.toFixed(4)}`,
    );
    expect(told).toEqual(decisions);
  });

  it('aims at an even chance when nothing else is asked', async () => {
    expect((await breakEven(gated)).reach).toBe(0.5);
  });

  it.each([0, -0.1, 1.1, Number.NaN])('refuses to aim at %s', async (reach) => {
    const scenario = await scenarioOf(gated);
    expect(() => sensitivityOf(scenario, new Map(), reach)).toThrow(RangeError);
  });

  const certain = (personnel: number): Contribution => ({
    ...{ nation: 'NLD', name: 'Netherlands', bloc: 'european_nato', stance: 'committed' },
    ...{ willingness: 1, ownLikelihood: null, personnel: { kind: 'point', value: personnel } },
    ...{ requires: [], capabilities: new Map(), sources: [], basis: 'assumed', note: null },
  });
  const reachWith = (scenario: Scenario, more: number) => {
    const contributions = new Map([...scenario.contributions, ['NLD', certain(more)]]);
    return assess({ ...scenario, contributions }).personnel.likelihood.reach_low;
  };

  it('is enough as a contribution of its own, and one person less is not', () => {
    const reach = fc.constantFrom(0.05, 0.25, 0.5, 0.8, 0.95);
    fc.assert(
      fc.property(anyScenario, reach, (scenario, wanted) => {
        const { personnel } = sensitivityOf(scenario, new Map(), wanted).break_even;
        expect(reachWith(scenario, personnel)).toBeGreaterThanOrEqual(wanted - 1e-9);
        if (personnel > 0) {
          expect(reachWith(scenario, personnel - 1)).toBeLessThan(wanted + 1e-9);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('names every single factor that is enough and no other', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const { factors, break_even } = sensitivityOf(scenario, new Map(), 0.5);
        const enough = factors.filter(({ high }) => high.reach_low >= 0.5 - 1e-12);
        const expected = break_even.personnel === 0 ? [] : enough.map(({ kind, id }) => kind + id);
        expect(break_even.decisions.map(({ kind, id }) => kind + id).sort()).toEqual(
          expected.sort(),
        );
      }),
      { numRuns: 60 },
    );
  });
});
