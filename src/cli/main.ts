import { version } from '../version.ts';
import { ExitCode } from './exit-code.ts';
import type { Streams } from './streams.ts';

/**
 * The whole program: arguments and streams in, exit code out. The only place that catches what
 * nobody expected.
 */
export async function main(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    streams.stdout.write(`${version}\n`);
    return ExitCode.ok;
  }
  try {
    const { runProgram } = await import('./program.ts');
    return await runProgram(argv, streams);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const shown = streams.environment.FORCECALC_DEBUG ? text : firstLine(text);
    streams.stderr.write(
      `forcecalc ${version} has a bug, sorry: ${shown}\n` +
        'Please report it with the scenario and the command; FORCECALC_DEBUG=1 shows where it happened.\n',
    );
    return ExitCode.internal;
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
