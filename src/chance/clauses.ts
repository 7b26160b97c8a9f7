import type { Requirement } from '../scenario/scenario.ts';

/**
 * A requirement as a conjunction: every clause must hold, and a clause holds if any of its
 * members does. No clause at all always holds.
 */
export type Clauses = readonly (readonly string[])[];

/**
 * A requirement in canonical form: plain entries become clauses of one, members and clauses are
 * in alphabetical order, repetitions are dropped. So the order in which a file lists them can
 * change neither an order of computation nor, with it, the last bit of a figure.
 *
 * @example
 * clausesOf(['us_backstop', ['moscow_consents', 'ceasefire']])
 * // => [['ceasefire', 'moscow_consents'], ['us_backstop']]
 */
export function clausesOf(requires: Requirement): Clauses {
  const byKey = new Map<string, readonly string[]>();
  for (const entry of requires) {
    const members = typeof entry === 'string' ? [entry] : [...new Set(entry)].sort();
    byKey.set(JSON.stringify(members), members);
  }
  return [...byKey.keys()].sort().map((key) => byKey.get(key) ?? []);
}

/**
 * What is left of clauses once some conditions are known: clauses that a known condition meets
 * are gone, members that fail are gone, and a clause without a member left makes it all fail.
 *
 * @returns the clauses still open, none when all are met; undefined when they cannot be met
 */
export function simplify(
  clauses: Clauses,
  known: ReadonlyMap<string, boolean>,
): Clauses | undefined {
  const open: (readonly string[])[] = [];
  for (const clause of clauses) {
    if (clause.some((member) => known.get(member) === true)) continue;
    const members = clause.filter((member) => known.get(member) !== false);
    if (members.length === 0) return undefined;
    open.push(members);
  }
  return open;
}

/**
 * Ids with everything they need before them: depth first, in the order given, each id once.
 * Written with a stack of its own, so that a chain of any length is safe.
 *
 * @param roots - where to start; what they do not need is left out
 * @param needs - what an id needs; must be acyclic
 */
export function inOrderOfNeed(
  roots: readonly string[],
  needs: (id: string) => readonly string[],
): string[] {
  const ordered: string[] = [];
  const seen = new Set<string>();
  const stack: { readonly id: string; readonly needs: readonly string[]; next: number }[] = [];
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    stack.push({ id, needs: needs(id), next: 0 });
  };
  for (const root of roots) {
    visit(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const need = top.needs[top.next++];
      if (need === undefined) {
        ordered.push(top.id);
        stack.pop();
      } else {
        visit(need);
      }
    }
  }
  return ordered;
}
