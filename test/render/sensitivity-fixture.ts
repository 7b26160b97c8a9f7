import fc from 'fast-check';
import type { Factor } from '../../src/sensitivity/factors.ts';
import type { Sensitivity } from '../../src/sensitivity/sensitivity.ts';
import { anyText } from './text-arbitrary.ts';

type Ends = readonly [at: number, expected: number, reach_low: number];

export function factorOf(
  kind: Factor['kind'],
  [id, name]: readonly [id: string, name: string],
  low: Ends,
  high: Ends,
): Factor {
  const end = ([at, expected, reach_low]: Ends) => ({ at, expected, reach_low });
  const swing = { expected: high[1] - low[1], reach_low: high[2] - low[2] };
  return { kind, id, name, low: end(low), high: end(high), swing };
}

export function sensitivityWith(given: Partial<Sensitivity> = {}): Sensitivity {
  return {
    format: 'forcecalc.sensitivity',
    format_version: '1.0',
    tool: { name: 'forcecalc', version: '0.0.0-test' },
    inputs: [{ path: 'scenarios/example.yaml', sha256: '0123456789abcdef'.repeat(4) }],
    scenario: { title: 'Reassurance force', as_of: '2025-04-30' },
    assumptions: {},
    target: { low: 10_000, high: 25_000 },
    base: { expected: 3755.2, reach_low: 0.113 },
    factors: [],
    break_even: { reach: 0.5, personnel: 0, decisions: [] },
    ...given,
  };
}

/** One factor of each kind that moves the chance, some that move less, and one that moves nothing. */
export const several: Sensitivity = sensitivityWith({
  assumptions: { un_mandate: false },
  factors: [
    factorOf(
      'condition',
      ['us_backstop', 'American backstop'],
      [0, 2894.6, 0.0045],
      [1, 10_682.4, 0.548],
    ),
    factorOf('amount', ['FRA', 'France'], [5000, 2798.9, 0.074], [10_000, 4711.4, 0.383]),
    factorOf('condition', ['ceasefire', 'A cease-fire holds'], [0, 0, 0], [1, 8344.9, 0.252]),
    factorOf('decision', ['FRA', 'France'], [0, 886.4, 0.001], [1, 4261.4, 0.133]),
    factorOf('decision', ['FRA-air', 'France'], [0, 3754.2, 0.113], [1, 3759.2, 0.1131]),
    factorOf('decision', ['EST', 'Estonia'], [0, 3729.4, 0.113], [1, 3759.8, 0.113]),
    factorOf('amount', ['EST', 'Estonia'], [50, 3738, 0.113], [250, 3772.4, 0.113]),
    factorOf('condition', ['consent', 'consent'], [0, 3755.2, 0.113], [1, 3755.2, 0.113]),
  ],
  break_even: {
    reach: 0.5,
    personnel: 9876,
    decisions: [
      { kind: 'condition', id: 'us_backstop', name: 'American backstop', at: 1, reach_low: 0.548 },
      { kind: 'decision', id: 'POL', name: 'Poland', at: 1, reach_low: 0.52 },
      { kind: 'amount', id: 'FRA', name: 'France', at: 10_000, reach_low: 0.51 },
    ],
  },
});

/** Everything is certain: the chance cannot move, the expected figure can. */
export const certain: Sensitivity = sensitivityWith({
  target: { low: 500, high: 500 },
  base: { expected: 882_687, reach_low: 1 },
  factors: [factorOf('amount', ['FRA', 'France'], [0, 880_775, 1], [10_000, 884_600, 1])],
});

const likelihood = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const people = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 9e15, noNaN: true }));
const ends = fc.tuple(fc.nat(), people, likelihood);
const factor = fc
  .tuple(
    fc.constantFrom('amount' as const, 'decision' as const, 'condition' as const),
    fc.tuple(anyText, anyText),
    ends,
    ends,
  )
  .map((given) => factorOf(...given));

/** Any figures and any text, whether or not they fit one another. */
export const anySensitivity: fc.Arbitrary<Sensitivity> = fc
  .record({
    scenario: fc.record({ title: anyText, as_of: fc.option(anyText) }),
    assumptions: fc.dictionary(anyText, fc.boolean(), { maxKeys: 2 }),
    base: fc.record({ expected: people, reach_low: likelihood }),
    factors: fc.array(factor, { maxLength: 6 }),
    reach: fc.double({ min: 0.01, max: 1, noNaN: true }),
    personnel: fc.nat(),
  })
  .map(({ reach, personnel, ...given }) =>
    sensitivityWith({
      ...given,
      break_even: {
        ...{ reach, personnel },
        decisions: given.factors.map(({ kind, id, name, high }) => ({
          ...{ kind, id, name, at: high.at, reach_low: high.reach_low },
        })),
      },
    }),
  );
