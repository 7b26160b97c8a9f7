import { inOrderOfNeed } from './clauses.ts';
import { type ConditionModel, type Gate, plainEntries } from './conditions.ts';
import type { Refusal } from './plan.ts';
import type { Pool } from './pool.ts';
import { settingOf } from './setting.ts';
import { runBackward } from './survival.ts';
import type { Question } from './total.ts';

/** One more assumption, or a contribution that refuses deciding yes after all. */
export type Change =
  | { readonly holds: string }
  | { readonly fails: string }
  | { readonly decides: string };

/**
 * P(reached) under one more assumption, or with one that refuses deciding yes: the always-correct
 * way, one pass back for each, for what cannot be read off the passes that were made. Changes that
 * do the same to what contributions hang on share an answer.
 */
export function interventionsOn(
  question: Question,
  required: number,
  model: ConditionModel,
  reach: number,
  pool: Pool,
): (change: Change) => number | Refusal {
  const { contributions, gates, assumptions } = question;
  const relevant = new Set(
    inOrderOfNeed(
      [...contributions.values()].flatMap((offer) => offer.requires.flat()),
      (id) => gates.get(id)?.requires.flat() ?? [],
    ),
  );
  const reachOf = (changed: Question): number | Refusal => {
    const { plan, grid } = settingOf(changed);
    return plan.kind === 'refused' ? plan : runBackward(plan, grid.stepsTo(required), pool);
  };
  /** What an assumption decides of all that matters and is not so anyway. */
  const decided = (id: string, holds: boolean): readonly string[] => {
    const plain = (of: string): readonly string[] => plainEntries(gates.get(of)?.requires ?? []);
    const forced = holds ? inOrderOfNeed([id], plain) : [id];
    return forced.filter((other) => relevant.has(other) && model.known.get(other) !== holds).sort();
  };
  const answers = new Map<string, number | Refusal>();

  return (change) => {
    if ('decides' in change) {
      const willing = new Map(contributions);
      const offer = contributions.get(change.decides);
      if (offer !== undefined) willing.set(change.decides, { ...offer, willingness: 1 });
      return reachOf({ ...question, contributions: willing });
    }
    const holds = 'holds' in change;
    const ids = decided(holds ? change.holds : change.fails, holds);
    if (ids.length === 0) return reach;
    const key = JSON.stringify([holds, ids]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const assumed = new Map([...assumptions, ...ids.map((id) => [id, holds] as const)]);
    const answer = reachOf({ ...question, assumptions: assumed });
    answers.set(key, answer);
    return answer;
  };
}

/** Whether all that a condition requires, directly and in turn, is plain entries. */
export function plainConditions(gates: ReadonlyMap<string, Gate>): (id: string) => boolean {
  const plain = new Map<string, boolean>();
  const needs = (id: string): string[] => gates.get(id)?.requires.flat() ?? [];
  for (const id of inOrderOfNeed([...gates.keys()], needs)) {
    const requires = gates.get(id)?.requires ?? [];
    plain.set(
      id,
      requires.every((entry) => typeof entry === 'string' && plain.get(entry) === true),
    );
  }
  return (id) => plain.get(id) === true;
}
