import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/render/layout.ts';
import { problemsJson, renderProblems } from '../../src/render/problems.ts';
import type { Excerpt, Problem } from '../../src/scenario/problem.ts';
import { problems } from './problem-fixture.ts';
import { actingBesidesLineEnds, anyText } from './text-arbitrary.ts';

const plain = (width: number) => ({ colour: false, width });
const golden = (name: string) => `../golden/render/${name}`;

const problemAt = (excerpt: Excerpt): Problem => ({
  ...{ code: 'unknown-key', origin: 'file', message: 'unknown key', excerpt },
  location: { file: 'a.yaml', line: excerpt.line, column: excerpt.column },
});

/** What stands above the carets. */
function underlined(problem: Problem, width = 80): string {
  const lines = renderProblems([problem], plain(width)).split('\n');
  const carets = lines.findIndex((line) => line.includes('^'));
  const marks = lines[carets] ?? '';
  const [from, to] = [marks.indexOf('^'), marks.lastIndexOf('^') + 1];
  let column = 0;
  return [...(lines[carets - 1] ?? '')]
    .filter((character) => {
      const at = column;
      column += displayWidth(character);
      return at >= from && column <= to;
    })
    .join('');
}

describe('renderProblems', () => {
  it.each([
    { width: 80, colour: false, file: 'problems-80.txt' },
    { width: 80, colour: true, file: 'problems-80-colour.txt' },
    { width: 40, colour: false, file: 'problems-40.txt' },
  ])('reads as in $file', async ({ width, colour, file }) => {
    await expect(renderProblems(problems, { colour, width })).toMatchFileSnapshot(golden(file));
  });

  it('says nothing by colour alone', () => {
    const coloured = renderProblems(problems, { colour: true, width: 60 });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(renderProblems(problems, plain(60)));
  });

  it('returns nothing for nothing', () => {
    expect(renderProblems([], plain(80))).toBe('');
  });

  it.each([
    { name: 'plain text', text: 'stance: almost', column: 9, length: 6, seen: 'almost' },
    { name: 'after a tab', text: '\tstance: almost', column: 10, length: 6, seen: 'almost' },
    { name: 'wide characters', text: '漢字: 漢字', column: 5, length: 2, seen: '漢字' },
    { name: 'combining marks', text: 'e\u0301e\u0301: abc', column: 7, length: 3, seen: 'abc' },
    { name: 'an escaped control', text: '\u0007\u0007abc', column: 3, length: 3, seen: 'abc' },
    { name: 'a control itself', text: 'a\u0007b', column: 2, length: 1, seen: '\\x07' },
    {
      name: 'far to the right of a long line',
      ...{ text: `${'x'.repeat(300)}HERE${'y'.repeat(300)}`, column: 301, length: 4, seen: 'HERE' },
    },
    {
      name: 'the end of a long line',
      ...{ text: `${'x'.repeat(300)}HERE`, column: 301, length: 4, seen: 'HERE' },
    },
  ])('underlines $name', ({ text, column, length, seen }) => {
    expect(underlined(problemAt({ line: 7, text, column, length }))).toBe(seen);
  });

  it('points behind the last character of a line', () => {
    const lines = renderProblems(
      [problemAt({ line: 7, text: 'title:', column: 7, length: 1 })],
      plain(80),
    ).split('\n');
    expect(lines.slice(3, 5)).toEqual([' 7 | title:', '   |       ^']);
  });

  it('writes a line once where two places stand in it', () => {
    const problem = problemAt({ line: 7, text: '{FRA: 1, FRA: 2}', column: 10, length: 3 });
    const first = {
      label: 'first defined here',
      location: { file: 'a.yaml', line: 7, column: 2 },
      excerpt: { line: 7, text: '{FRA: 1, FRA: 2}', column: 2, length: 3 },
    };
    const lines = renderProblems([{ ...problem, related: [first] }], plain(80)).split('\n');
    expect(lines.slice(3, 6)).toEqual([
      ' 7 | {FRA: 1, FRA: 2}',
      '   |  --- first defined here',
      '   |          ^^^',
    ]);
  });

  it.each([
    { count: 1, files: ['a.yaml'], usage: 0, last: '1 mistake in 1 file' },
    { count: 3, files: ['a.yaml', 'b.yaml'], usage: 0, last: '3 mistakes in 2 files' },
    { count: 0, files: [], usage: 1, last: '1 mistake on the command line' },
    {
      count: 2,
      files: ['a.yaml'],
      usage: 1,
      last: '2 mistakes in 1 file and 1 on the command line',
    },
  ])('ends with "$last"', ({ count, files, usage, last }) => {
    const inFiles = Array.from(
      { length: count },
      (_, index): Problem => ({
        ...{ code: 'empty-file', origin: 'file', message: 'empty' },
        file: files[index % files.length] ?? '',
      }),
    );
    const onLine = Array.from(
      { length: usage },
      (): Problem => ({
        ...{ code: 'missing-argument', origin: 'command-line', message: 'name a scenario' },
      }),
    );
    expect(
      renderProblems([...inFiles, ...onLine], plain(80))
        .split('\n')
        .at(-2),
    ).toBe(last);
  });

  it('keeps to the width but for file names, and no character of the text acts', () => {
    const excerpt = fc
      .record({ text: anyText, from: fc.nat(400), length: fc.integer({ min: 1, max: 400 }) })
      .map(({ text, from, length }): Excerpt => {
        const line = text.replaceAll(/[\r\n]/g, '');
        const characters = [...line].length;
        const column = 1 + (from % (characters + 1));
        return {
          line: 12,
          text: line,
          column,
          length: Math.min(length, Math.max(1, characters - column + 1)),
        };
      });
    const problem = fc
      .record({
        message: anyText,
        help: anyText,
        file: anyText,
        excerpt,
        other: excerpt,
        label: anyText,
      })
      .map(
        ({ message, help, file, excerpt: at, other, label }): Problem => ({
          ...{ code: 'unknown-key', origin: 'file', message, help, excerpt: at },
          location: { file, line: 12, column: at.column },
          related: [
            { label, location: { file, line: 9, column: 1 }, excerpt: { ...other, line: 9 } },
          ],
        }),
      );
    fc.assert(
      fc.property(problem, fc.integer({ min: 20, max: 120 }), (given, width) => {
        const text = renderProblems([given], plain(width));
        expect(actingBesidesLineEnds(text)).toBeUndefined();
        expect(text).toContain('^');
        const lines = text.split('\n').filter((line) => !/^ +(?:-->|:::) /.test(line));
        expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
      }),
    );
  });
});

describe('problemsJson', () => {
  it('has every key of the contract, null where there is nothing', () => {
    expect(problemsJson(problems.slice(0, 1))).toEqual({
      format: 'forcecalc.problems',
      format_version: '1.0',
      problems: [
        {
          code: 'number-as-text',
          message: '`personnel` must be a whole number, found the text `12,000`',
          file: 'scenarios/paris.yaml',
          line: 8,
          column: 16,
          path: '/contributions/FRA/personnel',
          help: 'write 12000',
          note: problems[0]?.note,
        },
      ],
    });
    expect(problemsJson(problems).problems[4]).toEqual({
      code: 'unknown-condition',
      message: '`--assume us_backstopp=yes` names no condition of the scenario',
      ...{ file: null, line: null, column: null, path: null, note: null },
      help: 'did you mean `us_backstop`?',
    });
    expect(problemsJson(problems).problems[3]?.file).toBe('scenarios/paris.yaml');
  });
});
