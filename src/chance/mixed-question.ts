import { clausesOf } from './clauses.ts';
import { type Gate, plainEntries } from './conditions.ts';
import type { Offer, Question } from './total.ts';

/** Which units, by number, are new. */
export type IsNew = (unit: number) => boolean;

/** A value of which there are several versions, each for a choice of old and new units. */
export interface Versioned<Value> {
  /** The units on which it depends; none for what is always the same. */
  readonly units: readonly number[];
  readonly in: (isNew: IsNew) => Value;
}

/**
 * A question in an old and a new version, and in everything between: any choice of old and new
 * units makes a question of its own, a mixture.
 */
export interface MixedQuestion {
  /** How many units there are. */
  readonly units: number;
  /** By id; undefined where a mixture does not have the contribution. */
  readonly contributions: ReadonlyMap<string, Versioned<Offer | undefined>>;
  /** By id. Acyclic, and without contradiction to the assumptions, in every mixture. */
  readonly gates: ReadonlyMap<string, Versioned<Gate>>;
  readonly assumptions: ReadonlyMap<string, boolean>;
  /** What is to be reached, in the unit of the amounts. */
  readonly required: Versioned<number>;
}

/** A mixture as a question of its own. */
export function questionIn(mixed: MixedQuestion, isNew: IsNew): Question {
  const contributions = new Map<string, Offer>();
  for (const [id, versions] of mixed.contributions) {
    const offer = versions.in(isNew);
    if (offer !== undefined) contributions.set(id, offer);
  }
  const gates = new Map([...mixed.gates].map(([id, versions]) => [id, versions.in(isNew)]));
  return { contributions, gates, assumptions: mixed.assumptions };
}

/**
 * The mixtures of some units alone, which are numbered anew: the others are old or new in all.
 *
 * @param kept - units, at most 31
 */
export function restricted(
  mixed: MixedQuestion,
  kept: readonly number[],
  isOtherNew: IsNew,
): MixedQuestion {
  const position = new Map(kept.map((unit, at) => [unit, at]));
  const only = <Value>({ units, in: at }: Versioned<Value>): Versioned<Value> => ({
    units: units.flatMap((unit) => position.get(unit) ?? []),
    in: (isNew) =>
      at((unit) => {
        const own = position.get(unit);
        return own === undefined ? isOtherNew(unit) : isNew(own);
      }),
  });
  return {
    units: kept.length,
    contributions: new Map([...mixed.contributions].map(([id, offer]) => [id, only(offer)])),
    gates: new Map([...mixed.gates].map(([id, gate]) => [id, only(gate)])),
    assumptions: mixed.assumptions,
    required: only(mixed.required),
  };
}

/** Bits of the units that change what a condition requires: the order of steps hangs on them. */
export function unitsOfForm({ gates }: MixedQuestion): number {
  let units = 0;
  for (const versions of gates.values()) {
    const own = bitsOf(versions);
    const forms = subsetsOf(own).map((mixture) => {
      const { requires } = versions.in(isNewIn(mixture));
      // What is assumed to hold carries to plain entries, and not to a list of one.
      return JSON.stringify([clausesOf(requires), plainEntries(requires)]);
    });
    if (new Set(forms).size > 1) units |= own;
  }
  return units;
}

/** The units on which something depends, as bits. */
export function bitsOf({ units }: Versioned<unknown>): number {
  return units.reduce((bits, unit) => bits | (1 << unit), 0);
}

/** A mixture, given as bits, as the units that are new in it. */
export function isNewIn(mixture: number): IsNew {
  return (unit) => ((mixture >> unit) & 1) === 1;
}

/** The subsets of a set of bits, the empty one first. */
export function subsetsOf(set: number): readonly number[] {
  const subsets = [0];
  for (let subset = -set & set; subset !== 0; subset = (subset - set) & set) subsets.push(subset);
  return subsets;
}

/** How many bits are set. */
export function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
