import { describe, expect, it } from 'vitest';
import { asksForChances } from '../../src/check/chances.ts';
import { parseExpression } from '../../src/check/expression.ts';

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
