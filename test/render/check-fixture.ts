import fc from 'fast-check';
import type { Finding } from '../../src/assess/assessment.ts';
import {
  type CheckProblem,
  type CheckReport,
  type CheckResult,
  type Mend,
  reportOf,
  type ScenarioCheck,
} from '../../src/check/check.ts';
import { operators } from '../../src/check/expression.ts';
import { findingCodes } from '../../src/scenario/finding-codes.ts';
import { anyText } from './text-arbitrary.ts';

/** A result; what is not told about it is that of an assertion that holds. */
export function resultOf(given: Partial<CheckResult> = {}): CheckResult {
  return {
    assert: 'personnel.expected >= 5000',
    status: 'passed',
    value: 6000,
    threshold: 5000,
    margin: 1000,
    because: null,
    location: { file: 'scenarios/paris.yaml', line: 12, column: 5 },
    severity: 'error',
    subject: 'figure',
    path: 'personnel.expected',
    operator: '>=',
    quantity: 'people',
    unit: null,
    note: null,
    mended_by: [],
    ...given,
  };
}

export function scenarioOf(given: Partial<ScenarioCheck> = {}): ScenarioCheck {
  return {
    path: 'scenarios/paris.yaml',
    title: 'Chiefs of staff in Paris',
    assumptions: {},
    base: null,
    checks: [],
    findings: [],
    ...given,
  };
}

const at = (line: number, column = 5, file = 'scenarios/paris.yaml') => ({ file, line, column });

const paris = scenarioOf({
  assumptions: { us_backstop: false },
  base: 'main:scenarios/paris.yaml',
  checks: [
    resultOf({
      ...{ assert: 'personnel.coverage.of_low.expected >= 80%', status: 'failed' },
      ...{ path: 'personnel.coverage.of_low.expected', quantity: 'ratio', location: at(241) },
      ...{ value: 0.4236, threshold: 0.8, margin: -0.3764 },
      because: 'Below this nobody\nbelieves in it.',
      mended_by: [
        { unit: 'contributions.DEU', name: 'Germany', decision: 'yes', value: 0.824 },
        { unit: 'conditions.ceasefire', name: 'A cease-fire holds', decision: 'yes', value: 0.81 },
        { unit: 'contributions.FRA-air', name: 'France', decision: 'no', value: 0.801 },
      ],
    }),
    resultOf({
      ...{ assert: 'capabilities.air_defence.expected >= 20', status: 'failed' },
      ...{ path: 'capabilities.air_defence.expected', quantity: 'amount', unit: 'batteries' },
      ...{ value: 1.746, threshold: 20, margin: -18.254, location: at(242) },
    }),
    resultOf({
      ...{ assert: 'change in personnel.expected >= -5000', status: 'warned', subject: 'change' },
      ...{ value: -6200.4, threshold: -5000, margin: -1200.4, severity: 'warning' },
      location: at(4, 13, 'scenarios/base.yaml'),
      mended_by: [
        { unit: 'conditions.un_mandate', name: 'un_mandate', decision: 'no', value: 120 },
      ],
    }),
    resultOf({
      ...{ assert: 'personnel.verdict.expected == below', value: 'below', threshold: 'below' },
      ...{ operator: '==', margin: null, quantity: 'word', location: at(244) },
    }),
    resultOf({ because: 'agreed in March', location: at(245, 13) }),
    resultOf({
      ...{ assert: 'shares.ukraine.expected.share <= 80', path: 'shares.ukraine.expected.share' },
      ...{ operator: '<=', value: 0.97, threshold: 80, margin: 79.03, quantity: 'ratio' },
      note: '`shares.ukraine.expected.share` is a ratio: 80 means 8000 %; write 80% for percent',
    }),
    resultOf({
      ...{ assert: 'capabilities.drones.fill.of_low.firm >= 50%', status: 'failed', value: null },
      ...{ threshold: 0.5, margin: null, quantity: 'ratio', note: 'nothing is required' },
      location: at(247),
    }),
    resultOf({
      ...{ assert: 'conditions.us_backstop.likelihood >= 10%', status: 'skipped', value: null },
      ...{ threshold: 0.1, margin: null, quantity: 'ratio' },
      note: '`us_backstop` is settled by what is assumed',
    }),
  ],
  findings: [
    {
      ...{ code: 'one-nation-dependence', severity: 'warning', path: '/capabilities/transport' },
      message: 'Transport: 80 % of what could come is from USA alone',
      location: at(100, 3),
      accepted: 'No European airlift of this class exists.',
    },
    {
      ...{ code: 'unsourced-contribution', severity: 'warning', path: '/contributions/DEU' },
      ...{ message: 'DEU names no source', location: at(150, 3) },
    },
    {
      ...{ code: 'uncited-source', severity: 'note', path: '/sources/old' },
      ...{ message: 'no figure names old', location: at(30, 3) },
    },
    {
      ...{ code: 'stale-acceptance', severity: 'warning', path: '/accept/1' },
      message: '`capability-gap` at /capabilities/drones is accepted, but no longer found',
      location: at(260),
    },
  ],
});

