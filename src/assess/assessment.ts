import type { FindingCode } from '../scenario/finding-codes.ts';
import type { Basis, Bloc, Location, Requirement, Stance } from '../scenario/scenario.ts';

/*
 * The result of an assessment, which is also its JSON: names, nesting and units are fixed by
 * contract section 3. Numbers are raw. Ratios and likelihoods are 0–1. `schema/assessment.v1.json`
 * is generated from these types and takes its descriptions from their comments.
 */

/** One figure at each level of certainty. */
export interface Levels<T = number> {
  /** What is certain: committed contributions whose requirements hold in every possible world. */
  readonly firm: T;
  /** The exact expected value over conditions, decisions and amounts. */
  readonly expected: T;
  /** What is conceivable: every contribution that can join, at its high end. */
  readonly potential: T;
}

/** A figure against the low and against the high end of what is asked for. */
export interface Ends<T> {
  readonly of_low: T;
  readonly of_high: T;
}

/** A distance to the low and to the high end of what is asked for. */
export interface Gaps<T> {
  readonly to_low: T;
  readonly to_high: T;
}

/** Where a level stands against a range, both ends included. */
export type Verdict = 'below' | 'within' | 'above';

/** What `--format json` prints: one assessment, or the envelope of several. */
export type AssessmentDocument =
  | Assessment
  | {
      readonly format: 'forcecalc.assessments';
      readonly format_version: '1.0';
      readonly assessments: readonly Assessment[];
    };

export interface Assessment {
  readonly format: 'forcecalc.assessment';
  readonly format_version: '1.0';
  readonly tool: { readonly name: 'forcecalc'; readonly version: string };
  /** The file named, then what it extends in the order of first reading. */
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
  readonly scenario: ScenarioHead;
  /** Conditions made to hold or to fail from the command line. */
  readonly assumptions: Readonly<Record<string, boolean>>;
  /** Personnel asked for. */
  readonly target: { readonly low: number; readonly high: number };
  readonly personnel: PersonnelAssessment;
  readonly shares: {
    readonly ukraine: Levels<Share>;
    readonly european_nato: Levels<Share>;
    readonly other_europe: Levels<Share>;
    readonly other: Levels<Share>;
    /** The two European blocs together. */
    readonly european: Levels<Share>;
  };
  readonly capabilities: Readonly<Record<string, CapabilityAssessment>>;
  /** Conditions that the assumptions leave open. */
  readonly conditions: Readonly<Record<string, ConditionAssessment>>;
  readonly contributions: Readonly<Record<string, ContributionAssessment>>;
  readonly evidence: Evidence;
  readonly findings: readonly Finding[];
  readonly method: Method;
}

export interface ScenarioHead {
  readonly title: string;
  /** YYYY-MM-DD; null when the scenario does not say. */
  readonly as_of: string | null;
  readonly summary: string | null;
  /** What the numbers leave out, in plain sentences. */
  readonly not_modelled: readonly string[];
}

export interface PersonnelAssessment extends Levels {
  readonly verdict: Levels<Verdict>;
  /** Level / target end; null when that end is 0. */
  readonly coverage: Ends<Levels<number | null>>;
  /** max(0, target end − level), personnel. */
  readonly gap: Gaps<Levels>;
  /** What Ukraine's part leaves to others: max(0, target end − Ukraine's part), personnel. */
  readonly required_from_europe: { readonly for_low: Levels; readonly for_high: Levels };
}

export interface Share {
  readonly personnel: number;
  /** Of the level, 0–1; null when the level is 0. */
  readonly share: number | null;
}

export interface CapabilityAssessment extends Levels {
  readonly title: string;
  readonly unit: string | null;
  readonly required: { readonly low: number; readonly high: number } | null;
  /** min(1, level / required); null without a requirement or for an end of 0. */
  readonly fill: Ends<Levels<number | null>> | null;
  readonly gap: Gaps<Levels> | null;
  /** The nation with the largest part of the potential; null when the potential is 0. */
  readonly largest: { readonly nation: string; readonly share: number } | null;
  /** The figures with a condition made to hold and made to fail. */
  readonly when: Readonly<
    Record<string, { readonly holds: CapabilityWhen; readonly fails: CapabilityWhen }>
  >;
}

export interface CapabilityWhen extends Levels {
  readonly gap_to_low: Levels | null;
}

export interface ConditionAssessment {
  readonly title: string;
  /** Marginal likelihood that it holds, 0–1. */
  readonly likelihood: number;
  readonly holds: ConditionWhen;
  readonly fails: ConditionWhen;
}

export interface ConditionWhen {
  readonly expected: number;
}

export interface ContributionAssessment {
  /** ISO 3166-1 alpha-3. */
  readonly nation: string;
  readonly name: string;
  readonly bloc: Bloc;
  readonly stance: Stance;
  /** Likelihood of its own decision once all it requires holds, 0–1. */
  readonly willingness: number;
  /** Marginal likelihood that it joins, 0–1. */
  readonly likelihood: number;
  readonly personnel: Quantity;
  /** Its part of `personnel.expected`. */
  readonly expected: number;
  readonly capabilities: Readonly<Record<string, Quantity>>;
  readonly requires: Requirement;
  readonly basis: Basis;
  readonly sources: readonly string[];
}

export interface Quantity {
  readonly low: number;
  readonly high: number;
  readonly mean: number;
}

export interface Evidence {
  /** Expected personnel by how far it can be traced. */
  readonly expected: Readonly<Record<Basis, number>>;
  /** Contributions that name no source, whatever their basis. */
  readonly unsourced: readonly string[];
}

export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'warning' | 'note';
  readonly message: string;
  /** JSON Pointer into the scenario. */
  readonly path: string;
  readonly location: Location;
  /** Why the scenario accepts it; only where `accept` names it. */
  readonly accepted?: string;
}

export interface Method {
  readonly kind: 'exact';
  /** Personnel per step of the grid. */
  readonly resolution: number;
  /** Assignments of all conditions that can occur; null above 2^20. */
  readonly worlds: number | null;
}
