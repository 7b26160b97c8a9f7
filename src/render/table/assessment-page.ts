import type { Assessment } from '../../assess/assessment.ts';
import { answer } from '../answer.ts';
import { capabilityReport } from '../capability-report.ts';
import {
  blocs,
  conditionColumns,
  conditionRows,
  contributionColumns,
  contributionDetails,
  contributionRows,
  levelColumns,
  levelHeads,
  levels,
  requiredFromEuropeGrid,
  shareGrid,
  toGrid,
} from '../columns.ts';
import { formatCount, formatDate, formatPeople, formatRange } from '../format.ts';
import { displayWidth } from '../layout.ts';
import { heading, type Page, paragraph } from '../page.ts';
import { safeProse } from '../safe-text.ts';
import { drawBars } from './bars.ts';
import { drawBox } from './box.ts';
import { drawFindings } from './findings.ts';
import { drawGrid } from './grid.ts';
import { drawEvidence, drawOrigins, drawScenario } from './origins.ts';

/** From here on a contribution has room for everything in one line. */
const wide = 110;

/** One assessment in full, the answer first. */
export function drawAssessment(assessment: Assessment, page: Page): string[] {
  return [
    drawAnswer(assessment, page),
    drawLevels(assessment, page),
    drawShares(assessment, page),
    drawCapabilities(assessment, page),
    drawConditions(assessment, page),
    drawContributions(assessment, page),
    drawFindings(assessment, page),
    drawEvidence(assessment, page),
    drawOrigins(assessment, page),
    drawScenario(assessment, page),
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
  return [heading(`Personnel against ${asked}`, page), ...drawBars(bars, names, page), ...box];
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
  const labels = reports.flatMap(({ rows }) => rows.map(([label = '']) => displayWidth(label)));
  const first = Math.min(Math.max(...labels), Math.floor(page.width / 2));
  return [
    heading('Capabilities', page),
    ...reports.flatMap((report, index) => [
      ...(index === 0 ? [] : ['']),
      ...paragraph(report.heading, page, { paint: page.palette.strong }),
      ...drawGrid({ columns: levelHeads(''), rows: report.rows }, page, { first }),
      ...report.notes.flatMap((note) => paragraph(note, page, { paint: page.palette.faint })),
    ]),
  ];
}

/** The title stands below: ids are what `--assume` takes, and titles can be long. */
function drawConditions(assessment: Assessment, page: Page): string[] {
  const rows = conditionRows(assessment);
  if (rows.length === 0) return [];
  const columns = conditionColumns.filter(({ key }) => key !== 'title');
  return [
    heading('Conditions', page),
    ...drawGrid(toGrid(columns, rows), page, {
      below: (row) => (rows[row]?.title === rows[row]?.id ? '' : (rows[row]?.title ?? '')),
    }),
  ];
}

/** What each requires and brings stands beside it on a wide page and else below. */
function drawContributions(assessment: Assessment, page: Page): string[] {
  const rows = contributionRows(assessment);
  if (rows.length === 0) return [];
  const details = rows.map(contributionDetails);
  const grid = toGrid(contributionColumns([]), rows);
  const title = heading(formatCount(rows.length, 'contribution'), page);
  if (page.width < wide) {
    return [title, ...drawGrid(grid, page, { below: (row) => details[row] ?? '' })];
  }
  const column = { head: 'requires and brings', align: 'left' as const, flexible: true };
  const beside = {
    columns: [...grid.columns, column],
    rows: grid.rows.map((row, index) => [...row, details[index] ?? '']),
  };
  return [title, ...drawGrid(beside, page)];
}
