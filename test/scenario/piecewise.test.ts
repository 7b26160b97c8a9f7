import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineEnd } from '../../src/scenario/lines.ts';
import { parseYaml } from '../../src/scenario/parse.ts';
import { treeByEntries } from '../../src/scenario/piecewise.ts';
import type { Tree } from '../../src/scenario/tree.ts';
import { edit, shipped } from './edit.ts';

function bothReadings(text: string) {
  const source = { path: 'x.yaml', text, origin: 'file' as const };
  return { whole: parseYaml(source), tree: treeByEntries(source) };
}

/** @returns whether it was read by its entries */
function expectSameReading(text: string): boolean {
  const { whole, tree } = bothReadings(text);
  if (tree === undefined) return false;
  expect({ problems: [], isPartial: false, damaged: new Set(), tree: asShown(tree) }).toEqual({
    ...whole,
    tree: whole.tree && asShown(whole.tree),
  });
  return true;
}

/**
 * With mappings as far as the line that they start in, which is what is ever shown of them: whether
 * a comment at their end belongs to them is left open.
 */
function asShown(tree: Tree): Tree {
  if (tree.kind === 'scalar') return tree;
  if (tree.kind === 'list') return { ...tree, items: tree.items.map(asShown) };
  const entries = [...tree.entries].map(
    ([key, entry]) => [key, { ...entry, value: asShown(entry.value) }] as const,
  );
  const end = Math.min(tree.end, lineEnd(tree.source.text, tree.start));
  return { ...tree, end, entries: new Map(entries) };
}

const awkward = [
  ['a comment at the end of a mapping', 'a:\n  b: 1\n  # c\n# d\n\ne: 2\n'],
  ['comments before the first key', '# x\n\n# y\na: # z\n  # w\n  b: 1\n  c: 2\n'],
  ['a list as deep as its key', 'a:\n- 1\n- b: 2\n  c: 3\nd: 4\n'],
  ['a list as deep as the key of a list', 'a:\n  b:\n  - 1\n  - 2\n  c: 3\n'],
  [
    'text over several lines',
    'a:\n  b: one\n    two\n\n    three\n  c: >-\n    # text\n    x: y\n\n\nd: |+\n  x\n\n\n',
  ],
  ['quotes over several lines', 'a:\n  b: "one\n  two: 2\n  three"\n  c: 4\n'],
  ['brackets over several lines', 'a:\n  b: [1,\n  c: 2]\n  d: 4\n'],
  ['empty values', 'a:\nb:\n  c:\n  d:\n    e:\nf: ~\n'],
  ['a key twice', 'a: 1\nb: 2\na: 3\n'],
  ['a key of a mapping twice', 'a:\n  b: 1\n  c: 2\n  b: 3\n'],
  ['an entry indented less', 'a:\n    b: 1\n  c: 2\n'],
  ['an anchor for another entry', 'a: &x 1\nb: *x\n'],
  ['an anchor in a mapping', 'a:\n  b: &x {c: 1}\n  d: 2\n'],
  ['a tag', 'a: !x 1\nb: !!str 2\n'],
  ['two documents', 'a: 1\n---\nb: 2\n'],
  ['a document end', 'a: 1\n...\n'],
  ['a directive', '%YAML 1.1\n---\na: 1\n'],
  ['a tab', 'a:\n\tb: 1\n  c: 1\n'],
  ['carriage returns', 'a:\r\n  b: 1\r\n  c: "x\r\n    y"\r\nd: 2'],
  ['marks of a merge', 'a: 1\n<<<<<<< x\nb: 1\n=======\nb: 2\n>>>>>>> y\n'],
  ['a question mark', 'a:\n  ? b\n  : c\n  d: 1\n'],
  ['a key of nothing', 'a: 1\n: 2\nc: 3\n'],
  ['null, a number and a truth as keys', 'null: 1\n12: 2\ntrue:\n  a: 1\n  null: 2\n'],
  ['nothing', ''],
  ['a comment alone', '# a\n'],
  ['a list', '- a\n- b\n'],
  ['text', 'a\nb\n'],
  ['a control character in a comment', 'a: 1 # \u0001\nb: 2\n'],
  ['an indented comment at the very end', 'a:\n  b: 1\n  c: 2\n  # d\n'],
  ['the same entry twice in a row', 'a:\n  x: {b: 1}\nc:\n  x: {b: 1}\n  y: 1\n'],
] as const;

describe('reading by entries', () => {
  it.each(awkward)('finds what reading as a whole finds, or leaves it: %s', (_, text) => {
    for (const written of [text, text.trimEnd(), `k: v\n${text}`, `${text}\nk: v\n`]) {
      expectSameReading(written);
    }
  });

  it.each(shipped)('reads %s', (_, text) => {
    expect(expectSameReading(text)).toBe(true);
  });

  it('finds the same in edits of the shipped scenarios', () => {
    let byEntries = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        ([, text], edits) => {
          const edited = edits.reduce((before, change) => change(before), text);
          if (expectSameReading(edited)) byEntries += 1;
        },
      ),
      { numRuns: 300 },
    );
    expect(byEntries).toBeGreaterThan(30);
  }, 60_000);
});
