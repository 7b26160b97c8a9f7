import { highOf } from '../chance/amount.ts';
import { inOrderOfNeed } from '../chance/clauses.ts';
import type { Refusal } from '../chance/plan.ts';
import { type Question, totalOf } from '../chance/total.ts';
import { willingnessOf } from '../scenario/resolve.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import { type Attribution, choice, type Moved, rankedParts } from './attribution.ts';
import { divide } from './shapley.ts';
import { type Mixture, mixtureOf, type Units } from './units.ts';

/** Orders drawn above 12 units: each mixture is a computation of its own. */
const drawnOrders = 16;

/**
 * Divides the change of `personnel.likelihood.reach_low` among the changed units.
 *
 * @param moved - the likelihood itself, see `sumAttributions`
 * @returns a refusal where the conditions of some mixture multiply beyond what can be computed
 */
export function reachLowAttribution(
  base: Scenario,
  head: Scenario,
  parts: Units,
  assumptions: Assumptions,
  moved: Moved,
): Attribution | Refusal {
  const players = relevantUnits(base, head, parts);
  let refusal: Refusal | undefined;
  const division = divide(
    players.length,
    (coalition) => {
      if (refusal !== undefined) return 0;
      const reach = reachLowOf(mixtureOf(parts, choice(players, coalition)), assumptions);
      if (typeof reach === 'number') return reach;
      refusal = reach;
      return 0;
    },
    drawnOrders,
  );
  if (refusal !== undefined) return refusal;
  const byUnit = parts.units.map(
    (_, unit) => division.parts[players.indexOf(unit)] ?? { part: 0, alone: 0 },
  );
  return { parts: rankedParts(parts.units, byUnit, moved), isExact: division.isExact };
}

/** Units on which the likelihood can depend. */
function relevantUnits(base: Scenario, head: Scenario, { units }: Units): readonly number[] {
  const sides = [base, head];
  const senders = sides.flatMap(({ contributions }) =>
    [...contributions.values()].filter(({ personnel }) => highOf(personnel) > 0),
  );
  const needed = new Set(
    inOrderOfNeed(
      senders.flatMap(({ requires }) => requires.flat()),
      (id) => sides.flatMap(({ conditions }) => conditions.get(id)?.requires.flat() ?? []),
    ),
  );
  const sends = (id: string) =>
    sides.some(({ contributions }) => {
      const contribution = contributions.get(id);
      return contribution !== undefined && highOf(contribution.personnel) > 0;
    });
  return units.flatMap(({ kind, members }, unit) => {
    const matters = {
      target: base.target.low !== head.target.low,
      stances: senders.some(
        (sender) => willingnessOf(sender, base.stances) !== willingnessOf(sender, head.stances),
      ),
      conditions: members.some((id) => needed.has(id)),
      contribution: members.some(sends),
    }[kind];
    return matters ? [unit] : [];
  });
}

/** The likelihood 0–1 that a mixture reaches the low end of its target. */
export function reachLowOf(mixture: Mixture, assumptions: Assumptions): number | Refusal {
  const total = totalOf(questionOn(mixture, assumptions));
  return total.kind === 'total' ? total.distribution.reach(mixture.target.low) : total;
}

/** What the chance room is asked about a mixture. */
function questionOn(
  { stances, conditions, contributions }: Mixture,
  assumptions: Assumptions,
): Question {
  const offers = [...contributions].map(([id, contribution]) => {
    const { personnel, requires } = contribution;
    const willingness = willingnessOf(contribution, stances);
    return [id, { willingness, amount: personnel, requires }] as const;
  });
  return { gates: conditions, assumptions, contributions: new Map(offers) };
}
