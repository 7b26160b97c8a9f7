import type { Change } from '../diff/changes.ts';
import type { Comparison } from '../diff/diff.ts';
import { answerOf, remarksOf } from './diff-answer.ts';
import { type Divided, dividedFigures, movedFigures } from './diff-figures.ts';
import { findingChanges } from './diff-findings.ts';
import { type ChangeRow, changeRows, interactionText } from './diff-rows.ts';
import { formatCount } from './format.ts';
import { shorten } from './layout.ts';
import { heading, type Page, pageOf, paragraph } from './page.ts';
import type { Paint } from './palette.ts';
import { safeProse, safeText } from './safe-text.ts';
import { drawGrid } from './table/grid.ts';

/** What is listed of each; the rest is counted. */
const mostChanges = 100;
const [mostFigures, mostFindings] = [30, 30];
/** Characters of a value that are shown. */
const longestValue = 240;

/**
 * A comparison as a report for a terminal: the answer in a sentence, what each change did to the
 * headline figures, the changes with their places, the figures that moved, the findings.
 *
 * Text from outside is made harmless (see `safeText`). Nothing is told by colour alone.
 *
 * @param style - `width` in columns: no line is wider. Below 20 the report is laid out for 20
 * @returns lines, each with its end; a sentence where nothing differs
 */
export function renderDiffTable(
  comparison: Comparison,
  style: { readonly colour: boolean; readonly width: number },
): string {
  const page = pageOf(style);
  const { changes, metrics, base, head } = comparison.diff;
  if (changes.length === 0 && metrics.length === 0) {
    const same = `No difference: ${safeText(base.path)} and ${safeText(head.path)}`;
    return `${paragraph(same, page, { hanging: 2 }).join('\n')}\n`;
  }
  const lines = [
    ...paragraph(answerOf(comparison), page, { paint: page.palette.strong }),
    ...remarksOf(comparison).flatMap((remark) => paragraph(safeProse(remark), page)),
    ...[`base ${base.path}`, `head ${head.path}`].flatMap((side) =>
      paragraph(side, page, { hanging: 5, paint: page.palette.faint }),
    ),
    ...drawAttribution(comparison, page),
    ...drawChanges(changes, page),
    ...drawFigures(comparison, page),
    ...drawFindings(comparison, page),
  ];
  return `${lines.join('\n')}\n`;
}

function drawAttribution(comparison: Comparison, page: Page): string[] {
  const figures = dividedFigures(comparison);
  if (figures.length === 0) return [];
  return [
    '',
    heading('What did it', page),
    ...figures.flatMap((figure) => drawDivided(figure, page)),
  ];
}

function drawDivided({ label, change, rows, idle }: Divided, page: Page): string[] {
  const column = { head: '', align: 'left' as const };
  const grid = {
    columns: [
      { ...column, flexible: true },
      { ...column, align: 'right' as const },
    ],
    rows: rows.map(({ unit, part }) => [`  ${unit}`, part]),
  };
  const below = (row: number) => (rows[row]?.interacts ? interactionText(rows[row].alone) : '');
  return [
    ...paragraph(`${label} ${change}`, page, { hanging: 2, paint: page.palette.strong }),
    ...drawGrid(grid, page, { below, first: 12 }).filter((line) => line !== ''),
    ...(idle > 0 ? paragraph(`${formatCount(idle, 'other change')}: 0`, page, { indent: 2 }) : []),
  ];
}

function drawChanges(changes: readonly Change[], page: Page): string[] {
  if (changes.length === 0) return [];
  const left = changes.length - mostChanges;
  return [
    '',
    heading(formatCount(changes.length, 'change'), page),
    ...changeRows(changes)
      .slice(0, mostChanges)
      .flatMap((row) => drawChange(row, page)),
    ...(left > 0 ? paragraph(`and ${left} more: \`--format json\` has them all`, page) : []),
  ];
}

function drawChange({ kind, path, values, places }: ChangeRow, page: Page): string[] {
  const [first = '', ...rest] = paragraph(`${kind} ${path}`, page, { hanging: 2 });
  const text = shorten(safeProse(values), longestValue);
  return [
    kindPaint(kind, page)(first.slice(0, kind.length)) + first.slice(kind.length),
    ...rest,
    ...(text === '' ? [] : paragraph(text, page, { indent: 2, hanging: 2 })),
    ...paragraph(places, page, { indent: 2, hanging: 2, paint: page.palette.faint }),
  ];
}

function kindPaint(kind: Change['kind'], { palette }: Page): Paint {
  if (kind === 'added') return palette.verdict.within;
  return kind === 'removed' ? palette.verdict.below : palette.severity.warning;
}

function drawFigures(comparison: Comparison, page: Page): string[] {
  const { metrics } = comparison.diff;
  if (metrics.length === 0) return ['', ...paragraph('No figure moved.', page)];
  const rows = movedFigures(comparison).slice(0, mostFigures);
  const left = metrics.length - rows.length;
  const grid = {
    columns: [
      { head: '', align: 'left' as const, flexible: true },
      { head: 'base', align: 'right' as const },
      { head: 'head', align: 'right' as const },
      { head: 'change', align: 'right' as const },
    ],
    rows: rows.map(({ label, from, to, change }) => [label, from, to, change]),
  };
  return [
    '',
    heading(`${formatCount(metrics.length, 'figure')} moved`, page),
    ...(rows.length > 0 ? drawGrid(grid, page) : []),
    ...(left > 0
      ? paragraph(`${left > 1 ? `${left} more` : '1 more'}: \`--format json\` has them all`, page)
      : []),
  ];
}

function drawFindings(comparison: Comparison, page: Page): string[] {
  const changes = findingChanges(comparison);
  if (changes.length === 0) return [];
  const left = changes.length - mostFindings;
  return [
    '',
    heading('Findings', page),
    ...changes.slice(0, mostFindings).flatMap(({ what, finding, kind }) => {
      const { code, message, location } = finding;
      return [
        ...paragraph(`${what} ${kind}[${code}]: ${safeProse(message)}`, page, {
          hanging: 2,
        }),
        ...paragraph(`--> ${location.file}:${location.line}:${location.column}`, page, {
          indent: 2,
          hanging: 4,
          paint: page.palette.faint,
        }),
      ];
    }),
    ...(left > 0 ? paragraph(`and ${left} more: assess each side to see them`, page) : []),
  ];
}
