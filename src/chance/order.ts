/** A contribution as far as the order of computation is concerned. */
export interface Member {
  /** The shared conditions that it hangs on, directly or through others; numbered so that every
   * condition comes after what it requires. */
  readonly conditions: readonly number[];
  /** Steps that it adds to the spread. */
  readonly spread: number;
}

/**
 * In which order to add the contributions, so that few conditions matter at a time.
 *
 * The engine keeps a distribution for every state of the conditions that have been decided and
 * still matter to a later contribution. What it costs is the number of those states times the
 * spread so far. So a good order finishes with one condition after another, narrow contributions
 * first, and leaves those that require nothing to the end, when a single state is left. The best
 * order is as hard to find as the treewidth of a graph; this is the usual greedy answer: finish
 * next with the condition that brings in the fewest others, tried with each condition as the first.
 *
 * @param members - ascending by spread; that order breaks every tie
 * @param needs - the shared conditions that a condition requires
 * @returns positions in `members`
 * @source bucket elimination: R. Dechter (1999), Artificial Intelligence 113; on a path instead of
 *   a tree, because adding an amount to a distribution is cheap and adding two distributions is not
 */
export function orderOf(
  members: readonly Member[],
  needs: (condition: number) => readonly number[],
): number[] {
  const conditions = [...new Set(members.flatMap((member) => member.conditions))];
  const work = members.reduce((sum, member) => sum + member.conditions.length ** 2, 0);
  const trials =
    work * conditions.length ** 2 > MOST_WORK ? [undefined] : conditions.sort(byNumber);
  let best: Trial | undefined;
  for (const first of trials.length === 0 ? [undefined] : trials) {
    const trial = work > MOST_WORK ? asGiven(members) : greedy(members, needs, first);
    if (best === undefined || trial.cost < best.cost) best = trial;
  }
  return best?.order ?? [];
}

interface Trial {
  readonly order: number[];
  readonly cost: number;
}

/** Steps of the search that nobody will notice. */
const MOST_WORK = 100_000;

const byNumber = (a: number, b: number): number => a - b;

function asGiven(members: readonly Member[]): Trial {
  const last = (index: number): number => members[index]?.conditions.at(-1) ?? Number.MAX_VALUE;
  const order = [...members.keys()].sort((a, b) => last(a) - last(b) || a - b);
  return { order, cost: 0 };
}

function greedy(
  members: readonly Member[],
  needs: (condition: number) => readonly number[],
  first: number | undefined,
): Trial {
  const order: number[] = [];
  const waiting = new Set(members.keys());
  let live = new Set<number>();
  let cost = 0;
  let spread = 1;
  const conditionsOf = (index: number): readonly number[] => members[index]?.conditions ?? [];

  const add = (index: number): void => {
    for (const condition of conditionsOf(index)) live.add(condition);
    spread += members[index]?.spread ?? 0;
    cost += statesOf(live, needs) * spread;
    waiting.delete(index);
    order.push(index);
  };

  let condition = first;
  for (;;) {
    condition ??= narrowest(waiting, conditionsOf, live);
    if (condition === undefined) break;
    const finished = condition;
    condition = undefined;
    for (;;) {
      // Inside a condition: whatever brings in the fewest others, then the narrowest.
      let next: number | undefined;
      let fewest = Number.POSITIVE_INFINITY;
      for (const index of waiting) {
        if (!conditionsOf(index).includes(finished)) continue;
        const opens = conditionsOf(index).filter((other) => !live.has(other)).length;
        if (opens < fewest) [next, fewest] = [index, opens];
      }
      if (next === undefined) break;
      add(next);
    }
    const needed = new Set([...waiting].flatMap(conditionsOf));
    live = new Set([...live].filter((open) => needed.has(open)));
  }
  for (const index of [...waiting]) add(index);
  return { order, cost };
}

/** The condition that is finished with the fewest conditions live at once. */
function narrowest(
  waiting: ReadonlySet<number>,
  conditionsOf: (index: number) => readonly number[],
  live: ReadonlySet<number>,
): number | undefined {
  const together = new Map<number, Set<number>>();
  for (const index of waiting) {
    for (const condition of conditionsOf(index)) {
      const others = together.get(condition) ?? new Set(live);
      for (const other of conditionsOf(index)) others.add(other);
      together.set(condition, others);
    }
  }
  let best: number | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const condition of [...together.keys()].sort(byNumber)) {
    const size = together.get(condition)?.size ?? 0;
    if (size < fewest) [best, fewest] = [condition, size];
  }
  return best;
}

/** About how many states conditions have: a chain of n has n + 1, n unrelated ones 2^n. */
function statesOf(
  live: ReadonlySet<number>,
  needs: (condition: number) => readonly number[],
): number {
  const below = new Map<number, number>();
  let states = 1;
  for (const condition of [...live].sort(byNumber).reverse()) {
    const own = 1 + (below.get(condition) ?? 1);
    const need = needs(condition).find((other) => live.has(other));
    if (need === undefined) states *= own;
    else below.set(need, (below.get(need) ?? 1) * own);
  }
  return states;
}
