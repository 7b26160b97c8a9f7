import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { written } from './written.ts';

/*
 * One slip of the pen is one mistake, wherever it happens, and is told in the line in which it
 * happened or the one beside it.
 */

const lines = written.split('\n');

type Slip = (line: string) => string | undefined;

/** A change to a line that leaves it as it is where it has nothing to change. */
const replaced =
  (pattern: RegExp, by: string): Slip =>
  (line) =>
    pattern.test(line) ? line.replace(pattern, by) : undefined;

/** What follows a key that is not in quotes, brackets or a block of text. */
const plainValue = /^([^'"]*?\w): (?=[^'"[{>&|\s])/;

const slips: Readonly<Record<string, Slip>> = {
  'no space after a colon': replaced(/^([^'"#]*?\w): (?=\S)/, '$1:'),
  'no colon': replaced(/^(\s*[\w-]+):/, '$1'),
  'an equals sign': replaced(/^(\s*[\w-]+): (?=\S)/, '$1 = '),
  'a tab': replaced(/^ {2}(?=[^ #])/, '\t'),
  'one space more': replaced(/^(?=\s*[\w-]+:)/, ' '),
  'one space less': replaced(/^ (?=\s*[\w-]+:)/, ''),
  'a double quote': replaced(plainValue, '$1: "'),
  'a single quote': replaced(plainValue, "$1: '"),
  'a bracket less at the end': replaced(/[\]}](?=[^\]}]*$)/, ''),
  'a bracket more at the end': replaced(/([\]}])(?=[^\]}]*$)/, '$1$1'),
  'a bracket less at the start': replaced(/[[{]/, ''),
  'an exclamation mark': replaced(plainValue, '$1: !'),
  'a star': replaced(plainValue, '$1: *'),
  'an at sign': replaced(plainValue, '$1: @'),
  'a key written twice': (line) => (/^\s*[\w-]+: \S/.test(line) ? `${line}\n${line}` : undefined),
  'two letters that changed places': (line) => {
    const [, indent = '', first, second, rest] =
      /^(\s*)([a-z])([a-z])([a-z_]{2,}:.*)$/.exec(line) ?? [];
    return first === undefined || first === second ? undefined : indent + second + first + rest;
  },
};

async function toldOf(text: string) {
  const read = await readScenario('-', { readStdin: async () => new TextEncoder().encode(text) });
  return read.ok ? [] : read.problems;
}

it('the text in which the slips are made is right', async () => {
  expect(await toldOf(written)).toEqual([]);
});

describe.each(Object.entries(slips))('%s', (_, slip) => {
  const slipped = lines.flatMap((line, at) => {
    const changed = slip(line);
    return changed === undefined ? [] : [{ line, at, changed }];
  });

  it('can happen in several lines', () => {
    expect(slipped.length).toBeGreaterThan(3);
  });

  it.each(slipped)('$line', async ({ at, changed }) => {
    const text = [...lines.slice(0, at), changed, ...lines.slice(at + 1)].join('\n');
    const told = await toldOf(text);
    expect(told.length, told.map(({ message }) => message).join('\n')).toBeLessThanOrEqual(1);
    const [problem] = told;
    // Some slips make another right text: an exclamation mark in a sentence, a note of two lines.
    if (problem !== undefined && !problem.code.startsWith('unknown-id')) {
      expect(Math.abs((problem.location?.line ?? 0) - (at + 1))).toBeLessThanOrEqual(1);
    }
  });
});
