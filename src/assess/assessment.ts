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
  /** Personnel asked for, and the sources of that figure. */
  readonly target: {
    readonly low: number;
    readonly high: number;
    readonly sources: readonly string[];
  };
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
  /** The publications that figures name, by id in alphabetical order. */
  readonly sources: Readonly<Record<string, Publication>>;
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
  readonly likelihood: ReachLikelihood;
  /** E[max(0, target low − total)]: how many are missing on average, counting nobody as 0. */
  readonly expected_shortfall: number;
  /** Of the total, personnel; 0 when it is certain. */
  readonly standard_deviation: number;
  /** The smallest total t with P(total ≤ t) at least 5 %, 10 %, … */
  readonly quantiles: Quantiles;
  readonly distribution: DistributionParts;
}

/** How likely which total is, coarse enough to draw. */
export interface DistributionParts {
  /** The least total that can happen, personnel. */
  readonly from: number;
  /** The largest. */
  readonly to: number;
  /**
   * Likelihood 0–1 of each of n equal parts of the totals from `from` to `to`, summing to 1: part i
   * (from 0) holds those from `from + i·w` up to, not including, `from + (i + 1)·w`, where
   * w = (to − from + 1) / n. 60 parts, or one a total where there are fewer.
   */
  readonly likelihoods: readonly number[];
}

/** Likelihood 0–1 that the total reaches each end of what is asked for; exact. */
export interface ReachLikelihood {
  readonly reach_low: number;
  readonly reach_high: number;
}

export interface Quantiles {
  readonly p05: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
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
  readonly likelihood: ReachLikelihood | null;
  /** The nation with the largest part of the potential; null when the potential is 0. */
  readonly largest: { readonly nation: string; readonly share: number } | null;
  /** The figures with a condition made to hold and made to fail. */
  readonly when: Readonly<
    Record<string, { readonly holds: CapabilityWhen; readonly fails: CapabilityWhen }>
  >;
  /** Of what is required. */
  readonly sources: readonly string[];
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
  readonly sources: readonly string[];
}

export interface ConditionWhen {
  readonly expected: number;
  /** Likelihood 0–1 that the low end of the target is reached. */
  readonly reach_low: number;
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
  /**
   * What hangs on its own decision: the likelihood to reach the low end of the target if it is yes,
   * minus the same if it is no (Birnbaum importance).
   */
  readonly pivot: number;
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

/** What a source is, as far as the scenario says. */
export interface Publication {
  readonly title: string | null;
  readonly publisher: string | null;
  /** ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string | null;
  readonly url: string | null;
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
  /** Personnel per step of the grid: 1 up to a spread of 4,000,000. */
  readonly resolution: number;
  /**
   * How far the grid may have moved the total, personnel; 0 at resolution 1. A likelihood to reach
   * t lies between those to reach t + error_bound and t − error_bound.
   */
  readonly error_bound: number;
  /** Assignments of all conditions that can occur; null above 2^20. */
  readonly worlds: number | null;
}
