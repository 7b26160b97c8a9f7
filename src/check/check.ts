import type { Assessment, Finding } from '../assess/assessment.ts';
import type { Problem, Result } from '../scenario/problem.ts';
import type { CheckStatement, Location, Scenario } from '../scenario/scenario.ts';
import { dotted, type Expression, type Operator, parseExpression } from './expression.ts';
import { type Base, figureOf } from './figure.ts';
import { holds, marginOf } from './judge.ts';
import { misreading } from './note.ts';
import { locationOf, problemOf } from './place.ts';
import { type Quantity, quantityAt } from './quantity.ts';
import { pathFaults, typingFault } from './typing.ts';

/** How one assertion came out. */
export interface CheckResult {
  /** As written. */
  readonly assert: string;
  /**
   * `warned` is a failure of severity warning; `skipped`, a change without a base, or a figure that
   * the assumptions of the command line leave out.
   */
  readonly status: 'passed' | 'failed' | 'warned' | 'skipped';
  /** The figure, or its change; null when skipped, and where there is no figure. */
  readonly value: number | string | null;
  /** A percentage is a ratio. */
  readonly threshold: number | string;
  /** By how much it holds or, negative, fails; null where there is no distance. */
  readonly margin: number | null;
  readonly because: string | null;
  /** Where the assertion is written. */
  readonly location: Location;
  readonly severity: CheckStatement['severity'];
  /** Whether the figure itself is meant, or its change against a base. */
  readonly subject: Expression['subject'];
  /** Dot path into the assessment. */
  readonly path: string;
  readonly operator: Operator;
  /** What the figure counts. */
  readonly quantity: Quantity['quantity'];
  /** Of an amount: the capability's own unit; null where it names none. */
  readonly unit: string | null;
  /** Why it was skipped, why there is no figure, or that the threshold may be a slip. */
  readonly note: string | null;
  /** Single decisions under which a failing assertion would hold, the widest margin first. */
  readonly mended_by: readonly Mend[];
}

/** One decision that would turn a failing assertion. */
export interface Mend {
  /** `contributions.DEU` or `conditions.us_backstop`. */
  readonly unit: string;
  /** The nation's name, or the condition's title. */
  readonly name: string;
  /** Of a nation: whether it joins. Of a condition: whether it holds. */
  readonly decision: 'yes' | 'no';
  /** The figure under that decision. */
  readonly value: number | string;
}

/** The assertions of one scenario, and its findings. */
export interface ScenarioCheck {
  readonly path: string;
  readonly title: string;
  /** Conditions made to hold or to fail from the command line. */
  readonly assumptions: Readonly<Record<string, boolean>>;
  /** What `change in` compares with; null without a base. */
  readonly base: string | null;
  readonly checks: readonly CheckResult[];
  readonly findings: readonly Finding[];
}

/** A mistake that kept a scenario from being checked. */
export interface CheckProblem {
  readonly code: Problem['code'];
  readonly message: string;
  readonly file: string | null;
  /** From 1; null where there is no place to point at. */
  readonly line: number | null;
  /** In characters from 1. */
  readonly column: number | null;
  /** JSON Pointer into the scenario. */
  readonly path: string | null;
  readonly help: string | null;
  readonly note: string | null;
}

/** What `forcecalc check` prints as JSON, and what its other reports show. */
export interface CheckReport {
  readonly format: 'forcecalc.check';
  readonly format_version: '1.0';
  /** `failed` when an assertion of severity error fails, or a scenario could not be checked. */
  readonly status: 'ok' | 'failed';
  readonly scenarios: readonly ScenarioCheck[];
  /** What is wrong with the scenarios that are not among `scenarios`. */
  readonly problems: readonly CheckProblem[];
}

/** Puts scenarios and problems together; the status follows from them. */
export function reportOf(
  scenarios: readonly ScenarioCheck[],
  problems: readonly CheckProblem[] = [],
): CheckReport {
  const hasFailed = scenarios.some(({ checks }) =>
    checks.some(({ status }) => status === 'failed'),
  );
  return {
    format: 'forcecalc.check',
    format_version: '1.0',
    status: hasFailed || problems.length > 0 ? 'failed' : 'ok',
    scenarios,
    problems,
  };
}

