import type { Scenario } from '../scenario/scenario.ts';
import type { Assessment } from './assessment.ts';
import { levelsOf } from './levels.ts';
import type { Outlook } from './outlook.ts';
import { personnelOf } from './participation.ts';

/** How likely each open condition is, and what making it hold or fail does. */
export function conditionsOf(scenario: Scenario, outlook: Outlook): Assessment['conditions'] {
  return Object.fromEntries(
    outlook.interventions.map(({ condition, holds, fails }) => [
      condition,
      {
        title: scenario.conditions.get(condition)?.title ?? condition,
        likelihood: outlook.conditions.probability([condition]),
        holds: { expected: levelsOf(holds, personnelOf).expected },
        fails: { expected: levelsOf(fails, personnelOf).expected },
      },
    ]),
  );
}
