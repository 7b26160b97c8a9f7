import fc from 'fast-check';
import type { Condition, Contribution, Scenario } from '../../src/scenario/scenario.ts';
import { anyAmount, anyGates, anyLikelihood, anyRequirement } from '../chance/arbitraries.ts';

const nations = ['EST', 'FRA', 'GBR', 'ITA', 'POL', 'UKR'];
const nowhere = { file: 'test.yaml', line: 1, column: 1 };

const contributionUnder = (conditions: readonly string[]): fc.Arbitrary<Contribution> =>
  fc
    .record({
      willingness: anyLikelihood,
      personnel: anyAmount({ most: 40 }),
      requires: anyRequirement(conditions),
    })
    .map((given) => ({
      ...{ nation: 'FRA', name: 'France', bloc: 'european_nato', stance: 'likely' },
      ...{ ownLikelihood: null, capabilities: new Map(), sources: [], basis: 'assumed' },
      ...{ note: null, ...given },
    }));

/** A small scenario, as if read from a file, with conditions that may require one another. */
export const anyScenario: fc.Arbitrary<Scenario> = anyGates(3).chain((gates) =>
  fc
    .record({
      target: fc.tuple(fc.nat({ max: 120 }), fc.nat({ max: 120 })),
      contributions: fc.array(contributionUnder([...gates.keys()]), { maxLength: nations.length }),
    })
    .map(({ target: [a, b], contributions }) => ({
      ...{ title: 'Any', asOf: null, summary: null, notModelled: [], sources: new Map() },
      target: { low: Math.min(a, b), high: Math.max(a, b), sources: [] },
      stances: { committed: 1, ready: 1, likely: 1, undecided: 1, reluctant: 1, refused: 0 },
      conditions: new Map(
        [...gates.keys()].sort().map((id): [string, Condition] => {
          const gate = gates.get(id) ?? { likelihood: 0, requires: [] };
          return [id, { title: id, sources: [], ...gate }];
        }),
      ),
      capabilities: new Map(),
      contributions: new Map(
        contributions.map((contribution, index) => [nations[index] ?? '', contribution]),
      ),
      ...{ checks: [], accept: [], inputs: [], idleRemovals: [], written: {} },
      locate: () => nowhere,
      treeAt: () => {
        throw new Error('a scenario of no file has no tree');
      },
    })),
);
