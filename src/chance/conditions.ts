import type { Requirement } from '../scenario/scenario.ts';
import { type Clauses, clausesOf, inOrderOfNeed, simplify } from './clauses.ts';
import { INITIAL_STATE, sweepOf } from './sweep.ts';
import { trellisOf } from './trellis.ts';
import { countWorlds } from './world-count.ts';

/** Something that holds or does not: its own draw, and what else it takes. */
export interface Gate {
  /** 0–1, given that everything it requires holds. */
  readonly likelihood: number;
  readonly requires: Requirement;
}

/**
 * What a scenario's conditions, under assumptions, say about any requirement.
 *
 * A condition holds if its own draw does, independently of every other draw, and all it requires
 * holds. Assumptions are interventions: one made to hold holds with everything it plainly requires
 * (whatever becomes of its alternatives), one made to fail fails, and the others keep their
 * likelihoods.
 */
export interface ConditionModel {
  /**
   * Likelihood 0–1 that all of a requirement holds, exact; 1 for an empty one.
   *
   * @throws RangeError above 8192 simultaneous cases, which takes dozens of any-of lists that share
   *   their members in no order; where a contribution requires this, `totalOf` refuses with a message
   */
  readonly probability: (requires: Requirement) => number;
  /** Holds in every possible world. */
  readonly isCertain: (requires: Requirement) => boolean;
  /** Holds in some possible world. */
  readonly isPossible: (requires: Requirement) => boolean;
  /** Assignments of all conditions that can occur; null above 2^20. */
  readonly worlds: number | null;
  /**
   * Conditions that the assumptions decide: those named, those forced in turn, and those that
   * fail because a prerequisite (through plain entries) is assumed to fail.
   */
  readonly fixed: ReadonlyMap<string, boolean>;
  /** Conditions that hold in every possible world (true) or in none (false). */
  readonly known: ReadonlyMap<string, boolean>;
  /** The other conditions, everything after what it needs, with what is still open of their requirements. */
  readonly open: ReadonlyMap<string, OpenCondition>;
}

/** A condition that holds in some possible worlds and fails in others. */
export interface OpenCondition {
  /** Above 0; 1 where it hangs on its requirement alone. */
  readonly likelihood: number;
  /** Over open conditions only. */
  readonly clauses: Clauses;
}

/**
 * Conditions as the rest of the room uses them. Independent of the order of either map, to the
 * last bit. Cheap until asked: a pass over the conditions, and each probability a pass over those
 * that the requirement needs.
 *
 * @param gates - by condition id; acyclic and without unknown ids
 * @param assumptions - must not contradict one another, see `contradiction`
 * @throws RangeError for an unknown id or for assumptions that contradict one another: our misuse
 * @example
 * const gates = new Map([
 *   ['ceasefire', { likelihood: 0.45, requires: [] }],
 *   ['us_backstop', { likelihood: 0.4, requires: ['ceasefire'] }],
 * ]);
 * modelConditions(gates, new Map()).probability(['us_backstop']) // => 0.18
 */
export function modelConditions(
  gates: ReadonlyMap<string, Gate>,
  assumptions: ReadonlyMap<string, boolean>,
): ConditionModel {
  const clauses = new Map([...gates].map(([id, gate]) => [id, clausesOf(gate.requires)]));
  const needs = (id: string): readonly string[] => {
    const own = clauses.get(id);
    if (own === undefined) throw new RangeError(`modelConditions requires known ids, not ${id}`);
    return own.flat();
  };
  const order = inOrderOfNeed([...gates.keys()].sort(), needs);
  const fixed = fixedConditions(order, gates, assumptions);

  const known = new Map<string, boolean>();
  const open = new Map<string, OpenCondition>();
  for (const id of order) {
    const likelihood = gates.get(id)?.likelihood ?? 0;
    const assumed = fixed.get(id);
    const own = simplify(clauses.get(id) ?? [], known);
    if (assumed !== undefined) known.set(id, assumed);
    else if (own === undefined || likelihood === 0) known.set(id, false);
    else if (own.length === 0 && likelihood === 1) known.set(id, true);
    else open.set(id, { likelihood, clauses: own });
  }

  const probabilities = new Map<string, number>();
  let worlds: number | null | undefined;
  return {
    probability: (requires) => {
      const wanted = simplify(clausesOf(requires), known);
      if (wanted === undefined) return 0;
      const key = JSON.stringify(wanted);
      const probability = probabilities.get(key) ?? probabilityOf(wanted, open);
      probabilities.set(key, probability);
      return probability;
    },
    // Every open draw can go either way, and more conditions that hold never hurt: so certain is
    // what holds when all open ones fail, and possible what holds when none does.
    isCertain: (requires) => simplify(clausesOf(requires), known)?.length === 0,
    isPossible: (requires) => simplify(clausesOf(requires), known) !== undefined,
    get worlds() {
      if (worlds === undefined) worlds = countWorlds(open);
      return worlds;
    },
    fixed,
    known,
    open,
  };
}

