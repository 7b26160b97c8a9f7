import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, isCollection, isPair, isScalar, parse, visit } from 'yaml';
import { assess } from '../../src/assess/assess.ts';
import { formatFile } from '../../src/scenario/format/format-file.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { anyDocument } from '../diff/document-arbitrary.ts';
import { scenarioOf } from '../diff/scenario-of.ts';

const folder = join(import.meta.dirname, '..', '..', 'scenarios');
const shipped = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

function format(text: string): string {
  const formatted = formatFile({ path: 'a.yaml', text, origin: 'file' });
  if (!formatted.ok) throw new Error(formatted.problems.map(({ message }) => message).join('\n'));
  return formatted.value;
}

/** The lines in the order that they would have without any order. */
const linesOf = (text: string) => text.split('\n').sort();

describe('formatFile', () => {
  it.each([
    {
      name: 'puts keys into the order of the language, unknown ones last, and keeps that of entries',
      given: `target: {source: s, personnel: 5}
zebra: 1
title: T
contributions:
  UKR: {source: s, stance: ready, nation: UKR}
  FRA: {}
forcecalc: 1
`,
      expected: `forcecalc: 1
title: T
target: {personnel: 5, source: s}
contributions:
  UKR: {nation: UKR, stance: ready, source: s}
  FRA: {}
zebra: 1
`,
    },
    {
      name: 'spells numbers plainly where numbers are meant, and nowhere else',
      given: `forcecalc: 1.0
title: T
sources: {s: {title: 1.50, date: "2025"}}
target: {personnel: [5e3, 8000.0]}
stances: {ready: .50}
conditions: {c: {likelihood: 0.30, title: 1e3}}
capabilities: {x: {required: +2.50}}
contributions:
  FRA: {personnel: [7.0, 7], capabilities: {x: [0x10, 20], y: {low: 1, mode: 1.0, high: 1}}}
  GBR: {personnel: {low: 1e0, mode: 2, high: 3}, note: 1_000}
`,
      expected: `forcecalc: 1
title: T
sources: {s: {title: 1.50, date: "2025"}}
target: {personnel: [5000, 8000]}
stances: {ready: 0.5}
conditions: {c: {title: 1e3, likelihood: 0.3}}
capabilities: {x: {required: 2.5}}
contributions:
  FRA: {personnel: 7, capabilities: {x: [16, 20], y: 1}}
  GBR: {personnel: {low: 1, mode: 2, high: 3}, note: 1_000}
`,
    },
    {
      name: 'leaves a number alone that may be meant in another way',
      given: `contributions:
  FRA: {personnel: 5.000}
  DEU: {personnel: 123456789012345678901}
  007: {personnel: "5000"}
`,
      expected: undefined,
    },
    {
      name: 'keeps comments where they belong when keys move',
      given: `# About the file.

# About the target.
target: {personnel: 5} # both ends
contributions: # by nation
  # About France.
  FRA:   # from Paris
    # About the source.
    source: s
    # About the stance.
    stance: ready

  # At the end of the entries.

title: T
forcecalc: 1
# At the end of the file.
`,
      expected: `# About the file.

# About the target.
forcecalc: 1
title: T
target: {personnel: 5} # both ends
contributions: # by nation
  # About France.
  FRA: # from Paris
    # About the stance.
    stance: ready
    # About the source.
    source: s
  # At the end of the entries.

  # At the end of the file.
`,
    },
    {
      name: 'indents by two spaces and leaves the lines of texts as they are',
      given: `summary: >-
        One paragraph
        in two lines.

        - And a list
          in it.
title:   'It''s a title'
not_modelled:
- Rotation,
      which goes on
- |+
   Arrival

target:
   personnel:
         low:
           5
`,
      expected: `title: 'It''s a title'
summary: >-
  One paragraph
  in two lines.

  - And a list
    in it.
not_modelled:
  - Rotation,
    which goes on
  - |+
    Arrival

target:
  personnel:
    low: 5
`,
    },
    {
      name: 'turns what is broken over lines inside brackets into a block',
      given: `contributions:
  FRA: {personnel: 5, requires: [ceasefire,   # first of all
     [un_mandate, osce_mandate]]}
  GBR: {   personnel:   5   }
`,
      expected: `contributions:
  FRA:
    personnel: 5
    requires:
      - ceasefire # first of all
      - [un_mandate, osce_mandate]
  GBR: {personnel: 5}
`,
    },
    {
      name: 'does not move an anchor behind what refers to it',
      given: `contributions: {FRA: {source: &s [a, b]}}
target: {source: *s, personnel: 5.0}
`,
      expected: `contributions: {FRA: {source: &s [a, b]}}
target: {source: *s, personnel: 5}
`,
    },
    {
      name: 'gives a file LF line ends and one at its end',
      given: 'title: T\r\nnote: |\r\n  a\r\n  b\r\n\r\n\r\nforcecalc: 1',
      expected: 'forcecalc: 1\ntitle: T\nnote: |\n  a\n  b\n',
    },
    {
      name: 'keeps tags, empty values, null and directives',
      given: `%YAML 1.2
---
title: !!str 5
conditions: {a: null, b: ~}
contributions:
  FRA:
  GBR: {personnel: !!int "5"}
`,
      expected: undefined,
    },
  ])('$name', ({ given, expected = given }) => {
    expect(format(given)).toBe(expected);
    expect(format(expected)).toBe(expected);
  });

  it.each(shipped)('changes nothing that %s means, and none of its comments', async (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const formatted = format(text);
    expect(format(formatted)).toBe(formatted);
    expect(parse(formatted)).toEqual(parse(text));
    expect(linesOf(formatted).filter((line) => line.includes('#'))).toEqual(
      linesOf(text).filter((line) => line.includes('#')),
    );
    const read = await readScenario(join(folder, file));
    if (!read.ok) {
      expect(file).toBe('sources.yaml');
      return;
    }
    const path = join(folder, file);
    const again = await scenarioOf(formatted, path);
    const { inputs: _, findings: found, ...figures } = assess(read.scenario);
    const { inputs: __, findings, ...after } = assess(again);
    expect(after).toEqual(figures);
    expect(findings.map(({ code, path }) => [code, path])).toEqual(
      found.map(({ code, path }) => [code, path]),
    );
  });

  it('changes nothing that a scenario means, however it is written', async () => {
    await fc.assert(
      fc.asyncProperty(anyWritten, async (text) => {
        const formatted = format(text);
        expect(format(formatted)).toBe(formatted);
        expect(formatted).not.toMatch(/\r|[^\n]$|\n\n$/);
        const comments = (of: string) => (of.match(/#\d+#/g) ?? []).sort();
        expect(comments(formatted)).toEqual(comments(text));
        const { inputs: _, findings: __, ...before } = assess(await scenarioOf(text));
        const { inputs: ___, findings: ____, ...after } = assess(await scenarioOf(formatted));
        expect(after).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    'title: [',
    'title: a: b',
    'title: T\ntitle: T',
    'a: *b',
    'title: T\n---\ntitle: T\n',
    '',
    '!unknown a',
    '\tTab: 1',
  ])('refuses %j', (text) => {
    const formatted = formatFile({ path: 'a.yaml', text, origin: 'file' });
    expect(formatted).toMatchObject({ ok: false, problems: [{ origin: 'file' }] });
  });
});

/** A scenario as somebody may write it: shuffled, in flow or block style, with comments. */
const anyWritten: fc.Arbitrary<string> = fc
  .tuple(anyDocument, fc.infiniteStream(fc.nat({ max: 5 })), fc.boolean())
  .map(([document, draws, isCrlf]) => {
    const draw = () => draws.next().value;
    const shuffled = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner)]);
      return Object.fromEntries(draw() > 2 ? entries.reverse() : entries);
    };
    const written = new Document(shuffled(document));
    let comments = 0;
    visit(written, (_, node) => {
      const isKey = isPair(node) && isScalar(node.key);
      if (isCollection(node) && draw() > 3) node.flow = true;
      if (isScalar(node) && typeof node.value === 'number' && draw() === 0) {
        node.minFractionDigits = 1;
      }
      if (isKey && isScalar(node.key)) {
        if (draw() === 0) node.key.commentBefore = ` #${comments++}#`;
        if (draw() === 0) node.key.spaceBefore = true;
      }
      if (
        isScalar(node) &&
        node !== written.contents &&
        draw() === 0 &&
        typeof node.value === 'string'
      ) {
        node.type = draw() > 2 ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
      }
    });
    const text = written.toString({ indent: 2 + draw(), lineWidth: 40, indentSeq: draw() > 2 });
    return isCrlf ? text.replaceAll('\n', '\r\n') : text;
  });
