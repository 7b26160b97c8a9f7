import type { Finding } from '../assess/assessment.ts';
import type { Comparison } from '../diff/diff.ts';
import { type FindingKind, findingKind } from './findings.ts';

/** A finding that only one side has, or that is accepted on one side only. */
export interface FindingChange {
  readonly what: 'came' | 'went' | 'accepted' | 'no longer accepted';
  readonly finding: Finding;
  /** What kind it is of, besides whether it is accepted. */
  readonly kind: FindingKind;
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
    const kind = findingKind(finding);
    if (old === undefined) changes.push({ what: 'came', finding, kind });
    else if ((findingKind(old) === 'accepted') !== (kind === 'accepted')) {
      const what = kind === 'accepted' ? 'accepted' : 'no longer accepted';
      changes.push({ what, finding, kind: finding.severity });
    }
  }
  for (const [identity, finding] of before) {
    if (!after.has(identity)) changes.push({ what: 'went', finding, kind: findingKind(finding) });
  }
  return order.flatMap((what) => changes.filter((change) => change.what === what));
}

function byIdentity(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  return new Map(findings.map((finding) => [`${finding.code} ${finding.path}`, finding]));
}
