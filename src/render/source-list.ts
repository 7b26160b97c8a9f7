import type { Assessment } from '../assess/assessment.ts';
import { formatDate } from './format.ts';

/** A publication, and what of the scenario names it. */
export interface SourceEntry {
  readonly id: string;
  /** Publisher and day, as far as the scenario says. */
  readonly origin: string;
  readonly title: string | null;
  readonly url: string | null;
  /** `target`, and ids of conditions, capabilities and contributions. */
  readonly citedBy: readonly string[];
}

/** Every publication that a figure names, in order of ids. Not yet escaped. */
export function sourceList(assessment: Assessment): readonly SourceEntry[] {
  const citations = citationsOf(assessment);
  return Object.entries(assessment.sources).map(([id, { title, publisher, date, url }]) => {
    const day = date === null ? [] : [formatDate(date)];
    const origin = [...(publisher === null ? [] : [publisher]), ...day].join(', ');
    return { id, origin, title, url, citedBy: citations.get(id) ?? [] };
  });
}

function citationsOf(assessment: Assessment): ReadonlyMap<string, readonly string[]> {
  const { target, conditions, capabilities, contributions } = assessment;
  const cited = new Map<string, string[]>();
  const entries = [
    ...([['target', target]] as const),
    ...Object.entries(conditions),
    ...Object.entries(capabilities),
    ...Object.entries(contributions),
  ];
  for (const [name, { sources }] of entries) {
    for (const source of sources) cited.set(source, [...(cited.get(source) ?? []), name]);
  }
  return cited;
}
