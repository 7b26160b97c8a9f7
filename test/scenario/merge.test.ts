import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeLayers } from '../../src/scenario/merge.ts';
import { parseYaml } from '../../src/scenario/parse.ts';
import { type MapTree, plain } from '../../src/scenario/tree.ts';

type Value = null | number | readonly number[] | { readonly [key: string]: Value };

const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
const { layer } = fc.letrec<{ value: Value; layer: { readonly [key: string]: Value } }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.nat(9),
    fc.array(fc.nat(9), { maxLength: 2 }),
    tie('layer'),
  ),
  layer: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: false }),
}));

function treeOf(value: Value): MapTree {
  const text = JSON.stringify(value);
  const { tree } = parseYaml({ path: 'a.yaml', text, origin: 'file' });
  if (tree?.kind !== 'map') throw new Error(`${text} is no mapping`);
  return tree;
}

const isMap = (value: Value | undefined): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The contract, word for word: maps merge key by key, anything else replaces, null removes. */
function merged(base: Value | undefined, over: { readonly [key: string]: Value }): Value {
  const entries = new Map(isMap(base) ? Object.entries(base) : []);
  for (const [name, value] of Object.entries(over)) {
    if (value === null) entries.delete(name);
    else entries.set(name, isMap(value) ? merged(entries.get(name), value) : value);
  }
  return Object.fromEntries(entries);
}

/** Maps made alike, so that a key named like a prototype is compared as a key. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))
      : inner,
  );

describe('layers', () => {
  it('merge as the contract says', () => {
    fc.assert(
      fc.property(fc.array(layer, { minLength: 2, maxLength: 4 }), (layers) => {
        const [first, ...rest] = layers.map(treeOf);
        if (first === undefined) return;
        const [bottom = {}, ...over] = layers;
        const expected = over.reduce<Value>((base, next) => merged(base, next), bottom);
        expect(sorted(plain(mergeLayers(first, rest).tree))).toBe(sorted(expected));
      }),
    );
  });

  it('keep the place in which a value was written', () => {
    const base = treeOf({ a: { b: 1, c: 2 } });
    const over = { ...treeOf({ a: { c: 3 } }) };
    const { tree } = mergeLayers(base, [over]);
    const a = tree.entries.get('a')?.value;
    if (a?.kind !== 'map') throw new Error('a is a mapping');
    expect(a.entries.get('b')?.value.source).toBe(base.source);
    expect(a.entries.get('c')?.value.source).toBe(over.source);
  });

  it('tell what a null removed, and what it did not', () => {
    const { removals } = mergeLayers(treeOf({ a: 1 }), [treeOf({ a: null, b: null })]);
    expect(removals.map(({ path, idle }) => [...path, idle])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });
});
