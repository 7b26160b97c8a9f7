import type { CheckProblem, CheckReport, CheckResult, ScenarioCheck } from '../check/check.ts';
import { assumed, details, verdict } from './check-text.ts';
import { orderFindings } from './findings.ts';
import { formatCount } from './format.ts';
import type { PathsFromTop } from './paths-from-top.ts';
import { safeProse, safeText } from './safe-text.ts';

type Level = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly level: Level;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly title: string;
  readonly message: readonly string[];
}

/** GitHub shows ten a level and step; the tenth says how many there are besides. */
const mostPerLevel = 9;
const levels: readonly Level[] = ['error', 'warning', 'notice'];

/**
 * Failing checks, mistakes and findings that are not accepted, as workflow commands that GitHub
 * turns into annotations at the line concerned: at most nine a level, and one that counts the rest.
 *
 * @param places - `fromTop` makes the path of a file start at the top of the repository
 * @returns a command a line, errors first; nothing where all is well
 * @source workflow commands, and the escaping of the toolkit that runs them
 */
export function renderGithub(
  { scenarios, problems }: CheckReport,
  { fromTop = (file) => file }: PathsFromTop = {},
): string {
  const annotations = [
    ...problems.map(ofProblem),
    ...scenarios.flatMap((scenario) =>
      scenario.checks.flatMap((result) => ofResult(scenario, result)),
    ),
    ...scenarios.flatMap(({ findings }) => orderFindings(findings).flatMap(ofFinding)),
  ];
  return levels
    .flatMap((level) => {
      const here = annotations.filter((annotation) => annotation.level === level);
      // A finding in a file that several scenarios share is one annotation.
      const all = [...new Set(here.map((annotation) => command(annotation, fromTop)))];
      const more = all.length - mostPerLevel;
      if (more <= 0) return all;
      return [...all.slice(0, mostPerLevel), command(rest(level, more), fromTop)];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function ofProblem({ code, message, file, line, column, help }: CheckProblem): Annotation {
  const said = help === null ? [message] : [message, help];
  return { level: 'error', file, line, column, title: `Scenario: ${code}`, message: said };
}

function ofResult(scenario: ScenarioCheck, result: CheckResult): readonly Annotation[] {
  const { status, assert, location } = result;
  if (status !== 'failed' && status !== 'warned') return [];
  const isError = status === 'failed';
  return [
    {
      ...location,
      level: isError ? 'error' : 'warning',
      title: isError ? 'Check failed' : 'Check failed (warning)',
      message: [assert, verdict(result), ...details(result), ...assumed(scenario)],
    },
  ];
}

function ofFinding({
  code,
  severity,
  message,
  location,
  accepted,
}: CheckReport['scenarios'][number]['findings'][number]): readonly Annotation[] {
  if (accepted !== undefined) return [];
  const level = severity === 'warning' ? 'warning' : 'notice';
  return [{ ...location, level, title: `Finding: ${code}`, message: [message] }];
}

function rest(level: Level, count: number): Annotation {
  const message = [
    `and ${formatCount(count, `more ${level}`)}: the other reports have all of them`,
  ];
  return { level, file: null, line: null, column: null, title: 'forcecalc check', message };
}

function command(
  { level, file, line, column, title, message }: Annotation,
  fromTop: (file: string) => string,
): string {
  const properties = [
    ...(file === null ? [] : [`file=${safeText(property(plainPath(fromTop(file))))}`]),
    ...(line === null ? [] : [`line=${line}`]),
    ...(column === null ? [] : [`col=${column}`]),
    `title=${property(safeText(title))}`,
  ];
  return `::${level} ${properties.join(',')}::${data(message.map(safeProse).join('\n'))}`;
}

/** Paths of annotations have no sign for where they start. */
function plainPath(file: string): string {
  return file.replace(/^(?:\.\/)+/, '');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
