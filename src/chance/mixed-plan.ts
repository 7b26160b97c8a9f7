import { highOf } from './amount.ts';
import { type Clauses, clausesOf, simplify } from './clauses.ts';
import { type ConditionModel, type Gate, modelConditions } from './conditions.ts';
import { type Grid, gridOf, type Shape } from './grid.ts';
import { bitsOf, isNewIn, type MixedQuestion, subsetsOf } from './mixed-question.ts';
import { type Arrival, type Course, planOf, type Step } from './plan.ts';
import type { Term } from './stages.ts';
import type { Offer } from './total.ts';

/** A plan that fits several mixtures, each with versions of its own of some steps. */
export interface MixedPlan {
  readonly steps: readonly MixedStep[];
  /** Number of states before each step, and after the last. */
  readonly widths: readonly number[];
  /** What is to be reached, as a grid point, by mixture; and the bits on which it depends. */
  readonly required: (mixture: number) => number;
  readonly requiredUnits: number;
}

/** A step of a plan: in mixtures that differ in none of its units it is the same. */
export interface MixedStep {
  /** Bits. */
  readonly units: number;
  /** @param width - number of states before the step */
  readonly in: (mixture: number, width: number) => Step;
  /** It requires nothing that is open, and so may stand anywhere. */
  readonly isFree: boolean;
  /** Most that it adds in any mixture, and least that it adds for certain in all. */
  readonly most: number;
  readonly sure: number;
}

/** A contribution, as far as it requires the same: what it offers, by mixture of its own units. */
interface Entry {
  readonly id: string;
  readonly clauses: Clauses;
  /** In some mixtures it requires something else, and then another entry stands for it. */
  readonly others: Clauses;
  /** Bits. */
  readonly units: number;
  readonly offers: ReadonlyMap<number, Offer>;
}

/**
 * Where contributions that come in versions stand among those that require the same: by how wide
 * they are, as the others do; before them; or after them.
 */
export type Standing = 'as others' | 'early' | 'late';

export const standings: readonly Standing[] = ['as others', 'early', 'late'];

/**
 * @param split - bits of units that are as in `fixed` in all mixtures of this plan; every unit that
 *   changes what a condition requires must be among them
 * @returns undefined where conditions multiply too far, or people are too many for single steps
 */
export function mixedPlanOf(
  question: MixedQuestion,
  split: number,
  fixed: number,
  standing: Standing = 'as others',
): MixedPlan | undefined {
  const free = ~split;
  const model = modelOf(question, fixed, free);
  const entries = entriesOf(question, model, fixed, free);
  const grid = gridOf(entries.flatMap(gridEntries));
  if (!grid.exact) return undefined;
  const beside = sideBySide(model, entries);
  const terms = entries.map((entry) => termOf(entry, beside.clausesOf(entry), grid));
  const widest = Math.max(0, ...terms.map(({ spread }) => spread));
  const plan = planOf(
    terms.map((term, index): Term => {
      const isPlain = standing === 'as others' || entries[index]?.units === 0;
      return isPlain ? term : { ...term, spread: standing === 'early' ? 0 : widest };
    }),
    beside.model,
  );
  if (plan.kind === 'refused') return undefined;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const steps = plan.steps.map((step) =>
    mixedStep(step, byId.get(step.term.id), question, fixed, free, grid),
  );
  return {
    steps,
    widths: plan.widths,
    required: (mixture) => grid.stepsTo(question.required.in(isNewIn(mixture | fixed))),
    requiredUnits: bitsOf(question.required) & free,
  };
}

/** The conditions, those whose likelihood comes in versions left open. */
function modelOf(
  { gates, assumptions }: MixedQuestion,
  fixed: number,
  free: number,
): ConditionModel {
  const open = [...gates].map(([id, versions]): readonly [string, Gate] => {
    const gate = versions.in(isNewIn(fixed));
    const isOpen = (bitsOf(versions) & free) !== 0;
    return [id, isOpen ? { ...gate, likelihood: anyLikelihood } : gate];
  });
  return modelConditions(new Map(open), assumptions);
}

/** Stands for a likelihood that is not settled yet: neither 0 nor 1. */
const anyLikelihood = 0.5;

function entriesOf(
  { contributions }: MixedQuestion,
  { known }: ConditionModel,
  fixed: number,
  free: number,
): Entry[] {
  return [...contributions.keys()].sort().flatMap((id) => {
    const versions = contributions.get(id);
    if (versions === undefined) return [];
    const units = bitsOf(versions) & free;
    const byClauses = new Map<string, { clauses: Clauses; offers: Map<number, Offer> }>();
    for (const mixture of subsetsOf(units)) {
      const offer = versions.in(isNewIn(mixture | fixed));
      const clauses = offer && simplify(clausesOf(offer.requires), known);
      if (offer === undefined || clauses === undefined) continue;
      if (offer.willingness === 0 || highOf(offer.amount) === 0) continue;
      const key = JSON.stringify(clauses);
      const same = byClauses.get(key) ?? { clauses, offers: new Map<number, Offer>() };
      same.offers.set(mixture, offer);
      byClauses.set(key, same);
    }
    const all = [...byClauses.values()].flatMap(({ clauses }) => clauses);
    return [...byClauses].map(([key, { clauses, offers }]) => ({
      id: JSON.stringify([id, key]),
      clauses,
      others: byClauses.size > 1 ? all : [],
      units,
      offers,
    }));
  });
}

