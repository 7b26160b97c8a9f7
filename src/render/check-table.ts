import type { CheckReport, CheckResult, ScenarioCheck } from '../check/check.ts';
import { assumed, details, marks, tally, tallyOf, verdict } from './check-text.ts';
import { countFindings } from './findings.ts';
import { displayWidth } from './layout.ts';
import { heading, type Page, pageOf, paragraph } from './page.ts';
import type { Paint } from './palette.ts';
import { safeProse } from './safe-text.ts';
import { drawFinding } from './table/findings.ts';

/**
 * How checks came out, for a terminal: every assertion with its figure, what is asked for and by
 * how much it holds or fails; for one that fails also its place and which single decision would
 * mend it. Findings are counted; those that the scenario accepts, and acceptances that no longer
 * fit, are shown. The last line counts all.
 *
 * Text from outside is made harmless (see `safeText`). Nothing is told by colour alone: without
 * colour the same text comes out.
 *
 * @param style - `width` in columns: no line is wider. Below 20 the report is laid out for 20
 * @returns lines, each with its end
 */
export function renderCheckTable(
  report: CheckReport,
  style: { readonly colour: boolean; readonly width: number },
): string {
  const page = pageOf(style);
  const isOne = report.scenarios.length === 1;
  const lines = [
    ...report.scenarios.flatMap((scenario) => [...drawScenario(scenario, page, isOne), '']),
    ...paragraph(tally(report), page, { hanging: 2, paint: page.palette.strong }),
  ];
  return `${lines.join('\n')}\n`;
}

function drawScenario(scenario: ScenarioCheck, page: Page, isOne: boolean): string[] {
  const { path, base, checks } = scenario;
  const isTold = checks.some(({ subject }) => subject === 'change');
  const { faint } = page.palette;
  return [
    heading(path, page),
    ...assumed(scenario).flatMap((text) => paragraph(text, page, { paint: faint })),
    ...(base === null || !isTold ? [] : paragraph(`compared with ${base}`, page, { paint: faint })),
    ...(checks.length === 0
      ? paragraph('the scenario asserts nothing: it has no `checks`', page)
      : checks.flatMap((result) => drawResult(result, page))),
    ...(isOne || checks.length < 2 ? [] : paragraph(tallyOf(checks), page)),
    ...drawFindings(scenario, page),
  ];
}

/** Columns of the widest mark, and of the space after it. */
const gutter = 11;
/** Below this width what is said of a check starts further left than the check itself. */
const roomy = 60;

function drawResult(result: CheckResult, page: Page): string[] {
  const { status, assert, location } = result;
  const { sign, word } = marks[status];
  const mark = `${sign} ${word}`;
  const [first = '', ...rest] = paragraph(safeProse(assert), page, { indent: gutter, hanging: 2 });
  const isFailing = status === 'failed' || status === 'warned';
  const place = `--> ${location.file}:${location.line}:${location.column}`;
  const indent = page.width < roomy ? 4 : gutter;
  const below = (text: string, paint?: Paint) =>
    paragraph(safeProse(text), page, { indent, hanging: 2, ...(paint && { paint }) });
  return [
    paintOf(status, page)(mark) + first.slice(displayWidth(mark)),
    ...rest,
    ...below(verdict(result)),
    ...(isFailing ? below(place, page.palette.faint) : []),
    ...details(result).flatMap((text) => below(text)),
  ];
}

function paintOf(status: CheckResult['status'], { palette }: Page): Paint {
  return {
    passed: palette.verdict.within,
    failed: palette.error,
    warned: palette.severity.warning,
    skipped: palette.faint,
  }[status];
}

/** How many there are; in full only what somebody has decided on, or has to. */
function drawFindings({ findings }: ScenarioCheck, page: Page): string[] {
  if (findings.length === 0) return [];
  const shown = findings.filter(
    ({ code, accepted }) => accepted !== undefined || code === 'stale-acceptance',
  );
  return [
    ...paragraph(`findings: ${countFindings(findings)}`, page),
    ...shown.flatMap((finding) => drawFinding(finding, page)),
  ];
}
