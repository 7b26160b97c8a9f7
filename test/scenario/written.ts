import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Problem } from '../../src/scenario/problem.ts';
import { type ReadOptions, readScenario } from '../../src/scenario/read-scenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** A beginning that every scenario needs. */
export const head = 'forcecalc: 1\ntitle: T\ntarget: {personnel: [10, 20]}\n';

/** Files in a folder of their own, gone when the test is over. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'forcecalc-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The scenario that a text is. */
export async function scenarioOf(text: string, options: ReadOptions = {}): Promise<Scenario> {
  const read = await readText(text, options);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.scenario;
}

/** What is wrong with a text. */
export async function problemsOf(
  text: string,
  options: ReadOptions = {},
): Promise<readonly Problem[]> {
  const read = await readText(text, options);
  return read.ok ? [] : read.problems;
}

function readText(text: string, options: ReadOptions) {
  const readStdin = async () => new TextEncoder().encode(text);
  return readScenario('-', { ...options, readStdin });
}
