import type { Assessment } from '../assess/assessment.ts';
import { pageOf } from './page.ts';
import { drawAssessment } from './table/assessment-page.ts';
import { drawComparison } from './table/comparison-page.ts';

/**
 * Assessments as a report for a terminal: one in full, the answer first; several side by side,
 * one column each.
 *
 * Text from outside is made harmless (see `safeText`). Nothing is told by colour alone: without
 * colour the same text comes out.
 *
 * @param style - `width` in columns: no line is wider. Below 20 the report is laid out for 20
 * @returns lines, each with its end; nothing for no assessments
 */
export function renderTable(
  assessments: readonly Assessment[],
  style: { readonly colour: boolean; readonly width: number },
): string {
  const page = pageOf(style);
  const [first, ...others] = assessments;
  if (first === undefined) return '';
  const lines =
    others.length === 0 ? drawAssessment(first, page) : drawComparison(assessments, page);
  return `${lines.join('\n')}\n`;
}
