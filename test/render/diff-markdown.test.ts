import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffMarker, renderDiffMarkdown } from '../../src/render/diff-markdown.ts';
import { bare } from '../diff/scenario-of.ts';
import { comparisonOf, pairWith } from './diff-fixture.ts';
import { actingBesidesLineEnds, anyText } from './text-arbitrary.ts';

describe('renderDiffMarkdown', () => {
  it('is a comment for a pull request', async () => {
    const comparison = await comparisonOf(...pairWith('A title of some words'));
    await expect(renderDiffMarkdown(comparison)).toMatchFileSnapshot('../golden/render/diff.md');
  });

  it('starts with the mark by which it is found again', async () => {
    const comparison = await comparisonOf(...pairWith('x'), ['a.yaml', 'scenarios/b c.yaml']);
    const [first] = renderDiffMarkdown(comparison).split('\n');
    expect(first).toBe('<!-- forcecalc:diff:scenarios/b c.yaml -->');
  });

  it('says so where nothing differs', async () => {
    expect(renderDiffMarkdown(await comparisonOf(bare, bare))).toBe(
      '<!-- forcecalc:diff:head.yaml -->\n\nNo difference: base.yaml → head.yaml\n',
    );
  });

  it.each([
    { name: 'many changes', count: 1000, note: 'n' },
    { name: 'long texts', count: 300, note: '`|<b>@a #1 '.repeat(400) },
    { name: 'wide characters', count: 200, note: '👩‍🚀'.repeat(300) },
  ])('stays below the limit of GitHub with $name', async ({ count, note }) => {
    const contributions = Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `FRA-${at}`,
        { nation: 'FRA', note, capabilities: { [`x${at % 200}`]: 1 } },
      ]),
    );
    const capabilities = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`x${at}`, { title: note, required: 5 }]),
    );
    const comparison = await comparisonOf(
      { ...bare, capabilities },
      { ...bare, title: note, capabilities, contributions },
      ['a.yaml', `${note}.yaml`],
    );
    const markdown = renderDiffMarkdown(comparison);
    expect(markdown.length).toBeLessThan(60_000);
    expect(markdown).toMatch(/and [\d,]+ more rows/);
    expect(markdown.match(/<details>/g)).toHaveLength(3);
    expect(markdown.match(/<\/details>/g)).toHaveLength(3);
  });

  it('lets no text from outside be markup or act', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const names = [`${text}a.yaml`, `b${text}.yaml`] as const;
        const comparison = await comparisonOf(...pairWith(readable(text)), names);
        const markdown = renderDiffMarkdown(comparison);
        expect(actingBesidesLineEnds(markdown)).toBeUndefined();
        const [marker = '', ...rest] = markdown.split('\n');
        expect(marker).toMatch(/^<!-- forcecalc:diff:(?:(?!--|[<>]).)* -->$/);
        const ours = /<\/?(?:details|summary|sub)>|<!-- -->/g;
        expect(rest.join('\n').replaceAll(ours, '')).not.toMatch(/<[a-z!/]/i);
      }),
      { numRuns: 30 },
    );
  });
});

describe('diffMarker', () => {
  it.each([
    ['scenarios/paris-2025-03.yaml', '<!-- forcecalc:diff:scenarios/paris-2025-03.yaml -->'],
    ['a-->b', '<!-- forcecalc:diff:a-%2D%3Eb -->'],
    ['-', '<!-- forcecalc:diff:%2D -->'],
    ['two\nlines.yaml', '<!-- forcecalc:diff:two%0Alines.yaml -->'],
    ['ü.yaml', '<!-- forcecalc:diff:ü.yaml -->'],
  ])('of %j is %s', (path, marker) => {
    expect(diffMarker(path)).toBe(marker);
  });
});

/** The text as far as YAML takes it: what cannot be shown is a mistake of the file. */
function readable(text: string): string {
  return text.replaceAll(/(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '');
}
