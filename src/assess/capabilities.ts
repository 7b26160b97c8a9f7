import { highOf } from '../chance/amount.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Assessment, CapabilityAssessment, CapabilityWhen } from './assessment.ts';
import type { Chances } from './chances.ts';
import { fillOf, gapOf, levelsOf, sumOf } from './levels.ts';
import type { Outlook } from './outlook.ts';
import { capabilityOf, type Participation } from './participation.ts';

/**
 * What is offered of each capability against what is required, also under each condition.
 *
 * @param likelihoods - to reach what is required, by capability id
 */
export function capabilitiesOf(
  scenario: Scenario,
  outlook: Outlook,
  likelihoods: Chances['capabilities'],
): Assessment['capabilities'] {
  return Object.fromEntries(
    [...scenario.capabilities].map(
      ([id, { title, unit, required, sources }]): [string, CapabilityAssessment] => {
        const amountOf = capabilityOf(id);
        const levels = levelsOf(outlook.participations, amountOf);
        const under = (participations: readonly Participation[]): CapabilityWhen => {
          const when = levelsOf(participations, amountOf);
          return { ...when, gap_to_low: required && gapOf(when, required).to_low };
        };
        return [
          id,
          {
            title,
            unit,
            required,
            ...levels,
            fill: required && fillOf(levels, required),
            gap: required && gapOf(levels, required),
            likelihood: likelihoods.get(id) ?? null,
            largest: largestOf(outlook.participations, id, levels.potential),
            when: Object.fromEntries(
              outlook.interventions.map(({ condition, holds, fails }) => [
                condition,
                { holds: under(holds), fails: under(fails) },
              ]),
            ),
            sources,
          },
        ];
      },
    ),
  );
}

/** The nation with the largest part of a potential; the first in the alphabet when several have it. */
function largestOf(
  participations: readonly Participation[],
  capability: string,
  potential: number,
): CapabilityAssessment['largest'] {
  if (potential === 0) return null;
  const byNation = new Map<string, number[]>();
  for (const { contribution, isPossible } of participations) {
    const amount = contribution.capabilities.get(capability);
    if (!isPossible || amount === undefined) continue;
    const parts = byNation.get(contribution.nation);
    if (parts === undefined) byNation.set(contribution.nation, [highOf(amount)]);
    else parts.push(highOf(amount));
  }
  let largest = { nation: '', amount: 0 };
  for (const nation of [...byNation.keys()].sort()) {
    const amount = sumOf(byNation.get(nation) ?? []);
    if (amount > largest.amount) largest = { nation, amount };
  }
  return { nation: largest.nation, share: largest.amount / potential };
}
