import type { ConditionModel } from '../chance/conditions.ts';
import type { Amount, Contribution } from '../scenario/scenario.ts';

/** Whether, and how likely, a contribution joins under the conditions of one model. */
export interface Participation {
  readonly id: string;
  readonly contribution: Contribution;
  /** Marginal likelihood 0–1: all it requires holds, and its own decision is yes. */
  readonly likelihood: number;
  /** It has decided, and what it requires holds in every possible world. */
  readonly isCertain: boolean;
  /** It may decide to, and what it requires holds in some possible world. */
  readonly isPossible: boolean;
}

export function participationOf(
  id: string,
  contribution: Contribution,
  conditions: ConditionModel,
): Participation {
  const { willingness, requires } = contribution;
  return {
    id,
    contribution,
    likelihood: willingness * conditions.probability(requires),
    isCertain: willingness === 1 && conditions.isCertain(requires),
    isPossible: willingness > 0 && conditions.isPossible(requires),
  };
}

/** Which amount of a contribution is summed; undefined where it has none. */
export type AmountOf = (contribution: Contribution) => Amount | undefined;

export const personnelOf: AmountOf = ({ personnel }) => personnel;

export function capabilityOf(id: string): AmountOf {
  return ({ capabilities }) => capabilities.get(id);
}
