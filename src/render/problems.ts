import type { Problem, ProblemCode } from '../scenario/problem.ts';
import { formatCount } from './format.ts';
import { wrap } from './layout.ts';
import { type Page, pageOf } from './page.ts';
import { drawFrames, gutterOf } from './problem-frame.ts';
import { safeProse, safeText } from './safe-text.ts';

/**
 * Problems for a terminal, each with its place, the line it stands in, what to write instead and
 * what a silent reading would have done; then how many there are.
 *
 * Lines are at most as wide as the page, but for the name of a file, which stays whole so that it
 * can be copied. Text from outside is made harmless (see `safeText`).
 *
 * @param style - `width` in columns; below 20 it counts as 20
 * @returns lines, each with its end; for no problems nothing
 */
export function renderProblems(
  problems: readonly Problem[],
  style: { readonly colour: boolean; readonly width: number },
): string {
  if (problems.length === 0) return '';
  const page = pageOf(style);
  const blocks = problems.map((problem) => drawProblem(problem, page).join('\n'));
  const last = wrap(summary(problems), page.width).join('\n');
  return `${[...blocks, last].join('\n\n')}\n`;
}

function drawProblem(problem: Problem, page: Page): string[] {
  const frames = drawFrames(problem, page);
  const gutter = gutterOf(problem);
  const advice = [...drawAdvice('help', problem, page), ...drawAdvice('note', problem, page)];
  const hasExcerpt = problem.excerpt !== undefined || (problem.related ?? []).length > 0;
  const space =
    hasExcerpt && advice.length > 0 ? [page.palette.place(`${' '.repeat(gutter + 2)}|`)] : [];
  return [...drawHead(problem, page), ...frames, ...space, ...advice];
}

function drawHead({ code, message }: Problem, { width, palette }: Page): string[] {
  const label = `error[${code}]`;
  const [first = '', ...rest] = wrap(safeText(`${label}: ${message}`), width, 2);
  return [
    palette.error(first.slice(0, label.length)) + palette.strong(first.slice(label.length)),
    ...rest.map((line) => `  ${palette.strong(line.trimStart())}`),
  ];
}

/** Its lines hang under its first word; line ends in the text are kept. */
function drawAdvice(kind: 'help' | 'note', problem: Problem, { width, palette }: Page): string[] {
  const text = problem[kind];
  if (text === undefined) return [];
  const start = `${' '.repeat(gutterOf(problem) + 2)}= `;
  const inset = start.length + kind.length + 2;
  const room = Math.max(4, width - inset);
  const lines = text
    .trim()
    .split(/\r?\n/)
    .flatMap((line) => wrap(safeProse(line), room));
  return lines.map((line, index) =>
    index === 0
      ? `${palette.place(start)}${palette.help(`${kind}:`)} ${line}`
      : `${' '.repeat(inset)}${line}`.trimEnd(),
  );
}

function summary(problems: readonly Problem[]): string {
  const inFiles = problems.filter(({ origin }) => origin === 'file');
  const files = new Set(inFiles.map(({ location, file }) => location?.file ?? file));
  const elsewhere = problems.length - inFiles.length;
  if (inFiles.length === 0) return `${formatCount(elsewhere, 'mistake')} on the command line`;
  const here = `${formatCount(inFiles.length, 'mistake')} in ${formatCount(files.size, 'file')}`;
  return elsewhere === 0 ? here : `${here} and ${elsewhere} on the command line`;
}

/** Problems as a program reads them: contract section 4. */
export interface ProblemsDocument {
  readonly format: 'forcecalc.problems';
  readonly format_version: '1.0';
  readonly problems: readonly {
    readonly code: ProblemCode;
    readonly message: string;
    readonly file: string | null;
    /** From 1; null where there is no place to point at. */
    readonly line: number | null;
    /** In characters from 1. */
    readonly column: number | null;
    /** JSON Pointer into the scenario. */
    readonly path: string | null;
    readonly help: string | null;
    readonly note: string | null;
  }[];
}

/** Problems as data, to be printed as JSON. */
export function problemsJson(problems: readonly Problem[]): ProblemsDocument {
  return {
    format: 'forcecalc.problems',
    format_version: '1.0',
    problems: problems.map(({ code, message, location, file, path, help, note }) => ({
      code,
      message,
      file: location?.file ?? file ?? null,
      line: location?.line ?? null,
      column: location?.column ?? null,
      path: path ?? null,
      help: help ?? null,
      note: note ?? null,
    })),
  };
}
