import { reportOf, type ScenarioCheck } from '../check/check.ts';
import type { Problem } from '../scenario/problem.ts';
import type { CommonOptions } from './assess-command.ts';
import { basesProblem, readAgainst } from './check-base.ts';
import { checkEach } from './check-each.ts';
import { planReports, writeReport } from './check-reports.ts';
import { ExitCode, exitCodeFor } from './exit-code.ts';
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
  const { against, problems } = await readAgainst(options.against, options, streams);
  const progress = progressOn(streams.stderr, words.length);
  const run = { words, against, options, taken: new Int32Array(new SharedArrayBuffer(4)) };
  // Standard input is read in this thread.
  const programFile = words.includes('-') ? undefined : streams.programFile;
  const checked = await checkEach(run, streams, programFile, progress.begun);
  progress.end();
  const mistakes = checked.flatMap((one, at) =>
    one.ok ? [] : one.problems.map((problem) => named(problem, words[at] ?? '')),
  );
  return {
    scenarios: checked.flatMap((one) => (one.ok ? [one.value] : [])),
    problems: once([...problems, ...mistakes]),
  };
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
