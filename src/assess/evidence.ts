import type { Basis } from '../scenario/scenario.ts';
import type { Evidence } from './assessment.ts';
import { levelsOf } from './levels.ts';
import { type Participation, personnelOf } from './participation.ts';

/** How much of the expected personnel can be traced, and what names no source at all. */
export function evidenceOf(participations: readonly Participation[]): Evidence {
  const expectedOn = (basis: Basis) =>
    levelsOf(
      participations.filter(({ contribution }) => contribution.basis === basis),
      personnelOf,
    ).expected;
  return {
    expected: {
      cited: expectedOn('cited'),
      derived: expectedOn('derived'),
      assumed: expectedOn('assumed'),
    },
    unsourced: participations
      .filter(({ contribution }) => contribution.sources.length === 0)
      .map(({ id }) => id),
  };
}
