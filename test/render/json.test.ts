import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAssessmentsJson, renderJson } from '../../src/render/json.ts';
import { paris, reassurance } from './paris-fixture.ts';
import { anyText } from './text-arbitrary.ts';

describe('renderJson', () => {
  it('indents by two spaces, keeps the order of keys and ends the last line', () => {
    expect(renderJson({ b: 0.1, a: [null] })).toBe('{\n  "b": 0.1,\n  "a": [\n    null\n  ]\n}\n');
  });

  it('escapes what a terminal obeys and what misleads a reader', () => {
    expect(renderJson('\u001b[31m\u009b1m\u202eé')).toBe('"\\u001b[31m\\u009b1m\\u202eé"\n');
  });

  it('reads back as what went in', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          anyText,
          fc.oneof(anyText, fc.double({ noNaN: true, noDefaultInfinity: true })),
        ),
        (value) => {
          const plain = Object.fromEntries(
            Object.entries(value).map(([key, entry]) => [key, Object.is(entry, -0) ? 0 : entry]),
          );
          expect(JSON.parse(renderJson(plain))).toEqual(plain);
          expect(renderJson(plain)).not.toMatch(
            /(?!\n)[\p{Cc}\p{Zl}\p{Zp}]|[\u202a-\u202e\u2066-\u2069]/u,
          );
        },
      ),
    );
  });
});

describe('renderAssessmentsJson', () => {
  it('gives one assessment as it is', () => {
    expect(JSON.parse(renderAssessmentsJson([paris]))).toEqual(paris);
  });

  it('gives several in their envelope', () => {
    expect(JSON.parse(renderAssessmentsJson([paris, reassurance]))).toEqual({
      format: 'forcecalc.assessments',
      format_version: '1.0',
      assessments: [paris, reassurance],
    });
  });
});
