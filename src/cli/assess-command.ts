import { assess } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import { attempt } from './attempt.ts';
import { ExitCode } from './exit-code.ts';
import { loadScenarios, type ScenarioOptions } from './load-scenarios.ts';
import { writeDocument } from './output.ts';
import { reportProblems, usageProblem } from './report-problems.ts';
import { type ColourWhen, type Streams, type Style, styleFor } from './streams.ts';

export interface CommonOptions extends ScenarioOptions {
  readonly format?: string;
  readonly output?: string;
  readonly color?: ColourWhen;
}

type Renderer = (assessments: readonly Assessment[], style: Style) => string;

/** Each format with what renders it, loaded only when it is asked for. */
const renderers: Readonly<Record<string, () => Promise<Renderer>>> = {
  table: async () => (await import('../render/table.ts')).renderTable,
  json: async () => (await import('../render/json.ts')).renderAssessmentsJson,
  markdown: async () => (await import('../render/markdown.ts')).renderMarkdown,
  csv: async () => (await import('../render/csv.ts')).renderCsv,
};

export const assessFormats = Object.keys(renderers);

/** `forcecalc SCENARIO…`: assesses, and shows several side by side. */
export async function assessCommand(
  words: readonly string[],
  options: CommonOptions,
  streams: Streams,
): Promise<ExitCode> {
  const format = options.format ?? 'table';
  const load = renderers[format];
  if (load === undefined) return unknownFormat(format, assessFormats, options, streams);
  const loaded = await loadScenarios(words, options, streams);
  if (!loaded.ok) return reportProblems(loaded.problems, options, streams);
  const attempts = loaded.value.map(({ scenario, assumptions }) =>
    attempt(scenario, () => assess(scenario, assumptions)),
  );
  const problems = attempts.flatMap((tried) => (tried.ok ? [] : tried.problems));
  if (problems.length > 0) return reportProblems(problems, options, streams);
  const assessments = attempts.flatMap((tried) => (tried.ok ? [tried.value] : []));
  const render = await load();
  const isFile = options.output !== undefined && options.output !== '-';
  const target = isFile ? { write: () => {} } : streams.stdout;
  const style = styleFor(target, options.color ?? 'auto', isFile ? {} : streams.environment);
  const written = writeDocument(render(assessments, style), options.output, streams.stdout);
  return written.ok ? ExitCode.ok : reportProblems(written.problems, options, streams);
}

/** A format that the command does not have. */
export async function unknownFormat(
  format: string,
  known: readonly string[],
  options: CommonOptions,
  streams: Streams,
): Promise<ExitCode> {
  const { closest } = await import('../scenario/suggest.ts');
  const guess = closest(format, known);
  const problem = usageProblem(
    'bad-option-value',
    `there is no format \`${format}\` for this command`,
    guess === undefined ? `the formats are ${known.join(', ')}` : `did you mean \`${guess}\`?`,
  );
  return reportProblems([problem], options, streams);
}
