import type { Assessment, Finding } from '../../assess/assessment.ts';
import { countFindings, findingKind, orderFindings } from '../findings.ts';
import { heading, type Page, paragraph } from '../page.ts';
import { safeProse } from '../safe-text.ts';

/** What the scenario has not accepted first; then what it has, with why. */
export function drawFindings({ findings }: Assessment, page: Page): string[] {
  if (findings.length === 0) return [];
  return [
    heading(`Findings: ${countFindings(findings)}`, page),
    ...orderFindings(findings).flatMap((finding) => drawFinding(finding, page)),
  ];
}

/** One finding: what it is, where, and why it is accepted. */
export function drawFinding(finding: Finding, page: Page): string[] {
  const { code, message, location, accepted } = finding;
  const kind = findingKind(finding);
  const [first = '', ...rest] = paragraph(`${kind}[${code}]: ${safeProse(message)}`, page, {
    hanging: 2,
  });
  const head = kind.length + code.length + 2;
  return [
    page.palette.severity[kind](first.slice(0, head)) + first.slice(head),
    ...rest,
    ...paragraph(`--> ${location.file}:${location.line}:${location.column}`, page, {
      indent: 2,
      hanging: 4,
      paint: page.palette.faint,
    }),
    ...(accepted === undefined
      ? []
      : paragraph(`because: ${safeProse(accepted)}`, page, { indent: 2, hanging: 2 })),
  ];
}
