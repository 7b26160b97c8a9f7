import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import { version } from '../version.ts';
import type { Assessment, Levels } from './assessment.ts';
import { capabilitiesOf } from './capabilities.ts';
import { type ChanceDetail, chancesOf, spreadOf } from './chances.ts';
import { conditionsOf } from './conditions.ts';
import { contributionsOf } from './contributions.ts';
import { evidenceOf, publicationsOf } from './evidence.ts';
import { findingsOf } from './findings.ts';
import { coverageOf, eachLevel, gapOf, levelsOf, shortfall, verdictOf } from './levels.ts';
import { outlookOn } from './outlook.ts';
import { personnelOf } from './participation.ts';
import { sharesOf } from './shares.ts';

/**
 * Whether the contributions of a scenario reach what is asked for: every figure of contract
 * section 3, exact, the same for the same input in any order.
 *
 * @param assumptions - conditions made to hold (true) or to fail (false); every id must be one of
 *   the scenario's conditions, and no two may contradict one another
 * @param options - how much of the chances is computed, which takes most of the time; what is not
 *   is NaN or null, and must not be shown
 * @throws RangeError for assumptions that the scenario does not allow; `contradiction` of the
 *   chance room finds them beforehand
 * @throws TooManyWorlds when its conditions multiply beyond what can be computed exactly; without
 *   chances a RangeError
 * @example
 * assess(scenario).personnel.verdict.expected // => 'within'
 */
export function assess(
  scenario: Scenario,
  assumptions: Assumptions = new Map(),
  { chances: detail = 'all' }: { readonly chances?: ChanceDetail } = {},
): Assessment {
  for (const id of assumptions.keys()) {
    if (!scenario.conditions.has(id))
      throw new RangeError(`assess requires known conditions, not ${id}`);
  }
  const { target } = scenario;
  // First, since it refuses in good order what would be too much for the others too.
  const chances = chancesOf(scenario, assumptions, detail);
  const outlook = outlookOn(scenario, assumptions);
  const { participations } = outlook;
  const levels = levelsOf(participations, personnelOf);
  const shares = sharesOf(participations, levels);
  const leftBy = (ukraine: Levels<{ readonly personnel: number }>, end: number) =>
    eachLevel(ukraine, ({ personnel }) => shortfall(end, personnel));
  const personnel: Assessment['personnel'] = {
    ...levels,
    verdict: verdictOf(levels, target),
    coverage: coverageOf(levels, target),
    gap: gapOf(levels, target),
    required_from_europe: {
      for_low: leftBy(shares.ukraine, target.low),
      for_high: leftBy(shares.ukraine, target.high),
    },
    ...spreadOf(chances.personnel, target),
  };
  const capabilities = capabilitiesOf(scenario, outlook, chances.capabilities);
  return {
    format: 'forcecalc.assessment',
    format_version: '1.0',
    tool: { name: 'forcecalc', version },
    inputs: scenario.inputs,
    scenario: {
      title: scenario.title,
      as_of: scenario.asOf,
      summary: scenario.summary,
      not_modelled: scenario.notModelled,
    },
    assumptions: Object.fromEntries([...assumptions].sort(([a], [b]) => (a < b ? -1 : 1))),
    target: { low: target.low, high: target.high, sources: target.sources },
    personnel,
    shares,
    capabilities,
    conditions: conditionsOf(scenario, outlook, chances.personnel.conditions),
    contributions: contributionsOf(participations, chances.personnel.pivots),
    evidence: evidenceOf(participations),
    sources: publicationsOf(scenario),
    findings: findingsOf(scenario, { personnel, capabilities }),
    method: {
      kind: 'exact',
      resolution: chances.personnel.resolution,
      error_bound: chances.personnel.displacement,
      worlds: outlook.conditions.worlds,
    },
  };
}
