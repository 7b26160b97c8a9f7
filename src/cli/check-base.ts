import { existsSync } from 'node:fs';
import { assess } from '../assess/assess.ts';
import type { Base } from '../check/figure.ts';
import type { Problem, Result } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { readBytes } from '../scenario/source.ts';
import { attempt } from './attempt.ts';
import { type Loaded, loadScenarios, type ScenarioOptions } from './load-scenarios.ts';
import { usageProblem } from './report-problems.ts';
import { earlierVersion } from './revision.ts';
import type { Streams } from './streams.ts';

/** Finds what `change in` compares a scenario with. */
export type BaseOf = (word: string, scenario: Scenario) => Promise<Result<Base>>;

/** How bases are found, and what is wrong with the one that is named for all. */
export interface Bases {
  readonly baseOf: BaseOf;
  readonly problems: readonly Problem[];
}

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
 * What `--against` means: one base for all scenarios, read once; or, as `REV:`, each scenario's own
 * path in a git revision, read only for a scenario that asks for a change.
 *
 * Under `REV:` a scenario that is new, or was no valid scenario then, has no base.
 */
export async function basesOf(
  against: string | undefined,
  options: ScenarioOptions,
  streams: Streams,
): Promise<Bases> {
  if (against === undefined) return always(unnamed);
  const revision = revisionAlone(against);
  if (revision === undefined) {
    const base = await readBase(against, options, streams);
    return base.ok ? always(base.value) : { ...always(unread), problems: base.problems };
  }
  const problems = await revisionProblems(revision);
  if (problems.length > 0) return { ...always(unread), problems };
  const baseOf: BaseOf = async (word, scenario) => {
    if (!scenario.checks.some(({ assert }) => /^\s*change\b/.test(assert))) {
      return { ok: true, value: unnamed };
    }
    const earlier = await earlierVersion(word, revision);
    if (!earlier.ok) return earlier;
    const base = await readBase(earlier.value, options, streams);
    if (base.ok) return base;
    return { ok: true, value: { kind: 'none', why: whyNone(earlier.value, base.problems) } };
  };
  return { baseOf, problems };
}

function always(base: Base): Bases {
  return { baseOf: async () => ({ ok: true, value: base }), problems: [] };
}

async function readBase(
  word: string,
  options: ScenarioOptions,
  streams: Streams,
): Promise<Result<Base>> {
  const loaded = await loadScenarios([word], options, streams, 'any');
  if (!loaded.ok) return loaded;
  const [{ scenario, assumptions }] = loaded.value as [Loaded];
  const assessed = attempt(scenario, () => assess(scenario, assumptions));
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
