import type { Problem } from '../scenario/problem.ts';
import { type ExitCode, exitCodeFor } from './exit-code.ts';
import { type ColourWhen, type Streams, styleFor } from './streams.ts';

/**
 * Tells what is wrong: on standard error for people, on standard output for `--format json`.
 *
 * @returns the exit code that the problems call for
 */
export async function reportProblems(
  problems: readonly Problem[],
  options: { readonly format?: string | undefined; readonly color?: ColourWhen | undefined },
  { stdout, stderr, environment }: Streams,
): Promise<ExitCode> {
  const { problemsJson, renderProblems } = await import('../render/problems.ts');
  if (options.format === 'json') {
    const { renderJson } = await import('../render/json.ts');
    stdout.write(renderJson(problemsJson(problems)));
  } else {
    stderr.write(renderProblems(problems, styleFor(stderr, options.color ?? 'auto', environment)));
  }
  return exitCodeFor(problems);
}

/** A problem of the command line that stands in no file. */
export function usageProblem(code: Problem['code'], message: string, help?: string): Problem {
  return { code, origin: 'command-line', message, ...(help !== undefined && { help }) };
}
