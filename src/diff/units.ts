import type {
  Assumptions,
  Condition,
  Contribution,
  Requirement,
  Scenario,
  Stance,
  Target,
} from '../scenario/scenario.ts';
import { areEntangled } from './entanglement.ts';

/** The part of a scenario on which a changed figure can depend. */
export interface Mixture {
  readonly target: Target;
  readonly stances: Readonly<Record<Stance, number>>;
  readonly conditions: ReadonlyMap<string, Condition>;
  /** In ascending order of ids; a contribution that a side does not have is left out. */
  readonly contributions: ReadonlyMap<string, Contribution>;
}

/** Something that changed as a whole: what a change of a figure is divided among. */
export interface Unit {
  /** `contributions.FRA`, `conditions.us_backstop`, `conditions`, `target` or `stances`. */
  readonly id: string;
  readonly kind: 'contribution' | 'conditions' | 'target' | 'stances';
  /** Ids of the contribution or conditions that it changes. */
  readonly members: readonly string[];
}

/** Which units, by their place in the list, are new. */
export type IsNew = (unit: number) => boolean;

/** The units of a change, and the parts of the scenario for any choice of old and new ones. */
export interface Units {
  /** In ascending order of ids. */
  readonly units: readonly Unit[];
  /** Ids of the contributions of either side, ascending. */
  readonly contributionIds: readonly string[];
  readonly contribution: (id: string, isNew: IsNew) => Contribution | undefined;
  /** Ids of the conditions of either side, ascending. */
  readonly conditionIds: readonly string[];
  /** A condition that one side alone defines is always that. */
  readonly condition: (id: string, isNew: IsNew) => Condition;
  readonly stances: (isNew: IsNew) => Readonly<Record<Stance, number>>;
  readonly target: (isNew: IsNew) => Target;
}

/**
 * What changed between two scenarios, as units (contract section 6).
 *
 * A condition that only one side defines is defined on both, so that every mixture can be
 * evaluated, and is no unit. Where some mixture of the changed conditions could not be evaluated,
 * because its requirements go round in a circle or the assumptions contradict one another in it,
 * they are one unit.
 */
export function unitsBetween(
  base: Scenario,
  head: Scenario,
  assumptions: Assumptions = new Map(),
): Units {
  const units: Unit[] = [];
  const one = (id: string, kind: Unit['kind'], members: readonly string[]) => {
    units.push({ id, kind, members });
  };
  const changed = [...base.conditions.keys()].filter((id) => {
    const [from, to] = [base.conditions.get(id), head.conditions.get(id)];
    return from !== undefined && to !== undefined && !isSameCondition(from, to);
  });
  if (changed.length > 1 && areEntangled(base, head, assumptions)) {
    one('conditions', 'conditions', changed);
  } else {
    for (const id of changed) one(`conditions.${id}`, 'conditions', [id]);
  }
  const contributionIds = idsOf(base.contributions, head.contributions);
  for (const id of contributionIds) {
    const [from, to] = [base.contributions.get(id), head.contributions.get(id)];
    if (from === undefined || to === undefined || !isSameContribution(from, to)) {
      one(`contributions.${id}`, 'contribution', [id]);
    }
  }
  const stances = Object.keys(base.stances) as Stance[];
  if (stances.some((stance) => base.stances[stance] !== head.stances[stance])) {
    one('stances', 'stances', []);
  }
  const { target } = base;
  if (target.low !== head.target.low || target.high !== head.target.high) {
    one('target', 'target', []);
  }
  units.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { units, contributionIds, ...partsOf(base, head, units) };
}

/** A whole scenario of old and new units. */
export function mixtureOf(parts: Units, isNew: IsNew): Mixture {
  return {
    target: parts.target(isNew),
    stances: parts.stances(isNew),
    conditions: conditionsIn(parts, isNew),
    contributions: new Map(
      parts.contributionIds.flatMap((id) => {
        const contribution = parts.contribution(id, isNew);
        return contribution === undefined ? [] : [[id, contribution] as const];
      }),
    ),
  };
}

/** The conditions of both sides in a mixture. */
export function conditionsIn(parts: Units, isNew: IsNew): ReadonlyMap<string, Condition> {
  return new Map(parts.conditionIds.map((id) => [id, parts.condition(id, isNew)]));
}

function partsOf(
  base: Scenario,
  head: Scenario,
  units: readonly Unit[],
): Omit<Units, 'units' | 'contributionIds'> {
  const unitOf = unitFinder(units);
  const side = (unit: number | undefined, isNew: IsNew) =>
    unit !== undefined && isNew(unit) ? head : base;
  const conditionIds = idsOf(base.conditions, head.conditions);
  return {
    contribution: (id, isNew) => side(unitOf('contribution', id), isNew).contributions.get(id),
    conditionIds,
    condition: (id, isNew) => {
      const own = side(unitOf('conditions', id), isNew).conditions.get(id);
      const condition = own ?? head.conditions.get(id);
      if (condition === undefined) throw new RangeError(`condition requires a known id, not ${id}`);
      return condition;
    },
    stances: (isNew) => side(unitOf('stances'), isNew).stances,
    target: (isNew) => side(unitOf('target'), isNew).target,
  };
}

/** Finds the unit that changes a contribution, a condition, the stances or the target. */
export function unitFinder(
  units: readonly Unit[],
): (kind: Unit['kind'], member?: string) => number | undefined {
  const places = new Map(
    units.flatMap(({ kind, members }, place) =>
      ['', ...members].map((member) => [`${kind} ${member}`, place] as const),
    ),
  );
  return (kind, member = '') => places.get(`${kind} ${member}`);
}

function idsOf(
  a: ReadonlyMap<string, unknown>,
  b: ReadonlyMap<string, unknown>,
): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].sort();
}

function isSameCondition(a: Condition, b: Condition): boolean {
  return a.likelihood === b.likelihood && requirementKey(a.requires) === requirementKey(b.requires);
}

/** Equal in everything on which its joining and its amounts depend. */
function isSameContribution(a: Contribution, b: Contribution): boolean {
  const key = ({ stance, ownLikelihood, personnel, requires, capabilities }: Contribution) =>
    JSON.stringify([stance, ownLikelihood, personnel, requirementKey(requires), [...capabilities]]);
  return key(a) === key(b);
}

/** Requirements that list the same conditions in another order are the same. */
function requirementKey(requires: Requirement): string {
  const entries = requires.map((entry) =>
    JSON.stringify(typeof entry === 'string' ? entry : [...new Set(entry)].sort()),
  );
  return [...new Set(entries)].sort().join();
}
