import type { ScenarioCheck } from '../check/check.ts';
import type { Result } from '../scenario/problem.ts';
import { checkOne } from './check-scenario.ts';
import { optimiseForMany } from './optimiser.ts';
import { type SharedRun, takeOne } from './shared-run.ts';
import type { Streams } from './streams.ts';

/** Milliseconds after which a run is worth a look at what is left of it. */
const patience = 300;
/** Milliseconds of work for which threads are worth starting: each has to load and warm up first. */
const muchWork = 1000;
/** The last scenarios tell how long the others will take; the first ones take longer. */
const lately = 10;

/**
 * Checks scenarios one by one; where much is left to do after a while, threads take some of them.
 *
 * @param programFile - from which threads can be started; undefined for none
 * @param begun - told how many scenarios have been begun, each time this thread begins one
 * @param now - milliseconds, from any start
 * @returns the results in the order of the words
 */
export async function checkEach(
  run: SharedRun,
  streams: Streams,
  programFile: string | undefined,
  begun: (count: number) => void,
  now: () => number = () => performance.now(),
): Promise<readonly Result<ScenarioCheck>[]> {
  const { words, against, options } = run;
  const results: Result<ScenarioCheck>[] = new Array(words.length);
  if (words.length > 1) optimiseForMany();
  const times = [now()];
  let helpers: Promise<unknown> | undefined;
  for (let at = takeOne(run); at < words.length; at = takeOne(run)) {
    begun(at + 1);
    results[at] = await checkOne(words[at] ?? '', against, options, streams);
    times.push(now());
    if (programFile === undefined || helpers !== undefined) continue;
    if (isMuchLeft(times, words.length - at - 1)) {
      const { startHelpers } = await import('./check-threads.ts');
      helpers = startHelpers(run, programFile, (place, checked) => {
        results[place] = checked;
      });
      // What goes wrong in them is told below, where they are awaited.
      helpers?.catch(() => {});
    }
  }
  await helpers;
  for (let at = 0; at < words.length; at++) {
    if (results[at] === undefined) throw new Error('a thread has ended before its time');
  }
  return results;
}

/** @param times - when the run began, and when each scenario was done */
function isMuchLeft(times: readonly number[], left: number): boolean {
  const [start = 0] = times;
  const end = times.at(-1) ?? start;
  if (end - start < patience) return false;
  const recent = times.slice(-lately - 1);
  const pace = (end - (recent[0] ?? end)) / Math.max(1, recent.length - 1);
  return pace * left > muchWork;
}
