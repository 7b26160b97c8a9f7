import type {
  Assessment,
  CapabilityAssessment,
  CapabilityWhen,
  ConditionAssessment,
  ConditionWhen,
  ContributionAssessment,
  Finding,
  Gaps,
  Levels,
  Method,
  PersonnelAssessment,
  Publication,
  Verdict,
} from '../../src/assess/assessment.ts';
import type { Bloc, Stance } from '../../src/scenario/scenario.ts';

/** What a test says about an assessment; the rest follows from it or is filled in. */
export interface Given {
  readonly title?: string;
  readonly asOf?: string | null;
  readonly summary?: string | null;
  readonly notModelled?: readonly string[];
  readonly path?: string;
  readonly assumptions?: Readonly<Record<string, boolean>>;
  readonly target?: { readonly low: number; readonly high: number };
  readonly targetSources?: readonly string[];
  readonly contributions?: Readonly<Record<string, ContributionAssessment>>;
  readonly conditions?: Readonly<Record<string, ConditionAssessment>>;
  readonly capabilities?: Readonly<Record<string, CapabilityAssessment>>;
  readonly findings?: readonly Finding[];
  readonly sources?: Readonly<Record<string, Publication>>;
  /** Instead of what would follow. */
  readonly personnel?: Partial<PersonnelAssessment>;
  readonly method?: Partial<Method>;
}

/** An assessment whose figures fit its contributions, by simpler rules than the program's. */
export function assessmentOf(given: Given = {}): Assessment {
  const target = given.target ?? { low: 500_000, high: 800_000 };
  const contributions = given.contributions ?? {};
  const all = Object.values(contributions);
  const sumOf = (blocs: readonly Bloc[]) => sum(all.filter(({ bloc }) => blocs.includes(bloc)));
  const whole = sum(all);
  const ukraine = sumOf(['ukraine']);
  const shareOf = (part: Levels) =>
    each((level) => ({
      personnel: part[level],
      share: whole[level] === 0 ? null : part[level] / whole[level],
    }));
  const expected = { cited: 0, derived: 0, assumed: 0 };
  for (const contribution of all) expected[contribution.basis] += contribution.expected;
  return {
    format: 'forcecalc.assessment',
    format_version: '1.0',
    tool: { name: 'forcecalc', version: '0.0.0-test' },
    inputs: [
      { path: given.path ?? 'scenarios/example.yaml', sha256: '0123456789abcdef'.repeat(4) },
      { path: 'scenarios/sources.yaml', sha256: 'fedcba9876543210'.repeat(4) },
    ],
    scenario: {
      title: given.title ?? 'Chiefs of staff in Paris',
      as_of: given.asOf === undefined ? '2025-03-11' : given.asOf,
      summary: given.summary ?? null,
      not_modelled: given.notModelled ?? [],
    },
    assumptions: given.assumptions ?? {},
    target: { ...target, sources: given.targetSources ?? [] },
    personnel: {
      ...whole,
      verdict: each((level) => verdictOf(whole[level], target)),
      coverage: {
        of_low: each((level) => (target.low === 0 ? null : whole[level] / target.low)),
        of_high: each((level) => (target.high === 0 ? null : whole[level] / target.high)),
      },
      gap: gapsOf(whole, target),
      required_from_europe: {
        for_low: gapsOf(ukraine, target).to_low,
        for_high: gapsOf(ukraine, target).to_high,
      },
      ...spreadOf(whole, target),
      ...given.personnel,
    },
    shares: {
      ukraine: shareOf(ukraine),
      european_nato: shareOf(sumOf(['european_nato'])),
      other_europe: shareOf(sumOf(['other_europe'])),
      other: shareOf(sumOf(['other'])),
      european: shareOf(sumOf(['european_nato', 'other_europe'])),
    },
    capabilities: given.capabilities ?? {},
    conditions: given.conditions ?? {},
    contributions,
    evidence: {
      expected,
      unsourced: Object.keys(contributions).filter((id) => contributions[id]?.sources.length === 0),
    },
    sources: given.sources ?? {},
    findings: given.findings ?? [],
    method: { kind: 'exact', resolution: 1, error_bound: 0, worlds: 3, ...given.method },
  };
}

