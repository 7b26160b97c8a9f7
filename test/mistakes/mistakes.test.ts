import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProblemsDocument } from '../../src/render/problems.ts';
import { type MistakeCase, mistakes } from './cases.ts';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'bin', 'forcecalc.js');
const isValid = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(join(root, 'schema', 'problems.v1.json'), 'utf8')),
);

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Names in the directory before and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Two seconds are enough for any mistake; a run that takes longer is killed and has no code. */
async function run({ files, words }: MistakeCase, more: readonly string[]): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'forcecalc-mistake-'));
  const inside = join(folder, 'inside');
  mkdirSync(inside);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(inside, name), text);
  const listing = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const before = listing();
  const given = [...(words ?? Object.keys(files).slice(0, 1)), ...more];
  const child = spawn(process.execPath, [program, ...given], {
    cwd: inside,
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    timeout: 2000,
    killSignal: 'SIGKILL',
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (part) => (texts.stdout += part));
  child.stderr.setEncoding('utf8').on('data', (part) => (texts.stderr += part));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const after = listing();
  rmSync(folder, { recursive: true });
  return { code, ...texts, before, after };
}

/** Those whose command line says itself what is printed. */
const saysFormat = ({ words }: MistakeCase) => words?.includes('--format') ?? false;

describe('told to people', () => {
  it.each(mistakes)('$name', async (mistake) => {
    const { code, stdout, stderr, before, after } = await run(mistake, []);
    expect(code).toBe(mistake.exit);
    expect(stderr).toContain(`error[${mistake.code}]`);
    expect(stderr.match(/^error\[/gm)).toHaveLength(1);
    expect(stderr).not.toMatch(/\n\s+at .+:\d+:\d+|node:internal/);
    expect(stderr).not.toContain('\u001b');
    expect(stdout).toBe('');
    expect(after).toEqual(before);
  });
});

describe('told to programs', () => {
  it.each(mistakes.filter((mistake) => !saysFormat(mistake)))('$name', async (mistake) => {
    const { code, stdout, stderr } = await run(mistake, ['--format', 'json']);
    expect(code).toBe(mistake.exit);
    expect(stderr).toBe('');
    const document: ProblemsDocument = JSON.parse(stdout);
    expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
    const places = document.problems.map(({ code: found, line, column }) =>
      line === null ? found : `${found} ${line}:${column}`,
    );
    expect(places).toEqual([mistake.at ? `${mistake.code} ${mistake.at}` : mistake.code]);
  });
});

describe('the page of mistakes', () => {
  let text = '';

  beforeAll(async () => {
    const examples = mistakes.filter(({ isExample }) => isExample);
    const sections: string[] = [];
    for (const mistake of examples) {
      const { stderr } = await run(mistake, []);
      sections.push(section(mistake, stderr));
    }
    text = `${preface}\n${sections.join('\n')}`;
  }, 60_000);

  it('shows the smallest file and the message of each', async () => {
    await expect(text).toMatchFileSnapshot(join(root, 'docs', 'errors.md'));
  });

  it('shows every code', () => {
    const source = readFileSync(join(root, 'src', 'scenario', 'problem.ts'), 'utf8');
    const union = source.slice(source.indexOf('export type ProblemCode'));
    const codes = [...union.slice(0, union.indexOf(';')).matchAll(/'([a-z0-9-]+)'/g)].map(
      ([, code = '']) => code,
    );
    // Needs a git repository: test/scenario/revision.test.ts.
    const elsewhere = ['revision-not-found'];
    const shown = mistakes.filter(({ isExample }) => isExample).map(({ code }) => code);
    expect([...new Set([...shown, ...elsewhere])].sort()).toEqual([...codes].sort());
  });
});

const preface = `# Mistakes and their messages

Every mistake has a code, which never changes its meaning. A file's mistakes are all reported at
once, and end the program with 3; those of the command line with 2. With \`--format json\` they are
JSON on standard output. This page is made by the tests from the same cases that they run.
`;

function section({ code, files, words }: MistakeCase, message: string): string {
  const isText = Object.values(files).every(
    (text) => typeof text === 'string' && text.length < 600,
  );
  const shown = isText
    ? Object.entries(files).map(
        ([name, content]) => `\`${name}\`\n\n${fenced('yaml', visible(String(content)))}`,
      )
    : [];
  const command = words === undefined ? '' : `\`forcecalc ${words.join(' ')}\`\n\n`;
  const isPointless = words !== undefined && !message.includes('-->');
  return `## ${code}\n\n${command}${isPointless ? '' : shown.join('\n')}${shown.length > 0 && !isPointless ? '\n' : ''}${fenced('', visible(message))}`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.replace(/\n*$/, '\n')}\`\`\`\n`;
}

/** What cannot be printed on a page is shown by its number. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replaceAll(/[\x00-\x08\x0e-\x1f]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0');
    return `\\x${code}`;
  });
}
