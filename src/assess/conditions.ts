import type { Leverage } from '../chance/total.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Assessment } from './assessment.ts';
import { levelsOf } from './levels.ts';
import type { Outlook } from './outlook.ts';
import { personnelOf } from './participation.ts';

/**
 * How likely each open condition is, and what making it hold or fail does.
 *
 * @param reach - likelihood to reach the low end of the target under each of them
 */
export function conditionsOf(
  scenario: Scenario,
  outlook: Outlook,
  reach: Leverage['conditions'],
): Assessment['conditions'] {
  return Object.fromEntries(
    outlook.interventions.map(({ condition, holds, fails }) => [
      condition,
      {
        title: scenario.conditions.get(condition)?.title ?? condition,
        likelihood: outlook.conditions.probability([condition]),
        holds: {
          expected: levelsOf(holds, personnelOf).expected,
          reach_low: reach.get(condition)?.holds ?? 0,
        },
        fails: {
          expected: levelsOf(fails, personnelOf).expected,
          reach_low: reach.get(condition)?.fails ?? 0,
        },
        sources: scenario.conditions.get(condition)?.sources ?? [],
      },
    ]),
  );
}
