import type { Basis, Scenario } from '../scenario/scenario.ts';
import type { Assessment, Evidence } from './assessment.ts';
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

/** The publications that any figure names, in order of their ids. */
export function publicationsOf(scenario: Scenario): Assessment['sources'] {
  const { target, conditions, capabilities, contributions, sources } = scenario;
  const figures = [
    target,
    ...conditions.values(),
    ...capabilities.values(),
    ...contributions.values(),
  ];
  const cited = [...new Set(figures.flatMap((figure) => figure.sources))].sort();
  return Object.fromEntries(
    cited.flatMap((id) => {
      const source = sources.get(id);
      if (source === undefined) return [];
      const { title, publisher, date, url } = source;
      return [[id, { title, publisher, date, url }]];
    }),
  );
}