/**
 * Two assumptions that cannot both be made: one is to hold and needs, through plain entries, one
 * that is to fail. The first such pair in alphabetical order; undefined when there is none.
 *
 * @example
 * contradiction(gates, new Map([['us_backstop', true], ['ceasefire', false]]))
 * // => { holds: 'us_backstop', fails: 'ceasefire' }
 */
export function contradiction(
  gates: ReadonlyMap<string, Gate>,
  assumptions: ReadonlyMap<string, boolean>,
): { holds: string; fails: string } | undefined {
  const plain = (id: string): readonly string[] => plainEntries(gates.get(id)?.requires ?? []);
  for (const holds of [...assumptions.keys()].sort()) {
    if (assumptions.get(holds) !== true) continue;
    const fails = inOrderOfNeed([holds], plain)
      .sort()
      .find((id) => assumptions.get(id) === false);
    if (fails !== undefined) return { holds, fails };
  }
  return undefined;
}

/** What must hold by itself; a list of one alternative is still a list (contract section 2). */
export function plainEntries(requires: Requirement): readonly string[] {
  return requires.filter((entry) => typeof entry === 'string').sort();
}

function fixedConditions(
  order: readonly string[],
  gates: ReadonlyMap<string, Gate>,
  assumptions: ReadonlyMap<string, boolean>,
): ReadonlyMap<string, boolean> {
  const fixed = new Map<string, boolean>();
  const plain = (id: string): readonly string[] => plainEntries(gates.get(id)?.requires ?? []);
  const assumedToHold = [...assumptions.keys()].filter((id) => assumptions.get(id) === true);
  for (const id of inOrderOfNeed(assumedToHold, plain)) {
    if (assumptions.get(id) === false) {
      throw new RangeError(`modelConditions requires assumptions that agree on ${id}`);
    }
    fixed.set(id, true);
  }
  for (const id of order) {
    if (fixed.has(id)) continue;
    const fails =
      assumptions.get(id) === false || plain(id).some((need) => !(fixed.get(need) ?? true));
    if (fails) fixed.set(id, false);
  }
  return fixed;
}

/** Chance that clauses over open conditions are all met. */
function probabilityOf(wanted: Clauses, open: ReadonlyMap<string, OpenCondition>): number {
  const ids = inOrderOfNeed(wanted.flat(), (id) => open.get(id)?.clauses.flat() ?? []);
  const items = new Map(ids.map((id, index) => [id, index]));
  const question = ids.length;
  const sweep = sweepOf([...items.values(), question], (item) => {
    const clauses = item === question ? wanted : (open.get(ids[item] ?? '')?.clauses ?? []);
    return clauses.map((clause) => clause.map((id) => items.get(id) ?? -1));
  });
  const draws = ids.map((id, item) => ({ item, likelihood: open.get(id)?.likelihood ?? 0 }));
  const levels = trellisOf(sweep, INITIAL_STATE, draws, (state) => sweep.meets(state, question));
  if (levels === undefined) {
    throw new RangeError('probability requires conditions that need few simultaneous cases');
  }
  return Math.min(1, levels.at(-1)?.reduce((sum, { chance }) => sum + chance, 0) ?? 0);
}
