import type { Finding } from '../assess/assessment.ts';
import type { CheckProblem, CheckReport, CheckResult, ScenarioCheck } from '../check/check.ts';
import { version } from '../version.ts';
import { assumed, details, verdict } from './check-text.ts';
import { orderFindings } from './findings.ts';
import { fingerprint } from './fingerprint.ts';
import { renderJson } from './json.ts';
import type { PathsFromTop } from './paths-from-top.ts';
import { safeProse } from './safe-text.ts';
import { failingCheck, type Rule, ruleOf } from './sarif-rules.ts';

type Level = Rule['defaultConfiguration']['level'];

/** A result before its rule and its fingerprint are numbered. */
interface Draft {
  readonly rule: string;
  readonly level: Level;
  readonly lines: readonly string[];
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  /** What makes it this result, wherever in the file it stands. */
  readonly identity: readonly string[];
  readonly accepted?: string;
}

/**
 * Failing checks, findings and mistakes as SARIF 2.1.0, for code scanning. Findings that a scenario
 * accepts are suppressed, with its reason. Fingerprints hang on what a result is about and not on
 * its line.
 *
 * @param places - `fromTop` makes the path of a file start at the top of the sources
 * @source OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0
 */
export function renderSarif(
  { scenarios, problems }: CheckReport,
  { fromTop = (file) => file }: PathsFromTop = {},
): string {
  const drafts = [
    ...problems.flatMap(ofProblem),
    ...scenarios.flatMap((scenario) =>
      scenario.checks.flatMap((result) => ofResult(scenario, result)),
    ),
    ...scenarios.flatMap(({ findings }) => orderFindings(findings).map(ofFinding)),
  ];
  const rules = [...new Set(drafts.map(({ rule }) => rule))].map((id) =>
    ruleOf(id, drafts.find(({ rule }) => rule === id)?.level ?? 'error'),
  );
  return renderJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'forcecalc', version, semanticVersion: version, rules } },
        columnKind: 'unicodeCodePoints',
        invocations: [invocationOf(problems)],
        results: resultsOf(drafts, rules, fromTop),
      },
    ],
  });
}

function ofProblem({ code, message, file, line, column, path, help }: CheckProblem): Draft[] {
  if (file === null) return [];
  const lines = help === null ? [message] : [message, help];
  const identity = [code, path ?? '', message];
  return [{ rule: code, level: 'error', lines, file, line, column, identity }];
}

function ofResult(scenario: ScenarioCheck, result: CheckResult): Draft[] {
  const { path } = scenario;
  const { status, assert, location } = result;
  if (status !== 'failed' && status !== 'warned') return [];
  const isElsewhere = location.file !== path;
  return [
    {
      ...location,
      rule: failingCheck,
      level: status === 'failed' ? 'error' : 'warning',
      lines: [
        ...(isElsewhere ? [`in ${path}`] : []),
        assert,
        verdict(result),
        ...details(result),
        ...assumed(scenario),
      ],
      identity: [failingCheck, path, safeProse(assert)],
    },
  ];
}

function ofFinding({ code, severity, message, path, location, accepted }: Finding): Draft {
  return {
    ...location,
    rule: code,
    level: severity,
    lines: [message],
    identity: [code, path],
    ...(accepted !== undefined && { accepted }),
  };
}

/** A finding in a file that several scenarios share is one result. */
function resultsOf(
  drafts: readonly Draft[],
  rules: readonly Rule[],
  fromTop: (file: string) => string,
): readonly object[] {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  return drafts.flatMap((draft) => {
    const key = JSON.stringify(draft);
    if (seen.has(key)) return [];
    seen.add(key);
    const print = fingerprint([draft.file, ...draft.identity]);
    const count = (counts.get(print) ?? 0) + 1;
    counts.set(print, count);
    const file = fromTop(draft.file);
    return [resultOf({ ...draft, file }, rules, `${print}:${count}`)];
  });
}

function resultOf(draft: Draft, rules: readonly Rule[], print: string): object {
  const { rule, level, lines, file, line, column, accepted } = draft;
  // A file as a whole is shown at its first line: readers of SARIF ask for one.
  const region = line === null ? { startLine: 1 } : { startLine: line, startColumn: column ?? 1 };
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level,
    message: { text: lines.map(plainText).join('\n') },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(file), region } }],
    partialFingerprints: { 'forcecalc/v1': print },
    suppressions:
      accepted === undefined ? [] : [{ kind: 'inSource', justification: safeProse(accepted) }],
  };
}

/** What concerns no file stands with the run. */
function invocationOf(problems: readonly CheckProblem[]): object {
  const notifications = problems
    .filter(({ file }) => file === null)
    .map(({ code, message }) => ({
      descriptor: { id: code },
      level: 'error',
      message: { text: plainText(message) },
    }));
  return {
    executionSuccessful: problems.length === 0,
    ...(notifications.length > 0 && { toolConfigurationNotifications: notifications }),
  };
}

/** In messages, a bracket before a parenthesis would make a link. */
function plainText(text: string): string {
  return safeProse(text).replace(/\[(?=[^\]]*\]\()/g, '\\[');
}

/** A file as URI: relative to the top of the sources, unless its path is absolute. */
function artifactOf(file: string): object {
  const path = file.replace(/^(?:\.\/)+/, '').replace(/\p{Cs}/gu, '\ufffd');
  const windows = /^[A-Za-z]:[\\/]/.test(path);
  const segments = (windows ? path.replaceAll('\\', '/') : path).split('/');
  const encoded = segments
    .map((segment, at) => (windows && at === 0 ? segment : encodeURIComponent(segment)))
    .join('/');
  if (windows) return { uri: `file:///${encoded}` };
  if (path.startsWith('/')) return { uri: `file://${encoded}` };
  return { uri: encoded, uriBaseId: '%SRCROOT%' };
}
