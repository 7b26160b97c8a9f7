import { inOrderOfNeed } from '../chance/clauses.ts';
import { plainEntries } from '../chance/conditions.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';

/**
 * Whether some mixture of the two sides' conditions cannot be evaluated: its requirements go round
 * in a circle, or an assumption that a condition holds needs one that another assumption makes
 * fail.
 *
 * Looked for in the requirements of both sides together. A way through these passes each condition
 * once, and so is a way through the mixture that takes each from the side of its next step.
 */
export function areEntangled(base: Scenario, head: Scenario, assumptions: Assumptions): boolean {
  return hasCircle(base, head) || mayContradict(base, head, assumptions);
}

function hasCircle(base: Scenario, head: Scenario): boolean {
  const needs = new Map<string, Set<string>>();
  for (const { conditions } of [base, head]) {
    for (const [id, { requires }] of conditions) {
      needs.set(id, new Set([...(needs.get(id) ?? []), ...requires.flat()]));
    }
  }
  const neededBy = new Map<string, string[]>();
  for (const [id, own] of needs) {
    for (const need of own) neededBy.set(need, [...(neededBy.get(need) ?? []), id]);
  }
  // Takes away what needs nothing that is left: all of it, unless there is a circle.
  const free = [...needs].flatMap(([id, own]) => (own.size === 0 ? [id] : []));
  for (const id of free) {
    for (const other of neededBy.get(id) ?? []) {
      const left = needs.get(other);
      left?.delete(id);
      if (left?.size === 0) free.push(other);
    }
  }
  return free.length < needs.size;
}

function mayContradict(base: Scenario, head: Scenario, assumptions: Assumptions): boolean {
  const held = [...assumptions].flatMap(([id, holds]) => (holds ? [id] : []));
  const needs = (id: string) => [base, head].flatMap((side) => plainNeeds(side, id));
  return inOrderOfNeed(held, needs).some((id) => assumptions.get(id) === false);
}

/** What a condition of a scenario requires by itself; nothing where the scenario has none. */
export function plainNeeds({ conditions }: Scenario, id: string): readonly string[] {
  return plainEntries(conditions.get(id)?.requires ?? []);
}
