import type { Finding } from '../assess/assessment.ts';
import type { Comparison } from '../diff/diff.ts';
import { findingKind } from './findings.ts';

/** A finding that only one side has, or that is accepted on one side only. */
export interface FindingChange {
  readonly what: 'came' | 'went' | 'accepted' | 'no longer accepted';
  readonly finding: Finding;
}

/** What to look at first. */
const order: readonly FindingChange['what'][] = ['came', 'no longer accepted', 'accepted', 'went'];

/** How the findings differ, by what they are and where, not by the figures in their words. */
export function findingChanges({ base, head }: Comparison): readonly FindingChange[] {
  const before = byIdentity(base.findings);
  const after = byIdentity(head.findings);
  const changes: FindingChange[] = [];
  for (const [identity, finding] of after) {
    const old = before.get(identity);
    if (old === undefined) changes.push({ what: 'came', finding });
    else if ((findingKind(old) === 'accepted') !== (findingKind(finding) === 'accepted')) {
      const what = findingKind(finding) === 'accepted' ? 'accepted' : 'no longer accepted';
      changes.push({ what, finding });
    }
  }
  for (const [identity, finding] of before) {
    if (!after.has(identity)) changes.push({ what: 'went', finding });
  }
  return order.flatMap((what) => changes.filter((change) => change.what === what));
}

function byIdentity(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  return new Map(findings.map((finding) => [`${finding.code} ${finding.path}`, finding]));
}
