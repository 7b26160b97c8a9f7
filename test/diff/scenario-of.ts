import { readReference } from '../../src/scenario/read-scenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** A scenario as a file would say it. */
export type Document = Readonly<Record<string, unknown>>;

/** Reads a document as if it stood in a file; JSON is YAML too. */
export async function scenarioOf(document: Document | string, name = 'a.yaml'): Promise<Scenario> {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 1);
  const bytes = new TextEncoder().encode(text);
  const read = await readReference({ kind: 'content', bytes, path: name, name });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.value;
}

/** The least that every scenario has to say. */
export const bare: Document = { forcecalc: 1, title: 'T', target: { personnel: [40, 80] } };