function gridEntries(entry: Entry) {
  return [...entry.offers.values()].map(({ amount }) => ({ amount, always: isAlways(entry) }));
}

/** Whether it joins in every mixture and every possible world. */
function isAlways({ clauses, units, offers }: Entry): boolean {
  const isWhole = offers.size === subsetsOf(units).length;
  return (
    isWhole &&
    clauses.length === 0 &&
    [...offers.values()].every((offer) => offer.willingness === 1)
  );
}

/**
 * Lets the entries of one contribution stand side by side in the order of steps, so that its units
 * are met once: each requires, besides what it requires, any of what the others require or
 * something that always holds.
 */
function sideBySide(
  model: ConditionModel,
  entries: readonly Entry[],
): { model: ConditionModel; clausesOf: (entry: Entry) => Clauses } {
  const always = (entry: Entry) => `${(JSON.parse(entry.id) as [string])[0]} (always)`;
  const paired = entries.filter(({ others }) => others.length > 0);
  const open = new Map([
    ...paired.map((entry) => [always(entry), { likelihood: 1, clauses: [] }] as const),
    ...model.open,
  ]);
  return {
    model: { ...model, open },
    clausesOf: (entry) =>
      entry.others.length === 0
        ? entry.clauses
        : [...entry.clauses, [...new Set(entry.others.flat()), always(entry)]],
  };
}

/** The widest version stands for all where the order of steps is decided. */
function termOf(entry: Entry, clauses: Clauses, grid: Grid): Term {
  const shapes = [...entry.offers.values()].map(({ amount }) => grid.shapeOf(amount));
  const [first] = shapes;
  if (first === undefined) throw new RangeError('termOf requires an entry with an offer');
  const shape = shapes.reduce(
    (widest, other) => (other.high > widest.high ? other : widest),
    first,
  );
  const spread = shape.high - (isAlways(entry) ? Math.min(...shapes.map(({ low }) => low)) : 0);
  return { id: entry.id, willingness: 1, clauses, shape, spread };
}

function mixedStep(
  step: Step,
  entry: Entry | undefined,
  question: MixedQuestion,
  fixed: number,
  free: number,
  grid: Grid,
): MixedStep {
  const terms = new Map(
    [...(entry?.offers ?? [])].map(
      ([mixture, { willingness, amount }]): readonly [number, Term] => [
        mixture,
        { ...step.term, willingness, shape: grid.shapeOf(amount) },
      ],
    ),
  );
  const absent: Term = { ...step.term, willingness: 0 };
  const conditions = step.conditions.map(({ id, likelihood }) => {
    const versions = question.gates.get(id);
    return { versions, likelihood, units: versions === undefined ? 0 : bitsOf(versions) & free };
  });
  const ofConditions = conditions.reduce((bits, { units }) => bits | units, 0);
  const courses = ofConditions === 0 ? [] : step.arrivals.map((_, state) => step.courseFrom(state));
  const versions = new Map<number, Step>();
  const own = entry?.units ?? 0;
  const units = own | ofConditions;
  const isFree = step.term.clauses.length === 0;
  const shapes: readonly Shape[] = [...terms.values()].map(({ shape }) => shape);
  return {
    units,
    isFree,
    in: (mixture, width) => {
      const known = versions.get(mixture & units);
      if (known !== undefined && known.arrivals.length === width) return known;
      const likelihoods = conditions.map(({ versions: gate, likelihood, units: bits }) =>
        bits === 0 || gate === undefined
          ? likelihood
          : gate.in(isNewIn(mixture | fixed)).likelihood,
      );
      const made: Step = {
        ...step,
        term: terms.get(mixture & own) ?? absent,
        arrivals: isFree
          ? stayingIn(width)
          : ofConditions === 0
            ? step.arrivals
            : courses.map((course) => arrivalsIn(course, likelihoods)),
      };
      versions.set(mixture & units, made);
      return made;
    },
    most: Math.max(0, ...shapes.map(({ high }) => high)),
    sure: entry !== undefined && isAlways(entry) ? Math.min(...shapes.map(({ low }) => low)) : 0,
  };
}

/** A contribution that requires nothing leads every state to itself. */
function stayingIn(width: number): Arrival[][] {
  return Array.from({ length: width }, (_, next) => [{ next, meets: 1, misses: 0 }]);
}

/** Where a course leads when its draws have other likelihoods than those it was made with. */
function arrivalsIn({ levels, ends }: Course, likelihoods: readonly number[]): Arrival[] {
  let chances: readonly number[] = [1];
  for (const [draw, level] of levels.slice(0, -1).entries()) {
    const next = new Array<number>(levels[draw + 1]?.length ?? 0).fill(0);
    for (const [position, { yes, no }] of level.entries()) {
      const chance = chances[position] ?? 0;
      const likelihood = yes < 0 ? 0 : no < 0 ? 1 : (likelihoods[draw] ?? 0);
      if (yes >= 0) next[yes] = (next[yes] ?? 0) + chance * likelihood;
      if (no >= 0) next[no] = (next[no] ?? 0) + chance * (1 - likelihood);
    }
    chances = next;
  }
  const arrivals = new Map<number, Arrival>();
  for (const [position, { next, meets }] of ends.entries()) {
    const chance = chances[position] ?? 0;
    const same = arrivals.get(next);
    arrivals.set(next, {
      next,
      meets: (same?.meets ?? 0) + (meets ? chance : 0),
      misses: (same?.misses ?? 0) + (meets ? 0 : chance),
    });
  }
  return [...arrivals.values()];
}
