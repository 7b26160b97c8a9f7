import { inOrderOfNeed } from './clauses.ts';
import { type ConditionModel, type Gate, modelConditions } from './conditions.ts';
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
 * leave every contribution in the same position share an answer.
 */
export function interventionsOn(
  question: Question,
  required: number,
  model: ConditionModel,
  reach: number,
  pool: Pool,
): (change: Change) => number | Refusal {
  const { contributions, gates, assumptions } = question;
  const relevant = inOrderOfNeed(
    [...contributions.values()].flatMap((offer) => offer.requires.flat()).sort(),
    (id) => [...(gates.get(id)?.requires.flat() ?? [])].sort(),
  );
  const position = (of: ConditionModel): string =>
    relevant.map((id) => of.known.get(id) ?? '?').join();
  const known = new Map([[position(model), reach]]);
  const reachOf = (changed: Question): number | Refusal => {
    const { plan, grid } = settingOf(changed);
    return plan.kind === 'refused' ? plan : runBackward(plan, grid.stepsTo(required), pool);
  };

  return (change) => {
    if ('decides' in change) {
      const willing = new Map(contributions);
      const offer = contributions.get(change.decides);
      if (offer !== undefined) willing.set(change.decides, { ...offer, willingness: 1 });
      return reachOf({ ...question, contributions: willing });
    }
    const assumed = new Map(assumptions);
    if ('holds' in change) assumed.set(change.holds, true);
    else assumed.set(change.fails, false);
    const key = position(modelConditions(gates, assumed));
    const answered = known.get(key) ?? reachOf({ ...question, assumptions: assumed });
    if (typeof answered === 'number') known.set(key, answered);
    return answered;
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
