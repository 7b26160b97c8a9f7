import { assess } from '../assess/assess.ts';
import { checkScenario, reportOf, type ScenarioCheck } from '../check/check.ts';
import { mendsOf } from '../check/mend.ts';
import type { Problem, Result } from '../scenario/problem.ts';
import type { CommonOptions } from './assess-command.ts';
import { attempt } from './attempt.ts';
import { type BaseOf, basesOf, basesProblem } from './check-base.ts';
import { planReports, writeReport } from './check-reports.ts';
import { ExitCode, exitCodeFor } from './exit-code.ts';
import { type Loaded, loadScenarios } from './load-scenarios.ts';
import { progressOn } from './progress.ts';
import { reportProblems } from './report-problems.ts';
import type { Streams } from './streams.ts';

export interface CheckOptions extends CommonOptions {
  /** The base of `change in`: a scenario, or `REV:` for the same path in a revision. */
  readonly against?: string;
  /** `FORMAT=FILE` each. */
  readonly report?: readonly string[];
  /** Whether to correct first what has one right answer. */
  readonly fix?: boolean;
}

/**
 * `forcecalc check SCENARIO…`: evaluates what the scenarios assert of themselves.
 *
 * Whatever could be checked is reported before a file that could not be ends the run with its
 * code.
 */
export async function checkCommand(
  words: readonly string[],
  options: CheckOptions,
  streams: Streams,
): Promise<ExitCode> {
  const plan = planReports(options);
  if (!plan.ok) return reportProblems(plan.problems, options, streams);
  const misnamed = basesProblem(words, options.against);
  if (misnamed !== undefined) return reportProblems([misnamed], options, streams);
  if (options.fix === true) {
    const { fixScenarios } = await import('./fix.ts');
    const unwritable = await fixScenarios(words, options, streams);
    if (unwritable.length > 0) return reportProblems(unwritable, options, streams);
  }
  const { scenarios, problems } = await checkAll(words, options, streams);

  const { problemsJson } = await import('../render/problems.ts');
  const report = () => reportOf(scenarios, problemsJson(problems).problems);
  for (const to of plan.value.files) {
    const written = await writeReport(report(), to, options, streams);
    if (!written.ok) problems.push(...written.problems);
  }
  const { stdout } = plan.value;
  // Mistakes alone make a document of their own in JSON, and none in a table.
  const isOwnDocument = stdout?.format === 'json' || stdout?.format === 'table';
  const isShown = stdout !== undefined && !(scenarios.length === 0 && isOwnDocument);
  if (isShown) await writeReport(report(), stdout, options, streams);
  if (problems.length === 0) {
    return report().status === 'failed' ? ExitCode.failed : ExitCode.ok;
  }
  if (isShown && stdout.format === 'json') return exitCodeFor(problems);
  const format = stdout === undefined ? options.format : stdout.format;
  return reportProblems(problems, { ...options, format }, streams);
}

interface Outcome {
  readonly scenarios: readonly ScenarioCheck[];
  readonly problems: Problem[];
}

async function checkAll(
  words: readonly string[],
  options: CheckOptions,
  streams: Streams,
): Promise<Outcome> {
  const bases = await basesOf(options.against, options, streams);
  const problems: Problem[] = [...bases.problems];
  const scenarios: ScenarioCheck[] = [];
  const progress = progressOn(streams.stderr, words.length);
  for (const word of words) {
    progress.next();
    const checked = await checkOne(word, bases.baseOf, options, streams);
    if (checked.ok) scenarios.push(checked.value);
    else problems.push(...checked.problems.map((problem) => named(problem, word)));
  }
  progress.end();
  return { scenarios, problems: once(problems) };
}

async function checkOne(
  word: string,
  baseOf: BaseOf,
  options: CheckOptions,
  streams: Streams,
): Promise<Result<ScenarioCheck>> {
  const loaded = await loadScenarios([word], options, streams);
  if (!loaded.ok) return loaded;
  const [{ scenario, assumptions }] = loaded.value as [Loaded];
  const assessed = attempt(scenario, () => assess(scenario, assumptions));
  if (!assessed.ok) return assessed;
  const base = await baseOf(word, scenario);
  if (!base.ok) return base;
  return checkScenario({
    scenario,
    assessment: assessed.value,
    base: base.value,
    mend: (failing) =>
      mendsOf(failing, { scenario, assumptions, base: base.value }, (changed, assumed) => {
        const tried = attempt(changed, () => assess(changed, assumed));
        return tried.ok ? tried.value : undefined;
      }),
  });
}

/** An option that one scenario understands and another does not: says which. */
function named(problem: Problem, word: string): Problem {
  return problem.code === 'unknown-condition' ? { file: word, ...problem } : problem;
}

/** A mistake of an option, or of a base that files share, is one mistake. */
function once(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message, file, location }) => {
    const key = JSON.stringify([code, message, location ?? file]);
    return !seen.has(key) && seen.add(key);
  });
}
