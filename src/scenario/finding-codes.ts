/** Every finding an assessment can have; `accept` names them. */
export const findingCodes = [
  'capability-gap',
  'one-nation-dependence',
  'unsourced-contribution',
  'unsourced-figure',
  'outdated-source',
  'target-out-of-reach',
  'unused-condition',
  'uncited-source',
  'conditional-commitment',
  'ignored-likelihood',
  'removes-nothing',
  'stale-acceptance',
] as const;

export type FindingCode = (typeof findingCodes)[number];
