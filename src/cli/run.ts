import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { ExitCode } from './exit-code.ts';
import { main } from './main.ts';
import { whyNotWritten } from './output.ts';
import { largestStdin } from './stdin.ts';

/** Runs the program in this process: its arguments, its streams, its exit code. */
export async function run(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    // A reader that has seen enough closes the pipe: that ends the program, and is no error.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      if (stream === process.stdout)
        tell(`cannot write to standard output: ${whyNotWritten(error)}`);
      process.exit(ExitCode.usage);
    });
  }
  // Not process.exit: it would cut off what a pipe has not taken yet.
  process.exitCode = await main(process.argv.slice(2), {
    stdin: largestStdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    packageRoot: join(__dirname, '..'),
    programFile: join(__dirname, 'start.cjs'),
  });
}

/** Past the stream, since the process is about to end. */
function tell(message: string): void {
  try {
    writeSync(process.stderr.fd, `error[cannot-write]: ${message}\n`);
  } catch {
    // There is nobody left to tell.
  }
}

/** Runs as a thread of another run: see `checkInThreads`. */
export async function serve(): Promise<void> {
  const { serveChecks } = await import('./check-threads.ts');
  await serveChecks();
}

export { main };
