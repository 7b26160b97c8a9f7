import { assess } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import type { Assumptions, InputFile, Scenario } from '../scenario/scenario.ts';
import { type BreakEven, breakEvenOf } from './break-even.ts';
import { type Factor, factorsOf } from './factors.ts';

/** How much hangs on each number and each decision of a scenario. */
export interface Sensitivity {
  readonly format: 'forcecalc.sensitivity';
  readonly format_version: '1.0';
  readonly tool: Assessment['tool'];
  readonly inputs: readonly InputFile[];
  readonly scenario: { readonly title: string; readonly as_of: string | null };
  readonly assumptions: Readonly<Record<string, boolean>>;
  readonly target: { readonly low: number; readonly high: number };
  /** Where every factor stands as the scenario states it. */
  readonly base: Outcome;
  /** Each varied by itself, the widest swing of the chance first, then of the expected figure. */
  readonly factors: readonly Factor[];
  readonly break_even: BreakEven;
}

/** The two figures that a factor is judged by. */
export interface Outcome {
  /** Expected personnel. */
  readonly expected: number;
  /** Likelihood 0–1 that the low end of the target is reached. */
  readonly reach_low: number;
}

/**
 * A tornado: every contribution's amount at its low and high end, every nation's decision no and
 * yes, every condition failing and holding, one at a time, with all else as it is; and what it
 * would take to reach the low end of the target with a given likelihood.
 *
 * A condition's two ends are interventions: made to hold it makes what it requires hold too, and
 * other conditions keep their likelihoods.
 *
 * @param reach - likelihood to be reached, above 0 and at most 1
 * @throws RangeError for assumptions that the scenario does not allow, and for another `reach`
 * @throws TooManyWorlds when its conditions multiply beyond what can be computed exactly
 * @source one-way sensitivity ("tornado") and break-even: D. G. Eschenbach, Interfaces 22(6), 1992
 */
export function sensitivityOf(
  scenario: Scenario,
  assumptions: Assumptions = new Map(),
  reach = 0.5,
): Sensitivity {
  if (!(reach > 0 && reach <= 1))
    throw new RangeError(`sensitivityOf requires a likelihood above 0 and up to 1, not ${reach}`);
  const assessment = assess(scenario, assumptions);
  const { low, high } = assessment.target;
  const factors = factorsOf(scenario, assessment, assumptions);
  return {
    format: 'forcecalc.sensitivity',
    format_version: '1.0',
    tool: assessment.tool,
    inputs: assessment.inputs,
    scenario: { title: scenario.title, as_of: scenario.asOf },
    assumptions: assessment.assumptions,
    target: { low, high },
    base: {
      expected: assessment.personnel.expected,
      reach_low: assessment.personnel.likelihood.reach_low,
    },
    factors,
    break_even: breakEvenOf(scenario, assumptions, factors, reach),
  };
}
