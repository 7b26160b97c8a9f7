import { join } from 'node:path';
import { main } from './main.ts';
import { largestStdin } from './stdin.ts';

/** Runs the program in this process: its arguments, its streams, its exit code. */
export async function run(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    // A reader that has seen enough closes the pipe: that ends the program, and is no error.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
  // Not process.exit: it would cut off what a pipe has not taken yet.
  process.exitCode = await main(process.argv.slice(2), {
    stdin: largestStdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    packageRoot: join(__dirname, '..'),
  });
}

export { main };
