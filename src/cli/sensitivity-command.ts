import { type LikelihoodWord, yardstick } from '../scenario/vocabulary.ts';
import type { Sensitivity } from '../sensitivity/sensitivity.ts';
import { sensitivityOf } from '../sensitivity/sensitivity.ts';
import { type CommonOptions, unknownFormat } from './assess-command.ts';
import { attempt } from './attempt.ts';
import { ExitCode } from './exit-code.ts';
import { type Loaded, loadScenarios } from './load-scenarios.ts';
import { optimiserOn } from './optimiser.ts';
import { writeDocument } from './output.ts';
import { reportProblems, usageProblem } from './report-problems.ts';
import { type Streams, type Style, styleFor } from './streams.ts';

export interface SensitivityOptions extends CommonOptions {
  /** The likelihood for the break-even: 0.8, 80% or a word of the yardstick. */
  readonly reach?: string;
}

type Renderer = (sensitivity: Sensitivity, style: Style) => string;

const renderers: Readonly<Record<string, () => Promise<Renderer>>> = {
  table: async () => (await import('../render/sensitivity-table.ts')).renderSensitivityTable,
  json: async () => (await import('../render/json.ts')).renderJson,
  markdown: async () => (await import('../render/sensitivity-text.ts')).renderSensitivityMarkdown,
  csv: async () => (await import('../render/sensitivity-text.ts')).renderSensitivityCsv,
};

/** `forcecalc sensitivity SCENARIO`: how much hangs on what. */
export async function sensitivityCommand(
  word: string,
  options: SensitivityOptions,
  streams: Streams,
): Promise<ExitCode> {
  const format = options.format ?? 'table';
  const load = renderers[format];
  if (load === undefined) return unknownFormat(format, Object.keys(renderers), options, streams);
  const reach = likelihoodIn(options.reach ?? '0.5');
  if (reach === undefined) {
    const problem = usageProblem(
      'bad-option-value',
      `\`--reach ${options.reach}\` is no likelihood above 0 and up to 1`,
      'e.g. `--reach 0.8`, `--reach 80%` or `--reach highly_likely`',
    );
    return reportProblems([problem], options, streams);
  }
  const loaded = await loadScenarios([word], options, streams);
  if (!loaded.ok) return reportProblems(loaded.problems, options, streams);
  const [{ scenario, assumptions }] = loaded.value as [Loaded];
  optimiserOn();
  const tried = attempt(scenario, () => sensitivityOf(scenario, assumptions, reach));
  if (!tried.ok) return reportProblems(tried.problems, options, streams);
  const isFile = options.output !== undefined && options.output !== '-';
  const output = isFile ? { write: () => {} } : streams.stdout;
  const style = styleFor(output, options.color ?? 'auto', isFile ? {} : streams.environment);
  const text = (await load())(tried.value, style);
  const written = writeDocument(text, options.output, streams.stdout);
  return written.ok ? ExitCode.ok : reportProblems(written.problems, options, streams);
}

/** A likelihood as a scenario spells it, or a percentage; undefined outside of above 0 to 1. */
function likelihoodIn(text: string): number | undefined {
  const [, percent, number] = /^(?:(\d+(?:\.\d+)?)\s?%|(\d*\.?\d+))$/.exec(text) ?? [];
  const word = Object.hasOwn(yardstick, text) ? yardstick[text as LikelihoodWord] : undefined;
  const likelihood = percent === undefined ? Number(number ?? word) : Number(`${percent}e-2`);
  return likelihood > 0 && likelihood <= 1 ? likelihood : undefined;
}
