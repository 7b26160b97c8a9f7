import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { scenarioOf } from '../sensitivity/scenario-of.ts';

const scenario = `
sources:
  zulu: {title: Z, publisher: A paper, date: 2025-03-11, url: https://example.org/z, quote: so}
  idle: {title: Nobody names me}
  mike: {title: M}
  alpha: {date: "2024"}
  kilo: {publisher: K}
target: {personnel: 10, source: zulu}
conditions: {gate: {likelihood: 0.5, source: [mike, zulu]}}
capabilities: {lift: {required: 1, source: alpha}}
contributions: {FRA: {personnel: 5, source: kilo, requires: [gate]}, DEU: {}}
`;

describe('sources of an assessment', () => {
  it('are what figures name, in order of ids, as far as the scenario describes them', async () => {
    const { sources } = assess(await scenarioOf(scenario));
    expect(Object.keys(sources)).toEqual(['alpha', 'kilo', 'mike', 'zulu']);
    expect(sources).toEqual({
      alpha: { title: null, publisher: null, date: '2024', url: null },
      kilo: { title: null, publisher: 'K', date: null, url: null },
      mike: { title: 'M', publisher: null, date: null, url: null },
      zulu: {
        ...{ title: 'Z', publisher: 'A paper', date: '2025-03-11' },
        url: 'https://example.org/z',
      },
    });
  });

  it('are named by the figures themselves', async () => {
    const { target, conditions, capabilities, contributions } = assess(await scenarioOf(scenario));
    expect(target.sources).toEqual(['zulu']);
    expect(conditions.gate?.sources).toEqual(['mike', 'zulu']);
    expect(capabilities.lift?.sources).toEqual(['alpha']);
    expect(contributions.FRA?.sources).toEqual(['kilo']);
    expect(contributions.DEU?.sources).toEqual([]);
  });
});
