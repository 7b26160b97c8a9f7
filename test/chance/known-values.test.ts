import { describe, expect, it } from 'vitest';
import type { Gate } from '../../src/chance/conditions.ts';
import type { Distribution } from '../../src/chance/distribution.ts';
import { leverageOf, type Offer, totalOf } from '../../src/chance/total.ts';
import type { Requirement } from '../../src/scenario/scenario.ts';
import { point } from './arbitraries.ts';

const none = new Map<string, boolean>();

/** Four offers, three of them behind a gate where there is one; worked out by hand in fractions. */
function fourOffers(gate: number | undefined): {
  contributions: Map<string, Offer>;
  gates: Map<string, Gate>;
  assumptions: Map<string, boolean>;
} {
  const gated: Requirement = gate === undefined ? [] : ['gate'];
  return {
    contributions: new Map([
      ['A', { willingness: 0.9, amount: point(10_000), requires: gated }],
      ['B', { willingness: 0.8, amount: point(10_000), requires: gated }],
      ['C', { willingness: 0.5, amount: point(5_000), requires: gated }],
      ['D', { willingness: 0.3, amount: point(25_000), requires: [] }],
    ]),
    gates: new Map(gate === undefined ? [] : [['gate', { likelihood: gate, requires: [] }]]),
    assumptions: none,
  };
}

function distributionOf(question: Parameters<typeof totalOf>[0]): Distribution {
  const total = totalOf(question);
  if (total.kind === 'refused') throw new Error(total.message);
  return total.distribution;
}

/** Sure weights, each joining with one half or what is given: a voting game, or a count. */
function game(weights: readonly number[], chances: readonly number[] = []) {
  const contributions = new Map(
    weights.map((weight, index) => [
      `player ${String(index).padStart(2, '0')}`,
      { willingness: chances[index] ?? 0.5, amount: point(weight), requires: [] },
    ]),
  );
  return { contributions, gates: new Map<string, Gate>(), assumptions: none };
}

function banzhaf(quota: number, weights: readonly number[]): number[] {
  const leverage = leverageOf(game(weights), quota);
  if (leverage.kind === 'refused') throw new Error(leverage.message);
  return [...leverage.pivots.values()];
}

describe('the distribution of four offers', () => {
  // Plain convolution of two-valued terms; worked out by hand.
  const { reach, quantile, shortfall, ...figures } = distributionOf(fourOffers(undefined));

  it('has the mean and deviation of independent two-valued terms', () => {
    expect(figures.mean).toBeCloseTo(27_000, 8);
    expect(figures.standardDeviation).toBeCloseTo(12_747.548783982, 6);
    expect(figures.least).toBe(0);
    expect(figures.most).toBe(50_000);
  });

  it.each([
    [0, 1],
    [20_000, 0.804],
    [25_000, 0.552],
    [30_000, 0.297],
    [30_001, 0.294],
    [40_000, 0.255],
    [50_000, 0.108],
    [50_001, 0],
  ])('reaches %i with %f', (required, chance) => {
    expect(reach(required)).toBeCloseTo(chance, 14);
  });

  it.each([
    [0.05, 10_000],
    [0.1, 10_000],
    [0.25, 20_000],
    [0.5, 25_000],
    [0.75, 40_000],
    [0.9, 50_000],
    [0.95, 50_000],
    [0.014, 5_000],
    [1, 50_000],
  ])('has its quantile %f at %i', (probability, total) => {
    expect(quantile(probability)).toBe(total);
  });

  it('misses 30,000 by 7,365 on average', () => {
    expect(shortfall(30_000)).toBeCloseTo(7_365, 8);
    expect(shortfall(0)).toBe(0);
    expect(shortfall(60_000)).toBeCloseTo(33_000, 8);
  });
});

describe('three of the offers behind one gate of 0.6', () => {
  // P = Σ over the gate's states; a fourth column of the same numbers with 0.6 multiplied into each
  // likelihood shows what the shortcut makes of them.
  const gated = distributionOf(fourOffers(0.6));
  const { contributions } = fourOffers(undefined);
  const shortcut = distributionOf({
    gates: new Map(),
    assumptions: none,
    contributions: new Map(
      [...contributions].map(([id, offer]) => [
        id,
        id === 'D' ? offer : { ...offer, willingness: offer.willingness * 0.6 },
      ]),
    ),
  });

  it('leaves the mean and widens the spread', () => {
    expect(gated.mean).toBeCloseTo(19_200, 8);
    expect(shortcut.mean).toBeCloseTo(19_200, 8);
    expect(gated.standardDeviation).toBeCloseTo(15_532.546475063, 6);
    expect(shortcut.standardDeviation).toBeCloseTo(13_649.175799, 5);
  });

  it.each([
    [20_000, 0.6024, 0.4814],
    [25_000, 0.4512, 0.3544],
    [30_000, 0.1782, 0.2498],
    [40_000, 0.153, 0.1229],
  ])('reaches %i with %f, not with %f', (required, chance, wrong) => {
    expect(gated.reach(required)).toBeCloseTo(chance, 14);
    expect(shortcut.reach(required)).toBeCloseTo(wrong, 4);
  });

  it('shows what the gate and each decision are worth', () => {
    const leverage = leverageOf(fourOffers(0.6), 30_000);
    if (leverage.kind === 'refused') throw new Error(leverage.message);
    const gate = leverage.conditions.get('gate');
    expect(gate?.holds).toBeCloseTo(0.297, 14);
    expect(gate?.fails).toBe(0);
    expect(leverage.pivots.get('D')).toBeCloseTo(0.594, 14);
  });
});

