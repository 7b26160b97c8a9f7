import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { parseExpression } from '../../src/check/expression.ts';
import { mendsOf } from '../../src/check/mend.ts';
import { against, check, noBase, only, scenarioFrom } from './read.ts';

/**
 * Expected: Ukraine 300,000; Germany 0.5 × 0.45 × 40,000 = 9,000; France 0.3 × 20,000 = 6,000;
 * Italy refuses 50,000. Together 315,000.
 */
const force = `
forcecalc: 1
title: A force
target: {personnel: 330000}
conditions:
  ceasefire: {title: A cease-fire holds, likelihood: 0.5}
  us_backstop: {title: American backstop, likelihood: 0.4, requires: [ceasefire]}
contributions:
  UKR: {personnel: 300000, stance: committed}
  DEU: {personnel: 40000, stance: undecided, requires: [ceasefire]}
  FRA: {personnel: 20000, stance: reluctant}
  ITA: {personnel: 50000, stance: refused}
`;

const mendsFor = async (assertion: string, assumptions = new Map<string, boolean>()) => {
  const scenario = await scenarioFrom(`${force}checks: ['${assertion}']\n`);
  return only(check(scenario, noBase, assumptions)).mended_by;
};

describe('the single decisions that mend a failing assertion', () => {
  it('are those worked out by hand, the widest margin first', async () => {
    expect(await mendsFor('personnel.expected >= 320000')).toEqual([
      // 315,000 + 50,000
      { unit: 'contributions.ITA', name: 'Italy', decision: 'yes', value: 365_000 },
      // 315,000 + 0.7 × 20,000
      { unit: 'contributions.FRA', name: 'France', decision: 'yes', value: 329_000 },
      // 315,000 + 0.5 × 0.55 × 40,000
      { unit: 'contributions.DEU', name: 'Germany', decision: 'yes', value: 326_000 },
      // 315,000 + 0.5 × 0.45 × 40,000; the backstop brings the cease-fire with it
      { unit: 'conditions.ceasefire', name: 'A cease-fire holds', decision: 'yes', value: 324_000 },
      {
        unit: 'conditions.us_backstop',
        name: 'American backstop',
        decision: 'yes',
        value: 324_000,
      },
    ]);
  });

  it('can be a refusal', async () => {
    const mends = await mendsFor('personnel.expected <= 310000');
    expect(mends).toEqual([
      { unit: 'contributions.UKR', name: 'Ukraine', decision: 'no', value: 15_000 },
      { unit: 'conditions.ceasefire', name: 'A cease-fire holds', decision: 'no', value: 306_000 },
      { unit: 'contributions.DEU', name: 'Germany', decision: 'no', value: 306_000 },
      { unit: 'contributions.FRA', name: 'France', decision: 'no', value: 309_000 },
    ]);
  });

  it('are none where no single one is enough, and none are sought where it holds', async () => {
    expect(await mendsFor('personnel.expected >= 400000')).toEqual([]);
    expect(await mendsFor('personnel.expected >= 310000')).toEqual([]);
  });

  it('leave alone what is assumed already', async () => {
    const mends = await mendsFor('personnel.expected >= 320000', new Map([['ceasefire', false]]));
    expect(mends.map(({ unit }) => unit)).toEqual(['contributions.ITA', 'contributions.FRA']);
  });

  it('can turn a word', async () => {
    const mends = await mendsFor('personnel.verdict.expected != below');
    expect(mends).toEqual([
      { unit: 'contributions.ITA', name: 'Italy', decision: 'yes', value: 'above' },
    ]);
  });

  it('are of the change where a change is asked for', async () => {
    const scenario = await scenarioFrom(
      `${force}checks: ['change in personnel.expected >= 20000']\n`,
    );
    const base = against(assess(await scenarioFrom(force)));
    expect(only(check(scenario, base)).mended_by).toEqual([
      { unit: 'contributions.ITA', name: 'Italy', decision: 'yes', value: 50_000 },
    ]);
  });

  it('are at most five', async () => {
    const nations = ['FRA', 'GBR', 'ITA', 'ESP', 'NLD', 'SWE', 'NOR'];
    const scenario = await scenarioFrom(
      `forcecalc: 1\ntitle: T\ntarget: {personnel: 1}\ncontributions:\n${nations
        .map((code, at) => `  ${code}: {personnel: ${(at + 1) * 1000}, stance: refused}\n`)
        .join('')}checks: [personnel.expected >= 1]\n`,
    );
    const units = only(check(scenario)).mended_by.map(({ unit }) => unit.slice(-3));
    expect(units).toEqual(['NOR', 'SWE', 'NLD', 'ESP', 'ITA']);
  });

  it('assess each decision once, however many assertions fail', async () => {
    const scenario = await scenarioFrom(
      `${force}checks: [personnel.expected >= 320000, personnel.firm >= 320000]\n`,
    );
    const failing = scenario.checks.map((statement, index) => {
      const parsed = parseExpression(statement.assert);
      if (!parsed.ok) throw new Error(parsed.faults[0]?.message);
      return { statement, expression: parsed.expression, index };
    });
    let count = 0;
    const mends = mendsOf(
      failing,
      { scenario, assumptions: new Map(), base: noBase },
      (changed, assumed) => {
        count += 1;
        // What cannot be assessed under a decision is passed over.
        return count > 4 ? undefined : assess(changed, assumed);
      },
    );
    // Two answers on either condition, two for Germany and France, one for Ukraine and Italy.
    expect(count).toBe(10);
    expect(mends.map((each) => each.map(({ unit }) => unit))).toEqual([
      ['conditions.ceasefire', 'conditions.us_backstop'],
      [],
    ]);
  });

  it('mend: each is true of the scenario in which it was taken', async () => {
    const assertion = fc
      .tuple(fc.constantFrom('>=', '>', '<=', '<', '=='), fc.integer({ min: 0, max: 400_000 }))
      .map(([operator, end]) => `personnel.expected ${operator} ${end}`);
    await fc.assert(
      fc.asyncProperty(assertion, async (text) => {
        for (const { unit, decision, value } of await mendsFor(text)) {
          const [room, id = ''] = unit.split('.');
          const isYes = decision === 'yes';
          const written = isYes ? 'likelihood: 1' : 'stance: refused';
          const changed =
            room === 'conditions'
              ? force
              : force.replace(
                  new RegExp(`(  ${id}: \\{personnel: \\d+), stance: \\w+`),
                  `$1, ${written}`,
                );
          const assumed = room === 'conditions' ? new Map([[id, isYes]]) : new Map();
          const assessed = assess(await scenarioFrom(changed), assumed);
          expect(assessed.personnel.expected).toBeCloseTo(Number(value), 6);
        }
      }),
      { numRuns: 30 },
    );
  });
});
