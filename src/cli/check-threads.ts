import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { ScenarioCheck } from '../check/check.ts';
import type { Result } from '../scenario/problem.ts';
import { checkOne } from './check-scenario.ts';
import { type SharedRun, takeOne } from './shared-run.ts';
import type { Streams } from './streams.ts';

interface Done {
  readonly at: number;
  readonly checked: Result<ScenarioCheck>;
}

/** More would wait for the disk and for one another. */
const mostThreads = 8;

/** Megabytes for young objects: reading makes many that die at once, and clearing up takes time. */
const nursery = 48;

/**
 * Starts threads that take scenarios of a run until none is left; this thread can go on taking
 * some itself.
 *
 * @param programFile - the built program
 * @param done - called with the place of each scenario that a thread has checked
 * @returns when all threads are done; undefined where there is no processor for another thread
 */
export function startHelpers(
  run: SharedRun,
  programFile: string,
  done: (at: number, checked: Result<ScenarioCheck>) => void,
): Promise<unknown> | undefined {
  const count = Math.min(mostThreads, availableParallelism()) - 1;
  if (count < 1) return undefined;
  const helpers = Array.from({ length: count }, () => {
    const worker = new Worker(`require(${JSON.stringify(programFile)}).startThread()`, {
      eval: true,
      workerData: run,
      resourceLimits: { maxYoungGenerationSizeMb: nursery },
    });
    worker.on('message', ({ at, checked }: Done) => done(at, checked));
    return new Promise<void>((ended, failed) => {
      worker.on('error', failed);
      worker.on('exit', () => ended());
    });
  });
  return Promise.all(helpers);
}

/** The other end: a thread that takes scenarios until none is left. */
export async function serveChecks(): Promise<void> {
  const run = workerData as SharedRun;
  const silent: Streams = {
    stdin: async () => new Uint8Array(),
    stdout: { write: () => {} },
    stderr: { write: () => {} },
    environment: {},
    packageRoot: '',
  };
  for (let at = takeOne(run); at < run.words.length; at = takeOne(run)) {
    const checked = await checkOne(run.words[at] ?? '', run.against, run.options, silent);
    parentPort?.postMessage({ at, checked } satisfies Done);
  }
}
