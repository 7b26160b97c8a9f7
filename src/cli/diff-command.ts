import { assess } from '../assess/assess.ts';
import { contradiction } from '../chance/conditions.ts';
import { type Comparison, compare, type Side } from '../diff/diff.ts';
import { isMaterial, type Materiality, materialityOf } from '../diff/materiality.ts';
import { assumptionsOn } from '../diff/shared-assumptions.ts';
import type { Result } from '../scenario/problem.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import { type CommonOptions, unknownFormat } from './assess-command.ts';
import { attempt } from './attempt.ts';
import { ExitCode } from './exit-code.ts';
import { type Loaded, loadScenarios } from './load-scenarios.ts';
import { writeDocument } from './output.ts';
import { reportProblems, usageProblem } from './report-problems.ts';
import { earlierVersion } from './revision.ts';
import { type Streams, type Style, styleFor } from './streams.ts';

export interface DiffOptions extends CommonOptions {
  /** A revision: the base is the head's path there. */
  readonly base?: string;
  readonly exitCode?: boolean;
  /** Personnel or percentage below which nothing is said. */
  readonly min?: string;
}

type Renderer = (comparison: Comparison, style: Style) => string;

const renderers: Readonly<Record<string, () => Promise<Renderer>>> = {
  table: async () => (await import('../render/diff-table.ts')).renderDiffTable,
  json: async () => {
    const { renderJson } = await import('../render/json.ts');
    return ({ diff }) => renderJson(diff);
  },
  markdown: async () => (await import('../render/diff-markdown.ts')).renderDiffMarkdown,
};

export const diffFormats = Object.keys(renderers);

/** `forcecalc diff BASE HEAD`: what changed, what it did, and which change did how much. */
export async function diffCommand(
  words: readonly string[],
  options: DiffOptions,
  streams: Streams,
): Promise<ExitCode> {
  const format = options.format ?? 'table';
  const load = renderers[format];
  if (load === undefined) return unknownFormat(format, diffFormats, options, streams);
  const sides = await sidesOf(words, options.base);
  if (!sides.ok) return reportProblems(sides.problems, options, streams);
  const minimum = options.min === undefined ? undefined : materialityOf(options.min);
  if (options.min !== undefined && minimum === undefined) {
    const problem = usageProblem(
      'bad-option-value',
      `\`--min ${options.min}\` is neither a number of people nor a percentage`,
      'e.g. `--min 5000` or `--min 1%`',
    );
    return reportProblems([problem], options, streams);
  }
  const loaded = await loadScenarios(sides.value, options, streams, 'some');
  if (!loaded.ok) return reportProblems(loaded.problems, options, streams);
  const [base, head] = loaded.value as [Loaded, Loaded];
  const compared = compareScenarios(
    base.scenario,
    head.scenario,
    new Map([...base.assumptions, ...head.assumptions]),
  );
  if (!compared.ok) return reportProblems(compared.problems, options, streams);
  return report(compared.value, minimum, await load(), options, streams);
}

/**
 * Assesses two scenarios and compares them.
 *
 * @returns problems where a side cannot be computed exactly, or where the assumptions contradict
 *   one another on a side for what the other side requires
 */
export function compareScenarios(
  base: Scenario,
  head: Scenario,
  assumptions: Assumptions,
): Result<Comparison> {
  const before = sideOf(base, head, assumptions);
  const after = sideOf(head, base, assumptions);
  if (before.ok && after.ok) {
    return { ok: true, value: compare(before.value, after.value, assumptions) };
  }
  const problems = [before, after].flatMap((side) => (side.ok ? [] : side.problems));
  return { ok: false, problems };
}

function sideOf(scenario: Scenario, other: Scenario, assumptions: Assumptions): Result<Side> {
  const own = assumptionsOn(scenario, other, assumptions);
  const clash = contradiction(scenario.conditions, own);
  if (clash === undefined) {
    return attempt(scenario, () => ({ scenario, assessment: assess(scenario, own) }));
  }
  const problem = usageProblem(
    'contradicting-assumptions',
    `\`${clash.holds}\` cannot hold while \`${clash.fails}\` fails in \`${scenario.inputs[0]?.path}\``,
    'what is assumed holds on both sides, with all that either side requires for it',
  );
  return { ok: false, problems: [problem] };
}

/** The two words to compare. */
async function sidesOf(
  words: readonly string[],
  revision: string | undefined,
): Promise<Result<readonly string[]>> {
  const [first, second] = words;
  if (revision === undefined && first !== undefined && words.length === 2) {
    return { ok: true, value: words };
  }
  if (revision !== undefined && first !== undefined && second === undefined) {
    const base = await earlierVersion(first, revision);
    return base.ok ? { ok: true, value: [base.value, first] } : base;
  }
  const problem = usageProblem(
    'missing-argument',
    revision === undefined
      ? `\`diff\` compares two scenarios, and ${counted(words.length)} named`
      : `\`diff --base\` takes one scenario, and ${counted(words.length)} named`,
    'write `forcecalc diff BASE HEAD`, or `forcecalc diff --base REV HEAD`',
  );
  return { ok: false, problems: [problem] };
}

function counted(words: number): string {
  return words === 0 ? 'none is' : words === 1 ? '1 is' : `${words} are`;
}

function report(
  comparison: Comparison,
  minimum: Materiality | undefined,
  render: Renderer,
  options: DiffOptions,
  streams: Streams,
): ExitCode | Promise<ExitCode> {
  const { diff } = comparison;
  const isDifferent = diff.changes.length > 0 || diff.metrics.length > 0;
  const matters = minimum === undefined ? isDifferent : isMaterial(comparison, minimum);
  const isQuiet = minimum !== undefined && !matters && options.format !== 'json';
  const isFile = options.output !== undefined && options.output !== '-';
  const style = styleFor(
    isFile ? { write: () => {} } : streams.stdout,
    options.color ?? 'auto',
    isFile ? {} : streams.environment,
  );
  const text = isQuiet ? '' : render(comparison, style);
  const written = writeDocument(text, options.output, streams.stdout);
  if (!written.ok) return reportProblems(written.problems, options, streams);
  return options.exitCode === true && matters ? ExitCode.failed : ExitCode.ok;
}
