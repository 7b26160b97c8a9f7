import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { CheckReport } from '../check/check.ts';
import type { PathsFromTop } from '../render/paths-from-top.ts';
import type { Problem, Result } from '../scenario/problem.ts';
import { closest } from '../scenario/suggest.ts';
import type { CommonOptions } from './assess-command.ts';
import { writeDocument } from './output.ts';
import { usageProblem } from './report-problems.ts';
import { type Streams, type Style, styleFor } from './streams.ts';

type Renderer = (report: CheckReport, style: Style & PathsFromTop) => string;

const renderers: Readonly<Record<string, () => Promise<Renderer>>> = {
  table: async () => (await import('../render/check-table.ts')).renderCheckTable,
  json: async () => (await import('../render/json.ts')).renderJson,
  markdown: async () => (await import('../render/check-markdown.ts')).renderCheckMarkdown,
  junit: async () => (await import('../render/junit.ts')).renderJunit,
  sarif: async () => (await import('../render/sarif.ts')).renderSarif,
  github: async () => (await import('../render/github.ts')).renderGithub,
};

export const checkFormats = Object.keys(renderers);

/** One document of a run: what it is rendered as, and the file it goes to. */
export interface ReportTo {
  readonly format: string;
  /** Undefined for standard output. */
  readonly file: string | undefined;
}

/** All documents of a run: those that go to files first, so that no closed pipe keeps them away. */
export interface ReportPlan {
  readonly files: readonly ReportTo[];
  /** What goes to standard output; undefined when everything goes to files. */
  readonly stdout: ReportTo | undefined;
}

/** What `-f`, `-o` and `--report` ask for, or everything that is wrong with it. */
export function planReports({
  format,
  output,
  report = [],
}: CommonOptions & { readonly report?: readonly string[] }): Result<ReportPlan> {
  const problems: Problem[] = [];
  const plan: ReportTo[] = [{ format: format ?? 'table', file: fileOf(output) }];
  for (const option of report) {
    const [, name, file] = /^([^=]*)=(.+)$/s.exec(option) ?? [];
    if (name === undefined) problems.push(fileless(option));
    else plan.push({ format: name, file: fileOf(file) });
  }
  problems.push(...plan.flatMap(({ format: name }) => unknownFormat(name)));
  const [first, ...others] = plan.filter(({ file }) => file === undefined);
  if (others.length > 0) {
    problems.push(
      usageProblem(
        'bad-option-value',
        'only one report can go to standard output',
        'give the others a file: `--report junit=checks.xml`',
      ),
    );
  }
  const files = plan.filter(({ file }) => file !== undefined);
  for (const [at, { file }] of files.entries()) {
    if (files.findIndex((other) => other.file === file) === at) continue;
    problems.push(usageProblem('bad-option-value', `two reports go to the file \`${file}\``));
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { files, stdout: first } };
}

function fileOf(option: string | undefined): string | undefined {
  return option === '-' ? undefined : option;
}

function fileless(option: string): Problem {
  return usageProblem(
    'bad-option-value',
    `\`--report ${option}\` names no file`,
    'write `--report FORMAT=FILE`, e.g. `--report junit=checks.xml`',
  );
}

function unknownFormat(format: string): readonly Problem[] {
  if (Object.hasOwn(renderers, format)) return [];
  const guess = closest(format, checkFormats);
  return [
    usageProblem(
      'bad-option-value',
      `there is no format \`${format}\` for this command`,
      guess === undefined
        ? `the formats are ${checkFormats.join(', ')}`
        : `did you mean \`${guess}\`?`,
    ),
  ];
}

/** Renders a report and writes it where the plan says. */
export async function writeReport(
  report: CheckReport,
  { format, file }: ReportTo,
  options: CommonOptions,
  { stdout, environment }: Streams,
): Promise<Result<void>> {
  const render = await renderers[format]?.();
  if (render === undefined)
    throw new RangeError(`writeReport requires a known format, not ${format}`);
  const style =
    file === undefined
      ? styleFor(stdout, options.color ?? 'auto', environment)
      : styleFor({ write: () => {} }, options.color ?? 'auto', {});
  const fromTop = pathsFrom(environment.GITHUB_WORKSPACE);
  return writeDocument(render(report, { ...style, fromTop }), file, stdout);
}

/** In a job, paths that start at its workspace, where the repository is checked out. */
function pathsFrom(workspace: string | undefined): (file: string) => string {
  return (file) => {
    // Of a git revision the path starts at the top already.
    if (!workspace || !existsSync(file)) return file;
    const path = relative(workspace, resolve(file));
    const isInside = path !== '' && !isAbsolute(path) && path.split(sep)[0] !== '..';
    return isInside ? path.replaceAll(sep, '/') : file;
  };
}
