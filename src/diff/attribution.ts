import { highOf, meanOf } from '../chance/amount.ts';
import { type ConditionModel, modelConditions } from '../chance/conditions.ts';
import { willingnessOf } from '../scenario/resolve.ts';
import type { Amount, Assumptions, Contribution, Scenario } from '../scenario/scenario.ts';
import { conditionsBehind } from './dependence.ts';
import { hasMoved } from './metrics.ts';
import { divide, type Part } from './shapley.ts';
import { conditionsIn, type IsNew, type Unit, type Units, unitFinder } from './units.ts';

/** What one changed unit did to a figure. */
export interface UnitPart {
  readonly unit: string;
  /** Its Shapley value, in the unit of the figure: the parts of a figure add up to its delta. */
  readonly delta: number;
  /** What it would have done as the only change; differs where changes act on one another. */
  readonly alone: number;
}

/** A figure divided among the changed units, the largest part first. */
export interface Attribution {
  readonly parts: readonly UnitPart[];
  readonly isExact: boolean;
}

/** What a figure was and became; undefined where nobody has said. */
export type Moved = { readonly from: number; readonly to: number } | undefined;

/** Which amounts are summed, and what one contribution adds to the sum. */
interface SumFigure {
  readonly path: string;
  readonly amountOf: (contribution: Contribution) => Amount | undefined;
  readonly level: 'expected' | 'potential';
}

/**
 * Divides the change of every figure that is a sum over contributions among the changed units:
 * `personnel.expected`, `personnel.potential`, and the `expected` of each capability that both
 * sides have.
 *
 * Shapley values of a sum are the sums of those of its terms, and each term depends on few units:
 * its own contribution, the conditions it needs, the stances. So the division is exact for any
 * number of changed contributions, and drawn only where a term hangs on more than 12 units.
 *
 * @param moved - the figures themselves: what rounding leaves between their delta and the sum of
 *   the parts goes to the largest part
 */
export function sumAttributions(
  base: Scenario,
  head: Scenario,
  parts: Units,
  assumptions: Assumptions,
  moved: (path: string) => Moved,
): ReadonlyMap<string, Attribution> {
  const { units, contributionIds } = parts;
  const models = conditionModels(parts, assumptions);
  const playersOf = unitsBehind(base, head, parts, assumptions);
  const figures: readonly SumFigure[] = [
    { path: 'personnel.expected', amountOf: ({ personnel }) => personnel, level: 'expected' },
    { path: 'personnel.potential', amountOf: ({ personnel }) => personnel, level: 'potential' },
    ...[...base.capabilities.keys()]
      .filter((id) => head.capabilities.has(id))
      .map((id) => ({
        path: `capabilities.${id}.expected`,
        amountOf: ({ capabilities }: Contribution) => capabilities.get(id),
        level: 'expected' as const,
      })),
  ];
  /** What one contribution adds to a figure in a mixture. */
  const addedBy = (id: string, { amountOf, level }: SumFigure, isNew: IsNew): number => {
    const contribution = parts.contribution(id, isNew);
    const amount = contribution && amountOf(contribution);
    if (contribution === undefined || amount === undefined) return 0;
    const willingness = willingnessOf(contribution, parts.stances(isNew));
    const model = models(isNew);
    if (level === 'expected') {
      return willingness * model.probability(contribution.requires) * meanOf(amount);
    }
    return willingness > 0 && model.isPossible(contribution.requires) ? highOf(amount) : 0;
  };
  const hasAmount = (side: Scenario, id: string, { amountOf }: SumFigure) => {
    const contribution = side.contributions.get(id);
    return contribution !== undefined && amountOf(contribution) !== undefined;
  };
  const divideFigure = (figure: SumFigure): Attribution => {
    const totals = units.map(() => ({ part: 0, alone: 0 }));
    let isExact = true;
    for (const id of contributionIds) {
      if (!hasAmount(base, id, figure) && !hasAmount(head, id, figure)) continue;
      const players = playersOf(id);
      const division = divide(players.length, (coalition) =>
        addedBy(id, figure, choice(players, coalition)),
      );
      isExact &&= division.isExact;
      for (const [index, { part, alone }] of division.parts.entries()) {
        const total = totals[players[index] ?? -1];
        if (total === undefined) continue;
        total.part += part;
        total.alone += alone;
      }
    }
    return { parts: rankedParts(units, totals, moved(figure.path)), isExact };
  };
  return new Map(figures.map((figure) => [figure.path, divideFigure(figure)]));
}

/** The units of some players that are new in a coalition of these. */
function choice(players: readonly number[], coalition: bigint): IsNew {
  const members = new Set(players.filter((_, player) => (coalition >> BigInt(player)) & 1n));
  return (unit) => members.has(unit);
}

/** Parts by unit, the largest first, adding up to the delta of the figure as it is reported. */
export function rankedParts(
  units: readonly Unit[],
  parts: readonly Part[],
  moved: Moved,
): readonly UnitPart[] {
  const ranked = units
    .map(({ id }, index) => ({
      unit: id,
      delta: parts[index]?.part ?? 0,
      alone: parts[index]?.alone ?? 0,
    }))
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta) || (a.unit < b.unit ? -1 : 1));
  const [largest, ...others] = ranked;
  if (moved === undefined || largest === undefined || !hasMoved(moved.from, moved.to)) {
    return ranked;
  }
  const rest = others.reduce((sum, { delta }) => sum + delta, 0);
  return [{ ...largest, delta: moved.to - moved.from - rest }, ...others];
}

/** By contribution: the units on which it depends whether and with how much it joins. */
function unitsBehind(
  base: Scenario,
  head: Scenario,
  { units }: Units,
  assumptions: Assumptions,
): (id: string) => readonly number[] {
  const unitOf = unitFinder(units);
  const known = new Map<string, readonly number[]>();
  const find = (id: string) => {
    const sides = [base, head].flatMap(({ contributions }) => contributions.get(id) ?? []);
    const requirements = sides.map(({ requires }) => requires);
    const behind = conditionsBehind(requirements, [base, head], assumptions);
    const hangsOnStances = sides.some(
      (side) => willingnessOf(side, base.stances) !== willingnessOf(side, head.stances),
    );
    const found = [
      unitOf('contribution', id),
      ...[...behind].map((condition) => unitOf('conditions', condition)),
      hangsOnStances ? unitOf('stances') : undefined,
    ].filter((unit) => unit !== undefined);
    return [...new Set(found)].sort((a, b) => a - b);
  };
  return (id) => {
    const players = known.get(id) ?? find(id);
    known.set(id, players);
    return players;
  };
}

/** The conditions of a mixture as the chance room knows them, made once for each choice of them. */
function conditionModels(parts: Units, assumptions: Assumptions): (isNew: IsNew) => ConditionModel {
  const changed = parts.units.flatMap(({ kind }, index) => (kind === 'conditions' ? [index] : []));
  const models = new Map<string, ConditionModel>();
  return (isNew) => {
    const key = changed.map((unit) => Number(isNew(unit))).join('');
    const model = models.get(key) ?? modelConditions(conditionsIn(parts, isNew), assumptions);
    models.set(key, model);
    return model;
  };
}
