import type { Assessment } from '../../assess/assessment.ts';
import { answer } from '../answer.ts';
import { capabilityReport } from '../capability-report.ts';
import {
  blocs,
  levelColumns,
  levels,
  requiredFromEuropeGrid,
  shareGrid,
  toGrid,
} from '../columns.ts';
import { conditionColumns, conditionDetails, conditionRows } from '../condition-columns.ts';
import {
  contributionColumns,
  contributionDetails,
  contributionEvidence,
  contributionRows,
  pivotLegend,
} from '../contribution-columns.ts';
import { targetSources } from '../evidence.ts';
import { formatCount, formatDate, formatPeople, formatRange } from '../format.ts';
import { displayWidth } from '../layout.ts';
import { heading, type Page, paragraph } from '../page.ts';
import { safeProse } from '../safe-text.ts';
import { isSpread, spreadSentences } from '../spread.ts';
import { drawBars } from './bars.ts';
import { drawBox } from './box.ts';
import { drawFindings } from './findings.ts';
import { drawGrid } from './grid.ts';
import { drawEvidence, drawOrigins, drawScenario } from './origins.ts';
import { drawSparkline } from './sparkline.ts';

/** From here on a contribution has room for everything in one line. */
const wide = 110;

/** One assessment in full, the answer first. */
export function drawAssessment(assessment: Assessment, page: Page): string[] {
  return [
    drawAnswer(assessment, page),
    drawLevels(assessment, page),
    drawSpread(assessment, page),
    drawShares(assessment, page),
    drawCapabilities(assessment, page),
    drawConditions(assessment, page),
    drawContributions(assessment, page),
    drawFindings(assessment, page),
    drawEvidence(assessment, page),
    drawScenario(assessment, page),
    drawOrigins(assessment, page),
  ]
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function drawAnswer(assessment: Assessment, page: Page): string[] {
  const { title, as_of } = assessment.scenario;
  return [
    ...paragraph(safeProse(title), page, { paint: page.palette.strong }),
    ...(as_of === null ? [] : paragraph(`as of ${formatDate(as_of)}`, page)),
    '',
    ...answer(assessment).flatMap((sentence) => paragraph(sentence, page)),
  ];
}

function drawLevels(assessment: Assessment, page: Page): string[] {
  const { target, personnel, shares } = assessment;
  const bars = levels.map((level) => ({
    label: level,
    parts: blocs.map(({ bloc }) => shares[bloc][level].personnel),
    total: personnel[level],
    target,
  }));
  const names = blocs.map(({ name }) => name);
  const asked = formatRange(target.low, target.high, formatPeople);
  const box = drawBox(toGrid(levelColumns(assessment), levels), page, (text) => {
    if (text === 'below' || text === 'within' || text === 'above') {
      return page.palette.verdict[text](text);
    }
    return text;
  });
  return [
    heading(`Personnel against ${asked}`, page),
    ...drawBars(bars, names, page),
    ...box,
    ...targetSources(assessment).flatMap((text) =>
      paragraph(text, page, { paint: page.palette.faint }),
    ),
  ];
}

/** How likely which total is; nothing where nobody contributes. */
function drawSpread(assessment: Assessment, page: Page): string[] {
  if (Object.keys(assessment.contributions).length === 0) return [];
  const sentences = spreadSentences(assessment).flatMap((sentence) => paragraph(sentence, page));
  const drawing = isSpread(assessment) ? drawSparkline(assessment, page) : [];
  return [heading('Likelihood of the total', page), ...drawing, ...sentences];
}

function drawShares(assessment: Assessment, page: Page): string[] {
  return [
    heading('Shares', page),
    ...drawGrid(shareGrid(assessment), page),
    '',
    ...drawGrid(requiredFromEuropeGrid(assessment), page),
  ];
}

function drawCapabilities({ capabilities }: Assessment, page: Page): string[] {
  const reports = Object.entries(capabilities).map(([id, capability]) =>
    capabilityReport(id, capability),
  );
  if (reports.length === 0) return [];
  const labels = reports.flatMap(({ grid }) =>
    grid.rows.map(([label = '']) => displayWidth(label)),
  );
  const first = Math.min(Math.max(...labels), Math.floor(page.width / 2));
  return [
    heading('Capabilities', page),
    ...reports.flatMap(({ heading: name, grid, notes }, index) => [
      ...(index === 0 ? [] : ['']),
      ...paragraph(name, page, { paint: page.palette.strong }),
      ...drawGrid(grid, page, { first }),
      ...notes.flatMap((note) => paragraph(note, page, { paint: page.palette.faint })),
    ]),
  ];
}

/** Words stand below: ids are what `--assume` takes, and titles can be long. */
function drawConditions(assessment: Assessment, page: Page): string[] {
  const rows = conditionRows(assessment);
  if (rows.length === 0) return [];
  const columns = conditionColumns.filter(({ key }) => key !== 'title' && key !== 'word');
  return [
    heading('Conditions', page),
    ...drawGrid(toGrid(columns, rows), page, {
      below: (row) => (rows[row] ? conditionDetails(rows[row]) : ''),
    }),
    ...legend(`chance: to reach ${formatPeople(assessment.target.low)}`, page),
  ];
}

/** What each requires and brings stands beside it on a wide page and else below. */
function drawContributions(assessment: Assessment, page: Page): string[] {
  const rows = contributionRows(assessment);
  if (rows.length === 0) return [];
  const details = rows.map(contributionDetails);
  const evidence = rows.map(contributionEvidence);
  const grid = toGrid(contributionColumns([]), rows);
  const isWide = page.width >= wide;
  const column = { head: 'requires and brings', align: 'left' as const, flexible: true };
  const shown = {
    columns: [...grid.columns, ...(isWide ? [column] : [])],
    rows: grid.rows.map((row, index) => [...row, ...(isWide ? [details[index] ?? ''] : [])]),
  };
  const below = (row: number) =>
    [...(isWide ? [] : [details[row] ?? '']), evidence[row] ?? '']
      .filter((text) => text !== '')
      .join('; ');
  return [
    heading(formatCount(rows.length, 'contribution'), page),
    ...drawGrid(shown, page, { below }),
    ...legend(pivotLegend(assessment), page),
  ];
}

function legend(text: string, page: Page): string[] {
  return paragraph(`(${text})`, page, { paint: page.palette.faint });
}
