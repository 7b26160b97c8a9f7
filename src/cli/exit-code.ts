import type { Problem } from '../scenario/problem.ts';

/** What a run ends with; the same for every command and never changed by an option. */
export const ExitCode = {
  /** Done. */
  ok: 0,
  /** A check failed, or `diff --exit-code` found a difference. */
  failed: 1,
  /** What the command line says is wrong. */
  usage: 2,
  /** What a file says is wrong. */
  invalid: 3,
  /** A bug of ours (EX_SOFTWARE of sysexits.h). */
  internal: 70,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The highest of 2 and 3 among the problems of a run. */
export function exitCodeFor(problems: readonly Problem[]): ExitCode {
  return problems.some(({ origin }) => origin === 'file') ? ExitCode.invalid : ExitCode.usage;
}