const problems: readonly CheckProblem[] = [
  {
    ...{ code: 'bad-check', message: 'there is no `frim` below `personnel`', path: '/checks/0' },
    ...{ file: 'scenarios/odd, name 50%.yaml', line: 8, column: 15 },
    ...{ help: 'did you mean `firm`?', note: null },
  },
  {
    ...{ code: 'cannot-read', message: 'cannot read `no.yaml`: there is no such file' },
    ...{ file: 'no.yaml', line: null, column: null, path: null, help: null, note: null },
  },
  {
    ...{ code: 'bad-option-value', message: 'two reports go to the file `a`', file: null },
    ...{ line: null, column: null, path: null, help: null, note: null },
  },
];

/** Something of everything that a report can hold. */
export const mixed: CheckReport = reportOf(
  [paris, scenarioOf({ path: 'scenarios/quiet.yaml', title: 'Quiet' })],
  problems,
);

/** One scenario in which all is well. */
export const well: CheckReport = reportOf([
  scenarioOf({ checks: [resultOf(), resultOf({ assert: 'personnel.firm < 9000' })] }),
]);

const location = fc.record({
  file: fc.oneof(fc.constant('scenarios/a.yaml'), anyText),
  line: fc.integer({ min: 1, max: 1_000_000 }),
  column: fc.integer({ min: 1, max: 1000 }),
});
const number = fc.oneof(
  fc.double({ noNaN: true, min: -9e15, max: 9e15 }),
  fc.integer(),
  fc.constantFrom(0, -0, 1, 0.3, 0.79999, 1e-12, 5e-324),
);
const mend: fc.Arbitrary<Mend> = fc.record({
  unit: fc.oneof(fc.constantFrom('contributions.DEU', 'conditions.ceasefire'), anyText),
  name: anyText,
  decision: fc.constantFrom('yes', 'no'),
  value: fc.oneof(number, fc.constant('within')),
});
const result: fc.Arbitrary<CheckResult> = fc.record({
  assert: anyText,
  status: fc.constantFrom('passed', 'failed', 'warned', 'skipped'),
  value: fc.option(fc.oneof(number, anyText)),
  threshold: fc.oneof(number, anyText),
  margin: fc.option(number),
  because: fc.option(anyText),
  location,
  severity: fc.constantFrom('error', 'warning'),
  subject: fc.constantFrom('figure', 'change'),
  path: fc.oneof(fc.constant('personnel.likelihood.reach_low'), anyText),
  operator: fc.constantFrom(...operators),
  quantity: fc.constantFrom('people', 'ratio', 'amount', 'days', 'number', 'word'),
  unit: fc.option(anyText),
  note: fc.option(anyText),
  mended_by: fc.array(mend, { maxLength: 3 }),
});
const finding: fc.Arbitrary<Finding> = fc
  .record({
    code: fc.constantFrom(...findingCodes),
    severity: fc.constantFrom('warning', 'note'),
    message: anyText,
    path: anyText,
    location,
    accepted: fc.option(anyText, { nil: undefined }),
  })
  .map(({ accepted, ...rest }) => (accepted === undefined ? rest : { ...rest, accepted }));
const scenario: fc.Arbitrary<ScenarioCheck> = fc.record({
  path: anyText,
  title: anyText,
  assumptions: fc.dictionary(anyText, fc.boolean(), { maxKeys: 2 }),
  base: fc.option(anyText),
  checks: fc.array(result, { maxLength: 4 }),
  findings: fc.array(finding, { maxLength: 4 }),
});
const problem: fc.Arbitrary<CheckProblem> = fc.record({
  code: fc.constantFrom('bad-check', 'yaml-syntax', 'cannot-read'),
  message: anyText,
  file: fc.option(anyText),
  line: fc.option(fc.integer({ min: 1 })),
  column: fc.option(fc.integer({ min: 1 })),
  path: fc.option(anyText),
  help: fc.option(anyText),
  note: fc.option(anyText),
});

/** Any report, whatever files and people have put into it. */
export const anyReport: fc.Arbitrary<CheckReport> = fc
  .tuple(fc.array(scenario, { maxLength: 3 }), fc.array(problem, { maxLength: 3 }))
  .map(([scenarios, given]) => reportOf(scenarios, given));
