import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mistakes } from './cases.ts';
import { meanings } from './meanings.ts';
import type { MistakeCase } from './mistake.ts';
import { runInProcess } from './run.ts';

const page = join(import.meta.dirname, '..', '..', 'docs', 'errors.md');

it('the page of mistakes shows the meaning, the smallest file and the message of each', async () => {
  const sections: string[] = [];
  for (const mistake of mistakes.filter(({ isExample }) => isExample)) {
    const { stderr } = await runInProcess(mistake, []);
    sections.push(section(mistake, stderr));
  }
  await expect(`${preface}\n${sections.join('\n')}`).toMatchFileSnapshot(page);
});

const preface = `# Mistakes and their messages

Every mistake has a code, which never changes its meaning. All mistakes of all files are told at
once, one message a mistake. Those of a file end the program with 3, those of the command line with 2. With
\`--format json\` they are JSON on standard output, see \`schema/problems.v1.json\`. This page is made by
the tests from the same cases that they run.
`;

function section({ code, files, words }: MistakeCase, message: string): string {
  const isShort = Object.values(files).every(
    (text) => typeof text === 'string' && text.length < 600,
  );
  // What the command line says is wrong by itself is so for any file.
  const isAboutFiles = words === undefined || /(-->|:::) [^-]/.test(message);
  const shown = Object.entries(isShort && isAboutFiles ? files : {}).map(
    ([name, content]) => `\`${name}\`\n\n${fenced('yaml', visible(String(content)))}`,
  );
  const command = words === undefined ? [] : [`\`${['forcecalc', ...words].join(' ')}\`\n`];
  const parts = [`## ${code}\n\n${meanings[code]}\n`, ...shown, ...command];
  return [...parts, fenced('', visible(message))].join('\n');
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
