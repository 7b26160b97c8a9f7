import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../src/check/check.ts';
import { renderCheckMarkdown } from '../../src/render/check-markdown.ts';
import { anyReport, mixed, resultOf, scenarioOf, well } from './check-fixture.ts';
import { actingBesidesLineEnds } from './text-arbitrary.ts';

const golden = (name: string) => `../golden/check/${name}`;
const mebibyte = 1024 * 1024;
const bytesOf = (text: string) => Buffer.byteLength(text);

describe('renderCheckMarkdown', () => {
  it('reads as in summary.md', async () => {
    await expect(renderCheckMarkdown(mixed)).toMatchFileSnapshot(golden('summary.md'));
  });

  it('starts with the line that counts', () => {
    expect(renderCheckMarkdown(well).split('\n')[0]).toBe('**2 checks: 2 passed**');
  });

  it('shows nothing open where all is well', () => {
    const [open = ''] = renderCheckMarkdown(well).split('<details>');
    expect(open.trim()).toBe('**2 checks: 2 passed**');
  });

  it('has as many cells in every row of a table as in its head, and nothing that acts', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = renderCheckMarkdown(report);
        expect(actingBesidesLineEnds(text)).toBeUndefined();
        let cells = 0;
        for (const line of text.split('\n')) {
          const count = line.startsWith('|') ? (line.match(/(?<!\\)(?:\\\\)*\|/g) ?? []).length : 0;
          if (cells > 0 && count > 0) expect(count).toBe(cells);
          cells = count;
        }
      }),
    );
  });

  it('opens and closes every fold', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const tags = renderCheckMarkdown(report).match(/<\/?[a-z]+>/g) ?? [];
        const fold = ['<details>', '<summary>', '</summary>', '</details>'];
        expect(tags).toEqual(report.scenarios.flatMap(() => fold));
      }),
    );
  });

  const failing = resultOf({ status: 'failed', value: 4000, margin: -1000 });
  const dear = '€|[x](y)'.repeat(2000);
  it.each([
    {
      name: 'a scenario of 20,000 failing checks',
      report: reportOf([scenarioOf({ checks: Array(20_000).fill(failing) })]),
      missing: /and [\d,]+ more/,
    },
    {
      name: '5,000 scenarios',
      report: reportOf(
        Array.from({ length: 5000 }, (_, at) =>
          scenarioOf({ path: `scenarios/${at}.yaml`, checks: [failing, failing, failing] }),
        ),
      ),
      missing: /and [\d,]+ more scenarios: too much for a summary/,
    },
    {
      name: 'reasons of many pages',
      report: reportOf(
        Array.from({ length: 300 }, () =>
          scenarioOf({
            path: dear,
            title: dear,
            checks: Array(9).fill({ ...failing, assert: dear, because: dear, note: dear }),
          }),
        ),
      ),
      missing: /and [\d,]+ more/,
    },
    {
      name: '50,000 mistakes',
      report: reportOf(
        [],
        Array(50_000).fill({ ...mixed.problems[0], message: dear, file: dear, help: dear }),
      ),
      missing: /and [\d,]+ more mistakes/,
    },
    {
      name: 'findings of many pages',
      report: reportOf(
        Array(100).fill(
          scenarioOf({
            findings: Array(100).fill({ ...mixed.scenarios[0]?.findings[0], accepted: dear }),
          }),
        ),
      ),
      missing: /and [\d,]+ more/,
    },
  ])('stays under a mebibyte: $name', ({ report, missing }) => {
    const text = renderCheckMarkdown(report);
    expect(bytesOf(text)).toBeLessThan(0.95 * mebibyte);
    expect(bytesOf(text)).toBeGreaterThan(0.2 * mebibyte);
    expect(text).toMatch(missing);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });
});
