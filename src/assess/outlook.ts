import { inOrderOfNeed } from '../chance/clauses.ts';
import { type ConditionModel, modelConditions } from '../chance/conditions.ts';
import type { Assumptions, Requirement, Scenario } from '../scenario/scenario.ts';
import { type Participation, participationOf } from './participation.ts';

/** Who takes part under the assumptions, and under each condition that they leave open. */
export interface Outlook {
  readonly conditions: ConditionModel;
  /** In ascending order of contribution ids. */
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
  const participations = [...scenario.contributions].map(([id, contribution]) =>
    participationOf(id, contribution, conditions),
  );
  const needed = neededBy(scenario);
  const under = (condition: string, holds: boolean): readonly Participation[] => {
    const model = modelConditions(
      scenario.conditions,
      new Map([...assumptions, [condition, holds]]),
    );
    const decided = [...model.fixed.keys()].filter((id) => !conditions.fixed.has(id));
    // What needs none of the conditions that are now decided is as it was.
    return participations.map((before) => {
      const needs = needed(before.contribution.requires);
      const isTouched = decided.some((id) => needs.has(id));
      return isTouched ? participationOf(before.id, before.contribution, model) : before;
    });
  };
  return {
    conditions,
    participations,
    interventions: [...scenario.conditions.keys()]
      .filter((condition) => !conditions.fixed.has(condition))
      .map((condition) => ({
        condition,
        holds: under(condition, true),
        fails: under(condition, false),
      })),
  };
}

/** Every condition that a requirement needs, in turn; worked out once for each wording. */
function neededBy({ conditions }: Scenario): (requires: Requirement) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (requires) => {
    const key = JSON.stringify(requires);
    let needs = known.get(key);
    if (needs === undefined) {
      needs = new Set(
        inOrderOfNeed(requires.flat(), (id) => conditions.get(id)?.requires.flat() ?? []),
      );
      known.set(key, needs);
    }
    return needs;
  };
}
