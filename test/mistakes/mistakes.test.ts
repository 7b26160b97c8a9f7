import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { ProblemsDocument } from '../../src/render/problems.ts';
import { mistakes } from './cases.ts';
import { meanings } from './meanings.ts';
import type { MistakeCase } from './mistake.ts';
import { needsNobody, type Run, runInProcess, runProcess } from './run.ts';

const root = join(import.meta.dirname, '..', '..');
const isValid = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(join(root, 'schema', 'problems.v1.json'), 'utf8')),
);

/** Those whose command line says itself what is printed. */
const saysFormat = ({ words }: MistakeCase) => words?.includes('--format') ?? false;
const inJson = mistakes.filter((mistake) => !saysFormat(mistake));
const isForPeople = ({ code, stdout, stderr, before, after }: Run, mistake: MistakeCase) => {
  expect(code).toBe(mistake.exit);
  expect(stderr).toContain(`error[${mistake.code}]`);
  expect(stderr.match(/^error\[/gm)).toHaveLength(1 + (mistake.also ?? []).length);
  expect(stderr).not.toMatch(/\n\s+at .+:\d+:\d+|node:internal/);
  expect(stderr).not.toContain('\u001b');
  expect(stdout).toBe('');
  expect(after).toEqual(before);
};

/** Code and place of every problem, as the cases write them. */
function told({ stdout }: Run, { files }: MistakeCase): readonly string[] {
  const [first] = Object.keys(files);
  const document: ProblemsDocument = JSON.parse(stdout);
  expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
  return document.problems.map(({ code, file, line, column }) => {
    if (line === null) return code;
    return `${code} ${file === first ? '' : `${file}:`}${line}:${column}`;
  });
}

const expected = ({ code, at, also = [] }: MistakeCase) => [at ? `${code} ${at}` : code, ...also];

describe('the cases', () => {
  it('are at least 75 kinds of mistake, each with a name of its own', () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(75);
    expect(new Set(mistakes.map(({ name }) => name)).size).toBe(mistakes.length);
  });

  it('leave out no code, and show each once on the page', () => {
    const shown = mistakes.filter(({ isExample }) => isExample).map(({ code }) => code);
    expect([...shown].sort()).toEqual(Object.keys(meanings).sort());
  });
});

describe('in this process', () => {
  it.each(inJson.filter((mistake) => !needsNobody(mistake)))('$name', async (mistake) => {
    const run = await runInProcess(mistake, ['--format', 'json']);
    expect(run.stderr).toBe('');
    expect(told(run, mistake).toSorted()).toEqual(expected(mistake).toSorted());
    expect(run.code).toBe(mistake.exit);
    expect(run.after).toEqual(run.before);
    const { problems }: ProblemsDocument = JSON.parse(run.stdout);
    const own = problems.find(({ code }) => code === mistake.code);
    expect(own?.help ?? '').toContain(mistake.help ?? '');
    expect(own?.note ?? '').toContain(mistake.note ?? '');
  });
});

describe('told to people', () => {
  it.each(mistakes)('$name', async (mistake) => {
    isForPeople(await runProcess(mistake, []), mistake);
  });
});

describe('told to programs', () => {
  it.each(inJson)('$name', async (mistake) => {
    const run = await runProcess(mistake, ['--format', 'json']);
    expect(run.code).toBe(mistake.exit);
    expect(run.stderr).toBe('');
    expect(told(run, mistake).toSorted()).toEqual(expected(mistake).toSorted());
  });
});
