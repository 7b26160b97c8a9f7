import { chancesAskedIn } from '../check/chances.ts';
import { checkScenario, type ScenarioCheck } from '../check/check.ts';
import { mendsOf } from '../check/mend.ts';
import type { Result } from '../scenario/problem.ts';
import { assessAsAsked } from './assess-as-asked.ts';
import { type Against, baseFor } from './check-base.ts';
import { type Loaded, loadScenarios, type ScenarioOptions } from './load-scenarios.ts';
import type { Streams } from './streams.ts';

/** Reads, assesses and checks one scenario. */
export async function checkOne(
  word: string,
  against: Against,
  options: ScenarioOptions,
  streams: Streams,
): Promise<Result<ScenarioCheck>> {
  const loaded = await loadScenarios([word], options, streams);
  if (!loaded.ok) return loaded;
  const [{ scenario, assumptions }] = loaded.value as [Loaded];
  const assessed = assessAsAsked(scenario, assumptions, chancesAskedIn(scenario));
  if (!assessed.ok) return assessed;
  const base = await baseFor(word, scenario, against, options, streams);
  if (!base.ok) return base;
  return checkScenario({
    scenario,
    assessment: assessed.value,
    base: base.value,
    mend: (failing) =>
      mendsOf(failing, { scenario, assumptions, base: base.value }, (...given) => {
        const tried = assessAsAsked(...given);
        return tried.ok ? tried.value : undefined;
      }),
  });
}
