import type { Assessment } from '../assess/assessment.ts';
import type { Assumptions, InputFile, Scenario } from '../scenario/scenario.ts';
import { sumAttributions, type UnitPart } from './attribution.ts';
import { type Change, changesBetween } from './changes.ts';
import { figuresOf, type Metric, metricsBetween } from './metrics.ts';
import { reachLowAttribution } from './reach-low.ts';
import { unitsBetween } from './units.ts';

/** What changed between two scenarios, what it did, and which change did how much of it. */
export interface Diff {
  readonly format: 'forcecalc.diff';
  readonly format_version: '1.0';
  readonly base: InputFile;
  readonly head: InputFile;
  /** Conditions made to hold or to fail from the command line, on both sides. */
  readonly assumptions: Readonly<Record<string, boolean>>;
  /** Every changed value, in the order of paths. */
  readonly changes: readonly Change[];
  /** Every figure of the assessment that moved, in the order of paths. */
  readonly metrics: readonly Metric[];
  /** By the path of the figure: each changed unit's part of the change, the largest first. */
  readonly attribution: Readonly<Record<string, readonly UnitPart[]>>;
  readonly method: DiffMethod;
}

export interface DiffMethod {
  readonly kind: 'shapley';
  /** Whether every mixture of old and new units was evaluated; above 12 units orders are drawn. */
  readonly exact: boolean;
  /** By the path of a figure that could not be divided: why. */
  readonly left_out: Readonly<Record<string, string>>;
}

/** One side of a comparison. */
export interface Side {
  readonly scenario: Scenario;
  /** Under what the shared assumptions come to on this side, see `assumptionsOn`. */
  readonly assessment: Assessment;
}

/** A diff with the assessments it compares, for reports. */
export interface Comparison {
  readonly diff: Diff;
  readonly base: Assessment;
  readonly head: Assessment;
}

const reachLow = 'personnel.likelihood.reach_low';

/**
 * Compares two scenarios that were read and assessed.
 *
 * @param assumptions - about conditions of either side, the same for both
 */
export function compare(base: Side, head: Side, assumptions: Assumptions = new Map()): Comparison {
  const parts = unitsBetween(base.scenario, head.scenario, assumptions);
  const before = figuresOf(base.assessment);
  const after = figuresOf(head.assessment);
  const moved = (path: string) => {
    const [from, to] = [before.get(path), after.get(path)];
    return from === undefined || to === undefined ? undefined : { from, to };
  };
  const divided = new Map(sumAttributions(base.scenario, head.scenario, parts, assumptions, moved));
  const reach = reachLowAttribution(
    base.scenario,
    head.scenario,
    parts,
    assumptions,
    moved(reachLow),
  );
  if (!('kind' in reach)) divided.set(reachLow, reach);
  const figures = [...divided].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    base: base.assessment,
    head: head.assessment,
    diff: {
      format: 'forcecalc.diff',
      format_version: '1.0',
      base: fileOf(base),
      head: fileOf(head),
      assumptions: Object.fromEntries([...assumptions].sort(([a], [b]) => (a < b ? -1 : 1))),
      changes: changesBetween(base.scenario, head.scenario),
      metrics: metricsBetween(base.assessment, head.assessment),
      attribution: Object.fromEntries(
        figures.map(([path, attribution]) => [path, attribution.parts]),
      ),
      method: {
        kind: 'shapley',
        exact: figures.every(([, { isExact }]) => isExact),
        left_out: 'kind' in reach ? { [reachLow]: reach.message } : {},
      },
    },
  };
}

function fileOf({ scenario }: Side): InputFile {
  const [first] = scenario.inputs;
  if (first === undefined) throw new RangeError('compare requires scenarios that were read');
  return first;
}
