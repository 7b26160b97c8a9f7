import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rooms, each with those below it that it may use. Arrows point down only. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  scenario: [],
  chance: [],
  assess: ['chance', 'scenario'],
  sensitivity: ['assess', 'chance', 'scenario'],
  diff: ['assess', 'chance', 'scenario'],
  check: ['assess', 'chance', 'scenario'],
  render: ['sensitivity', 'diff', 'check', 'assess', 'scenario'],
  cli: ['render', 'sensitivity', 'diff', 'check', 'assess', 'chance', 'scenario'],
};

/** Packages keep to their room; so does everything that touches the machine. */
const homes: Readonly<Record<string, readonly string[]>> = {
  commander: ['cli'],
  chalk: ['render'],
  'cli-table3': ['render'],
  'string-width': ['render'],
  yaml: ['scenario'],
  zod: ['scenario'],
  'fastest-levenshtein': ['scenario'],
};
const machineRooms = ['cli', 'scenario'];
/** Files of the scenario room that may read: the others turn values into values. */
const readers = ['scenario/source.ts', 'scenario/git-revision.ts', 'scenario/layers.ts'];

const source = join(import.meta.dirname, '..', 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({
    file: file.replaceAll('\\', '/'),
    text: readFileSync(join(source, file), 'utf8'),
  }));

interface Import {
  readonly from: string;
  readonly isType: boolean;
}

function importsOf(text: string): readonly Import[] {
  const forms = /^(?:import|export)\s+(type\s)?[^;]*?from '([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...text.matchAll(forms)].map(([, type, from, lazy]) => ({
    from: from ?? lazy ?? '',
    isType: type !== undefined,
  }));
}

const roomOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : '');

describe('the arrows between rooms', () => {
  it.each(files)('$file uses only rooms below its own', ({ file, text }) => {
    const room = roomOf(file);
    if (room === '') return expect(['index.ts', 'version.ts']).toContain(file);
    const wrong = importsOf(text)
      .filter(({ from }) => from.startsWith('.'))
      .map(({ from, isType }) => ({
        room: roomOf(relative(source, join(source, file, '..', from)).replaceAll('\\', '/')),
        isType,
      }))
      // Everything may name the types of the scenario.
      .filter(
        ({ room: other, isType }) =>
          other !== '' && other !== room && !(isType && other === 'scenario'),
      )
      .filter(({ room: other }) => !mayUse[room]?.includes(other));
    expect(wrong).toEqual([]);
  });

  it.each(files)('$file keeps packages and the machine in their rooms', ({ file, text }) => {
    const room = roomOf(file);
    for (const { from } of importsOf(text)) {
      if (from.startsWith('.')) continue;
      if (from.startsWith('node:')) {
        const isAllowed = room === 'cli' || readers.includes(file);
        expect(isAllowed, `${file} imports ${from}`).toBe(true);
      } else {
        const name = from.split('/')[0] ?? '';
        expect(homes[name], `${file} imports ${from}`).toContain(room);
      }
    }
  });

  it.each(files.filter(({ file }) => !machineRooms.includes(roomOf(file))))(
    '$file knows no process, clock or chance',
    ({ text }) => {
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      expect(code).not.toMatch(/\bprocess\.|\bDate\.now|new Date\(\)|Math\.random|\bconsole\./);
    },
  );

  it('has files in every room', () => {
    expect([...new Set(files.map(({ file }) => roomOf(file)).filter(Boolean))].sort()).toEqual(
      Object.keys(mayUse).sort(),
    );
  });
});
