import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { ScenarioCheck } from '../check/check.ts';
import type { Result } from '../scenario/problem.ts';
import type { Against } from './check-base.ts';
import { checkOne } from './check-scenario.ts';
import type { ScenarioOptions } from './load-scenarios.ts';
import { optimiserOn } from './optimiser.ts';
import type { Streams } from './streams.ts';

/** What all scenarios of a run have in common; plain data. */
export interface CheckRequest {
  readonly against: Against;
  readonly options: ScenarioOptions;
}

/** One scenario for a thread, by its place in the run. */
interface Task {
  readonly at: number;
  readonly word: string;
}

interface Done {
  readonly at: number;
  readonly checked: Result<ScenarioCheck>;
}

/** More would wait for the disk and for one another. */
const mostThreads = 8;

/** Megabytes for young objects: reading makes many that die at once, and clearing up takes time. */
const nursery = 48;

/**
 * Checks scenarios in several threads at once; each takes another as soon as it is done with one.
 *
 * @param programFile - the built program
 * @param begun - called for each scenario as it is handed out
 * @returns the results in the order of the words
 */
export async function checkInThreads(
  words: readonly string[],
  request: CheckRequest,
  programFile: string,
  begun: () => void,
): Promise<readonly Result<ScenarioCheck>[]> {
  const results: Result<ScenarioCheck>[] = new Array(words.length);
  const left = words.map((word, at): Task => ({ at, word })).reverse();
  optimiserOn();
  const count = Math.min(mostThreads, availableParallelism(), words.length);
  const workers = Array.from(
    { length: count },
    () =>
      new Worker(`require(${JSON.stringify(programFile)}).startThread()`, {
        eval: true,
        workerData: request,
        resourceLimits: { maxYoungGenerationSizeMb: nursery },
      }),
  );
  try {
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((done, fail) => {
            const next = () => {
              const task = left.pop();
              if (task === undefined) return done();
              begun();
              worker.postMessage(task);
            };
            worker.on('message', ({ at, checked }: Done) => {
              results[at] = checked;
              next();
            });
            worker.on('error', fail);
            worker.on('exit', () => fail(new Error('a thread has ended before its time')));
            next();
          }),
      ),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.removeAllListeners('exit').terminate()));
  }
  return results;
}

/** The other end: a thread that checks what it is sent, until it is ended. */
export function serveChecks(): void {
  const { against, options } = workerData as CheckRequest;
  const silent: Streams = {
    stdin: async () => new Uint8Array(),
    stdout: { write: () => {} },
    stderr: { write: () => {} },
    environment: {},
    packageRoot: '',
  };
  parentPort?.on('message', async ({ at, word }: Task) => {
    const done: Done = { at, checked: await checkOne(word, against, options, silent) };
    parentPort?.postMessage(done);
  });
}
