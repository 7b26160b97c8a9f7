/**
 * Deciding conditions one after another while remembering as little as possible.
 *
 * Items (conditions, and what requires them) are decided in an order in which everything follows
 * what it needs. Two histories are the same state when no later item can tell them apart, so a
 * chain of 500 conditions or a contribution that requires 25 of them never has more than a few
 * states, where listing all assignments would need 2^25. What can be told apart is a set of facts:
 * an undecided item already has a requirement that failed, or an any-of list of it that is not
 * decided yet already has a member that holds.
 */
export interface Sweep {
  /** Whether everything an item requires holds; ask when all it needs has been decided. */
  readonly meets: (state: State, item: number) => boolean;
  /** The state after an item turned out to hold or to fail. */
  readonly decide: (state: State, item: number, holds: boolean) => State;
}

/** Facts about items still to be decided, ascending. Equal states have equal facts. */
export type State = readonly number[];

/** Nothing is decided yet. */
export const INITIAL_STATE: State = [];

interface Membership {
  readonly owner: number;
  /** The fact that this clause has a member that holds. */
  readonly met: number;
  /** No other member of the clause is decided later. */
  readonly last: boolean;
}

/**
 * @param order - items in the order in which they will be decided
 * @param clausesOf - by item, the clauses it requires, over items that come before it in `order`
 */
export function sweepOf(
  order: readonly number[],
  clausesOf: (item: number) => readonly (readonly number[])[],
): Sweep {
  const position = new Map(order.map((item, index) => [item, index]));
  const memberships = new Map<number, Membership[]>();
  const metFacts = new Map<number, number[]>();
  let nextFact = order.reduce((highest, item) => Math.max(highest, item), -1) + 1;
  for (const owner of order) {
    const own: number[] = [];
    for (const clause of clausesOf(owner)) {
      const met = nextFact++;
      own.push(met);
      const last = Math.max(...clause.map((member) => position.get(member) ?? -1));
      for (const member of clause) {
        const list = memberships.get(member) ?? [];
        list.push({ owner, met, last: position.get(member) === last });
        memberships.set(member, list);
      }
    }
    metFacts.set(owner, own);
  }

  const decide = (state: State, item: number, holds: boolean): State => {
    const facts = new Set(state);
    facts.delete(item);
    for (const { owner, met, last } of memberships.get(item) ?? []) {
      if (facts.has(owner)) continue;
      if (holds && !last) {
        facts.add(met);
      } else if (last) {
        const alreadyMet = facts.delete(met);
        if (!holds && !alreadyMet) {
          for (const fact of metFacts.get(owner) ?? []) facts.delete(fact);
          facts.add(owner);
        }
      }
    }
    return [...facts].sort((a, b) => a - b);
  };
  return { meets: (state, item) => !state.includes(item), decide };
}
