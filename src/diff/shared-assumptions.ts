import { inOrderOfNeed } from '../chance/clauses.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import { plainNeeds } from './entanglement.ts';

/**
 * What assumptions about both sides of a comparison come to on one of them.
 *
 * A condition that only the other side defines means nothing here. But one that is assumed to hold
 * makes what it requires hold, and the two sides are to be compared under the same assumptions: so
 * what it requires is assumed here as well.
 *
 * @param assumptions - about conditions of either side
 */
export function assumptionsOn(
  side: Scenario,
  other: Scenario,
  assumptions: Assumptions,
): Assumptions {
  const isForeign = (id: string) => !side.conditions.has(id);
  const held = [...assumptions].flatMap(([id, holds]) => (holds ? [id] : []));
  const needs = (id: string) => plainNeeds(isForeign(id) ? other : side, id);
  const forced = inOrderOfNeed(held, needs).filter(isForeign).flatMap(needs);
  return new Map(
    [...assumptions, ...forced.map((id) => [id, true] as const)].filter(([id]) => !isForeign(id)),
  );
}
