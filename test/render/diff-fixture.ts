import { compareScenarios } from '../../src/cli/diff-command.ts';
import type { Comparison } from '../../src/diff/diff.ts';
import type { Assumptions } from '../../src/scenario/scenario.ts';
import { bare, type Document, scenarioOf } from '../diff/scenario-of.ts';

/** What differs between two documents, under names of our choice. */
export async function comparisonOf(
  base: Document,
  head: Document,
  names: readonly [string, string] = ['base.yaml', 'head.yaml'],
  assumptions: Assumptions = new Map(),
): Promise<Comparison> {
  const [before, after] = [await scenarioOf(base, names[0]), await scenarioOf(head, names[1])];
  const compared = compareScenarios(before, after, assumptions);
  if (!compared.ok) throw new Error(compared.problems.map(({ message }) => message).join('\n'));
  return compared.value;
}

/** Two scenarios in which much differs, with texts of our choice wherever a text may stand. */
export function pairWith(text: string): readonly [Document, Document] {
  const said = text === '' ? 'x' : text;
  const base: Document = {
    ...bare,
    title: 'T',
    conditions: { c: { likelihood: 0.5, title: said } },
    capabilities: { x: { title: said, unit: said, required: 3 } },
    contributions: {
      FRA: { personnel: [20, 40], requires: ['c'], note: said, capabilities: { x: [1, 2] } },
      GBR: { personnel: 30, stance: 'ready' },
    },
  };
  const head: Document = {
    ...base,
    title: said,
    summary: said,
    not_modelled: [said],
    target: { personnel: [50, 80], note: said },
    conditions: { c: { likelihood: 0.7, title: said } },
    contributions: {
      FRA: { personnel: [30, 40], requires: ['c'], note: 'n', capabilities: { x: [2, 2] } },
      DEU: { personnel: 5, note: said },
    },
    checks: [{ assert: 'personnel.firm >= 1', because: said }],
    accept: [{ finding: 'unsourced-figure', path: '/target', because: said }],
  };
  return [base, head];
}
