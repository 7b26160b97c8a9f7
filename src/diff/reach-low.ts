import { highOf } from '../chance/amount.ts';
import { inOrderOfNeed } from '../chance/clauses.ts';
import { coarsened } from '../chance/coarse-question.ts';
import type { MixedQuestion } from '../chance/mixed-question.ts';
import { reachInMixture, reachInMixtures } from '../chance/mixtures.ts';
import type { Refusal } from '../chance/plan.ts';
import { willingnessOf } from '../scenario/resolve.ts';
import type { Assumptions, Contribution, Scenario } from '../scenario/scenario.ts';
import { type Attribution, type Moved, rankedParts } from './attribution.ts';
import { type Division, divide, mostExactPlayers } from './shapley.ts';
import type { IsNew, Units } from './units.ts';

/** Up to here mixtures are worked out one by one where they cannot be worked out together. */
const fewPlayers = 6;
/** Orders drawn above 12 units: every mixture is a computation of its own. */
const drawnOrders = 16;
/** Steps of the estimates that this takes. */
const coarseSteps = 16_384;

/**
 * Divides the change of `personnel.likelihood.reach_low` among the changed units: exactly up to 12
 * of them on which it depends. Above that, and where the mixtures of fewer would take minutes,
 * mixtures are estimated on a coarser grid; the parts add up to the exact change all the same.
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
  const players = playersOf(base, head, parts);
  const question = questionOf(base, head, parts, players, assumptions);
  const division = exactDivision(question) ?? estimatedDivision(question);
  if ('kind' in division) return division;
  const byUnit = parts.units.map(
    (_, unit) => division.parts[players.indexOf(unit)] ?? { part: 0, alone: 0 },
  );
  return { parts: rankedParts(parts.units, byUnit, moved), isExact: division.isExact };
}

function exactDivision(question: MixedQuestion): Division | Refusal | undefined {
  const { units } = question;
  const reaches = units <= mostExactPlayers ? reachInMixtures(question) : undefined;
  if (reaches !== undefined) {
    return divide(units, (coalition) => reaches[Number(coalition)] ?? 0);
  }
  return units <= fewPlayers ? divideEach(question, () => 0) : undefined;
}

/** Estimates, moved so that nobody and everybody are exact. */
function estimatedDivision(question: MixedQuestion): Division | Refusal {
  const { units } = question;
  const coarse = coarsened(question, coarseSteps);
  const ends = [false, true].map((all) => {
    const exact = reachInMixture(question, () => all);
    const estimate = reachInMixture(coarse, () => all);
    if (typeof exact !== 'number') return exact;
    return typeof estimate === 'number' ? exact - estimate : estimate;
  });
  const [nobody = 0, everybody = 0] = ends;
  if (typeof nobody !== 'number') return nobody;
  if (typeof everybody !== 'number') return everybody;
  const error = (size: number) => nobody + ((everybody - nobody) * size) / units;
  const reaches = units <= mostExactPlayers ? reachInMixtures(coarse) : undefined;
  const division =
    reaches === undefined
      ? divideEach(coarse, error)
      : divide(units, (coalition) => (reaches[Number(coalition)] ?? 0) + error(sizeOf(coalition)));
  return 'kind' in division ? division : { ...division, isExact: false };
}

/** Every mixture by itself. */
function divideEach(question: MixedQuestion, error: (size: number) => number): Division | Refusal {
  let refusal: Refusal | undefined;
  const worth = (coalition: bigint): number => {
    if (refusal !== undefined) return 0;
    const reach = reachInMixture(question, (unit) => ((coalition >> BigInt(unit)) & 1n) === 1n);
    if (typeof reach === 'number') return reach + error(sizeOf(coalition));
    refusal = reach;
    return 0;
  };
  const division = divide(question.units, worth, drawnOrders);
  return refusal ?? division;
}

function sizeOf(coalition: bigint): number {
  return coalition.toString(2).replaceAll('0', '').length;
}

/** The units on which the likelihood can depend: those are numbered anew. */
function playersOf(base: Scenario, head: Scenario, { units }: Units): readonly number[] {
  const sides = [base, head];
  const isSender = (contribution: Contribution | undefined) =>
    contribution !== undefined && highOf(contribution.personnel) > 0;
  const senders = sides.flatMap(({ contributions }) =>
    [...contributions.values()].filter(isSender),
  );
  const needed = new Set(
    inOrderOfNeed(
      senders.flatMap(({ requires }) => requires.flat()),
      (id) => sides.flatMap(({ conditions }) => conditions.get(id)?.requires.flat() ?? []),
    ),
  );
  return units.flatMap(({ kind, members }, unit) => {
    const matters = {
      target: base.target.low !== head.target.low,
      stances: senders.some((sender) => hangsOnStances(sender, base, head)),
      conditions: members.some((id) => needed.has(id)),
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
  const playerFor = (kind: string, id?: string) => {
    const unit = parts.units.findIndex(
      (one) => one.kind === kind && (id === undefined || one.members.includes(id)),
    );
    const player = playerAt.get(unit);
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
