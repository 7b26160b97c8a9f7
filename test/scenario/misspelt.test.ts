import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { written } from '../mistakes/written.ts';
import { problemsOf } from './written.ts';

/** Every key of the language that the text has, with the path of one place where it stands. */
const keys = new Map<string, readonly string[]>();
const ids = new Set(['sources', 'conditions', 'capabilities', 'contributions']);

function collect(value: unknown, path: readonly string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const isRoomOfIds = ids.has(path.at(-1) ?? '');
  for (const [key, inner] of Object.entries(value)) {
    if (!isRoomOfIds)
      keys.set([...path.filter((_, at) => at !== 1), key].join('.'), [...path, key]);
    collect(inner, [...path, key]);
  }
}

collect(parseDocument(written).toJS(), []);

/** Two letters in the middle change places: a slip that no two keys of the language make equal. */
const misspelt = (key: string) => {
  const at = [...key].findIndex((letter, index) => index > 0 && letter !== key[index + 1]);
  return key.slice(0, at) + key[at + 1] + key[at] + key.slice(at + 2);
};

describe('a misspelt key', () => {
  it('is tried for all of the language', () => {
    expect(keys.size).toBeGreaterThan(35);
  });

  it.each([...keys])('%s', async (_, path) => {
    const key = path.at(-1) ?? '';
    const document = parseDocument(written);
    const above = document.getIn(path.slice(0, -1));
    const pair = (above as { items: { key: { value: string } }[] }).items.find(
      (item) => item.key.value === key,
    );
    if (pair === undefined) throw new Error(`no ${path.join('.')}`);
    pair.key.value = misspelt(key);
    const problems = await problemsOf(document.toString());
    expect(problems).toMatchObject([
      { code: 'unknown-key', help: `did you mean \`${key}\`?`, fix: { text: key } },
    ]);
  });
});
