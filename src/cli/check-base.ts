import { existsSync } from 'node:fs';
import type { ChanceDetail } from '../assess/chances.ts';
import { chancesAskedIn } from '../check/chances.ts';
import type { Base } from '../check/figure.ts';
import type { Problem, Result } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { readBytes } from '../scenario/source.ts';
import { assessAsAsked } from './assess-as-asked.ts';
import { type Loaded, loadScenarios, type ScenarioOptions } from './load-scenarios.ts';
import { usageProblem } from './report-problems.ts';
import { earlierVersion } from './revision.ts';
import type { Streams } from './streams.ts';

/** What `--against` has turned out to mean; plain data, for all scenarios of a run. */
export type Against =
  | { readonly kind: 'same'; readonly base: Base }
  /** Each scenario's own path in this revision, which exists. */
  | { readonly kind: 'revision'; readonly revision: string };

const unnamed: Base = {
  kind: 'none',
  why: 'there is nothing to compare with: name it by `--against`',
};
const unread: Base = { kind: 'none', why: 'the base could not be read' };

/** The revision of `REV:`; undefined for anything else, a file of such a name included. */
function revisionAlone(against: string): string | undefined {
  return existsSync(against) ? undefined : /^(.+):$/s.exec(against)?.[1];
}

/** What is wrong with a base for these scenarios, before anything is read. */
export function basesProblem(
  words: readonly string[],
  against: string | undefined,
): Problem | undefined {
  const isRead = [...words, against].filter((word) => word === '-').length;
  if (isRead > 1) {
    return usageProblem('bad-option-value', 'standard input, `-`, can be read only once');
  }
  if (against === undefined || isRead === 0 || revisionAlone(against) === undefined) {
    return undefined;
  }
  return usageProblem(
    'bad-option-value',
    `\`--against ${against}\` means the same path there, and standard input has none`,
    `name the file: \`--against ${against}PATH\``,
  );
}

/**
 * Reads what `--against` means: one base for all scenarios, or `REV:`, each scenario's own path in a
 * git revision.
 *
 * @returns also what is wrong with it; scenarios that ask for no change can be checked all the same
 */
export async function readAgainst(
  against: string | undefined,
  options: ScenarioOptions,
  streams: Streams,
): Promise<{ readonly against: Against; readonly problems: readonly Problem[] }> {
  const same = (base: Base): Against => ({ kind: 'same', base });
  if (against === undefined) return { against: same(unnamed), problems: [] };
  const revision = revisionAlone(against);
  if (revision === undefined) {
    const base = await readBase(against, options, streams, 'all');
    if (base.ok) return { against: same(base.value), problems: [] };
    return { against: same(unread), problems: base.problems };
  }
  const problems = await revisionProblems(revision);
  if (problems.length > 0) return { against: same(unread), problems };
  return { against: { kind: 'revision', revision }, problems };
}

/**
 * The base of one scenario. From a revision it is read only for a scenario that asks for a change;
 * there one that is new, or was no valid scenario then, has no base.
 */
export async function baseFor(
  word: string,
  scenario: Scenario,
  against: Against,
  options: ScenarioOptions,
  streams: Streams,
): Promise<Result<Base>> {
  if (against.kind === 'same') return { ok: true, value: against.base };
  if (!scenario.checks.some(({ assert }) => /^\s*change\b/.test(assert))) {
    return { ok: true, value: unnamed };
  }
  const earlier = await earlierVersion(word, against.revision);
  if (!earlier.ok) return earlier;
  const base = await readBase(earlier.value, options, streams, chancesAskedIn(scenario));
  if (base.ok) return base;
  return { ok: true, value: { kind: 'none', why: whyNone(earlier.value, base.problems) } };
}

async function readBase(
  word: string,
  options: ScenarioOptions,
  streams: Streams,
  chances: ChanceDetail,
): Promise<Result<Base>> {
  const loaded = await loadScenarios([word], options, streams, 'any');
  if (!loaded.ok) return loaded;
  const [{ scenario, assumptions }] = loaded.value as [Loaded];
  const assessed = assessAsAsked(scenario, assumptions, chances);
  if (!assessed.ok) return assessed;
  const path = scenario.inputs[0]?.path ?? word;
  return { ok: true, value: { kind: 'assessment', assessment: assessed.value, path } };
}

/** Why nothing can be read from a revision; nothing where it exists. */
async function revisionProblems(revision: string): Promise<readonly Problem[]> {
  // Reading the top directory as a file fails in any case: only how it fails is of interest.
  const top = { kind: 'revision', revision, path: '.' } as const;
  const read = await readBytes(top, async () => new Uint8Array());
  const problems = (read.ok ? [] : read.problems).map((problem) => ({
    ...problem,
    message: problem.message.replace(`\`${revision}:.\``, `\`${revision}:\``),
    file: `${revision}:`,
  }));
  if (problems.some(({ code }) => code === 'revision-not-found')) return problems;
  const { spawnSync } = await import('node:child_process');
  const isRepository =
    spawnSync('git', ['rev-parse', '--git-dir'], { windowsHide: true }).status === 0;
  return isRepository ? [] : problems;
}

function whyNone(earlier: string, problems: readonly Problem[]): string {
  const [first] = problems;
  const isMissing = first?.code === 'cannot-read';
  return isMissing ? first.message : `\`${earlier}\` is no valid scenario: ${first?.message}`;
}
