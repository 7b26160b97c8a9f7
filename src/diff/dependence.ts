import { inOrderOfNeed } from '../chance/clauses.ts';
import type { Assumptions, Requirement, Scenario } from '../scenario/scenario.ts';
import { plainNeeds } from './entanglement.ts';

/**
 * The conditions on which it can depend, in any mixture of two sides, whether requirements hold:
 * those that are required, in turn; and those that are assumed to hold and make one of these hold.
 */
export function conditionsBehind(
  requirements: readonly Requirement[],
  sides: readonly Scenario[],
  assumptions: Assumptions,
): ReadonlySet<string> {
  const required = inOrderOfNeed(requirements.flat(2), (id) =>
    sides.flatMap(({ conditions }) => conditions.get(id)?.requires.flat() ?? []),
  );
  const behind = new Set(required);
  const held = [...assumptions].flatMap(([id, holds]) => (holds ? [id] : []));
  const needs = (id: string) => sides.flatMap((side) => plainNeeds(side, id));
  const forcedBy = new Map<string, string[]>();
  for (const id of inOrderOfNeed(held, needs)) {
    for (const need of needs(id)) forcedBy.set(need, [...(forcedBy.get(need) ?? []), id]);
  }
  // Goes on with what it adds.
  for (const id of behind) for (const other of forcedBy.get(id) ?? []) behind.add(other);
  return behind;
}
