import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatChange, formatDifference, formatRelative } from '../../src/render/diff-format.ts';
import { renderDiffTable } from '../../src/render/diff-table.ts';
import { displayWidth } from '../../src/render/layout.ts';
import { bare } from '../diff/scenario-of.ts';
import { comparisonOf, pairWith } from './diff-fixture.ts';
import { actingBesidesLineEnds, anyText } from './text-arbitrary.ts';

describe('renderDiffTable', () => {
  it.each([40, 80, 120])('is laid out for %d columns', async (width) => {
    const comparison = await comparisonOf(...pairWith('A title of some words'));
    await expect(renderDiffTable(comparison, { colour: false, width })).toMatchFileSnapshot(
      `../golden/render/diff-${width}.txt`,
    );
  });

  it('never goes beyond its width, and lets no text act, whatever it is told', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 20, max: 130 }), async (text, width) => {
        const names = [`${text}a.yaml`, `b${text}.yaml`] as const;
        const comparison = await comparisonOf(...pairWith(readable(text)), names);
        const table = renderDiffTable(comparison, { colour: false, width });
        expect(actingBesidesLineEnds(table)).toBeUndefined();
        for (const line of table.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 30 },
    );
  });

  it('says the same with colour and without', async () => {
    const comparison = await comparisonOf(...pairWith('words'));
    const plain = renderDiffTable(comparison, { colour: false, width: 80 });
    const coloured = renderDiffTable(comparison, { colour: true, width: 80 });
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    expect(plain).toContain('added contributions.DEU');
    expect(plain).toContain('removed contributions.GBR');
    expect(plain).toContain('changed target.personnel');
  });

  it('says in one line that nothing differs', async () => {
    const comparison = await comparisonOf(bare, bare);
    const table = renderDiffTable(comparison, { colour: false, width: 80 });
    expect(table).toBe('No difference: base.yaml and head.yaml\n');
    const narrow = renderDiffTable(comparison, { colour: false, width: 30 });
    expect(narrow).toBe('No difference: base.yaml and\n  head.yaml\n');
  });

  it('lists many changes in part and says how many more there are', async () => {
    const contributions = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`FRA-${at}`, { nation: 'FRA' }]),
    );
    const comparison = await comparisonOf(bare, { ...bare, contributions });
    const table = renderDiffTable(comparison, { colour: false, width: 80 });
    expect(table).toContain('and 200 more: `--format json` has them all');
    expect(table.split('\n').length).toBeLessThan(600);
  });

  it('tells what was assumed', async () => {
    const assumptions = new Map([['c', true]]);
    const comparison = await comparisonOf(...pairWith('words'), undefined, assumptions);
    const table = renderDiffTable(comparison, { colour: false, width: 80 });
    expect(table).toContain('Assumed on both sides: c holds.');
  });
});

describe('formatChange', () => {
  it.each([
    { from: 882687.0625, to: 881912.5, quantity: 'people', total: '−774' },
    { from: 0.2, to: 0.3, quantity: 'people', total: '+<1' },
    { from: 5, to: 5, quantity: 'people', total: '0' },
    { from: 0.4712, to: 0.45, quantity: 'chance', total: '−2.1 pp' },
    { from: 0, to: 1, quantity: 'chance', total: '+100 pp' },
    { from: 0.5, to: 0.50001, quantity: 'chance', total: '+<0.01 pp' },
    { from: 1.5, to: 1.755, quantity: 'amount', total: '+0.26' },
  ] as const)('$from to $to $quantity is $total', ({ from, to, quantity, total }) => {
    expect(formatChange(from, to, quantity).total).toBe(total);
  });

  it('shows parts that add up to the change as it is shown', () => {
    const part = fc.double({ min: -5000, max: 5000, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 9 }),
        fc.double({ min: 5e4, max: 1e6, noNaN: true }),
        (parts, from) => {
          const to = parts.reduce((sum, one) => sum + one, from);
          const shown = formatChange(from, to, 'people', parts);
          const number = (text: string) =>
            Number(text.replace('<1', '0').replaceAll(',', '').replace('−', '-'));
          const sum = shown.parts.reduce((all, one) => all + number(one), 0);
          expect(Math.abs(sum - number(shown.total))).toBe(0);
        },
      ),
    );
  });
});

describe('formatDifference and formatRelative', () => {
  it('round a difference by itself, and as part of what was', () => {
    expect(formatDifference(-1234.4, 'people')).toBe('−1,234');
    expect(formatDifference(0, 'chance')).toBe('0');
    expect(formatDifference(0.123, 'chance')).toBe('+12 pp');
    expect(formatRelative(200, 150)).toBe('−25 %');
    expect(formatRelative(0, 150)).toBeUndefined();
    expect(formatRelative(3, 3)).toBeUndefined();
  });
});

/** The text as far as YAML takes it: what cannot be shown is a mistake of the file. */
function readable(text: string): string {
  return text.replaceAll(/(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '');
}
