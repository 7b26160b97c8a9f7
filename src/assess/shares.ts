import type { Bloc } from '../scenario/scenario.ts';
import { blocs } from '../scenario/vocabulary.ts';
import type { Assessment, Levels, Share } from './assessment.ts';
import { levelsOf, sumOf } from './levels.ts';
import { type Participation, personnelOf } from './participation.ts';

/**
 * Each bloc's part of the personnel, and the two European blocs together.
 *
 * @param total - the personnel of everybody
 * @returns shares of 0–1 that sum to 1 at every level above 0, and null at a level of 0
 */
export function sharesOf(
  participations: readonly Participation[],
  total: Levels,
): Assessment['shares'] {
  const parts = new Map(
    blocs.map((bloc) => [
      bloc,
      levelsOf(
        participations.filter(({ contribution }) => contribution.bloc === bloc),
        personnelOf,
      ),
    ]),
  );
  const none: Levels = { firm: 0, expected: 0, potential: 0 };
  const part = (bloc: Bloc) => parts.get(bloc) ?? none;
  const nato = part('european_nato');
  const rest = part('other_europe');
  const european: Levels = {
    firm: sumOf([nato.firm, rest.firm]),
    expected: nato.expected + rest.expected,
    potential: sumOf([nato.potential, rest.potential]),
  };
  const share = (levels: Levels): Levels<Share> => ({
    firm: shareOf(levels.firm, total.firm),
    expected: shareOf(levels.expected, total.expected),
    potential: shareOf(levels.potential, total.potential),
  });
  return {
    ukraine: share(part('ukraine')),
    european_nato: share(nato),
    other_europe: share(rest),
    other: share(part('other')),
    european: share(european),
  };
}

function shareOf(personnel: number, total: number): Share {
  return { personnel, share: total === 0 ? null : personnel / total };
}
