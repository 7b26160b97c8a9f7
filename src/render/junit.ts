import type { CheckProblem, CheckReport, CheckResult, ScenarioCheck } from '../check/check.ts';
import { assumed, details, verdict } from './check-text.ts';
import { findingKind, orderFindings } from './findings.ts';
import { element, textLines } from './xml.ts';

/**
 * How checks came out, as JUnit XML: a test suite a scenario, a test case a check. A check that only
 * warns passes, with the warning as its output; a scenario that could not be checked is one test
 * case in error.
 *
 * @source the dialect that Jenkins, GitLab and GitHub actions read: testsuites, testsuite, testcase,
 *   failure, error, skipped, system-out
 */
export function renderJunit(report: CheckReport): string {
  const suites = [...report.scenarios.map(scenarioSuite), ...problemSuites(report.problems)];
  const sum = (key: keyof Counts) => suites.reduce((total, { counts }) => total + counts[key], 0);
  const counts = {
    tests: sum('tests'),
    failures: sum('failures'),
    errors: sum('errors'),
    skipped: sum('skipped'),
  };
  const root = element('testsuites', { name: 'forcecalc check', ...counts }, [
    '\n',
    ...suites.map(({ xml }) => `${xml}\n`),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

interface Suite {
  readonly counts: Counts;
  readonly xml: string;
}

function scenarioSuite(scenario: ScenarioCheck): Suite {
  const { path, checks, findings } = scenario;
  const count = (status: CheckResult['status']) =>
    checks.filter((check) => check.status === status).length;
  const counts = {
    tests: checks.length,
    failures: count('failed'),
    errors: 0,
    skipped: count('skipped'),
  };
  const lines = orderFindings(findings).map((finding) => {
    const because = finding.accepted === undefined ? '' : ` (because: ${finding.accepted})`;
    return `${findingKind(finding)}[${finding.code}]: ${finding.message}${because}`;
  });
  const output = lines.length === 0 ? [] : [element('system-out', {}, [textLines(lines)])];
  const properties = assumed(scenario).map((value) =>
    element('properties', {}, [
      element('property', { name: 'assumed', value: value.replace(/^assumed: /, '') }),
    ]),
  );
  const cases = checks.map((check) => testCase(path, check));
  return suiteOf(path, counts, [...properties, ...cases, ...output]);
}

function suiteOf(name: string, counts: Counts, children: readonly string[]): Suite {
  const content = children.length === 0 ? [] : ['\n', ...children.map((child) => `${child}\n`)];
  return { counts, xml: element('testsuite', { name, ...counts }, content) };
}

function testCase(suite: string, result: CheckResult): string {
  const { status, assert, location } = result;
  const { file, line } = location;
  const said = [verdict(result), ...details(result)];
  const attributes = { name: assert, classname: suite, file, line };
  return element('testcase', attributes, outcome(status, said, result));
}

function outcome(
  status: CheckResult['status'],
  said: readonly string[],
  { location, path }: CheckResult,
): readonly string[] {
  const [message = ''] = said;
  const place = `${location.file}:${location.line}:${location.column}`;
  switch (status) {
    case 'passed':
      return said.length > 1 ? [element('system-out', {}, [textLines(said)])] : [];
    case 'warned':
      return [element('system-out', {}, [textLines([`warning: ${message}`, ...said.slice(1)])])];
    case 'skipped':
      return [element('skipped', { message })];
    case 'failed':
      return [element('failure', { message, type: path }, [textLines([...said, place])])];
  }
}

/** One suite a file, so that no mistake hides behind another's name. */
function problemSuites(problems: readonly CheckProblem[]): readonly Suite[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  return files.map((file) => {
    const here = problems.filter((problem) => problem.file === file);
    const name = file ?? 'the command line';
    const lines = here.map(({ code, message, line, column, help }) => {
      const place = line === null ? '' : `${line}:${column}: `;
      return `${place}error[${code}]: ${message}${help === null ? '' : ` (${help})`}`;
    });
    const first = here[0]?.line;
    const error = element('error', { message: lines[0] ?? '', type: here[0]?.code ?? '' }, [
      textLines(lines),
    ]);
    const attributes = {
      name: 'can be checked',
      classname: name,
      ...(file !== null && { file }),
      ...(first != null && { line: first }),
    };
    return suiteOf(name, { tests: 1, failures: 0, errors: 1, skipped: 0 }, [
      element('testcase', attributes, [error]),
    ]);
  });
}
