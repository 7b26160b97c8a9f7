import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import type { Assessment } from '../../src/assess/assessment.ts';
import { contradiction } from '../../src/chance/conditions.ts';
import { type Comparison, compare } from '../../src/diff/diff.ts';
import { assumptionsOn } from '../../src/diff/shared-assumptions.ts';
import { type IsNew, mixtureOf, type Units, unitsBetween } from '../../src/diff/units.ts';
import { willingnessOf } from '../../src/scenario/resolve.ts';
import type { Assumptions, Scenario } from '../../src/scenario/scenario.ts';
import { anyPair } from './document-arbitrary.ts';
import { bare, type Document, scenarioOf } from './scenario-of.ts';

/** Undefined where the assumptions contradict one another on a side. */
function compared(
  base: Scenario,
  head: Scenario,
  assumptions: Assumptions,
): Comparison | undefined {
  const sides = [
    [base, head],
    [head, base],
  ] as const;
  const own = sides.map(([side, other]) => assumptionsOn(side, other, assumptions));
  if (sides.some(([side], at) => contradiction(side.conditions, own[at] ?? new Map()))) {
    return undefined;
  }
  const [before, after] = sides.map(([scenario], at) => ({
    scenario,
    assessment: assess(scenario, own[at]),
  }));
  return before && after && compare(before, after, assumptions);
}

/** A mixture as a scenario of its own. */
function assessMixture(base: Scenario, parts: Units, isNew: IsNew, assumptions: Assumptions) {
  const { target, stances, conditions, contributions } = mixtureOf(parts, isNew);
  const scenario: Scenario = {
    ...base,
    target,
    stances,
    conditions,
    contributions: new Map(
      [...contributions].map(([id, contribution]) => [
        id,
        { ...contribution, willingness: willingnessOf(contribution, stances) },
      ]),
    ),
  };
  return assess(scenario, assumptions);
}

function figureOf(assessment: Assessment, path: string): number {
  let value: unknown = assessment;
  for (const key of path.split('.')) value = (value as Record<string, unknown>)[key];
  return value as number;
}

