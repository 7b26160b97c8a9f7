import type { Distribution } from '../chance/distribution.ts';
import type { Refusal } from '../chance/plan.ts';
import { type Leverage, leverageOf, type Offer, type Question, totalOf } from '../chance/total.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import type { DistributionParts, PersonnelAssessment, ReachLikelihood } from './assessment.ts';
import type { Range } from './levels.ts';
import { type AmountOf, capabilityOf, personnelOf } from './participation.ts';

/** The exact chances of a scenario, before they are put into the assessment. */
export interface Chances {
  readonly personnel: Leverage;
  /** By capability id; null without a requirement. */
  readonly capabilities: ReadonlyMap<string, ReachLikelihood | null>;
}

/**
 * A scenario whose conditions multiply beyond what can be computed exactly. Thrown by `assess`;
 * the program reports it like a mistake of the file.
 */
export class TooManyWorlds extends Error {
  /** The conditions that would have to be followed at once. */
  readonly conditions: readonly string[];

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'TooManyWorlds';
    this.conditions = refusal.conditions;
  }
}

/**
 * How much of the chances is computed: nothing; the distribution of every total; or also what hangs
 * on each decision and condition. What is not computed is NaN, or null for a capability, and must
 * not be shown.
 */
export type ChanceDetail = 'none' | 'totals' | 'all';

const details: readonly ChanceDetail[] = ['none', 'totals', 'all'];

export function moreDetailed(one: ChanceDetail, other: ChanceDetail): ChanceDetail {
  return details.indexOf(one) > details.indexOf(other) ? one : other;
}

const noLeverage = {
  pivots: always(Number.NaN),
  conditions: always({ holds: Number.NaN, fails: Number.NaN }),
  amounts: new Map(),
};

const noChances: Chances = {
  personnel: {
    kind: 'total',
    distribution: {
      ...{ least: 0, most: 0, mass: Number.NaN, mean: Number.NaN, standardDeviation: Number.NaN },
      reach: () => Number.NaN,
      quantile: () => Number.NaN,
      shortfall: () => Number.NaN,
      histogram: () => [],
    },
    resolution: Number.NaN,
    displacement: Number.NaN,
    ...noLeverage,
  },
  capabilities: new Map(),
};

/** A map that has the same for every id. */
function always<Value>(value: Value): ReadonlyMap<string, Value> {
  return Object.assign(new Map<string, Value>(), { get: () => value });
}

/** @throws TooManyWorlds */
export function chancesOf(
  scenario: Scenario,
  assumptions: Assumptions,
  detail: ChanceDetail,
): Chances {
  if (detail === 'none') return noChances;
  const question = questionOf(scenario, assumptions, personnelOf);
  const answer = detail === 'all' ? leverageOf(question, scenario.target.low) : totalOf(question);
  if (answer.kind === 'refused') throw new TooManyWorlds(answer);
  const personnel = { ...noLeverage, ...answer };
  return {
    personnel,
    capabilities: new Map(
      [...scenario.capabilities].map(([id, { required }]) => [
        id,
        required && reachOf(scenario, assumptions, id, required),
      ]),
    ),
  };
}

function reachOf(
  scenario: Scenario,
  assumptions: Assumptions,
  capability: string,
  required: Range,
): ReachLikelihood {
  const total = totalOf(questionOf(scenario, assumptions, capabilityOf(capability)));
  if (total.kind === 'refused') throw new TooManyWorlds(total);
  const { reach } = total.distribution;
  return { reach_low: reach(required.low), reach_high: reach(required.high) };
}

/** What the chance room is asked: who offers how much of one thing, and on what conditions. */
export function questionOf(
  scenario: Pick<Scenario, 'contributions' | 'conditions'>,
  assumptions: Assumptions,
  amountOf: AmountOf,
): Question {
  const offers = new Map<string, Offer>();
  for (const [id, contribution] of scenario.contributions) {
    const amount = amountOf(contribution) ?? ({ kind: 'point', value: 0 } as const);
    const { willingness, requires } = contribution;
    offers.set(id, { willingness, amount, requires });
  }
  return { contributions: offers, gates: scenario.conditions, assumptions };
}

/** The figures that describe the distribution of the personnel. */
export function spreadOf(
  { distribution }: Leverage,
  target: Range,
): Pick<
  PersonnelAssessment,
  'likelihood' | 'expected_shortfall' | 'standard_deviation' | 'quantiles' | 'distribution'
> {
  const { reach, quantile } = distribution;
  return {
    likelihood: { reach_low: reach(target.low), reach_high: reach(target.high) },
    expected_shortfall: distribution.shortfall(target.low),
    standard_deviation: distribution.standardDeviation,
    quantiles: {
      p05: quantile(0.05),
      p10: quantile(0.1),
      p25: quantile(0.25),
      p50: quantile(0.5),
      p75: quantile(0.75),
      p90: quantile(0.9),
      p95: quantile(0.95),
    },
    distribution: partsOf(distribution),
  };
}

/** Enough for a line of a terminal, and divided evenly for narrower ones. */
const mostParts = 60;

/** Differences of the likelihoods to reach the edges of the parts, so that they sum to 1. */
function partsOf({ least, most, reach }: Distribution): DistributionParts {
  const totals = most - least + 1;
  const parts = Math.min(mostParts, totals);
  const edges = Array.from({ length: parts + 1 }, (_, part) => {
    if (part === 0) return 1;
    return part === parts ? 0 : reach(least + (totals * part) / parts);
  });
  const likelihoods = Array.from({ length: parts }, (_, part) =>
    Math.max(0, (edges[part] ?? 0) - (edges[part + 1] ?? 0)),
  );
  return { from: least, to: most, likelihoods };
}