/** A parsed assertion with its statement and place in the list. */
export interface Assertion {
  readonly statement: CheckStatement;
  readonly expression: Expression;
  readonly index: number;
}

/** What a scenario's figures are compared with, and what would change them. */
export interface CheckInput {
  readonly scenario: Scenario;
  readonly assessment: Assessment;
  /** What `change in` compares with. */
  readonly base: Base;
  /** Finds the single decisions that mend each of some failing assertions, in their order. */
  readonly mend: (failing: readonly Assertion[]) => readonly (readonly Mend[])[];
}

/**
 * Evaluates the assertions of a scenario.
 *
 * @returns one result an assertion, or everything that is wrong with how they are written: also of
 *   those that would be skipped
 */
export function checkScenario(input: CheckInput): Result<ScenarioCheck> {
  const { scenario, assessment, base, mend } = input;
  const settled = new Set(
    [...scenario.conditions.keys()].filter((id) => !Object.hasOwn(assessment.conditions, id)),
  );
  const read = assertionsOf(scenario, assessment, settled);
  if (!read.ok) return read;
  const judged = read.value.map((assertion) => judge(assertion, input, settled));
  const failing = read.value.filter((_, at) => /^(failed|warned)$/.test(judged[at]?.status ?? ''));
  const mends = failing.length === 0 ? [] : mend(failing);
  const mendsFor = (assertion: Assertion) => mends[failing.indexOf(assertion)] ?? [];
  return {
    ok: true,
    value: {
      path: scenario.inputs[0]?.path ?? '-',
      title: scenario.title,
      assumptions: assessment.assumptions,
      base: base.kind === 'assessment' ? base.path : null,
      checks: read.value.map((assertion, at) => ({
        ...(judged[at] as Judged),
        mended_by: mendsFor(assertion),
      })),
      findings: assessment.findings,
    },
  };
}

/** The assertions of a scenario, or everything that is wrong with how they are written. */
function assertionsOf(
  scenario: Scenario,
  assessment: Assessment,
  settled: ReadonlySet<string>,
): Result<readonly Assertion[]> {
  const problems: Problem[] = [];
  const assertions = scenario.checks.flatMap((statement, index): readonly Assertion[] => {
    const parsed = parseExpression(statement.assert);
    const faults = parsed.ok
      ? [typingFault(assessment, parsed.expression, settled) ?? []].flat()
      : [...pathFaults(assessment, parsed.path, settled), ...parsed.faults];
    const inOrder = [...faults].sort((a, b) => a.start - b.start);
    problems.push(...inOrder.map((fault) => problemOf(scenario, index, fault)));
    return parsed.ok ? [{ statement, expression: parsed.expression, index }] : [];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: assertions };
}

type Judged = Omit<CheckResult, 'mended_by'>;

function judge(
  { statement, expression, index }: Assertion,
  { scenario, assessment, base }: CheckInput,
  settled: ReadonlySet<string>,
): Judged {
  const { assert, because, severity } = statement;
  const { subject, path, operator, threshold } = expression;
  const { value, size, why, isLeftOut } = figureOf(expression, assessment, base, settled);
  const keys = path.map(({ key }) => key);
  const counted = quantityAt(assessment, keys);
  const isWord = typeof (value ?? threshold) === 'string';
  const whenFailing = severity === 'error' ? 'failed' : 'warned';
  return {
    assert,
    status: isLeftOut
      ? 'skipped'
      : holds(value, operator, threshold, size)
        ? 'passed'
        : whenFailing,
    value,
    threshold,
    margin: marginOf(value, operator, threshold, size),
    because,
    location: locationOf(scenario, index),
    severity,
    subject,
    path: dotted(path),
    operator,
    quantity: isWord ? 'word' : counted.quantity,
    unit: isWord ? null : counted.unit,
    note: why ?? misreading(assert, expression, counted),
  };
}
