import fc from 'fast-check';
import type {
  Assessment,
  CapabilityAssessment,
  ConditionAssessment,
  ContributionAssessment,
  Finding,
  PersonnelAssessment,
  Publication,
} from '../../src/assess/assessment.ts';
import {
  assessmentOf,
  capabilityOf,
  contributionOf,
  levelsOf,
  whenOf,
} from './assessment-fixture.ts';
import { anyText } from './text-arbitrary.ts';

const count = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 2_000_000 }),
  fc.constant(Number.MAX_SAFE_INTEGER),
);
const amount = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e9, noNaN: true }));
const likelihood = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const range = fc
  .tuple(count, count)
  .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
const figures = fc.tuple(amount, amount, amount).map(([a, b, c]) => levelsOf(a, b, c));
const ids = fc.array(anyText, { maxLength: 3 });

const contribution: fc.Arbitrary<ContributionAssessment> = fc
  .record({
    ...{ name: anyText, range, likelihood, requires: ids, brought: ids, sources: ids },
    pivot: likelihood,
    bloc: fc.constantFrom('ukraine', 'european_nato', 'other_europe', 'other'),
    basis: fc.constantFrom('cited', 'derived', 'assumed'),
  })
  .map(({ name, range: { low, high }, requires, brought, ...given }) =>
    contributionOf(name, [low, high], {
      ...given,
      requires: [...requires, requires],
      capabilities: Object.fromEntries(brought.map((id) => [id, { low: 1, high: 2.5, mean: 2 }])),
    }),
  );

const capability: fc.Arbitrary<CapabilityAssessment> = fc
  .record({
    title: anyText,
    unit: fc.option(anyText),
    required: fc.option(range),
    figures,
    when: ids,
  })
  .map(({ title, unit, required, figures: offered, when }) =>
    capabilityOf(title, offered, {
      ...{ unit, required, largest: { nation: title, share: 0.5 } },
      when: Object.fromEntries(
        when.map((id, index) => [
          id,
          {
            holds: whenOf(offered, required?.low ?? null),
            fails: whenOf(index === 0 ? offered : levelsOf(0, 0, 0), required?.low ?? null),
          },
        ]),
      ),
    }),
  );

const condition: fc.Arbitrary<ConditionAssessment> = fc.record({
  ...{ title: anyText, likelihood, sources: ids },
  holds: fc.record({ expected: amount, reach_low: likelihood }),
  fails: fc.record({ expected: amount, reach_low: likelihood }),
});

const finding: fc.Arbitrary<Finding> = fc
  .record({ message: anyText, file: anyText, accepted: fc.option(anyText, { nil: undefined }) })
  .map(({ message, file, accepted }) => ({
    ...{ code: 'capability-gap', severity: 'warning', message, path: '' },
    location: { file, line: 1, column: 1 },
    ...(accepted !== undefined && { accepted }),
  }));

const publication: fc.Arbitrary<Publication> = fc.record({
  ...{ title: fc.option(anyText), publisher: fc.option(anyText) },
  date: fc.option(fc.oneof(anyText, fc.constantFrom('2025', '2025-03', '2025-03-11'))),
  url: fc.option(fc.oneof(anyText, fc.webUrl({ withQueryParameters: true }))),
});

const spread: fc.Arbitrary<Partial<PersonnelAssessment>> = fc
  .record({
    range,
    reach_low: likelihood,
    reach_high: likelihood,
    parts: fc.array(likelihood, { minLength: 1, maxLength: 60 }),
    standard_deviation: amount,
  })
  .map(({ range: { low, high }, reach_low, reach_high, parts, standard_deviation }) => ({
    likelihood: { reach_low, reach_high },
    standard_deviation,
    distribution: {
      from: low,
      to: high,
      likelihoods: parts.slice(0, Math.min(parts.length, high - low + 1)),
    },
  }));

/** An assessment with anything in it that a file can hold, and text that tries everything. */
export const anyAssessment: fc.Arbitrary<Assessment> = fc
  .record({
    ...{ title: anyText, path: anyText, summary: fc.option(anyText), target: range },
    targetSources: ids,
    sources: fc.dictionary(anyText, publication, { maxKeys: 3 }),
    personnel: spread,
    method: fc.record({ resolution: fc.integer({ min: 1, max: 9 }), error_bound: count }),
    asOf: fc.option(anyText),
    notModelled: fc.array(anyText, { maxLength: 2 }),
    assumptions: fc.dictionary(anyText, fc.boolean(), { maxKeys: 2 }),
    contributions: fc.dictionary(anyText, contribution, { maxKeys: 4 }),
    conditions: fc.dictionary(anyText, condition, { maxKeys: 2 }),
    capabilities: fc.dictionary(anyText, capability, { maxKeys: 2 }),
    findings: fc.array(finding, { maxLength: 3 }),
  })
  .map(assessmentOf);
