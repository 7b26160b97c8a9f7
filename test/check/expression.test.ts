import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotted, operators, parseExpression } from '../../src/check/expression.ts';

function read(text: string) {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.faults[0]?.message}`);
  const { subject, path, operator, threshold } = parsed.expression;
  return { subject, path: dotted(path), operator, threshold };
}

function faultsIn(text: string) {
  const parsed = parseExpression(text);
  if (parsed.ok) throw new Error(`${text} can be read`);
  return parsed.faults.map(({ start, end, ...fault }) => ({
    ...{ marked: text.slice(start, end), start, replacement: undefined },
    ...fault,
  }));
}

describe('an assertion', () => {
  it.each([
    ['a.b >= 5', 'figure', 'a.b', '>=', 5],
    ['a.b>=5', 'figure', 'a.b', '>=', 5],
    ['  a.b  <  -5  ', 'figure', 'a.b', '<', -5],
    ['a<-5', 'figure', 'a', '<', -5],
    ['a >= 80%', 'figure', 'a', '>=', 0.8],
    ['a >= 80 %', 'figure', 'a', '>=', 0.8],
    // As binary fractions, 29 / 100 and 0.29 differ.
    ['a >= 29%', 'figure', 'a', '>=', 0.29],
    ['a >= -0.5%', 'figure', 'a', '>=', -0.005],
    ['a == .5', 'figure', 'a', '==', 0.5],
    ['a == 5.', 'figure', 'a', '==', 5],
    ['a == +5', 'figure', 'a', '==', 5],
    ['a == 1.5e3', 'figure', 'a', '==', 1500],
    ['a == 9007199254740991', 'figure', 'a', '==', 9_007_199_254_740_991],
    ['a != below', 'figure', 'a', '!=', 'below'],
    ['a == european_nato', 'figure', 'a', '==', 'european_nato'],
    ['a == FRA-air', 'figure', 'a', '==', 'FRA-air'],
    ['scenario.as_of == 2025-03-11', 'figure', 'scenario.as_of', '==', '2025-03-11'],
    ['contributions.FRA-air.expected > 0', 'figure', 'contributions.FRA-air.expected', '>', 0],
    [
      'conditions.waffenruhe_für_alle.likelihood > 0',
      'figure',
      'conditions.waffenruhe_für_alle.likelihood',
      '>',
      0,
    ],
    ['capabilities.対空.expected > 0', 'figure', 'capabilities.対空.expected', '>', 0],
    ['capabilities.2nd.expected > 0', 'figure', 'capabilities.2nd.expected', '>', 0],
    ['arrivals.firm.4 >= 1', 'figure', 'arrivals.firm.4', '>=', 1],
    ['change in a.b >= -5000', 'change', 'a.b', '>=', -5000],
    ['  change   in\ta.b>=-5000', 'change', 'a.b', '>=', -5000],
    ['change in a >= -2%', 'change', 'a', '>=', -0.02],
  ])('%s', (text, subject, path, operator, threshold) => {
    expect(read(text)).toEqual({ subject, path, operator, threshold });
  });

  it('has no negative zero', () => {
    for (const text of ['a == -0', 'a == -0%', 'a == -0.0']) {
      expect(Object.is(read(text).threshold, 0)).toBe(true);
    }
  });

  it('knows where each key and the threshold stand', () => {
    const parsed = parseExpression(' change in a.bc >= 80 %');
    if (!parsed.ok) throw new Error('cannot be read');
    expect(parsed.expression.path).toEqual([
      { key: 'a', offset: 11 },
      { key: 'bc', offset: 13 },
    ]);
    expect(parsed.expression.thresholdAt).toEqual({ start: 19, end: 23 });
  });
});

describe('a mistake in an assertion', () => {
  it.each([
    // text, what is marked, part of the message, part of the help, the right spelling
    ['', '', 'a path is missing', 'PATH OP VALUE', undefined],
    ['   ', '', 'a path is missing', 'PATH OP VALUE', undefined],
    ['>= 5', '>= 5', 'a path is missing', 'PATH OP VALUE', undefined],
    ['change in', '', 'a path is missing', 'PATH OP VALUE', undefined],
    ['change in >= 5', '>= 5', 'a path is missing', 'PATH OP VALUE', undefined],
    ['Change in a > 1', 'Change in', 'compares nothing', 'write `change in`', 'change in'],
    ['change of a > 1', 'change of', 'compares nothing', 'write `change in`', 'change in'],
    ['change a > 1', 'change', 'compares nothing', 'write `change in`', 'change in'],
    ['a.b', 'b', 'a comparison is missing after', 'PATH OP VALUE', undefined],
    ['a.b 5', '5', 'a comparison is missing between', '>= > <= < == !=', undefined],
    ['a.b is 5', 'is', 'a comparison is missing between', '>= > <= < == !=', undefined],
    ['a = 5', '=', 'compares nothing', 'write `==`', '=='],
    ['a => 5', '=>', 'compares nothing', 'write `>=`', '>='],
    ['a ≥ 5', '≥', 'compares nothing', 'write `>=`', '>='],
    ['a <> 5', '<>', 'compares nothing', 'write `!=`', '!='],
    ['a ~ 5', '~', 'compares nothing', 'use one of', undefined],
    ['a >=', '', 'a value is missing', 'PATH OP VALUE', undefined],
    ['a >= 8k', '8k', 'is no number here', 'write 8000', '8000'],
    ['a >= 8,000', '8,000', 'is no number here', 'write 8000', '8000'],
    ['a >= 8_000', '8_000', 'is no number here', 'write 8000', '8000'],
    ['a >= 8 000', '8 000', 'is no number here', 'write 8000', '8000'],
    ['a >= -8,000', '-8,000', 'is no number here', 'write -8000', '-8000'],
    ['a >= 1,000%', '1,000%', 'is no number here', 'write 1000%', '1000%'],
    ['a >= 2pp', '2pp', 'is no number here', 'write 2%', '2%'],
    ['a >= 2 points', '2 points', 'is no number here', 'write 2%', '2%'],
    ['a >= 5000 people', '5000 people', 'is no number here', 'write 5000', '5000'],
    ['a >= "5000"', '"5000"', 'is in quotes', 'write 5000', '5000'],
    ["a == 'below'", "'below'", 'is in quotes', 'write below', 'below'],
    ['a >= 1e400', '1e400', 'is too large', '9007199254740991', undefined],
    ['a >= 9007199254740993', '9007199254740993', 'is too large', '9007199254740991', undefined],
    [
      'a >= 5 and b <= 3',
      '5 and b <= 3',
      'more than one comparison',
      'one `PATH OP VALUE` a check',
      undefined,
    ],
    ['a >= 5 <= 9', '5 <= 9', 'more than one comparison', 'one `PATH OP VALUE` a check', undefined],
    ['a >= (5)', '(5)', 'is neither a number, a percentage nor a word', 'e.g. 5000', undefined],
    ['a >= below', 'below', 'but not `>=`', 'or compare by `==`', undefined],
    ['change in a == below', 'below', 'a change is a number', 'change in', undefined],
    ['80% <= a', '80%', 'a value stands where the path should', 'the path comes first', undefined],
    ['a..b > 1', 'a..b', 'joined by single dots', 'write `a.b`', 'a.b'],
    ['a. > 1', 'a.', 'joined by single dots', 'write `a`', 'a'],
    ['/a/b > 1', '/a/b', 'joined by single dots', 'write `a.b`', 'a.b'],
    ["a['b'].c > 1", "a['b'].c", 'joined by single dots', 'write `a.b.c`', 'a.b.c'],
    ['change in a/b > 1', 'a/b', 'joined by single dots', 'write `a.b`', 'a.b'],
  ])('%s', (text, marked, message, help, replacement) => {
    expect(faultsIn(text)).toEqual([
      {
        ...{ marked, replacement, start: expect.any(Number) },
        message: expect.stringContaining(message),
        help: expect.stringContaining(help),
      },
    ]);
  });

  it('hides none in another part', () => {
    const marked = (text: string) => faultsIn(text).map((fault) => fault.marked);
    expect(marked('change a.b => 8k')).toEqual(['change', '=>', '8k']);
    expect(marked('a = 8,000')).toEqual(['=', '8,000']);
    expect(marked('Change in a ≥ below')).toEqual(['Change in', '≥', 'below']);
    expect(marked('a = ')).toEqual(['=', '']);
    expect(marked('change a/b = 8k')).toEqual(['change', 'a/b']);
  });

  it('shows a long value in part', () => {
    expect(faultsIn(`a >= (${'x'.repeat(10_000)})`)[0]?.message.length).toBeLessThan(150);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'change in ',
      'personnel',
      'expected',
      '.',
      ' ',
      '>=',
      '==',
      '<',
      '80',
      '%',
      ',',
      '_',
      '\n',
    ],
    ...["'", '"', '(', '-', '+', 'e', '9', '\u00a0', '🇫🇷', '\ud800', 'ä', 'k', '/', '[', '…', '\t'],
  );
  const nearly = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(''));

  it('can be read or has a fault inside it, and is never a crash', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly), (text) => {
        const parsed = parseExpression(text);
        if (parsed.ok) {
          const { operator, threshold } = parsed.expression;
          expect(operators).toContain(operator);
          if (typeof threshold === 'number') expect(Number.isFinite(threshold)).toBe(true);
        } else {
          expect(parsed.faults.length).toBeGreaterThan(0);
          for (const { start, end } of parsed.faults) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(start).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('with its one right spelling put in, is not wrong in the same place in the same way', () => {
    fc.assert(
      fc.property(nearly, (text) => {
        const parsed = parseExpression(text);
        for (const { start, end, message, replacement } of parsed.ok ? [] : parsed.faults) {
          if (replacement === undefined) continue;
          const again = parseExpression(text.slice(0, start) + replacement + text.slice(end));
          const left = again.ok ? [] : again.faults;
          expect(left.some((fault) => fault.start === start && fault.message === message)).toBe(
            false,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('of any length is read to its end', () => {
    for (const piece of [' ', 'a.', '9', '9,', 'change in ', '-', '=', "'", '/', 'a b ']) {
      expect(parseExpression(piece.repeat(100_000)).ok).toBe(false);
      expect(parseExpression(`a >= ${piece.repeat(100_000)}`).ok).toBe(false);
    }
  });
});
