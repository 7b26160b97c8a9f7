import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeProse, safeText } from '../../src/render/safe-text.ts';
import { acting } from './text-arbitrary.ts';

describe('safeText', () => {
  it.each([
    { name: 'an escape sequence', given: 'a\u001b[31m', shown: 'a\\x1b[31m' },
    { name: 'line ends and tabs', given: 'a\r\n\tb', shown: 'a\\r\\n\\tb' },
    { name: 'C1 controls', given: '\u009b31m', shown: '\\x9b31m' },
    { name: 'bidirectional overrides', given: '\u202egnp.exe', shown: '\\u202egnp.exe' },
    { name: 'isolates and marks', given: '\u2066a\u2069\u200f', shown: '\\u2066a\\u2069\\u200f' },
    { name: 'line separators', given: 'a\u2028b', shown: 'a\\u2028b' },
    { name: 'what cannot be seen', given: 'a\u200bb\ufeff', shown: 'a\\u200bb\\ufeff' },
    { name: 'tag characters', given: '\u{e0041}', shown: '\\u{e0041}' },
    { name: 'half a character', given: '\ud800', shown: '\\ud800' },
  ])('shows $name', ({ given, shown }) => {
    expect(safeText(given)).toBe(shown);
  });

  it.each(['France', 'Türkiye', '法国', 'e\u0301', '👩‍🚀', '🇫🇷', 'می\u200cخواهم', 'מפקד', '–'])(
    'leaves %s as it is',
    (text) => {
      expect(safeText(text)).toBe(text);
    },
  );

  it('leaves nothing that acts on a terminal, and nothing to do for a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = safeText(text);
        expect(safe).not.toMatch(acting);
        expect(safeText(safe)).toBe(safe);
      }),
    );
  });
});

describe('safeProse', () => {
  it('takes line ends for spaces', () => {
    expect(safeProse(' two\nlines\r\n\tand \u0007 \n')).toBe('two lines and \\x07');
  });
});
