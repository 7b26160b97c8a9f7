import { type Clauses, inOrderOfNeed } from './clauses.ts';
import type { ConditionModel } from './conditions.ts';
import type { Shape } from './grid.ts';
import { type Member, orderOf } from './order.ts';

/** A contribution on the grid. */
export interface Term {
  readonly id: string;
  /** 0–1. */
  readonly willingness: number;
  readonly shape: Shape;
  /** What of its requirement is open, over open conditions. */
  readonly clauses: Clauses;
  /** Steps that it adds to the spread. */
  readonly spread: number;
}

/** A contribution's place in the order of computation. */
export interface Stage {
  readonly term: Term;
  /** Position among the terms. */
  readonly index: number;
  /** Conditions to decide right before it, everything after what it needs. */
  readonly decides: readonly string[];
  /** Conditions that it shares with other contributions. */
  readonly shared: readonly string[];
}

/**
 * Contributions in the order of `orderOf`, each with the conditions that it is the first to hang
 * on. Conditions that it is also the last, and so the only one, to hang on leave no trace after it.
 *
 * @param terms - by id, ascending
 */
export function stagesOf(terms: readonly Term[], model: ConditionModel): Stage[] {
  const needs = (id: string): readonly string[] => model.open.get(id)?.clauses.flat() ?? [];
  const closures = terms.map((term) => inOrderOfNeed(term.clauses.flat(), needs));
  const users = new Map<string, number>();
  for (const id of closures.flat()) users.set(id, (users.get(id) ?? 0) + 1);

  // `model.open` has everything after what it needs, so its order numbers the conditions. One that
  // is used wherever another that requires it is, and nowhere else, adds nothing to the order.
  const usedBy = new Map<string, string>();
  for (const [id, { clauses }] of model.open) {
    for (const [need] of clauses.filter((clause) => clause.length === 1)) {
      if (need !== undefined && users.get(need) === users.get(id)) usedBy.set(need, id);
    }
  }
  const shared = [...model.open.keys()].filter((id) => (users.get(id) ?? 0) > 1 && !usedBy.has(id));
  const numberOf = new Map(shared.map((id, index) => [id, index]));
  const numbers = (ids: readonly string[]): number[] =>
    ids.flatMap((id) => numberOf.get(id) ?? []).sort((a, b) => a - b);
  const bySpread = [...terms.keys()].sort(
    (a, b) => (terms[a]?.spread ?? 0) - (terms[b]?.spread ?? 0) || a - b,
  );
  const members = bySpread.map(
    (index): Member => ({
      conditions: numbers(closures[index] ?? []),
      spread: terms[index]?.spread ?? 0,
    }),
  );
  const order = orderOf(members, (condition) => numbers(needs(shared[condition] ?? '')));

  const decided = new Set<string>();
  return order.flatMap((position) => {
    const index = bySpread[position] ?? -1;
    const term = terms[index];
    const closure = closures[index] ?? [];
    if (term === undefined) return [];
    const decides = closure.filter((id) => !decided.has(id));
    for (const id of decides) decided.add(id);
    return [{ term, index, decides, shared: closure.filter((id) => (users.get(id) ?? 0) > 1) }];
  });
}
