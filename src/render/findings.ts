import type { Assessment, Finding } from '../assess/assessment.ts';
import { formatCount } from './format.ts';

/** How a report names a finding: its severity, or that the scenario accepts it. */
export type FindingKind = Finding['severity'] | 'accepted';

const kinds: readonly FindingKind[] = ['warning', 'note', 'accepted'];

/** What a finding counts as. */
export function findingKind({ severity, accepted }: Finding): FindingKind {
  return accepted === undefined ? severity : 'accepted';
}

/** What the scenario has not accepted first, warnings before notes; then what it has. */
export function orderFindings(findings: Assessment['findings']): readonly Finding[] {
  return kinds.flatMap((kind) => findings.filter((finding) => findingKind(finding) === kind));
}

/** How many of each kind, e.g. `2 warnings, 1 accepted`; nothing where there are none. */
export function countFindings(findings: Assessment['findings']): string {
  return kinds
    .flatMap((kind) => {
      const count = findings.filter((finding) => findingKind(finding) === kind).length;
      if (count === 0) return [];
      return [kind === 'accepted' ? `${count} accepted` : formatCount(count, kind)];
    })
    .join(', ');
}
