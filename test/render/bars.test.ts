import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../src/render/page.ts';
import { drawBars } from '../../src/render/table/bars.ts';

const names = ['one', 'two'];
const page = pageOf({ colour: false, width: 40 });
const barOf = (parts: readonly number[], low: number, high: number) => ({
  label: 'all',
  parts,
  total: parts.reduce((sum, part) => sum + part, 0),
  target: { low, high },
});
const drawn = (lines: readonly string[]) => lines.find((line) => line.startsWith('all')) ?? '';

describe('drawBars', () => {
  it('draws the parts in order, marks both ends and names what is seen', () => {
    expect(drawBars([barOf([50, 30], 40, 100)], names, page)).toEqual([
      '                 40                  100',
      '     ├────────────┼────────────────────┼',
      'all  █████████████│████▓▓▓▓▓▓▓▓▓▓      │',
      '     █ one   ▓ two   │ asked for',
    ]);
  });

  it('draws nothing where there is nothing', () => {
    expect(drawBars([barOf([0, 0], 0, 0)], names, page)).toEqual([]);
    expect(drawBars([], names, page)).toEqual([]);
  });

  it('writes the ends together where their marks are close', () => {
    const [scale] = drawBars([barOf([1_000_000], 10_000, 25_000)], names, page);
    expect(scale).toBe('     10,000–25,000');
  });

  it('has no common scale for different targets', () => {
    const lines = drawBars([barOf([50], 40, 100), barOf([50], 20, 30)], names, page);
    expect(lines).toHaveLength(3);
  });

  it('touches a mark exactly when the level reaches it', () => {
    const size = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(size, size, fc.integer({ min: 20, max: 200 }), (total, end, width) => {
        const wide = pageOf({ colour: false, width });
        const line = drawn(drawBars([barOf([total, 0], end, end)], names, wide));
        const before = line.slice('all  '.length, line.indexOf('│'));
        fc.pre(before !== '');
        expect(before.endsWith('█')).toBe(total >= end);
      }),
    );
  });
});
