import { highOf, lowOf } from './amount.ts';
import { clausesOf, simplify } from './clauses.ts';
import { type ConditionModel, modelConditions } from './conditions.ts';
import { type Grid, gridOf } from './grid.ts';
import { type Plan, planOf, type Refusal } from './plan.ts';
import type { Term } from './stages.ts';
import type { Question } from './total.ts';

/** A question with all that is computed before any probability is. */
export interface Setting {
  readonly model: ConditionModel;
  readonly grid: Grid;
  readonly plan: Plan | Refusal;
  /** Contributions that refuse and do not fit on the grid of the others. */
  readonly apart: ReadonlySet<string>;
  /** Contributions that can join. */
  readonly count: number;
  readonly ends: { readonly least: number; readonly most: number };
}

/**
 * Contributions that can never join or that offer nothing are left out. Those that refuse are in,
 * for their pivots, where they fit on the grid of the others.
 */
export function settingOf({ contributions, gates, assumptions }: Question): Setting {
  const model = modelConditions(gates, assumptions);
  const entries = [...contributions.keys()].sort().flatMap((id) => {
    const offer = contributions.get(id);
    const clauses = offer && simplify(clausesOf(offer.requires), model.known);
    if (offer === undefined || clauses === undefined || highOf(offer.amount) === 0) return [];
    const always = offer.willingness === 1 && clauses.length === 0;
    return [{ id, clauses, willingness: offer.willingness, amount: offer.amount, always }];
  });
  const able = entries.filter((entry) => entry.willingness > 0);
  const grid = gridOf(able);
  const fitting = entries.filter((entry) => entry.willingness > 0 || grid.fits(entry.amount));
  const terms = fitting.map(({ id, willingness, clauses, amount, always }): Term => {
    const shape = grid.shapeOf(amount);
    const spread = willingness === 0 ? 0 : shape.high - (always ? shape.low : 0);
    return { id, willingness, clauses, shape, spread };
  });
  return {
    model,
    grid,
    plan: planOf(terms, model),
    apart: new Set(entries.filter((entry) => !fitting.includes(entry)).map(({ id }) => id)),
    count: able.length,
    ends: {
      least: hundredths(
        able.reduce((sum, { amount, always }) => sum + (always ? lowOf(amount) : 0), 0),
      ),
      most: hundredths(able.reduce((sum, { amount }) => sum + highOf(amount), 0)),
    },
  };
}

/** The sum of hundredths that binary fractions came close to. */
const hundredths = (sum: number): number =>
  Number.isInteger(sum) ? sum : Math.round(sum * 100) / 100;
