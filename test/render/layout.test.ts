import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusters, displayWidth, padding, shorten, wrap } from '../../src/render/layout.ts';
import { safeText } from '../../src/render/safe-text.ts';
import { anyText } from './text-arbitrary.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['France', 6],
    ['Türkiye', 7],
    ['e\u0301', 1],
    ['法国', 4],
    ['각'.normalize('NFD'), 2],
    ['👍🏽', 2],
    ['👩‍🚀', 2],
    ['🇫🇷', 2],
    ['❤️', 2],
    ['שָׁלוֹם', 4],
    ['می\u200cخواهم', 7],
    ['क्\u200dष', 2],
    ['│█▓▒░–…', 7],
  ])('takes %s for %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('clusters', () => {
  it('keeps marks and joined emoji with their character', () => {
    expect(clusters('ae\u0301👩‍🚀🇫🇷👍🏽')).toEqual(['a', 'e\u0301', '👩‍🚀', '🇫🇷', '👍🏽']);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(clusters(text).join('')).toBe(text);
      }),
    );
  });
});

describe('shorten', () => {
  it.each([
    ['American backstop', 17, 'American backstop'],
    ['American backstop', 16, 'American backst…'],
    ['American backstop', 10, 'American…'],
    ['法国法国', 6, '法国…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
    ['abc', 1, '…'],
  ])('cuts %s to %i columns', (text, width, shortened) => {
    expect(shorten(text, width)).toBe(shortened);
  });
});

describe('wrap', () => {
  it.each([
    { name: 'at spaces', text: 'one two three', width: 7, hanging: 0, lines: ['one two', 'three'] },
    {
      name: 'with a hanging indent',
      ...{ text: 'one two three', width: 7, hanging: 2 },
      lines: ['one two', '  three'],
    },
    {
      name: 'inside a word longer than a line',
      ...{ text: 'a verylongword', width: 6, hanging: 1 },
      lines: ['a', ' veryl', ' ongwo', ' rd'],
    },
    {
      name: 'not before a percent sign',
      ...{ text: 'about 96 % of', width: 8, hanging: 0 },
      lines: ['about', '96 % of'],
    },
    { name: 'nothing', text: '', width: 7, hanging: 0, lines: [''] },
  ])('breaks $name', ({ text, width, hanging, lines }) => {
    expect(wrap(text, width, hanging)).toEqual(lines);
  });

  it('keeps to the width and keeps every character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 6, max: 60 }), (text, width) => {
        const safe = safeText(text);
        const lines = wrap(safe, width, 2);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(safe.replaceAll(' ', ''));
      }),
    );
  });
});

describe('padding', () => {
  it('fills up to a width and never cuts', () => {
    expect(padding('法国', 6)).toBe('  ');
    expect(padding('法国', 3)).toBe('');
  });
});
