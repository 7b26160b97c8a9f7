import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** A scenario from its text, without the lines that every one has; `--set` options may follow. */
export async function scenarioOf(yaml: string, ...set: readonly string[]): Promise<Scenario> {
  const text = `forcecalc: 1\ntitle: Test\n${yaml}\n`;
  const read = await readScenario('-', {
    readStdin: async () => new TextEncoder().encode(text),
    set,
  });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.scenario;
}
