import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const folder = join(import.meta.dirname, '..', '..', 'scenarios');

/** The files of `scenarios/`, with their text. */
export const shipped = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);

type Edit = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, where: number) => Math.floor(where * text.length);
const lineEdit = (change: (lines: string[], at: number, to: number) => void) =>
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (text) => {
        const lines = text.split('\n');
        change(lines, Math.floor(from * (lines.length - 1)), Math.floor(to * (lines.length - 1)));
        return lines.join('\n');
      },
  );
const pieces = [
  '',
  ' ',
  '  ',
  '\t',
  ':',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '!x ',
  '%',
  '|',
  '>',
  '?',
  ',',
  '0',
  '-1',
  '1e9',
  '12,000',
  '60%',
  'null',
  'true',
  '__proto__',
  'FRA',
  'ready',
  'extends: x\n',
  '<<: *a',
  '\u0000',
  'é',
  '🇫🇷',
  '9007199254740993',
];

/** Something that a person or a broken tool does to a text. */
export const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...pieces)).map(
    ([where, piece]): Edit =>
      (text) => {
        const index = at(text, where);
        return text.slice(0, index) + piece + text.slice(index);
      },
  ),
  fc.tuple(place, fc.nat(20)).map(
    ([where, length]): Edit =>
      (text) => {
        const index = at(text, where);
        return text.slice(0, index) + text.slice(index + length);
      },
  ),
  lineEdit((lines, from) => lines.splice(from, 1)),
  lineEdit((lines, from, to) => lines.splice(to, 0, lines[from] ?? '')),
  lineEdit((lines, from, to) => {
    [lines[from], lines[to]] = [lines[to] ?? '', lines[from] ?? ''];
  }),
  lineEdit((lines, from) => {
    lines[from] = ` ${lines[from]}`;
  }),
);
