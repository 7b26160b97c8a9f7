import type { Amount } from '../scenario/scenario.ts';
import { highOf } from './amount.ts';
import { isNewIn, type MixedQuestion, subsetsOf, type Versioned } from './mixed-question.ts';

/**
 * The same question counted in larger units, for an estimate where the exact answer to many
 * mixtures would take too long: every end and mode is rounded to a multiple of some people.
 *
 * @param steps - about how many of these units all contributions together can have at most
 * @returns the question itself where it has no more than that
 */
export function coarsened(question: MixedQuestion, steps: number): MixedQuestion {
  let most = 0;
  for (const versions of question.contributions.values()) {
    const highs = versionsOf(versions).map((offer) => (offer ? highOf(offer.amount) : 0));
    most += Math.max(...highs);
  }
  const unit = Math.ceil(most / steps);
  if (unit <= 1) return question;
  const { required } = question;
  return {
    ...question,
    contributions: new Map(
      [...question.contributions].map(([id, versions]) => [
        id,
        {
          units: versions.units,
          in: (isNew) => {
            const offer = versions.in(isNew);
            return offer && { ...offer, amount: inUnits(offer.amount, unit) };
          },
        },
      ]),
    ),
    // Half a unit up: a sum counts as the multiple nearest to it.
    required: { units: required.units, in: (isNew) => Math.round(required.in(isNew) / unit + 0.5) },
  };
}

function versionsOf<Value>(versions: Versioned<Value>): readonly Value[] {
  return subsetsOf(2 ** versions.units.length - 1).map((choice) =>
    versions.in((unit) => isNewIn(choice)(versions.units.indexOf(unit))),
  );
}

function inUnits(amount: Amount, unit: number): Amount {
  const rounded = (end: number) => Math.round(end / unit);
  if (amount.kind === 'point') return { kind: 'point', value: rounded(amount.value) };
  const [low, high] = [rounded(amount.low), rounded(amount.high)];
  if (low === high) return { kind: 'point', value: low };
  return amount.kind === 'range'
    ? { kind: 'range', low, high }
    : { kind: 'triangle', low, mode: rounded(amount.mode), high };
}
