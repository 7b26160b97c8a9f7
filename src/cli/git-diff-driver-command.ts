import { assess } from '../assess/assess.ts';
import { renderFileHead, renderOneSide } from '../render/diff-file.ts';
import { renderDiffTable } from '../render/diff-table.ts';
import { renderProblems } from '../render/problems.ts';
import type { Problem, Result } from '../scenario/problem.ts';
import { readReference } from '../scenario/read-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { readBytes } from '../scenario/source.ts';
import type { CommonOptions } from './assess-command.ts';
import { attempt } from './attempt.ts';
import { compareScenarios } from './diff-command.ts';
import { ExitCode } from './exit-code.ts';
import { reportProblems, usageProblem } from './report-problems.ts';
import { type Streams, type Style, styleFor } from './streams.ts';

/**
 * `forcecalc git-diff-driver`: what git runs in the place of its own diff of a file, once
 * `diff.forcecalc.command` names it. Git gives the path, and for the old and the new version a
 * file, a hash and a mode; for a renamed file also the new path and what it says of the renaming.
 *
 * What a version extends is read from the work tree, next to the file's own path. A version that
 * is no valid scenario is told with its mistakes. Ends with 0 whatever it finds: git would stop.
 */
export async function gitDiffDriverCommand(
  words: readonly string[],
  options: CommonOptions,
  streams: Streams,
): Promise<ExitCode> {
  const [path = '', oldFile, , , newFile, , , newPath = path, remark = ''] = words;
  if (words.length === 1) {
    streams.stdout.write(`* Unmerged path ${path}\n`);
    return ExitCode.ok;
  }
  if (oldFile === undefined || newFile === undefined || words.length < 7) {
    const help =
      'git calls it: `git config diff.forcecalc.command "forcecalc git-diff-driver"`, and `*.yaml diff=forcecalc` in .gitattributes';
    const problem = usageProblem(
      'missing-argument',
      'git gives 7 arguments to a diff driver',
      help,
    );
    return reportProblems([problem], options, streams);
  }
  const style = await gitStyle(options, streams);
  const sides: readonly Version[] = [
    { file: oldFile, path, name: `a/${path}` },
    { file: newFile, path: newPath, name: `b/${newPath}` },
  ];
  const details = remark.split('\n').filter((line) => line !== '');
  streams.stdout.write(renderFileHead(`a/${path}`, `b/${newPath}`, details, style));
  streams.stdout.write(await comparisonOf(sides, options, style));
  return ExitCode.ok;
}

/** Enough to see what is wrong; `forcecalc check` tells the rest. */
const mostProblems = 5;

/** One version of a file. */
interface Version {
  /** Where its content stands; `/dev/null` for none. */
  readonly file: string;
  /** Where it belongs in the work tree. */
  readonly path: string;
  readonly name: string;
}

async function comparisonOf(
  sides: readonly Version[],
  options: CommonOptions,
  style: Style,
): Promise<string> {
  try {
    const read = await Promise.all(sides.map((side) => readVersion(side, options)));
    const problems = read.flatMap((side) => (side.ok ? [] : side.problems));
    if (problems.length > 0) return incomparable(problems, style);
    const [base, head] = read.map((side) => (side.ok ? side.value : undefined));
    if (base === undefined || head === undefined) return oneSided(base, head, style);
    const compared = compareScenarios(base, head, new Map());
    return compared.ok
      ? renderDiffTable(compared.value, style)
      : incomparable(compared.problems, style);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return `The scenarios cannot be compared: ${message.split('\n', 1)[0]}\n`;
  }
}

/** Undefined for a version that does not exist. */
async function readVersion(
  { file, path, name }: Version,
  { set = [], allowOutside = false }: CommonOptions,
): Promise<Result<Scenario | undefined>> {
  if (file === '/dev/null' || file === 'nul') return { ok: true, value: undefined };
  const bytes = await readBytes({ kind: 'file', path: file }, noStdin);
  if (!bytes.ok) return bytes;
  const content = { kind: 'content', bytes: bytes.value, path, name } as const;
  return readReference(content, { set, allowOutside });
}

async function noStdin(): Promise<Uint8Array> {
  return new Uint8Array();
}

function oneSided(base: Scenario | undefined, head: Scenario | undefined, style: Style): string {
  const scenario = head ?? base;
  if (scenario === undefined) return 'Neither version exists.\n';
  const assessed = attempt(scenario, () => assess(scenario));
  if (!assessed.ok) return incomparable(assessed.problems, style);
  return renderOneSide(head === undefined ? 'removed' : 'added', assessed.value, style);
}

function incomparable(problems: readonly Problem[], style: Style): string {
  return `${renderProblems(problems.slice(0, mostProblems), style)}Not compared, for these mistakes: \`git diff --no-ext-diff\` shows the lines.\n`;
}

/** Git's pager is a terminal that git has measured, and its settings say whether to colour. */
async function gitStyle(
  { color = 'auto' }: CommonOptions,
  { stdout, environment }: Streams,
): Promise<Style> {
  const { spawnSync } = await import('node:child_process');
  const isTerminal = stdout.isTTY === true || environment.GIT_PAGER_IN_USE === 'true';
  const words = ['config', '--get-colorbool', 'color.diff', String(isTerminal)];
  const asked = color === 'auto' && spawnSync('git', words, { windowsHide: true });
  const isTTY =
    asked && asked.status === 0 ? asked.stdout.toString().trim() === 'true' : isTerminal;
  const columns = stdout.columns ?? (Number(environment.COLUMNS) || 0);
  return styleFor({ write: () => {}, isTTY, columns }, color, environment);
}
