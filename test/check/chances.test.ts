import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { type ChanceDetail, moreDetailed } from '../../src/assess/chances.ts';
import { chancesAskedBy } from '../../src/check/chances.ts';
import { parseExpression } from '../../src/check/expression.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { root } from './run.ts';

function asks(path: string): ChanceDetail {
  const parsed = parseExpression(`${path} >= 0`);
  if (!parsed.ok) throw new Error(parsed.faults[0]?.message);
  return chancesAskedBy(parsed.expression.path);
}

describe('what a path asks of the chances', () => {
  it.each([
    'personnel.likelihood.reach_low',
    'personnel.expected_shortfall',
    'personnel.standard_deviation',
    'personnel.quantiles.p50',
    'personnel.distribution.likelihoods.3',
    'capabilities.air_defence.likelihood.reach_high',
    'method.resolution',
    'method.error_bound',
  ])('%s: the distribution of a total', (path) => {
    expect(asks(path)).toBe('totals');
  });

  it.each(['conditions.us_backstop.holds.reach_low', 'contributions.FRA.pivot'])(
    '%s: what hangs on each decision',
    (path) => {
      expect(asks(path)).toBe('all');
    },
  );

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
  ])('%s: nothing', (path) => {
    expect(asks(path)).toBe('none');
  });
});

/** Every path of an assessment that ends at a figure or a word, with what stands there. */
function leavesOf(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

describe('an assessment with some of the chances', () => {
  const files = ['paris-2025-03.yaml', 'coalition-2026-01.yaml', 'reassurance-force.yaml'];
  const details = ['none', 'totals'] as const;

  it.each(files.flatMap((file) => details.map((detail) => ({ file, detail }))))(
    'has every figure of $file that takes no more than $detail, to the last bit',
    async ({ file, detail }) => {
      const read = await readScenario(join(root, 'scenarios', file));
      if (!read.ok) throw new Error('a shipped scenario is wrong');
      const full = assess(read.scenario);
      const less = new Map(leavesOf(assess(read.scenario, new Map(), { chances: detail }), ''));
      let left = 0;
      for (const [path, value] of leavesOf(full, '')) {
        // Texts with spaces and the like cannot be asserted anything of.
        if (!parseExpression(`${path} >= 0`).ok) continue;
        if (moreDetailed(asks(path), detail) !== detail) left += 1;
        else expect([path, less.get(path)]).toEqual([path, value]);
      }
      expect(left).toBeGreaterThan(10);
    },
  );
});
