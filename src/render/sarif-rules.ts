import type { FindingCode } from '../scenario/finding-codes.ts';

/** A kind of result, as SARIF describes it. */
export interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly defaultConfiguration: { readonly level: 'error' | 'warning' | 'note' };
}

/** The rule of every check that does not hold. */
export const failingCheck = 'failing-check';

/** What a finding of each code says, and what to do about it. */
const findings: Readonly<Record<FindingCode, readonly [what: string, then: string]>> = {
  'capability-gap': [
    'The expected level of a capability falls short of what is required',
    'See who could bring more of it, or accept the gap with a reason.',
  ],
  'one-nation-dependence': [
    'More than half of a capability would come from one nation',
    'See what is left when that nation decides no, or accept the dependence with a reason.',
  ],
  'unsourced-contribution': [
    'A contribution names no source',
    'Name the source of its stance and figures under `source`.',
  ],
  'unsourced-figure': [
    'A target, a requirement or a likelihood names no source',
    'Name its source under `source`.',
  ],
  'outdated-source': [
    'Even the newest source of a figure is older than a year on the day of the scenario',
    'Look for a newer source.',
  ],
  'target-out-of-reach': [
    'Even if everybody who may come sends the most, the low end of the target is missed',
    'Check the target and the contributions: the chance to reach it is 0.',
  ],
  'unused-condition': [
    'Nothing requires a condition',
    'Delete it, or name it under `requires` where it matters.',
  ],
  'uncited-source': ['No figure names a source', 'Delete it, or name it where it belongs.'],
  'conditional-commitment': [
    'A committed contribution requires something',
    'Decide: it is not firm as long as a condition can fail.',
  ],
  'ignored-likelihood': [
    'A contribution that refuses states a likelihood, which counts for nothing',
    'Delete the likelihood, or change the stance.',
  ],
  'removes-nothing': [
    'An overlay removes an entry that no file below has',
    'Delete the line, or mend the name.',
  ],
  'stale-acceptance': [
    'A finding is accepted that no longer occurs',
    'Delete the entry under `accept`.',
  ],
};

/** The rule that a result belongs to: a failing check, a finding, or a mistake in a file. */
export function ruleOf(id: string, level: Rule['defaultConfiguration']['level']): Rule {
  const [what, then] =
    id === failingCheck
      ? [
          'An assertion of the scenario does not hold',
          'See by how much it fails and which single decision would mend it; change the scenario, or the assertion with a reason.',
        ]
      : Object.hasOwn(findings, id)
        ? findings[id as FindingCode]
        : [
            'A mistake keeps the scenario from being checked',
            'Mend it as the message says: nothing was computed from this file.',
          ];
  return {
    id,
    shortDescription: { text: what },
    fullDescription: { text: `${what}.` },
    help: { text: then },
    defaultConfiguration: { level },
  };
}
