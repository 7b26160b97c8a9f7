import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { escapeMarkdown } from '../../src/render/markdown-text.ts';
import { anyAssessment } from './assessment-arbitrary.ts';
import { assessmentOf, contributionOf } from './assessment-fixture.ts';
import { nobody, paris, reassurance, withoutBackstop } from './paris-fixture.ts';
import { actingBesidesLineEnds, anyText } from './text-arbitrary.ts';

const golden = (name: string) => `../golden/render/${name}`;

describe('renderMarkdown', () => {
  it('writes one assessment in full', async () => {
    await expect(renderMarkdown([paris])).toMatchFileSnapshot(golden('assessment.md'));
  });

  it('writes several side by side', async () => {
    const several = [paris, withoutBackstop, reassurance, nobody];
    await expect(renderMarkdown(several)).toMatchFileSnapshot(golden('comparison.md'));
  });

  it('returns nothing for nothing', () => {
    expect(renderMarkdown([])).toBe('');
  });

  it('keeps a pipe in its cell and a line end in its row', () => {
    const contributions = { FRA: contributionOf('a|b\nc', [1, 1]) };
    const row = renderMarkdown([assessmentOf({ contributions })])
      .split('\n')
      .find((line) => line.startsWith('| FRA '));
    expect(row).toContain('| a\\|b\\\\nc |');
  });

  it('has as many cells in every row of a table as in its head, and nothing that acts', () => {
    fc.assert(
      fc.property(fc.array(anyAssessment, { minLength: 1, maxLength: 3 }), (given) => {
        const text = renderMarkdown(given);
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
});

describe('escapeMarkdown', () => {
  it.each([
    { name: 'pipes', given: 'a|b', escaped: 'a\\|b' },
    { name: 'code', given: '`rm`', escaped: '\\`rm\\`' },
    { name: 'emphasis', given: '*a* _b_ ~c~', escaped: '\\*a\\* \\_b\\_ \\~c\\~' },
    { name: 'links', given: '[a](b)', escaped: '\\[a\\](b)' },
    { name: 'HTML', given: '<b>&amp;', escaped: '&lt;b>&amp;amp;' },
    { name: 'bare addresses', given: 'http://a.b www.c.d', escaped: 'http\\://a.b www\\.c.d' },
    {
      name: 'mentions',
      given: '@all a@b.c #12',
      escaped: '@<!-- -->all a@<!-- -->b.c #<!-- -->12',
    },
    { name: 'mathematics', given: '$x$', escaped: '\\$x\\$' },
    { name: 'a backslash', given: 'a\\|', escaped: 'a\\\\\\|' },
    { name: 'a heading', given: '# a', escaped: '\\# a' },
    { name: 'a list', given: '- a', escaped: '\\- a' },
    { name: 'a numbered list', given: '1. a', escaped: '1\\. a' },
    { name: 'line ends', given: 'a\n\nb', escaped: 'a\\\\n\\\\nb' },
    { name: 'nothing', given: 'us_backstop 1.75 R&D 3 > 2', escaped: 'us_backstop 1.75 R&D 3 > 2' },
  ])('escapes $name', ({ given, escaped }) => {
    expect(escapeMarkdown(given)).toBe(escaped);
  });

  it('leaves no markup that could begin a link, code, HTML or a cell', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bare = escapeMarkdown(text)
          .replaceAll('<!-- -->', '')
          .replace(/\\[\\`*_[\]|~$#:.+=>-]/g, '');
        expect(bare).not.toMatch(/[`*[\]|<\n]|:\/\/|www\./i);
      }),
    );
  });
});
