import { inOrderOfNeed } from './clauses.ts';
import type { OpenCondition } from './conditions.ts';
import { INITIAL_STATE, type State, sweepOf } from './sweep.ts';

/** The largest number of worlds that is told; contract section 2. */
const MOST_WORLDS = 2 ** 20;

/**
 * Number of assignments of the open conditions that can occur: each holds or fails, and fails
 * where something it requires does. Conditions without a connection multiply; inside a connected
 * group, histories that leave the same choices are counted together.
 *
 * @param open - conditions that are neither certain nor impossible
 * @returns 1 for none; null above 2^20
 * @example
 * // ceasefire, and us_backstop which requires it: neither, only ceasefire, both
 * countWorlds(open) // => 3
 */
export function countWorlds(open: ReadonlyMap<string, OpenCondition>): number | null {
  let worlds = 1;
  for (const group of connectedGroups(open)) {
    worlds *= countGroup(group, open, Math.floor(MOST_WORLDS / worlds)) ?? Number.POSITIVE_INFINITY;
    if (worlds > MOST_WORLDS) return null;
  }
  return worlds;
}

/** Conditions that require one another, directly or through others, together. */
export function connectedGroups(open: ReadonlyMap<string, OpenCondition>): string[][] {
  const parents = new Map([...open.keys()].map((id) => [id, id]));
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) {
      parents.set(root, parents.get(up) ?? up);
      root = up;
    }
    return root;
  };
  for (const [id, { clauses }] of open) {
    for (const need of clauses.flat()) parents.set(rootOf(id), rootOf(need));
  }
  const groups = new Map<string, string[]>();
  for (const id of open.keys()) {
    const root = rootOf(id);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [id]);
    else group.push(id);
  }
  return [...groups.values()];
}

function countGroup(
  group: readonly string[],
  open: ReadonlyMap<string, OpenCondition>,
  most: number,
): number | undefined {
  const needs = (id: string): readonly string[] => open.get(id)?.clauses.flat() ?? [];
  const ids = inOrderOfNeed(group, needs);
  const items = new Map(ids.map((id, index) => [id, index]));
  const sweep = sweepOf([...items.values()], (item) =>
    (open.get(ids[item] ?? '')?.clauses ?? []).map((clause) =>
      clause.map((id) => items.get(id) ?? -1),
    ),
  );
  let states = new Map<string, { readonly state: State; count: number }>();
  states.set('', { state: INITIAL_STATE, count: 1 });
  let total = 1;
  for (const [item, id] of ids.entries()) {
    const certain = open.get(id)?.likelihood === 1;
    const next: typeof states = new Map();
    total = 0;
    for (const { state, count } of states.values()) {
      const outcomes = sweep.meets(state, item) ? (certain ? [true] : [true, false]) : [false];
      for (const holds of outcomes) {
        const after = sweep.decide(state, item, holds);
        const key = after.join();
        const same = next.get(key);
        if (same === undefined) next.set(key, { state: after, count });
        else same.count += count;
        total += count;
      }
    }
    if (total > most) return undefined;
    states = next;
  }
  return total;
}
