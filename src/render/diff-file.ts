import type { Assessment } from '../assess/assessment.ts';
import { answer } from './answer.ts';
import { formatCount } from './format.ts';
import { pageOf, paragraph } from './page.ts';
import { safeProse } from './safe-text.ts';

/**
 * A scenario that only one side of a comparison of files has: its title, and what it comes to.
 *
 * @param style - as for `renderDiffTable`
 * @returns lines, each with its end
 */
export function renderOneSide(
  what: 'added' | 'removed',
  assessment: Assessment,
  style: { readonly colour: boolean; readonly width: number },
): string {
  const page = pageOf(style);
  const { scenario, contributions } = assessment;
  const count = formatCount(Object.keys(contributions).length, 'contribution');
  const sentences = [`${what}: ${safeProse(scenario.title)}, ${count}.`, ...answer(assessment)];
  return `${sentences.flatMap((sentence) => paragraph(sentence, page)).join('\n')}\n`;
}

/** The line over what is told of one file, as git writes it over its own diffs. */
export function renderFileHead(
  base: string,
  head: string,
  details: readonly string[],
  style: { readonly colour: boolean; readonly width: number },
): string {
  const page = pageOf(style);
  const title = `diff --forcecalc ${base} ${head}`;
  const lines = [
    ...paragraph(title, page, { hanging: 2, paint: page.palette.strong }),
    ...details.flatMap((detail) => paragraph(detail, page, { paint: page.palette.faint })),
  ];
  return `${lines.join('\n')}\n`;
}
