import type { FindingCode } from '../scenario/finding-codes.ts';
import type { Scenario, ScenarioPath } from '../scenario/scenario.ts';
import { pointer } from '../scenario/tree.ts';
import type { Assessment, Finding } from './assessment.ts';

/** Below this, a sum that misses an end misses it by the rounding of binary fractions alone. */
const negligible = 1e-9;

type Draft = Omit<Finding, 'location' | 'accepted'> & {
  readonly at: ScenarioPath;
  readonly location?: Finding['location'];
};

/**
 * What the reader of a valid scenario should know, in the order of the file, those of the
 * scenario as a whole first. Never changes an exit code by itself.
 */
export function findingsOf(
  scenario: Scenario,
  assessment: Pick<Assessment, 'personnel' | 'capabilities'>,
): readonly Finding[] {
  const drafts = [
    ...targetFindings(scenario, assessment),
    ...capabilityFindings(scenario, assessment),
    ...contributionFindings(scenario),
    ...unsourcedFigures(scenario),
    ...outdatedSources(scenario),
    ...unusedDefinitions(scenario),
    ...scenario.idleRemovals.map(
      ({ path, location }): Draft => ({
        ...draft(
          'removes-nothing',
          'note',
          path,
          `${pointer(path)} is removed here, but no file below has it`,
        ),
        location,
      }),
    ),
  ];
  const accepted = new Set<number>();
  const findings = drafts.map(({ at, ...finding }): Finding => {
    const index = scenario.accept.findIndex(
      (entry) => entry.finding === finding.code && entry.path === finding.path,
    );
    const acceptance = scenario.accept[index];
    if (acceptance !== undefined) accepted.add(index);
    return {
      ...finding,
      location: finding.location ?? scenario.locate(at),
      ...(acceptance !== undefined && { accepted: acceptance.because }),
    };
  });
  const stale = scenario.accept.flatMap((entry, index): Finding[] => {
    if (accepted.has(index)) return [];
    const message = `\`${entry.finding}\` at ${entry.path} is accepted, but no longer found`;
    const { at, ...finding } = draft('stale-acceptance', 'warning', ['accept', index], message);
    return [{ ...finding, location: scenario.locate(at) }];
  });
  return [...findings, ...stale];
}

function draft(
  code: FindingCode,
  severity: Finding['severity'],
  at: ScenarioPath,
  message: string,
): Draft {
  return { code, severity, message, path: pointer(at), at };
}

function targetFindings(
  { target }: Scenario,
  { personnel }: Pick<Assessment, 'personnel'>,
): readonly Draft[] {
  if (personnel.potential >= target.low) return [];
  return [
    draft(
      'target-out-of-reach',
      'warning',
      ['target', 'personnel'],
      `even if everybody who may come sends the most, ${target.low - personnel.potential} people are missing from the low end of the target`,
    ),
  ];
}

function capabilityFindings(
  scenario: Scenario,
  { capabilities }: Pick<Assessment, 'capabilities'>,
): readonly Draft[] {
  return [...scenario.capabilities].flatMap(([id, { title }]) => {
    const assessed = capabilities[id];
    if (assessed === undefined) return [];
    const drafts: Draft[] = [];
    const { gap, unit, largest, required } = assessed;
    if (gap !== null && required !== null && gap.to_low.expected > required.low * negligible) {
      const missing = rounded(gap.to_low.expected);
      drafts.push(
        draft(
          'capability-gap',
          'warning',
          ['capabilities', id],
          `${title}: the expected level falls short of ${required.low}${unit === null ? '' : ` ${unit}`} by ${missing}`,
        ),
      );
    }
    if (largest !== null && largest.share > 0.5) {
      const share = rounded(largest.share * 100);
      drafts.push(
        draft(
          'one-nation-dependence',
          'warning',
          ['capabilities', id],
          `${title}: ${share} % of what could come is from ${largest.nation} alone`,
        ),
      );
    }
    return drafts;
  });
}

