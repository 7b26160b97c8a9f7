import type { ConditionModel } from './conditions.ts';
import { type Stage, stagesOf, type Term } from './stages.ts';
import { INITIAL_STATE, type State, sweepOf } from './sweep.ts';
import { MOST_STATES, type Node, trellisOf } from './trellis.ts';

/** What is computed in which order: all that does not depend on the numbers of people. */
export interface Plan {
  readonly kind: 'plan';
  readonly steps: readonly Step[];
  /** Number of states before each step; a single one before the first and after the last. */
  readonly widths: readonly number[];
}

/** The conditions that a contribution is the first to hang on are decided, and it is added. */
export interface Step {
  readonly term: Term;
  readonly conditions: readonly { readonly id: string; readonly likelihood: number }[];
  /** By state before: where that can lead. */
  readonly arrivals: readonly (readonly Arrival[])[];
  /** By state before: how it leads there, draw by draw. */
  readonly courseFrom: (state: number) => Course;
}

/** A state after a step, and the chance of coming there with all that is required holding, or not. */
export interface Arrival {
  readonly next: number;
  readonly meets: number;
  readonly misses: number;
}

/** The draws of a step from one state: a level for each, and where those of the last level lead. */
export interface Course {
  readonly levels: readonly (readonly Node[])[];
  readonly ends: readonly { readonly next: number; readonly meets: boolean }[];
}

/** The engine's answer when conditions that are still open would multiply beyond its memory. */
export interface Refusal {
  readonly kind: 'refused';
  /** The conditions that would have to be followed at once, by id. */
  readonly conditions: readonly string[];
  /** What is wrong and what to do, in whole sentences. */
  readonly message: string;
}

/** Cells (8 bytes each) of the distributions of all states at one time; 128 MiB. */
const MOST_CELLS = 2 ** 24;

/** Cells over all steps with more than one state; some seconds. */
const MOST_WORK = 2 ** 31;

/** So few states at a time are followed whatever the number of contributions. */
const FEW_STATES = 16;

/**
 * Puts contributions and conditions in order and lists the states between them.
 *
 * @param terms - by id, ascending
 */
export function planOf(terms: readonly Term[], model: ConditionModel): Plan | Refusal {
  const stages = stagesOf(terms, model);
  const ids = [...model.open.keys()];
  const numberOf = new Map(ids.map((id, index) => [id, index]));
  const number = (id: string): number => numberOf.get(id) ?? -1;
  const itemOf = (stage: Stage): number => ids.length + stage.index;
  const sweep = sweepOf(
    stages.flatMap((stage) => [...stage.decides.map(number), itemOf(stage)]),
    (item) => {
      const clauses = model.open.get(ids[item] ?? '')?.clauses ?? terms[item - ids.length]?.clauses;
      return (clauses ?? []).map((clause) => clause.map(number));
    },
  );

  const steps: Step[] = [];
  const widths = [1];
  let states: readonly State[] = [INITIAL_STATE];
  let spread = 1;
  let work = 0;
  for (const stage of stages) {
    const item = itemOf(stage);
    const draws = stage.decides.map((id) => ({
      item: number(id),
      likelihood: model.open.get(id)?.likelihood ?? 0,
    }));
    const next: State[] = [];
    const numbers = new Map<string, number>();
    const numbered = (state: State): number => {
      const key = state.join();
      const known = numbers.get(key) ?? next.length;
      if (known === next.length) {
        numbers.set(key, known);
        next.push(state);
      }
      return known;
    };
    const before = states;
    const courseFrom = (state: number): Course | undefined => {
      const levels = trellisOf(sweep, before[state] ?? INITIAL_STATE, draws);
      const ends = levels?.at(-1)?.map((node) => ({
        next: numbered(sweep.decide(node.state, item, true)),
        meets: sweep.meets(node.state, item),
      }));
      return levels && ends && { levels, ends };
    };
    const arrivals: Arrival[][] = [];
    for (const state of states.keys()) {
      const course = courseFrom(state);
      if (course === undefined || next.length > MOST_STATES) return refusal(stages, stage);
      arrivals.push(arrivalsOf(course));
    }
    spread += stage.term.spread;
    const cells = Math.max(states.length, next.length) * spread;
    if (Math.max(next.length, states.length) > FEW_STATES) work += cells;
    if (cells > Math.max(MOST_CELLS, spread) || work > MOST_WORK) return refusal(stages, stage);

    steps.push({
      term: stage.term,
      conditions: stage.decides.map((id, index) => ({
        id,
        likelihood: draws[index]?.likelihood ?? 0,
      })),
      arrivals,
      courseFrom: (state) => courseFrom(state) ?? { levels: [], ends: [] },
    });
    states = next;
    widths.push(next.length);
  }
  return { kind: 'plan', steps, widths };
}

function arrivalsOf({ levels, ends }: Course): Arrival[] {
  const arrivals = new Map<number, Arrival>();
  for (const [index, { next, meets }] of ends.entries()) {
    const chance = levels.at(-1)?.[index]?.chance ?? 0;
    const same = arrivals.get(next);
    arrivals.set(next, {
      next,
      meets: (same?.meets ?? 0) + (meets ? chance : 0),
      misses: (same?.misses ?? 0) + (meets ? 0 : chance),
    });
  }
  return [...arrivals.values()];
}

function refusal(stages: readonly Stage[], at: Stage): Refusal {
  const position = stages.indexOf(at);
  const later = new Set(stages.slice(position).flatMap((stage) => stage.shared));
  const open = stages.slice(0, position + 1).flatMap((stage) => stage.shared);
  const conditions = [...new Set([...open.filter((id) => later.has(id)), ...at.decides])].sort();
  return {
    kind: 'refused',
    conditions,
    message:
      `${conditions.length} conditions are required in so many different combinations that they ` +
      `cannot be followed one after another: ${conditions.join(', ')}. Assume some of them to ` +
      'hold or to fail, let contributions require fewer of them, or put a single condition in ' +
      'the place of several that go together.',
  };
}
