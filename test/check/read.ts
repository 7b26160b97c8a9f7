import { assess } from '../../src/assess/assess.ts';
import type { Assessment } from '../../src/assess/assessment.ts';
import { type CheckResult, checkScenario, type ScenarioCheck } from '../../src/check/check.ts';
import type { Base } from '../../src/check/figure.ts';
import { mendsOf } from '../../src/check/mend.ts';
import type { Problem } from '../../src/scenario/problem.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { Assumptions, Scenario } from '../../src/scenario/scenario.ts';

/** Reads a scenario from its text. */
export async function scenarioFrom(text: string): Promise<Scenario> {
  const read = await readScenario('-', { readStdin: async () => new TextEncoder().encode(text) });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('; '));
  return read.scenario;
}

export const noBase: Base = { kind: 'none', why: 'no base' };

/** An assessment as a base. */
export function against(assessment: Assessment): Base {
  return { kind: 'assessment', assessment, path: 'base.yaml' };
}

/** Checks a scenario, with what would mend it. */
export function check(
  scenario: Scenario,
  base: Base = noBase,
  assumptions: Assumptions = new Map(),
): ScenarioCheck {
  const checked = tryCheck(scenario, base, assumptions);
  if (!checked.ok) throw new Error(checked.problems.map(({ message }) => message).join('; '));
  return checked.value;
}

/** The mistakes in how a scenario's checks are written. */
export function mistakes(scenario: Scenario, base: Base = noBase): readonly Problem[] {
  const checked = tryCheck(scenario, base, new Map());
  return checked.ok ? [] : checked.problems;
}

function tryCheck(scenario: Scenario, base: Base, assumptions: Assumptions) {
  return checkScenario({
    scenario,
    assessment: assess(scenario, assumptions),
    base,
    mend: (failing) => mendsOf(failing, { scenario, assumptions, base }),
  });
}

/** The only result of a scenario with one check. */
export function only({ checks }: ScenarioCheck): CheckResult {
  const [first, ...others] = checks;
  if (first === undefined || others.length > 0) throw new Error('there is not one check');
  return first;
}
