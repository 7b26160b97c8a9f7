import { assess } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import type { ChanceDetail } from '../assess/chances.ts';
import type { Result } from '../scenario/problem.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import { attempt } from './attempt.ts';

/** An assessment with as much of the exact chances as somebody asks for. */
export function assessAsAsked(
  scenario: Scenario,
  assumptions: Assumptions,
  chances: ChanceDetail,
): Result<Assessment> {
  return attempt(scenario, () => {
    if (chances !== 'none') return assess(scenario, assumptions, { chances });
    try {
      return assess(scenario, assumptions, { chances });
    } catch (error) {
      // Too many worlds, most likely: the whole assessment says so in words.
      if (!(error instanceof RangeError)) throw error;
      return assess(scenario, assumptions);
    }
  });
}
