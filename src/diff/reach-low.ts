import { highOf } from '../chance/amount.ts';
import type { MixedQuestion } from '../chance/mixed-question.ts';
import { willingnessOf } from '../scenario/resolve.ts';
import type { Assumptions, Contribution, Scenario } from '../scenario/scenario.ts';
import { type Attribution, type Moved, rankedParts } from './attribution.ts';
import { conditionsBehind } from './dependence.ts';
import {
  estimatedReachDivision,
  exactReachDivision,
  mostEstimatedUnits,
} from './reach-division.ts';
import { type IsNew, type Unit, type Units, unitFinder } from './units.ts';

/**
 * Divides the change of `personnel.likelihood.reach_low` among the changed units: exactly up to 12
 * of them on which it depends. Above that, and where the mixtures of fewer would take minutes,
 * mixtures are estimated on a coarser grid; the parts add up to the exact change all the same.
 *
 * @param moved - the likelihood itself, see `sumAttributions`
 * @returns a refusal where the conditions of some mixture multiply beyond what can be computed, and
 *   for more than 200 units
 */
export function reachLowAttribution(
  base: Scenario,
  head: Scenario,
  parts: Units,
  assumptions: Assumptions,
  moved: Moved,
): Attribution | { readonly kind: 'refused'; readonly message: string } {
  const players = playersOf(base, head, parts, assumptions);
  if (players.length > mostEstimatedUnits) {
    return { kind: 'refused', message: `more than ${mostEstimatedUnits} changes act on it` };
  }
  const question = questionOf(base, head, parts, players, assumptions);
  const division = exactReachDivision(question) ?? estimatedReachDivision(question);
  if ('kind' in division) return division;
  const byUnit = parts.units.map(
    (_, unit) => division.parts[players.indexOf(unit)] ?? { part: 0, alone: 0 },
  );
  return { parts: rankedParts(parts.units, byUnit, moved), isExact: division.isExact };
}

/** The units on which the likelihood can depend: those are numbered anew. */
function playersOf(
  base: Scenario,
  head: Scenario,
  { units }: Units,
  assumptions: Assumptions,
): readonly number[] {
  const sides = [base, head];
  const isSender = (contribution: Contribution | undefined) =>
    contribution !== undefined && highOf(contribution.personnel) > 0;
  const senders = sides.flatMap(({ contributions }) =>
    [...contributions.values()].filter(isSender),
  );
  const requirements = senders.map(({ requires }) => requires);
  const behind = conditionsBehind(requirements, sides, assumptions);
  const target = base.target.low !== head.target.low;
  const stances = senders.some((sender) => hangsOnStances(sender, base, head));
  return units.flatMap(({ kind, members }, unit) => {
    const matters = {
      ...{ target, stances },
      conditions: members.some((id) => behind.has(id)),
      contribution: members.some((id) =>
        sides.some(({ contributions }) => isSender(contributions.get(id))),
      ),
    }[kind];
    return matters ? [unit] : [];
  });
}

function hangsOnStances(contribution: Contribution, base: Scenario, head: Scenario): boolean {
  return willingnessOf(contribution, base.stances) !== willingnessOf(contribution, head.stances);
}

/** What the chance room is asked, with the players as units. */
function questionOf(
  base: Scenario,
  head: Scenario,
  parts: Units,
  players: readonly number[],
  assumptions: Assumptions,
): MixedQuestion {
  const playerAt = new Map(players.map((unit, player) => [unit, player]));
  const among = (isNew: IsNew): IsNew => {
    return (unit) => {
      const player = playerAt.get(unit);
      return player !== undefined && isNew(player);
    };
  };
  const unitOf = unitFinder(parts.units);
  const playerFor = (kind: Unit['kind'], id?: string) => {
    const player = playerAt.get(unitOf(kind, id) ?? -1);
    return player === undefined ? [] : [player];
  };
  const stances = playerFor('stances');
  return {
    units: players.length,
    contributions: new Map(
      parts.contributionIds.map((id) => {
        const versions = [base, head].flatMap(({ contributions }) => contributions.get(id) ?? []);
        const ofStances = versions.some((one) => hangsOnStances(one, base, head)) ? stances : [];
        return [
          id,
          {
            units: [...playerFor('contribution', id), ...ofStances],
            in: (isNew) => {
              const contribution = parts.contribution(id, among(isNew));
              if (contribution === undefined) return undefined;
              const { personnel, requires } = contribution;
              const willingness = willingnessOf(contribution, parts.stances(among(isNew)));
              return { willingness, amount: personnel, requires };
            },
          },
        ];
      }),
    ),
    gates: new Map(
      parts.conditionIds.map((id) => [
        id,
        {
          units: playerFor('conditions', id),
          in: (isNew) => parts.condition(id, among(isNew)),
        },
      ]),
    ),
    assumptions,
    required: { units: playerFor('target'), in: (isNew) => parts.target(among(isNew)).low },
  };
}
