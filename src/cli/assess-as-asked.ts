import { assess } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import type { Result } from '../scenario/problem.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import { attempt } from './attempt.ts';

/** An assessment with exact chances, or without where nobody asks for them. */
export function assessAsAsked(
  scenario: Scenario,
  assumptions: Assumptions,
  withChances: boolean,
): Result<Assessment> {
  return attempt(scenario, () => {
    if (withChances) return assess(scenario, assumptions);
    try {
      return assess(scenario, assumptions, { withChances });
    } catch (error) {
      // Too many worlds, most likely: the whole assessment says so in words.
      if (!(error instanceof RangeError)) throw error;
      return assess(scenario, assumptions);
    }
  });
}
