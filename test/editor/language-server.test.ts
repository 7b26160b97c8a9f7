import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LanguageServer, type Position } from './language-server.ts';

const scenarios = join(import.meta.dirname, '..', '..', 'scenarios');
const modeline = '# yaml-language-server: $schema=../schema/scenario.v1.json\n';
const head = `${modeline}forcecalc: 1\ntitle: T\ntarget: {personnel: 5}\n`;

let server: LanguageServer;

beforeAll(async () => {
  server = new LanguageServer();
  await server.start();
}, 30_000);

afterAll(() => server.stop());

/** Opens a text in which `|` marks the place that is asked about. */
async function opened(name: string, marked: string): Promise<Position> {
  const before = marked.slice(0, marked.indexOf('|'));
  await server.open(name, marked.replace('|', ''));
  const lines = before.split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

describe('an editor', () => {
  it.each([
    {
      name: 'top.yaml',
      text: `${head}|\n`,
      offers: ['conditions', 'capabilities', 'contributions', 'extends'],
    },
    {
      name: 'entry.yaml',
      text: `${head}contributions:\n  FRA:\n    |\n`,
      offers: ['stance', 'personnel', 'requires'],
    },
    {
      name: 'stance.yaml',
      text: `${head}contributions:\n  FRA:\n    stance: |\n`,
      offers: ['committed', 'ready', 'refused'],
    },
    { name: 'nation.yaml', text: `${head}contributions:\n  |\n`, offers: ['FRA', 'UKR', 'GBR'] },
    {
      name: 'word.yaml',
      text: `${head}conditions:\n  truce:\n    likelihood: |\n`,
      offers: ['realistic_possibility'],
    },
    {
      name: 'overlay.yaml',
      text: `${modeline}extends: paris-2025-03.yaml\n|\n`,
      offers: ['title', 'contributions'],
    },
  ])('completes $offers.0', async ({ name, text, offers }) => {
    const offered = await server.completionsAt(name, await opened(name, text));
    expect([...offered.keys()]).toEqual(expect.arrayContaining(offers));
  });

  it('shows what a key means', async () => {
    const place = await opened('hover.yaml', `${head}contributions:\n  FRA:\n    sta|nce: ready\n`);
    expect(await server.hoverAt('hover.yaml', place)).toContain('How willing the nation is');
  });

  it('shows which nation a code is', async () => {
    const place = await opened('nations.yaml', `${head}contributions:\n  |\n`);
    expect((await server.completionsAt('nations.yaml', place)).get('DEU')).toContain('Germany');
  });

  it.each([
    {
      name: 'unknown.yaml',
      text: `${head}contributions:\n  FRA:\n    personel: 5\n`,
      line: 6,
      says: /personel/,
    },
    {
      name: 'wrong.yaml',
      text: `${head}contributions:\n  FRA:\n    stance: redy\n`,
      line: 6,
      says: /committed/,
    },
    { name: 'missing.yaml', text: `${modeline}forcecalc: 1\ntitle: T\n`, line: 1, says: /target/ },
  ])('marks the mistake in $name', async ({ name, text, line, says }) => {
    const marked = await server.open(name, text);
    expect(marked).toHaveLength(1);
    expect(marked[0]?.range.start.line).toBe(line);
    expect(marked[0]?.message).toMatch(says);
  });

  it.each(readdirSync(scenarios).filter((file) => file.endsWith('.yaml')))(
    'marks nothing in %s',
    async (file) => {
      const text = readFileSync(join(scenarios, file), 'utf8');
      expect(text.startsWith(modeline.trim())).toBe(true);
      expect(await server.open(file, text)).toEqual([]);
    },
  );
});
