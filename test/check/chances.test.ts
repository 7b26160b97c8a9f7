import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { asksForChances } from '../../src/check/chances.ts';
import { parseExpression } from '../../src/check/expression.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { root } from './run.ts';

function asks(path: string): boolean {
  const parsed = parseExpression(`${path} >= 0`);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return asksForChances(parsed.expression.path);
}

describe('what takes the exact distribution of a total', () => {
  it.each([
    'personnel.likelihood.reach_low',
    'personnel.expected_shortfall',
    'personnel.standard_deviation',
    'personnel.quantiles.p50',
    'personnel.distribution.likelihoods.3',
    'capabilities.air_defence.likelihood.reach_high',
    'conditions.us_backstop.holds.reach_low',
    'contributions.FRA.pivot',
    'method.resolution',
    'method.error_bound',
  ])('%s does', (path) => {
    expect(asks(path)).toBe(true);
  });

  it.each([
    'personnel.expected',
    'personnel.coverage.of_low.firm',
    'personnel.verdict.potential',
    'shares.ukraine.firm.share',
    'capabilities.air_defence.fill.of_low.firm',
    'capabilities.air_defence.when.us_backstop.holds.expected',
    'conditions.us_backstop.likelihood',
    'conditions.us_backstop.holds.expected',
    'contributions.FRA.likelihood',
    'contributions.likelihood.expected',
    'method.worlds',
    'evidence.expected.cited',
  ])('%s does not', (path) => {
    expect(asks(path)).toBe(false);
  });
});

/** Every path of an assessment that ends at a figure or a word, with what stands there. */
function leavesOf(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

describe('an assessment without chances', () => {
  it.each(['paris-2025-03.yaml', 'coalition-2026-01.yaml', 'reassurance-force.yaml'])(
    'has every other figure of %s as it is with them',
    async (file) => {
      const read = await readScenario(join(root, 'scenarios', file));
      if (!read.ok) throw new Error('a shipped scenario is wrong');
      const full = assess(read.scenario);
      const without = new Map(
        leavesOf(assess(read.scenario, new Map(), { withChances: false }), ''),
      );
      let asked = 0;
      for (const [path, value] of leavesOf(full, '')) {
        // Texts with spaces and the like cannot be asserted anything of.
        if (!parseExpression(`${path} >= 0`).ok) continue;
        if (asks(path)) asked += 1;
        else expect([path, without.get(path)]).toEqual([path, value]);
      }
      expect(asked).toBeGreaterThan(20);
    },
  );
});
