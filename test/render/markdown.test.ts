import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { escapeMarkdown, markdownLink } from '../../src/render/markdown-text.ts';
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

describe('markdownLink', () => {
  it.each([
    {
      name: 'a plain address',
      given: ['A title', 'https://example.org/a/b_c?d=1&e=2#f'],
      link: '[A title](https://example.org/a/b_c?d=1&amp;e=2#f)',
    },
    {
      name: 'text and address that hold markup',
      given: ['[b](c)|`d`', 'http://example.org/(a)|<b>`c`[d] e*$'],
      link: '[\\[b\\](c)\\|\\`d\\`](http://example.org/%28a%29%7C%3Cb%3E%60c%60%5Bd%5D%20e%2A%24)',
    },
    {
      name: 'letters beyond ASCII and what is encoded already',
      given: ['ü', 'https://example.org/ü%C3%BC'],
      link: '[ü](https://example.org/%C3%BC%C3%BC)',
    },
    {
      name: 'no text',
      given: [' ', 'https://example.org'],
      link: '[https\\://example.org](https://example.org)',
    },
    {
      name: 'an address that is none of the web',
      given: ['A', 'javascript:alert(1)'],
      link: 'A (javascript:alert(1))',
    },
    {
      name: 'half a character',
      given: ['A', 'https://a.b/\ud800'],
      link: '[A](https://a.b/%EF%BF%BD)',
    },
  ])('writes $name', ({ given: [text = '', address = ''], link }) => {
    expect(markdownLink(text, address)).toBe(link);
  });

  it('holds nothing in its address that would end it or begin something else', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, path) => {
        const link = markdownLink(text, `https://example.org/${path}`);
        const target = link.slice(link.lastIndexOf('](') + 2, -1);
        expect(target).toMatch(/^https:\/\/example\.org\/[\w\-.~:/?#@!&'+,;=%]*$/);
      }),
    );
  });
});
