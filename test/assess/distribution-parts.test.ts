import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { anyScenario } from '../sensitivity/any-scenario.ts';
import { scenarioOf } from '../sensitivity/scenario-of.ts';

const partsOf = async (contributions: string) => {
  const scenario = await scenarioOf(`target: {personnel: 10}\ncontributions: ${contributions}`);
  return assess(scenario).personnel.distribution;
};

describe('personnel.distribution', () => {
  it.each([
    { name: 'nobody', contributions: '{}', from: 0, to: 0, likelihoods: [1] },
    {
      name: 'a certain total',
      contributions: '{FRA: {personnel: 7, stance: committed}}',
      ...{ from: 7, to: 7, likelihoods: [1] },
    },
    {
      name: 'all or nothing of two: one part a total, none likely between them',
      contributions: '{FRA: {personnel: 2, likelihood: 0.25}}',
      ...{ from: 0, to: 2, likelihoods: [0.75, 0, 0.25] },
    },
    {
      name: 'every number of a range alike',
      contributions: '{FRA: {personnel: [3, 6], stance: committed}}',
      ...{ from: 3, to: 6, likelihoods: [0.25, 0.25, 0.25, 0.25] },
    },
  ])('has of $name', async ({ contributions, from, to, likelihoods }) => {
    const parts = await partsOf(contributions);
    expect([parts.from, parts.to]).toEqual([from, to]);
    expect(parts.likelihoods).toHaveLength(likelihoods.length);
    for (const [index, likelihood] of likelihoods.entries()) {
      expect(parts.likelihoods[index]).toBeCloseTo(likelihood, 12);
    }
  });

  it('has sixty parts of wider totals, the ends of each as told', async () => {
    // 0 to 119: two totals a part, so the 60th holds 118 and 119.
    const even = await partsOf('{FRA: {personnel: [0, 119], stance: committed}}');
    expect(even.likelihoods).toHaveLength(60);
    for (const likelihood of even.likelihoods) expect(likelihood).toBeCloseTo(1 / 60, 12);
    // 0 to 61 in parts of 62/60: the first holds 0 and 1, the second 2 alone.
    const uneven = await partsOf('{FRA: {personnel: [0, 61], stance: committed}}');
    expect(uneven.likelihoods[0]).toBeCloseTo(2 / 62, 12);
    expect(uneven.likelihoods[1]).toBeCloseTo(1 / 62, 12);
  });

  it('sums to 1 from firm to potential', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const { distribution, firm, potential } = assess(scenario).personnel;
        const { from, to, likelihoods } = distribution;
        expect([from, to]).toEqual([firm, potential]);
        expect(likelihoods).toHaveLength(Math.min(60, to - from + 1));
        expect(likelihoods.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
        expect(Math.min(...likelihoods)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('sums to 1 where the grid is coarser than one person', async () => {
    const parts = await partsOf(
      '{FRA: {personnel: [1, 7000001], likelihood: 0.5}, GBR: {personnel: [3, 5000000]}}',
    );
    expect(parts.likelihoods.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
  });
});