describe('counts of equal terms', () => {
  // Values of the Python package poibin, checked there against R: cumulative for the first,
  // probabilities for the second.
  it('has the distribution of a Poisson binomial', () => {
    const { reach } = distributionOf(game([1, 1, 1], [0.1, 0.5, 0.7]));
    for (const [count, below] of [0.135, 0.6, 0.965, 1].entries()) {
      expect(1 - reach(count + 1)).toBeCloseTo(below, 14);
    }
    const second = distributionOf(game([1, 1, 1], [0.4163448, 0.334027, 0.9689613]));
    for (const [count, chance] of [0.0120647, 0.39129134, 0.46189012, 0.13475384].entries()) {
      expect(second.reach(count) - second.reach(count + 1)).toBeCloseTo(chance, 7);
    }
  });
});

describe('pivots', () => {
  it('are the drop in the chance of success when a nation says no', () => {
    // The four offers at 30,000, by hand: e.g. without D only all of A, B, C reach 25,000.
    const leverage = leverageOf(fourOffers(undefined), 30_000);
    if (leverage.kind === 'refused') throw new Error(leverage.message);
    for (const [id, pivot] of Object.entries({ A: 0.03, B: 0.015, C: 0.006, D: 0.99 })) {
      expect(leverage.pivots.get(id)).toBeCloseTo(pivot, 14);
    }
  });

  const third = 1 / 13;
  // Birnbaum importance with every chance one half is the absolute Banzhaf index.
  it.each([
    {
      name: 'EEC 1958 (Banzhaf; README of powerindex)',
      quota: 12,
      weights: [4, 4, 4, 2, 2, 1],
      shares: [5 / 21, 5 / 21, 5 / 21, 1 / 7, 1 / 7, 0],
    },
    {
      name: '[6; 4,3,2,1] (Straffin; tests of powerindex)',
      quota: 6,
      weights: [4, 3, 2, 1],
      shares: [5 / 12, 1 / 4, 1 / 4, 1 / 12],
    },
    {
      name: 'the Bundestag of 2025 (counted by hand)',
      quota: 316,
      weights: [208, 120, 152, 85, 64, 1],
      shares: [5 * third, 3 * third, 3 * third, third, third, 0],
    },
  ])('divided by their sum are the Banzhaf index of $name', ({ quota, weights, shares }) => {
    const pivots = banzhaf(quota, weights);
    const sum = pivots.reduce((total, pivot) => total + pivot, 0);
    for (const [player, share] of shares.entries()) {
      expect((pivots[player] ?? Number.NaN) / sum).toBeCloseTo(share, 13);
    }
  });

  it('are the absolute Banzhaf index of [5; 3,2,2,1]', () => {
    // Tests of go-banzhaf.
    for (const [player, index] of [0.625, 0.375, 0.375, 0.125].entries()) {
      expect(banzhaf(5, [3, 2, 2, 1])[player]).toBeCloseTo(index, 14);
    }
  });

  it('rank the 27 members under the votes of Nice', () => {
    // Weights: voting power pages of the University of Seville; largest and smallest share computed.
    const groups: readonly (readonly [number, number])[] = [
      [29, 4],
      [27, 2],
      [14, 1],
      [13, 1],
      [12, 5],
      [10, 3],
      [7, 5],
      [4, 5],
      [3, 1],
    ];
    const weights = groups.flatMap(([weight, count]) => Array<number>(count).fill(weight));
    const pivots = banzhaf(255, weights);
    const sum = pivots.reduce((total, pivot) => total + pivot, 0);
    expect((pivots[0] ?? Number.NaN) / sum).toBeCloseTo(0.0778, 4);
    expect((pivots.at(-1) ?? Number.NaN) / sum).toBeCloseTo(0.0094, 4);
  });
});

describe('the variance of reaching the target', () => {
  it('is made up of first-order parts and interaction', () => {
    // Closed form for a 0/1 outcome: S_i = p(1−p)·pivot² / (P(1−P)); all parts are at most 1.
    const leverage = leverageOf(fourOffers(undefined), 30_000);
    if (leverage.kind === 'refused') throw new Error(leverage.message);
    const reach = leverage.distribution.reach(30_000);
    const parts = [0.9, 0.8, 0.5, 0.3].map((chance, index) => {
      const pivot = [...leverage.pivots.values()][index] ?? 0;
      return (chance * (1 - chance) * pivot ** 2) / (reach * (1 - reach));
    });
    expect(parts[3]).toBeCloseTo((0.21 * 0.9801) / (0.297 * 0.703), 12);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeLessThan(1);
  });
});
