import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { changesBetween } from '../../src/diff/changes.ts';
import { metricsBetween } from '../../src/diff/metrics.ts';
import { anyDocument } from './document-arbitrary.ts';
import { bare, type Document, scenarioOf } from './scenario-of.ts';

async function changes(base: Document, head: Document) {
  const found = changesBetween(await scenarioOf(base), await scenarioOf(head, 'b.yaml'));
  return found.map(({ path, kind, from, to }) => ({ path, kind, from, to }));
}

const force = (contributions: Document): Document => ({
  ...bare,
  conditions: { c: { likelihood: 0.5 }, d: { likelihood: 0.5 } },
  capabilities: { x: {}, y: {} },
  contributions,
});

describe('changesBetween', () => {
  it.each([
    {
      name: 'an amount is one value, whatever its form',
      base: force({ FRA: { personnel: [5, 9] } }),
      head: force({ FRA: { personnel: { low: 5, mode: 6, high: 9 } } }),
      expected: [
        {
          path: 'contributions.FRA.personnel',
          kind: 'changed',
          from: [5, 9],
          to: { low: 5, mode: 6, high: 9 },
        },
      ],
    },
    {
      name: 'every value of an entry is one, also what an entry gains or loses',
      base: force({ FRA: { personnel: 5, note: 'a', capabilities: { x: 1 } } }),
      head: force({ FRA: { personnel: 6, stance: 'ready', capabilities: { y: [2, 2] } } }),
      expected: [
        { path: 'contributions.FRA.capabilities.x', kind: 'removed', from: 1, to: null },
        { path: 'contributions.FRA.capabilities.y', kind: 'added', from: null, to: 2 },
        { path: 'contributions.FRA.note', kind: 'removed', from: 'a', to: null },
        { path: 'contributions.FRA.personnel', kind: 'changed', from: 5, to: 6 },
        { path: 'contributions.FRA.stance', kind: 'added', from: null, to: 'ready' },
      ],
    },
    {
      name: 'an entry that comes or goes is one change',
      base: force({ FRA: { personnel: 5 }, GBR: { personnel: [7, 7], capabilities: { x: 1 } } }),
      head: force({ FRA: { personnel: 5 }, DEU: {} }),
      expected: [
        { path: 'contributions.DEU', kind: 'added', from: null, to: {} },
        {
          path: 'contributions.GBR',
          kind: 'removed',
          from: { personnel: 7, capabilities: { x: 1 } },
          to: null,
        },
      ],
    },
    {
      name: 'an id that something every object has is an id like others',
      base: { ...bare, capabilities: { constructor: { unit: 'a' } } },
      head: { ...bare, capabilities: { toString: {}, constructor: { unit: 'b' } } },
      expected: [
        { path: 'capabilities.constructor.unit', kind: 'changed', from: 'a', to: 'b' },
        { path: 'capabilities.toString', kind: 'added', from: null, to: {} },
      ],
    },
    {
      name: 'checks and acceptances go by what they say',
      base: { ...bare, checks: ['personnel.firm >= 1', 'personnel.firm >= 2'] },
      head: {
        ...bare,
        checks: [{ assert: 'personnel.firm  >= 2', because: 'b' }],
        accept: [{ finding: 'unsourced-figure', path: '/target', because: 'b' }],
      },
      expected: [
        {
          path: 'accept.unsourced-figure /target',
          kind: 'added',
          from: null,
          to: { finding: 'unsourced-figure', path: '/target', because: 'b' },
        },
        {
          path: 'checks.personnel.firm >= 1',
          kind: 'removed',
          from: { assert: 'personnel.firm >= 1', because: null, severity: 'error' },
          to: null,
        },
        {
          path: 'checks.personnel.firm >= 2',
          kind: 'changed',
          from: { assert: 'personnel.firm >= 2', because: null, severity: 'error' },
          to: { assert: 'personnel.firm >= 2', because: 'b', severity: 'error' },
        },
      ],
    },
    {
      name: 'words of the yardstick are the numbers they stand for',
      base: { ...bare, stances: { ready: 'likely' }, conditions: { c: { likelihood: 0.85 } } },
      head: {
        ...bare,
        stances: { ready: 0.65 },
        conditions: { c: { likelihood: 'highly_likely' } },
      },
      expected: [],
    },
    {
      name: 'a title is no likelihood',
      base: { ...bare, title: 'likely' },
      head: { ...bare, title: 'unlikely' },
      expected: [{ path: 'title', kind: 'changed', from: 'likely', to: 'unlikely' }],
    },
    {
      name: 'an alternative is not the same as what must hold by itself',
      base: force({ FRA: { requires: ['c', ['d', 'c']] } }),
      head: force({ FRA: { requires: [['c'], ['d', 'c']] } }),
      expected: [
        {
          path: 'contributions.FRA.requires',
          kind: 'changed',
          from: ['c', ['c', 'd']],
          to: [['c', 'd'], ['c']],
        },
      ],
    },
  ])('$name', async ({ base, head, expected }) => {
    expect(await changes(base, head)).toEqual(expected);
  });

  it('finds nothing and moves nothing where only order and spelling differ', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const [base, head] = [await scenarioOf(document), await scenarioOf(shuffled(document))];
        expect(changesBetween(base, head)).toEqual([]);
        expect(metricsBetween(assess(base), assess(head))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('names the file and line in which each side says it, through what it extends', async () => {
    const base = await scenarioOf('forcecalc: 1\ntitle: T\ntarget:\n  personnel: 5\n', 'a.yaml');
    const head = await scenarioOf('title: T\nforcecalc: 1\ntarget: {personnel: 6}\n', 'b.yaml');
    expect(changesBetween(base, head)).toMatchObject([
      {
        base_location: { file: 'a.yaml', line: 4, column: 3 },
        head_location: { file: 'b.yaml', line: 3, column: 10 },
      },
    ]);
  });
});

/** The same with every mapping and every list that is a set the other way round. */
function shuffled(value: Document): Document {
  const turned = (inner: unknown, key: string): unknown => {
    if (key === 'personnel' && typeof inner === 'number') return [inner, inner];
    if (Array.isArray(inner)) {
      const items = inner.map((item) => turned(item, ''));
      return key === 'requires' || key === '' ? [...items.reverse(), ...items.slice(0, 1)] : items;
    }
    if (typeof inner !== 'object' || inner === null) return inner;
    const entries = Object.entries(inner).map(([name, one]) => [name, turned(one, name)]);
    return Object.fromEntries(entries.reverse());
  };
  return turned(value, 'scenario') as Document;
}
