import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { starter } from '../../src/cli/starter.ts';
import { mistakes } from '../mistakes/cases.ts';
import { written } from '../mistakes/written.ts';

const root = join(import.meta.dirname, '..', '..');
const published = (name: string) => readFileSync(join(root, 'schema', name), 'utf8');
const shipped = readdirSync(join(root, 'scenarios')).filter((file) => file.endsWith('.yaml'));
const generate =
  "import { generateSchemas } from './build/generate-schemas.mjs';" +
  'process.stdout.write(JSON.stringify(await generateSchemas()));';

let isScenario: ValidateFunction;

beforeAll(() => {
  isScenario = new Ajv({ strict: false, allErrors: false }).compile(
    JSON.parse(published('scenario.v1.json')),
  );
});

/** Whether an editor with the published schema has nothing to say about a text. */
function isRight(text: string): boolean {
  return isScenario(parse(text));
}

describe('the published schemas', () => {
  it('are those that the code describes', () => {
    const stdout = execFileSync(process.execPath, ['--input-type=module', '-e', generate], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const schemas: Readonly<Record<string, string>> = JSON.parse(stdout);
    expect(Object.keys(schemas).length).toBeGreaterThanOrEqual(3);
    for (const [name, text] of Object.entries(schemas)) {
      expect(published(`${name}.v1.json`), `run: npm run schemas (${name})`).toBe(text);
    }
  });

  it('have no other beside them', () => {
    const files = readdirSync(join(root, 'schema'));
    expect(files.every((file) => file.endsWith('.v1.json'))).toBe(true);
  });
});

describe('the schema of a scenario accepts', () => {
  it.each(shipped)('scenarios/%s', (file) => {
    expect(isRight(readFileSync(join(root, 'scenarios', file), 'utf8'))).toBe(true);
  });

  it.each([
    ['what people write', written],
    ['what init writes', starter],
    ['an overlay of nothing', 'extends: a.yaml\n'],
    ['an overlay that removes', 'extends: a.yaml\nsummary: null\ncontributions: {FRA: null}\n'],
    [
      'an overlay that removes from an entry',
      'extends: a.yaml\ncontributions: {FRA: {stance: null, capabilities: {lift: null}}}\n',
    ],
    [
      'an overlay that changes a corner of a triangle',
      'extends: a.yaml\ncontributions: {FRA: {personnel: {high: 9}}}\n',
    ],
  ])('%s', (_, text) => {
    expect(isRight(text), JSON.stringify(isScenario.errors)).toBe(true);
  });
});

/** What a schema can see: the form of a single file, and no more. */
const structural = new Set([
  'unknown-key',
  'missing-key',
  'wrong-type',
  'empty-value',
  'number-as-text',
  'not-whole',
  'out-of-range',
  'unknown-word',
  'format-version',
  'fixed-stance',
  'bad-id',
]);
const seen = mistakes.filter(
  ({ code, files, words, stdin, at }) =>
    structural.has(code) &&
    words === undefined &&
    stdin === undefined &&
    at !== undefined &&
    !at.includes('.yaml') &&
    Object.keys(files).length === 1,
);

describe('the schema of a scenario marks', () => {
  it('most of the mistakes', () => {
    expect(seen.length).toBeGreaterThan(60);
  });

  it.each(seen)('$name', ({ files }) => {
    const [text] = Object.values(files);
    expect(isRight(String(text))).toBe(false);
  });
});
