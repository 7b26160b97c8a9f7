import type { Assessment } from '../../assess/assessment.ts';
import { assumptionSentence, evidenceSentences, methodSentence, shortSha256 } from '../evidence.ts';
import { heading, type Page, paragraph } from '../page.ts';
import { safeProse } from '../safe-text.ts';
import { type SourceEntry, sourceList } from '../source-list.ts';
import { drawGrid } from './grid.ts';

/** What was assumed: on the command line, and by the contributions. */
export function drawEvidence(assessment: Assessment, page: Page): string[] {
  const sentences = [assumptionSentence(assessment), ...evidenceSentences(assessment)];
  return [
    heading('What was assumed', page),
    ...sentences.flatMap((sentence) => paragraph(sentence, page)),
  ];
}

/** Where the figures come from: sources, files, program. */
export function drawOrigins(assessment: Assessment, page: Page): string[] {
  const files = {
    columns: [
      { head: 'file', align: 'left' as const, flexible: true },
      { head: 'sha256', align: 'left' as const },
    ],
    rows: assessment.inputs.map(({ path, sha256 }) => [path, shortSha256(sha256)]),
  };
  const sources = sourceList(assessment).flatMap((source) => drawSource(source, page));
  return [
    heading('Where the figures come from', page),
    ...sources,
    ...(sources.length > 0 ? [''] : []),
    ...drawGrid(files, page),
    '',
    ...paragraph(methodSentence(assessment), page),
  ];
}

function drawSource({ id, origin, title, url, citedBy }: SourceEntry, page: Page): string[] {
  const { faint, place } = page.palette;
  const cited = citedBy.length === 0 ? '' : `; for ${citedBy.join(', ')}`;
  const what = [origin, title ?? ''].filter((text) => text !== '').join(': ');
  return [
    ...paragraph(`${id}${cited}`, page, { hanging: 4 }),
    ...(what === '' ? [] : paragraph(safeProse(what), page, { indent: 2, paint: faint })),
    ...(url === null ? [] : paragraph(url, page, { indent: 2, paint: place })),
  ];
}

/** What the scenario says of itself. */
export function drawScenario({ scenario }: Assessment, page: Page): string[] {
  const { summary, not_modelled } = scenario;
  const about = summary === null ? [] : paragraph(safeProse(summary), page);
  const left = not_modelled.flatMap((sentence) =>
    paragraph(`- ${safeProse(sentence)}`, page, { hanging: 2 }),
  );
  return [
    ...(about.length > 0 ? [heading('About the scenario', page), ...about] : []),
    ...(about.length > 0 && left.length > 0 ? [''] : []),
    ...(left.length > 0 ? [heading('Not modelled', page), ...left] : []),
  ];
}
