import { describe, expect, it } from 'vitest';
import { numberMeant } from '../../src/scenario/number-text.ts';

describe('numberMeant', () => {
  it.each([
    ['12,000', '12000', 'the comma'],
    ['1,234,567', '1234567', 'the comma'],
    ['1,234.5', '1234.5', 'the comma'],
    ['12_000', '12000', 'the underscore'],
    ['12 000', '12000', 'the space'],
    ['12\u00a0000', '12000', 'the space'],
    ['12\u202f000', '12000', 'the space'],
    ["12'000", '12000', 'the apostrophe'],
    ['12’000', '12000', 'the apostrophe'],
    ['12.000.000', '12000000', 'the points'],
    ['1.200,50', '1200.5', 'the comma'],
    ['0,6', '0.6', 'the comma'],
    ['5000', '5000', 'the quotes'],
    ['0.5', '0.5', 'the quotes'],
    ['12k', '12000', 'the `k`'],
    ['12 K', '12000', 'the `K`'],
    ['1.5m', '1500000', 'the `m`'],
    ['0.7 million', '700000', 'the `million`'],
    ['60%', '0.6', 'the percent sign'],
    ['17.8 %', '0.178', 'the percent sign'],
    ['29%', '0.29', 'the percent sign'],
    ['5,000–10,000', '[5000, 10000]', 'the dash'],
    ['5000-10000', '[5000, 10000]', 'the dash'],
    ['10-15k', '[10000, 15000]', 'the dash'],
    ['5 000 to 10 000', '[5000, 10000]', 'the words'],
    ['between 5,000 and 10,000', '[5000, 10000]', 'the words'],
    ['up to 10,000', '[0, 10000]', 'the words'],
    ['at most 500', '[0, 500]', 'the words'],
    ['≤ 500', '[0, 500]', 'the words'],
    ['about 5,000', '5000', 'the `about`'],
    ['~5000', '5000', 'the `~`'],
    ['5,000 soldiers', '5000', 'the `soldiers`'],
  ])('%s means %s', (text, spelling, because) => {
    expect(numberMeant(text)).toEqual({ spelling, because });
  });

  it.each(['', 'many', '2025-03-11', '12:30', '1.2.3', 'a-b', '5000+', '12,34,567', 'k', '%'])(
    '%s means no number',
    (text) => {
      expect(numberMeant(text)).toBeUndefined();
    },
  );
});
