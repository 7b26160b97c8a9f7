import { highOf, lowOf, probabilitiesOf, stepOf } from '../../src/chance/amount.ts';
import type { Gate } from '../../src/chance/conditions.ts';
import type { Amount, Requirement } from '../../src/scenario/scenario.ts';

/*
 * The contract's definitions, section 2, spelled out case by case and as slowly as can be: what
 * the engine is compared with. Shares no code with it but the probabilities of a single amount.
 */

export interface World {
  readonly chance: number;
  readonly holds: ReadonlyMap<string, boolean>;
}

const meets = (requires: Requirement, holds: ReadonlyMap<string, boolean>): boolean =>
  requires.every((entry) =>
    typeof entry === 'string'
      ? holds.get(entry) === true
      : entry.some((member) => holds.get(member) === true),
  );

/** Every combination of own draws, with what holds in it under the assumptions. */
export function allWorlds(
  gates: ReadonlyMap<string, Gate>,
  assumptions: ReadonlyMap<string, boolean>,
): World[] {
  const ids = [...gates.keys()].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  const forced = new Map(assumptions);
  for (const id of [...ids].reverse()) {
    if (forced.get(id) !== true) continue;
    for (const entry of gates.get(id)?.requires ?? []) {
      if (typeof entry === 'string') forced.set(entry, true);
    }
  }
  const worlds: World[] = [];
  for (let draws = 0; draws < 2 ** ids.length; draws++) {
    let chance = 1;
    const holds = new Map<string, boolean>();
    for (const [index, id] of ids.entries()) {
      const { likelihood, requires } = gates.get(id) ?? { likelihood: 0, requires: [] };
      const yes = ((draws >> index) & 1) === 1;
      chance *= yes ? likelihood : 1 - likelihood;
      holds.set(id, forced.get(id) ?? (yes && meets(requires, holds)));
    }
    if (chance > 0) worlds.push({ chance, holds });
  }
  return worlds;
}

export function chanceOf(requires: Requirement, worlds: readonly World[]): number {
  return worlds.reduce((sum, world) => sum + (meets(requires, world.holds) ? world.chance : 0), 0);
}

export interface Offer {
  readonly willingness: number;
  readonly amount: Amount;
  readonly requires: Requirement;
}

/** Distribution of the total as value → probability, by every world, decision and amount. */
export function allTotals(
  offers: ReadonlyMap<string, Offer>,
  worlds: readonly World[],
): Map<number, number> {
  const totals = new Map<number, number>();
  for (const world of worlds) {
    let sums = new Map([[0, world.chance]]);
    for (const { willingness, amount, requires } of offers.values()) {
      if (!meets(requires, world.holds)) continue;
      const next = new Map<number, number>();
      const add = (value: number, chance: number): void => {
        const key = Math.round(value * 100) / 100;
        next.set(key, (next.get(key) ?? 0) + chance);
      };
      const values = probabilitiesOf(amount);
      for (const [sum, chance] of sums) {
        add(sum, chance * (1 - willingness));
        values.forEach((probability, index) => {
          add(sum + lowOf(amount) + index * stepOf(amount), chance * willingness * probability);
        });
      }
      sums = next;
    }
    for (const [sum, chance] of sums) totals.set(sum, (totals.get(sum) ?? 0) + chance);
  }
  return totals;
}

export function reaches(totals: ReadonlyMap<number, number>, required: number): number {
  let chance = 0;
  for (const [value, probability] of totals) if (value >= required) chance += probability;
  return chance;
}

/** Widest conceivable total, for drawing targets. */
export function highestTotal(offers: ReadonlyMap<string, Offer>): number {
  return [...offers.values()].reduce((sum, { amount }) => sum + highOf(amount), 0);
}
