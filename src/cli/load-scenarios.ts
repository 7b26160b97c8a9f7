import { existsSync } from 'node:fs';
import { contradiction } from '../chance/conditions.ts';
import type { Problem, Result } from '../scenario/problem.ts';
import { identityOf, readScenario } from '../scenario/read-scenario.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import { closest } from '../scenario/suggest.ts';
import { optimiseForFile, optimiseForScenarios } from './optimiser.ts';
import { usageProblem } from './report-problems.ts';
import type { Streams } from './streams.ts';

/** What every command that reads scenarios takes. */
export interface ScenarioOptions {
  readonly assume?: readonly string[];
  readonly set?: readonly string[];
  readonly allowOutside?: boolean;
}

/** A scenario as read, under the assumptions of the command line. */
export interface Loaded {
  readonly scenario: Scenario;
  readonly assumptions: Assumptions;
}

/**
 * Reads every scenario; one that is wrong does not hide the mistakes of another.
 *
 * @param knownBy - who must define a condition that is assumed: each scenario; some of them, as
 *   between the two sides of a comparison; or any scenario of the run, and so not these
 */
export async function loadScenarios(
  words: readonly string[],
  options: ScenarioOptions,
  streams: Streams,
  knownBy: 'each' | 'some' | 'any' = 'each',
): Promise<Result<readonly Loaded[]>> {
  const assumed = assumptionsOf(options.assume ?? []);
  const problems: Problem[] = assumed.ok ? [] : [...assumed.problems];
  if (words.filter((word) => word === '-').length > 1) {
    problems.push(usageProblem('bad-option-value', 'standard input, `-`, can be read only once'));
    return { ok: false, problems };
  }
  const scenarios: { readonly word: string; readonly scenario: Scenario }[] = [];
  for (const word of words) {
    const mistaken = mistakenCommand(word);
    if (mistaken !== undefined) {
      problems.push(mistaken);
      continue;
    }
    const read = await readScenario(word, {
      set: options.set ?? [],
      allowOutside: options.allowOutside ?? false,
      readStdin: streams.stdin,
      onRead: optimiseForFile,
    });
    if (!read.ok) problems.push(...read.problems);
    else scenarios.push({ word, scenario: read.scenario });
  }
  optimiseForScenarios(scenarios.map(({ scenario }) => scenario));
  if (!assumed.ok) return { ok: false, problems: once(problems) };
  const loaded = scenarios.map(({ word, scenario }): Loaded => {
    const isElsewhere = (id: string) =>
      knownBy === 'any' ||
      (knownBy === 'some' && scenarios.some((other) => other.scenario.conditions.has(id)));
    const assumptions = new Map(
      [...assumed.value].filter(([id]) => scenario.conditions.has(id) || !isElsewhere(id)),
    );
    problems.push(
      ...assumptionProblems(scenario, assumptions, words.length > 1 ? word : undefined),
    );
    return { scenario, assumptions };
  });
  return problems.length > 0
    ? { ok: false, problems: once(problems) }
    : { ok: true, value: loaded };
}

/** A mistake in a base, or in an option, is one mistake, however many scenarios share it. */
function once(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [identityOf(problem), problem])).values()];
}

/** Commands by name, for suggestions; the program itself knows what they do. */
export const commandNames = [
  'assess',
  'check',
  'diff',
  'sensitivity',
  'fmt',
  'git-diff-driver',
  'schema',
  'init',
  'completion',
  'help',
] as const;

/** A bare word that is no file is most likely a command that does not exist. */
function mistakenCommand(word: string): Problem | undefined {
  const isPath = word === '-' || /[./\\:]/.test(word) || existsSync(word);
  if (isPath) return undefined;
  if (word === '') {
    return usageProblem('missing-argument', 'the name of a scenario is empty');
  }
  const guess = closest(word, commandNames);
  return usageProblem(
    'unknown-command',
    `\`${word}\` is neither a file nor a command`,
    guess === undefined || guess === word
      ? '`forcecalc --help` lists the commands'
      : `did you mean \`forcecalc ${guess}\`?`,
  );
}

function assumptionsOf(options: readonly string[]): Result<Assumptions> {
  const assumptions = new Map<string, boolean>();
  const problems: Problem[] = [];
  for (const option of options) {
    const [, id = '', answer = ''] = /^([^=]+)=(.*)$/s.exec(option) ?? [];
    const holds = answer === 'yes' ? true : answer === 'no' ? false : undefined;
    if (holds === undefined) {
      const help = 'write `--assume CONDITION=yes` or `--assume CONDITION=no`';
      problems.push(
        usageProblem('bad-option-value', `\`--assume ${option}\` says neither yes nor no`, help),
      );
    } else if (assumptions.get(id) === !holds) {
      problems.push(
        usageProblem(
          'contradicting-assumptions',
          `\`${id}\` is assumed to hold and to fail`,
          'assume one of the two only',
        ),
      );
    } else {
      assumptions.set(id, holds);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: assumptions };
}

function assumptionProblems(
  { conditions }: Scenario,
  assumptions: Assumptions,
  word: string | undefined,
): readonly Problem[] {
  const inFile = word === undefined ? '' : ` in \`${word}\``;
  const unknown = [...assumptions.keys()].filter((id) => !conditions.has(id));
  if (unknown.length > 0) {
    return unknown.map((id) => {
      const guess = closest(id, conditions.keys());
      const known = [...conditions.keys()].map((condition) => `\`${condition}\``).join(', ');
      const list = known === '' ? 'the scenario has no conditions' : `the conditions are ${known}`;
      return usageProblem(
        'unknown-condition',
        `no condition \`${id}\` is defined${inFile}`,
        guess === undefined ? list : `did you mean \`--assume ${guess}=…\`?`,
      );
    });
  }
  const clash = contradiction(conditions, assumptions);
  if (clash === undefined) return [];
  const { holds, fails } = clash;
  return [
    usageProblem(
      'contradicting-assumptions',
      `\`${holds}\` cannot hold while \`${fails}\` fails${inFile}: it requires it`,
      'assume one of the two only',
    ),
  ];
}