function ordersOf(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    ordersOf(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

/** What every unit adds to a figure, averaged over all orders. */
function bruteForce(parts: Units, worth: (isNew: IsNew) => number): number[] {
  const known = new Map<string, number>();
  const of = (members: readonly number[]) => {
    const key = [...members].sort().join();
    const value = known.get(key) ?? worth((unit) => members.includes(unit));
    known.set(key, value);
    return value;
  };
  const orders = ordersOf(parts.units.map((_, unit) => unit));
  const sums = parts.units.map(() => 0);
  for (const order of orders) {
    for (const [at, unit] of order.entries()) {
      sums[unit] = (sums[unit] ?? 0) + of(order.slice(0, at + 1)) - of(order.slice(0, at));
    }
  }
  return sums.map((sum) => sum / orders.length);
}

const anyAssumptions = fc
  .uniqueArray(fc.constantFrom('c0', 'c1', 'c2', 'c3'), { maxLength: 2 })
  .chain((ids) =>
    fc
      .tuple(...ids.map(() => fc.boolean()))
      .map((holds) => ids.map((id, at): [string, boolean] => [id, holds[at] ?? true])),
  );

const figures = [
  ...['personnel.expected', 'personnel.potential', 'personnel.likelihood.reach_low'],
  ...['capabilities.x.expected', 'capabilities.y.expected'],
];

describe('attribution', () => {
  it('adds up to what the figures themselves moved, for any pair', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(anyPair, anyAssumptions, async ([from, to], assumed) => {
        const [base, head] = [await scenarioOf(from), await scenarioOf(to)];
        const known = assumed.filter(([id]) => base.conditions.has(id) || head.conditions.has(id));
        const comparison = compared(base, head, new Map(known));
        if (comparison === undefined) return;
        count += 1;
        const { attribution, metrics, method } = comparison.diff;
        expect(method).toEqual({ kind: 'shapley', exact: true, left_out: {} });
        expect(Object.keys(attribution).sort()).toEqual([...figures].sort());
        for (const path of figures) {
          const delta = metrics.find((metric) => metric.path === path)?.delta ?? 0;
          const sum = (attribution[path] ?? []).reduce((total, part) => total + part.delta, 0);
          expect(Math.abs(sum - delta)).toBeLessThan(1e-9);
          const ends = [comparison.base, comparison.head].map((side) => figureOf(side, path));
          expect(Math.abs((ends[1] ?? 0) - (ends[0] ?? 0) - delta)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 150 },
    );
    expect(count).toBeGreaterThan(50);
  });

  it('is what brute force over all orders gives, up to 6 units', async () => {
    let most = 0;
    await fc.assert(
      fc.asyncProperty(anyPair, anyAssumptions, async ([from, to], assumed) => {
        const [base, head] = [await scenarioOf(from), await scenarioOf(to)];
        const assumptions = new Map(
          assumed.filter(([id]) => base.conditions.has(id) || head.conditions.has(id)),
        );
        const comparison = compared(base, head, assumptions);
        const parts = unitsBetween(base, head, assumptions);
        if (comparison === undefined || parts.units.length > 6) return;
        most = Math.max(most, parts.units.length);
        const known = new Map<string, Assessment>();
        const assessed = (isNew: IsNew) => {
          const key = parts.units.map((_, unit) => Number(isNew(unit))).join('');
          const assessment = known.get(key) ?? assessMixture(base, parts, isNew, assumptions);
          known.set(key, assessment);
          return assessment;
        };
        for (const path of figures) {
          const worth = (isNew: IsNew) => figureOf(assessed(isNew), path);
          const wanted = bruteForce(parts, worth);
          const found = new Map(
            comparison.diff.attribution[path]?.map((part) => [part.unit, part]),
          );
          for (const [unit, { id }] of parts.units.entries()) {
            const alone = worth((other) => other === unit) - worth(() => false);
            expect(Math.abs((found.get(id)?.delta ?? 0) - (wanted[unit] ?? 0))).toBeLessThan(1e-9);
            expect(Math.abs((found.get(id)?.alone ?? 0) - alone)).toBeLessThan(1e-9);
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(most).toBeGreaterThan(3);
  });

  it('of two units is what they add by hand', async () => {
    // 100 people come if the condition holds: 0.5 × 100 = 50. With 200 people it is 100, with a
    // condition of 0.8 it is 80, with both 160. So the people add 50 or 80, on average 65; the
    // condition adds 30 or 60, on average 45.
    const document = (personnel: number, likelihood: number): Document => ({
      ...bare,
      conditions: { c: { likelihood } },
      contributions: { FRA: { personnel, stance: 'committed', requires: ['c'] } },
    });
    const base = await scenarioOf(document(100, 0.5));
    const head = await scenarioOf(document(200, 0.8));
    const { diff } = compared(base, head, new Map()) ?? {};
    const parts = diff?.attribution['personnel.expected'] ?? [];
    expect(parts.map(({ unit }) => unit)).toEqual(['contributions.FRA', 'conditions.c']);
    expect(parts.map(({ delta }) => delta)).toEqual([
      expect.closeTo(65, 12),
      expect.closeTo(45, 12),
    ]);
    expect(parts.map(({ alone }) => alone)).toEqual([
      expect.closeTo(50, 12),
      expect.closeTo(30, 12),
    ]);
  });

  it('sees what an assumption carries to conditions that nobody requires', async () => {
    // c is assumed to hold. As long as it requires t, t holds with it, and all 100 come. Without
    // that requirement t has its own likelihood: 30 come or, once that is 0.5, 50. So c does away
    // with 70 or 50, on average 60; t adds 0 or 20, on average 10.
    const document = (requires: readonly string[], likelihood: number): Document => ({
      ...bare,
      conditions: { t: { likelihood }, c: { likelihood: 0.2, requires } },
      contributions: { FRA: { personnel: 100, stance: 'committed', requires: ['t'] } },
    });
    const base = await scenarioOf(document(['t'], 0.3));
    const head = await scenarioOf(document([], 0.5));
    const { diff } = compared(base, head, new Map([['c', true]])) ?? {};
    expect(diff?.attribution['personnel.expected']).toEqual([
      { unit: 'conditions.c', delta: expect.closeTo(-60, 12), alone: expect.closeTo(-70, 12) },
      { unit: 'conditions.t', delta: expect.closeTo(10, 12), alone: expect.closeTo(0, 12) },
    ]);
  });

  it('sees that an assumption carries to a plain requirement, and not to a list of one', async () => {
    // As above, but c goes on requiring t: as any of a list, which c can do without when assumed.
    const document = (requires: readonly (string | string[])[], likelihood: number): Document => ({
      ...bare,
      target: { personnel: 100 },
      conditions: { t: { likelihood }, c: { likelihood: 0.2, requires } },
      contributions: { FRA: { personnel: 100, stance: 'committed', requires: ['t'] } },
    });
    const base = await scenarioOf(document(['t'], 0.3));
    const head = await scenarioOf(document([['t']], 0.5));
    const { diff } = compared(base, head, new Map([['c', true]])) ?? {};
    expect(diff?.attribution['personnel.likelihood.reach_low']).toEqual([
      { unit: 'conditions.c', delta: expect.closeTo(-0.6, 12), alone: expect.closeTo(-0.7, 12) },
      { unit: 'conditions.t', delta: expect.closeTo(0.1, 12), alone: expect.closeTo(0, 12) },
    ]);
  });
});
