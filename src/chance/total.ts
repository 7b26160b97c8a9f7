import type { Amount, Requirement } from '../scenario/scenario.ts';
import type { Gate } from './conditions.ts';
import { type Distribution, distributionOf } from './distribution.ts';
import { runForward } from './forward.ts';
import { influenceOf } from './influence.ts';
import { interventionsOn, plainConditions } from './intervention.ts';
import type { Refusal } from './plan.ts';
import { newPool } from './pool.ts';
import { type Setting, settingOf } from './setting.ts';
import { runBackward } from './survival.ts';
import type { Vector } from './vector.ts';

/** Who offers how much, on what conditions, and what it is to reach. */
export interface Question {
  /** By id; their order does not matter. */
  readonly contributions: ReadonlyMap<string, Offer>;
  /** Conditions by id; acyclic, and every id that anything requires is among them. */
  readonly gates: ReadonlyMap<string, Gate>;
  /** Conditions made to hold or to fail; must not contradict one another. */
  readonly assumptions: ReadonlyMap<string, boolean>;
}

/** An amount that joins if all it requires holds and its own decision is yes. */
export interface Offer {
  /** 0–1: likelihood of its own decision. */
  readonly willingness: number;
  readonly amount: Amount;
  readonly requires: Requirement;
}

/** The exact answer to a question. */
export interface Total {
  readonly kind: 'total';
  readonly distribution: Distribution;
  /** What the figures distinguish: 1 or 0.01, and more only beyond 4,000,000 steps of spread. */
  readonly resolution: number;
  /**
   * How far a coarser grid may have moved the total, in the unit of the amounts: every likelihood to
   * reach t lies between those to reach t + displacement and t − displacement. 0 while exact.
   */
  readonly displacement: number;
}

/** What hangs on each decision and each condition, for one requirement. */
export interface Leverage extends Total {
  /** By contribution id: P(total ≥ required | its own decision is yes) − the same with no. */
  readonly pivots: ReadonlyMap<string, number>;
  /** By id of every condition that the assumptions leave open: P(total ≥ required) with it assumed. */
  readonly conditions: ReadonlyMap<string, { readonly holds: number; readonly fails: number }>;
  /**
   * By contribution id: P(total ≥ required) with its amount at its low and at its high end, should
   * it join; empty unless asked for.
   */
  readonly amounts: ReadonlyMap<string, { readonly low: number; readonly high: number }>;
}

/**
 * Distribution of the sum of all contributions that join, by contract section 2.
 *
 * Own decisions, conditions (given what they require) and amounts are independent, which is the
 * model's strongest assumption. Nothing is sampled, and nothing rounded but in the last digits:
 * likelihoods are right to 1e-11 and better. Memory: the distributions of all states take at most
 * 128 MiB a step, and there are two steps at a time on the way forward and a few on the way back;
 * a question that would need more is refused.
 *
 * @returns a total that is 0 with certainty for no contributions
 * @throws RangeError for unknown ids and contradicting assumptions: our misuse
 * @example
 * const total = totalOf({
 *   contributions: new Map([
 *     ['A', { willingness: 0.9, amount: { kind: 'point', value: 10_000 }, requires: ['gate'] }],
 *     ['B', { willingness: 0.3, amount: { kind: 'point', value: 25_000 }, requires: [] }],
 *   ]),
 *   gates: new Map([['gate', { likelihood: 0.6, requires: [] }]]),
 *   assumptions: new Map(),
 * });
 * if (total.kind === 'total') total.distribution.reach(30_000) // => 0.162
 */
export function totalOf(question: Question): Total | Refusal {
  const setting = settingOf(question);
  if (setting.plan.kind === 'refused') return setting.plan;
  return answer(setting, runForward(setting.plan, newPool()));
}

/**
 * P(total ≥ required) alone. Where a single likelihood is wanted, e.g. for hundreds of variants of a
 * question, this is the quickest way: only what lies between certainly enough and certainly not
 * enough is computed. May differ from `totalOf` in the last digits.
 *
 * @param required - in the unit of the amounts
 * @returns 0–1
 */
export function chanceToReach(question: Question, required: number): number | Refusal {
  const { plan, grid } = settingOf(question);
  if (plan.kind === 'refused') return plan;
  return chance(runBackward(plan, grid.stepsTo(required), newPool()));
}

/**
 * The total, and what hangs on each decision and condition for reaching a requirement: at about
 * three times the cost of `totalOf`, whatever their number.
 *
 * @param required - in the unit of the amounts; 0 or less is reached whatever anyone decides
 * @param options - `amounts`: also what the ends of each amount would mean
 * @source Z. W. Birnbaum (1969), On the importance of different components in a multicomponent
 *   system; with every likelihood 1/2 and sure amounts a pivot is the absolute Banzhaf index
 */
export function leverageOf(
  question: Question,
  required: number,
  options: { readonly amounts?: boolean } = {},
): Leverage | Refusal {
  const setting = settingOf(question);
  const { plan, grid, model, apart } = setting;
  if (plan.kind === 'refused') return plan;
  const pool = newPool();
  const { amounts: withEnds = false } = options;
  const influence = influenceOf(plan, grid.stepsTo(required), withEnds, pool);
  const total = answer(setting, influence.sum);
  const reach = total.distribution.reach(required);
  const reachIf = interventionsOn(question, required, model, reach, pool);

  const pivots = new Map<string, number>();
  const amounts = new Map<string, { low: number; high: number }>();
  for (const id of [...question.contributions.keys()].sort()) {
    const pivot = apart.has(id)
      ? difference(reachIf({ decides: id }), reach)
      : (influence.pivots.get(id) ?? 0);
    if (typeof pivot !== 'number') return pivot;
    pivots.set(id, chance(pivot));
    if (!withEnds) continue;
    const willingness = question.contributions.get(id)?.willingness ?? 0;
    const ends = influence.ends.get(id) ?? { low: pivot, high: pivot };
    const at = (gain: number): number => chance(reach + willingness * (gain - pivot));
    amounts.set(id, { low: at(ends.low), high: at(ends.high) });
  }

  const conditions = new Map<string, { holds: number; fails: number }>();
  const isPlain = plainConditions(question.gates);
  for (const id of [...question.gates.keys()].sort()) {
    if (model.fixed.has(id)) continue;
    const draw = influence.draws.get(id);
    const likelihood = model.open.get(id)?.likelihood ?? 0;
    const holds =
      draw !== undefined && isPlain(id) ? draw.reachWhenHolding : reachIf({ holds: id });
    const fails =
      draw !== undefined && likelihood < 1
        ? reach - likelihood * draw.pivot
        : reachIf({ fails: id });
    if (typeof holds !== 'number') return holds;
    if (typeof fails !== 'number') return fails;
    conditions.set(id, { holds: chance(holds), fails: chance(fails) });
  }
  return { ...total, pivots, conditions, amounts };
}

function difference(changed: number | Refusal, from: number): number | Refusal {
  return typeof changed === 'number' ? changed - from : changed;
}

/** Rounding can carry a likelihood past its ends. */
const chance = (value: number): number => Math.min(1, Math.max(0, value));

function answer({ grid, count, ends }: Setting, sum: Vector | undefined): Total {
  const certain: Vector = { lo: 0, length: 1, start: 0, data: Float64Array.of(1) };
  return {
    kind: 'total',
    distribution: distributionOf(sum ?? certain, grid, ends),
    resolution: grid.resolution,
    displacement: grid.exact ? 0 : 2 * grid.step * count,
  };
}