/** Three significant digits are enough for a sentence; the figures themselves are in the result. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function contributionFindings({ contributions }: Scenario): readonly Draft[] {
  return [...contributions].flatMap(([id, contribution]) => {
    const at = ['contributions', id];
    const drafts: Draft[] = [];
    if (contribution.sources.length === 0) {
      drafts.push(draft('unsourced-contribution', 'warning', at, `${id} names no source`));
    }
    if (contribution.stance === 'committed' && contribution.requires.length > 0) {
      const message = `${id} is committed, and yet requires ${contribution.requires.flat().join(', ')}`;
      drafts.push(draft('conditional-commitment', 'warning', at, message));
    }
    if (contribution.stance === 'refused' && (contribution.ownLikelihood ?? 0) > 0) {
      const message = `${id} refuses: the likelihood it states counts for nothing`;
      drafts.push(draft('ignored-likelihood', 'warning', [...at, 'likelihood'], message));
    }
    return drafts;
  });
}

function unsourcedFigures({ target, conditions, capabilities }: Scenario): readonly Draft[] {
  const drafts: Draft[] = [];
  if (target.sources.length === 0) {
    drafts.push(draft('unsourced-figure', 'warning', ['target'], 'the target names no source'));
  }
  for (const [id, { sources }] of conditions) {
    if (sources.length > 0) continue;
    const message = `the likelihood of ${id} names no source`;
    drafts.push(draft('unsourced-figure', 'note', ['conditions', id], message));
  }
  for (const [id, { sources, required }] of capabilities) {
    if (sources.length > 0 || required === null) continue;
    const message = `the requirement of ${id} names no source`;
    drafts.push(draft('unsourced-figure', 'warning', ['capabilities', id], message));
  }
  return drafts;
}

/** Everything that can name a source, with the sources it names. */
function citations(scenario: Scenario): readonly (readonly [ScenarioPath, readonly string[]])[] {
  const { target, conditions, capabilities, contributions } = scenario;
  return [
    [['target'], target.sources],
    ...[...conditions].map(([id, { sources }]) => [['conditions', id], sources] as const),
    ...[...capabilities].map(([id, { sources }]) => [['capabilities', id], sources] as const),
    ...[...contributions].map(([id, { sources }]) => [['contributions', id], sources] as const),
  ];
}

/** Figures of which even the newest source is older than a year on the scenario's day. */
function outdatedSources(scenario: Scenario): readonly Draft[] {
  const { asOf } = scenario;
  if (asOf === null) return [];
  const yearBefore = `${String(Number(asOf.slice(0, 4)) - 1).padStart(4, '0')}${asOf.slice(4)}`;
  return citations(scenario).flatMap(([at, cited]) => {
    const old = cited.filter((id) => {
      const date = scenario.sources.get(id)?.date ?? null;
      // A month or year alone is over only when all of its days are.
      return date !== null && date < yearBefore.slice(0, date.length);
    });
    if (old.length === 0) return [];
    const message = `${old.join(', ')}: older than a year on ${asOf}`;
    return [draft('outdated-source', 'note', at, message)];
  });
}

function unusedDefinitions(scenario: Scenario): readonly Draft[] {
  const { conditions, contributions, sources, inputs } = scenario;
  const required = new Set(
    [...conditions.values(), ...contributions.values()].flatMap(({ requires }) => requires.flat()),
  );
  const cited = new Set(citations(scenario).flatMap(([, ids]) => ids));
  const drafts: Draft[] = [];
  for (const id of conditions.keys()) {
    if (required.has(id)) continue;
    drafts.push(draft('unused-condition', 'note', ['conditions', id], `nothing requires ${id}`));
  }
  for (const [id, { definedIn }] of sources) {
    // A base that several scenarios share holds more sources than each of them cites.
    if (cited.has(id) || definedIn !== inputs[0]?.path) continue;
    drafts.push(draft('uncited-source', 'note', ['sources', id], `no figure names ${id}`));
  }
  return drafts;
}
