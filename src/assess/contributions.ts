import { highOf, lowOf, meanOf } from '../chance/amount.ts';
import type { Amount } from '../scenario/scenario.ts';
import type { Assessment, Quantity } from './assessment.ts';
import type { Participation } from './participation.ts';

/** What each contribution amounts to, and how likely it is to come. */
export function contributionsOf(
  participations: readonly Participation[],
  pivots: ReadonlyMap<string, number>,
): Assessment['contributions'] {
  return Object.fromEntries(
    participations.map(({ id, contribution, likelihood }) => [
      id,
      {
        nation: contribution.nation,
        name: contribution.name,
        bloc: contribution.bloc,
        stance: contribution.stance,
        willingness: contribution.willingness,
        likelihood,
        personnel: quantityOf(contribution.personnel),
        expected: likelihood * meanOf(contribution.personnel),
        capabilities: Object.fromEntries(
          [...contribution.capabilities].map(([capability, amount]) => [
            capability,
            quantityOf(amount),
          ]),
        ),
        requires: contribution.requires,
        pivot: pivots.get(id) ?? 0,
        basis: contribution.basis,
        sources: contribution.sources,
      },
    ]),
  );
}

function quantityOf(amount: Amount): Quantity {
  return { low: lowOf(amount), high: highOf(amount), mean: meanOf(amount) };
}