/** A contribution of a European NATO nation unless told otherwise. */
export function contributionOf(
  name: string,
  personnel: readonly [low: number, high: number],
  given: Partial<ContributionAssessment> & { readonly stance?: Stance } = {},
): ContributionAssessment {
  const [low, high] = personnel;
  const mean = (low + high) / 2;
  const likelihood = given.likelihood ?? 1;
  return {
    nation: 'FRA',
    name,
    bloc: 'european_nato',
    stance: 'ready',
    willingness: likelihood,
    likelihood,
    personnel: { low, high, mean },
    expected: likelihood * mean,
    capabilities: {},
    requires: [],
    pivot: 0,
    basis: 'cited',
    sources: ['rferl-2025-03-11'],
    ...given,
  };
}

export function capabilityOf(
  title: string,
  figures: Levels,
  given: Partial<CapabilityAssessment> = {},
): CapabilityAssessment {
  const required = given.required ?? null;
  const fill = (end: number) =>
    each((level) => (end === 0 ? null : Math.min(1, figures[level] / end)));
  return {
    ...figures,
    title,
    unit: null,
    required,
    fill: required && { of_low: fill(required.low), of_high: fill(required.high) },
    gap: required && gapsOf(figures, required),
    likelihood: required && {
      reach_low: chanceOf(figures, required.low),
      reach_high: chanceOf(figures, required.high),
    },
    largest: null,
    when: {},
    sources: [],
    ...given,
  };
}

export function whenOf(figures: Levels, low: number | null): CapabilityWhen {
  return {
    ...figures,
    gap_to_low: low === null ? null : gapsOf(figures, { low, high: low }).to_low,
  };
}

export function conditionOf(
  title: string,
  likelihood: number,
  holds: ConditionWhen,
  fails: ConditionWhen,
  sources: readonly string[] = [],
): ConditionAssessment {
  return { title, likelihood, holds, fails, sources };
}

export function levelsOf(firm: number, expected: number, potential: number): Levels {
  return { firm, expected, potential };
}

function each<Figure>(read: (level: keyof Levels) => Figure): Levels<Figure> {
  return { firm: read('firm'), expected: read('expected'), potential: read('potential') };
}

function sum(contributions: readonly ContributionAssessment[]): Levels {
  const total = (read: (contribution: ContributionAssessment) => number) =>
    contributions.reduce((whole, contribution) => whole + read(contribution), 0);
  return {
    firm: total(({ likelihood, personnel }) => (likelihood === 1 ? personnel.low : 0)),
    expected: total(({ expected }) => expected),
    potential: total(({ willingness, personnel }) => (willingness > 0 ? personnel.high : 0)),
  };
}

/** A made-up distribution: a triangle over everything between firm and potential. */
function spreadOf(
  whole: Levels,
  target: { readonly low: number; readonly high: number },
): Pick<
  PersonnelAssessment,
  'likelihood' | 'expected_shortfall' | 'standard_deviation' | 'quantiles' | 'distribution'
> {
  const { firm, expected, potential } = whole;
  const parts = Math.min(60, potential - firm + 1);
  const weights = Array.from({ length: parts }, (_, part) => Math.min(part + 1, parts - part));
  const weight = weights.reduce((total, one) => total + one, 0);
  const quantile = (probability: number) => Math.round(firm + probability * (potential - firm));
  return {
    likelihood: {
      reach_low: chanceOf(whole, target.low),
      reach_high: chanceOf(whole, target.high),
    },
    expected_shortfall: Math.max(0, target.low - expected),
    standard_deviation: (potential - firm) / 5,
    quantiles: {
      ...{ p05: quantile(0.05), p10: quantile(0.1), p25: quantile(0.25), p50: quantile(0.5) },
      ...{ p75: quantile(0.75), p90: quantile(0.9), p95: quantile(0.95) },
    },
    distribution: {
      from: firm,
      to: potential,
      likelihoods: weights.map((one) => one / weight),
    },
  };
}

/** Certain when firm is enough, ruled out when potential is not, and else in between. */
function chanceOf({ firm, expected, potential }: Levels, end: number): number {
  if (firm >= end) return 1;
  return potential < end ? 0 : Math.min(0.9, Math.max(0.1, expected / end / 2));
}

function gapsOf(figures: Levels, range: { low: number; high: number }): Gaps<Levels> {
  return {
    to_low: each((level) => Math.max(0, range.low - figures[level])),
    to_high: each((level) => Math.max(0, range.high - figures[level])),
  };
}

function verdictOf(personnel: number, range: { low: number; high: number }): Verdict {
  if (personnel < range.low) return 'below';
  return personnel > range.high ? 'above' : 'within';
}
