import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../src/render/csv.ts';
import { safeText } from '../../src/render/safe-text.ts';
import { anyAssessment } from './assessment-arbitrary.ts';
import { assessmentOf, contributionOf } from './assessment-fixture.ts';
import { nobody, paris, reassurance, withoutBackstop } from './paris-fixture.ts';
import { acting, anyText } from './text-arbitrary.ts';

const golden = (name: string) => `../golden/render/${name}`;

describe('renderCsv', () => {
  it('writes one row a contribution', async () => {
    await expect(renderCsv([paris])).toMatchFileSnapshot(golden('contributions.csv'));
  });

  it('writes several scenarios as one row a figure', async () => {
    const several = [paris, withoutBackstop, reassurance, nobody];
    await expect(renderCsv(several)).toMatchFileSnapshot(golden('figures.csv'));
  });

  it('returns nothing for nothing, and a header for nobody', () => {
    expect(renderCsv([])).toBe('');
    expect(readCsv(renderCsv([assessmentOf()]))).toHaveLength(1);
  });

  it('ends every line in CR LF and quotes what RFC 4180 has quoted', () => {
    const contributions = { FRA: contributionOf('a "b", c', [1, 2]) };
    const [header, row, rest] = renderCsv([assessmentOf({ contributions })]).split('\r\n');
    expect(header).toMatch(/^id,nation,name,bloc,stance,/);
    expect(row).toMatch(/^FRA,FRA,"a ""b"", c",european_nato,ready,/);
    expect(rest).toBe('');
  });

  it.each([
    { name: '=1+1', cell: "'=1+1" },
    { name: '+1', cell: "'+1" },
    { name: '-1', cell: "'-1" },
    { name: '@SUM(A1)', cell: "'@SUM(A1)" },
    { name: '\t=1', cell: "'\\t=1" },
    { name: '\r=1', cell: "'\\r=1" },
    { name: '＝1', cell: "'＝1" },
    { name: 'a=1', cell: 'a=1' },
  ])('keeps a spreadsheet from running $name', ({ name, cell }) => {
    const contributions = { FRA: contributionOf(name, [1, 2]) };
    expect(readCsv(renderCsv([assessmentOf({ contributions })]))[1]?.[2]).toBe(cell);
  });

  it('writes numbers unrounded and no figure as an empty cell', () => {
    const [header = [], ...rows] = readCsv(renderCsv([paris]));
    const france = rows.find(([id]) => id === 'FRA') ?? [];
    const cell = (name: string) => france[header.indexOf(name)];
    expect(cell('expected')).toBe('1147.5');
    expect(cell('capability_transport')).toBe('30');
    expect(cell('capability_intelligence')).toBe('');
    expect(cell('requires')).toBe('ceasefire; us_backstop');
    expect(cell('sources')).toBe('novinite-2025-04-30; rferl-2025-03-11');
  });

  it('finds every number of every scenario under its path', () => {
    const rows = new Map(
      readCsv(renderCsv([paris, reassurance])).map(([path = '', ...rest]) => [path, rest]),
    );
    expect(rows.get('figure')).toEqual([
      'unit',
      ...[paris, reassurance].map(({ inputs }) => inputs[0]?.path),
    ]);
    expect(rows.get('target.low')).toEqual(['people', '500000', '10000']);
    expect(rows.get('personnel.verdict.firm')).toEqual(['word', 'within', 'below']);
    expect(rows.get('capabilities.transport.gap.to_low.potential')).toEqual([
      'tonnes per day',
      '260',
      '',
    ]);
    expect(rows.get('contributions.FRA.likelihood')).toEqual(['likelihood', '0.153', '1']);
    expect(rows.get('contributions.FRA.capabilities.transport.mean')).toEqual([
      'tonnes per day',
      '30',
      '',
    ]);
  });

  it('comes back from a reader as it went in, whatever the text', () => {
    fc.assert(
      fc.property(anyText, anyText, (id, name) => {
        const contributions = Object.fromEntries([[id, contributionOf(name, [1, 2])]]);
        const row = readCsv(renderCsv([assessmentOf({ contributions })]))[1] ?? [];
        const plain = (cell = '') => cell.replace(/^'(?=\\[tr]|[=+\-@＝＋－＠])/, '');
        expect([plain(row[0]), plain(row[2])]).toEqual([safeText(id), safeText(name)]);
      }),
    );
  });

  it('has as many cells in every row as in the header, and nothing that acts', () => {
    fc.assert(
      fc.property(fc.array(anyAssessment, { minLength: 1, maxLength: 3 }), (given) => {
        const text = renderCsv(given);
        expect(text.replaceAll('\r\n', '')).not.toMatch(acting);
        const [header = [], ...rows] = readCsv(text);
        for (const row of rows) expect(row).toHaveLength(header.length);
      }),
    );
  });
});

/** RFC 4180 as it stands, written apart from what it checks. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const [, quoted, bare, end] = cell.exec(text) ?? [];
    if (end === undefined) throw new Error(`not CSV from character ${at} on`);
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
