import type { Assessment } from '../assess/assessment.ts';
import { questionOf, TooManyWorlds } from '../assess/chances.ts';
import { personnelOf } from '../assess/participation.ts';
import { highOf, lowOf, meanOf } from '../chance/amount.ts';
import { modelConditions } from '../chance/conditions.ts';
import { leverageOf } from '../chance/total.ts';
import type { Assumptions, Scenario } from '../scenario/scenario.ts';
import type { Outcome } from './sensitivity.ts';

/** One number or decision, and the outcome with it at either end. */
export interface Factor {
  /** What is varied: how much a nation sends, whether it decides to, or whether a condition holds. */
  readonly kind: 'amount' | 'decision' | 'condition';
  /** Of the contribution or condition. */
  readonly id: string;
  /** Nation or title, for people. */
  readonly name: string;
  /** Its low end, a no, or failing. */
  readonly low: Outcome & { readonly at: number };
  /** Its high end, a yes, or holding. */
  readonly high: Outcome & { readonly at: number };
  /** high − low. */
  readonly swing: Outcome;
}

/**
 * Every factor that can be varied, the widest swing of the chance first, then of the expected
 * figure, then by kind and id. A contribution without personnel moves neither and is left out; one
 * that cannot come is not.
 *
 * @throws TooManyWorlds
 */
export function factorsOf(
  scenario: Scenario,
  assessment: Assessment,
  assumptions: Assumptions,
): readonly Factor[] {
  const { expected, likelihood } = assessment.personnel;
  const base = { expected, reach_low: likelihood.reach_low };
  const factors = [
    ...decisionFactors(scenario, assessment, assumptions, base),
    ...amountFactors(scenario, assessment, assumptions, base),
    ...conditionFactors(assessment),
  ];
  return factors.sort(
    (a, b) =>
      size(b.swing.reach_low) - size(a.swing.reach_low) ||
      size(b.swing.expected) - size(a.swing.expected) ||
      compareFactors(a, b),
  );
}

/** Swings that differ by rounding alone are equal. */
function size(swing: number): number {
  return Math.round(Math.abs(swing) * 1e9);
}

/** By kind, then by id. */
export function compareFactors(
  a: Pick<Factor, 'kind' | 'id'>,
  b: Pick<Factor, 'kind' | 'id'>,
): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function factor(
  head: Pick<Factor, 'kind' | 'id' | 'name'>,
  low: Factor['low'],
  high: Factor['high'],
): Factor {
  return {
    ...head,
    low,
    high,
    swing: { expected: high.expected - low.expected, reach_low: high.reach_low - low.reach_low },
  };
}

/**
 * A nation's own decision: both ends follow from its pivot, since the chance is linear in the
 * likelihood of a decision that nothing else depends on.
 */
function decisionFactors(
  scenario: Scenario,
  assessment: Assessment,
  assumptions: Assumptions,
  base: Outcome,
): readonly Factor[] {
  const conditions = modelConditions(scenario.conditions, assumptions);
  return [...scenario.contributions].flatMap(([id, { name, personnel, requires, willingness }]) => {
    const assessed = assessment.contributions[id];
    if (assessed === undefined || highOf(personnel) === 0) return [];
    const gain = conditions.probability(requires) * meanOf(personnel);
    const at = (decision: 0 | 1) => ({
      at: decision,
      expected: base.expected + (decision - willingness) * gain,
      reach_low: chance(base.reach_low + (decision - willingness) * assessed.pivot),
    });
    return [factor({ kind: 'decision', id, name }, at(0), at(1))];
  });
}

function chance(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** How much it sends if it comes: its range or triangle, pinned to either end. */
function amountFactors(
  scenario: Scenario,
  assessment: Assessment,
  assumptions: Assumptions,
  base: Outcome,
): readonly Factor[] {
  const question = questionOf(scenario, assumptions, personnelOf);
  const leverage = leverageOf(question, scenario.target.low, { amounts: true });
  if (leverage.kind === 'refused') throw new TooManyWorlds(leverage);
  return [...scenario.contributions].flatMap(([id, { name, personnel }]) => {
    if (personnel.kind === 'point') return [];
    const likelihood = assessment.contributions[id]?.likelihood ?? 0;
    const reach = leverage.amounts.get(id);
    const at = (value: number, pinned: number | undefined) => ({
      at: value,
      expected: base.expected + likelihood * (value - meanOf(personnel)),
      reach_low: likelihood === 0 ? base.reach_low : (pinned ?? base.reach_low),
    });
    const low = at(lowOf(personnel), reach?.low);
    return [factor({ kind: 'amount', id, name }, low, at(highOf(personnel), reach?.high))];
  });
}

function conditionFactors({ conditions }: Assessment): readonly Factor[] {
  return Object.entries(conditions).map(([id, { title, holds, fails }]) =>
    factor(
      { kind: 'condition', id, name: title },
      { at: 0, expected: fails.expected, reach_low: fails.reach_low },
      { at: 1, expected: holds.expected, reach_low: holds.reach_low },
    ),
  );
}
