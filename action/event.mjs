// What the event that started the job says, read from its file: never from a shell.
//   node event.mjs base      the commit to compare with
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The event as GitHub describes it; empty where there is none. */
export function readEvent(path = process.env.GITHUB_EVENT_PATH) {
  try {
    const event = JSON.parse(readFileSync(path ?? '', 'utf8'));
    return typeof event === 'object' && event !== null ? event : {};
  } catch {
    return {};
  }
}

/** The commit that a pull request, a merge queue or a push started from; undefined without one. */
export function baseOf(event) {
  const commit = event.pull_request?.base?.sha ?? event.merge_group?.base_sha ?? event.before;
  const isCommit = /^[0-9a-f]{40,64}$/.test(commit) && !/^0+$/.test(commit);
  return isCommit ? commit : undefined;
}

/** The number of the pull request; undefined for any other event. */
export function pullRequestOf(event) {
  const number = event.pull_request?.number;
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(baseOf(readEvent()) ?? '');
}
