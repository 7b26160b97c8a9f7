import fc from 'fast-check';

/** Characters that a terminal obeys, or that make a line read as something else. */
export const acting = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Whole lines may end, nothing else may act. */
export function actingBesidesLineEnds(text: string): string | undefined {
  return acting.exec(text.replaceAll('\n', ''))?.[0];
}

/** What people and attackers write into titles: words, any character, and the worst of them. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.lorem({ maxCount: 12 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    '',
    '\u001b]0;title\u0007\u001b[2J',
    '漢字'.repeat(60),
    'é'.normalize('NFD').repeat(90),
    '👩‍🚀🇫🇷👍🏽❤️'.repeat(12),
    'x'.repeat(300),
    '|a|`b`<script>alert(1)</script>[c](javascript:d)\n\n# e',
    '=HYPERLINK("http://example.org")',
    '__proto__',
    'constructor',
  ),
);
