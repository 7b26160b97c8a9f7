import { type ConditionModel, modelConditions } from '../chance/conditions.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import { type Participation, participationsIn } from './participation.ts';

/** Who takes part under the assumptions, and under each condition that they leave open. */
export interface Outlook {
  readonly conditions: ConditionModel;
  readonly participations: readonly Participation[];
  /** In ascending order of condition ids. */
  readonly interventions: readonly Intervention[];
}

/** Who takes part when one more condition is made to hold, and when it is made to fail. */
export interface Intervention {
  readonly condition: string;
  readonly holds: readonly Participation[];
  readonly fails: readonly Participation[];
}

/** The assumptions must not contradict one another. */
export function outlookOn(scenario: Scenario, assumptions: Assumptions): Outlook {
  const conditions = modelConditions(scenario.conditions, assumptions);
  const under = (condition: string, holds: boolean) =>
    participationsIn(
      scenario,
      modelConditions(scenario.conditions, new Map([...assumptions, [condition, holds]])),
    );
  return {
    conditions,
    participations: participationsIn(scenario, conditions),
    interventions: [...scenario.conditions.keys()]
      .filter((condition) => !conditions.fixed.has(condition))
      .map((condition) => ({
        condition,
        holds: under(condition, true),
        fails: under(condition, false),
      })),
  };
}
