import { advance, firstLayer, type Layer } from './forward.ts';
import { reachFrom } from './meeting.ts';
import type { MixedPlan } from './mixed-plan.ts';
import { countBits, subsetsOf } from './mixed-question.ts';
import { newPool, type Pool } from './pool.ts';
import { lastSurvival, retreat, type Survival } from './survival.ts';
import { release, type Span, type Vector } from './vector.ts';

/** How a plan is walked: forward to the meeting, and back to it. */
export interface Route {
  /** Number of steps before it. */
  readonly meeting: number;
  /** Before each step, and after the last: what of the way back matters in some mixture. */
  readonly spans: readonly Span[];
  /** Estimate, in multiplications. */
  readonly work: number;
}

/** What a cell costs that a contribution is spread over, in multiplications. */
const SPREADING = 6;

/** Cells (8 bytes each) of the ways forward that are kept for the meeting; 128 MiB. */
const MOST_KEPT = 2 ** 24;

/**
 * A plan, and the way to walk it.
 *
 * Contributions that require nothing may stand anywhere: those that come in versions are put where
 * the fewest others follow them on either way, all the others at the end.
 *
 * @param units - bits of all units of the plan
 */
export function routed(plan: MixedPlan, units: number): { plan: MixedPlan; route: Route } {
  const { steps, widths } = plan;
  const places = steps.flatMap(({ isFree }, place) => (isFree ? [] : [place]));
  const some = Math.max(1, Math.ceil(places.length / MOST_PLACES));
  const free = steps.filter(({ isFree }) => isFree);
  const mixed = free.filter((step) => step.units !== 0);
  let best = { plan, route: routeOf(plan, units) };
  for (let count = 0; count <= places.length && mixed.length > 0; count += some) {
    const [before, after] = [places.slice(0, count), places.slice(count)];
    const width = widths[after[0] ?? steps.length] ?? 1;
    const moved = {
      ...plan,
      steps: [
        ...before.flatMap((place) => steps[place] ?? []),
        ...mixed,
        ...after.flatMap((place) => steps[place] ?? []),
        ...free.filter((step) => step.units === 0),
      ],
      widths: [
        ...before.map((place) => widths[place] ?? 1),
        ...mixed.map(() => width),
        ...after.map((place) => widths[place] ?? 1),
        ...free.filter((step) => step.units === 0).map(() => 1),
        1,
      ],
    };
    const route = routeOf(moved, units);
    if (route.work < best.route.work) best = { plan: moved, route };
  }
  return best;
}

/** Places that are tried. */
const MOST_PLACES = 64;

/**
 * The cheapest place to meet: at every step of the way forward there are as many versions as the
 * units so far have mixtures, on the way back as many as those still to come have.
 *
 * @param units - bits of all units of the plan
 */
function routeOf(plan: MixedPlan, units: number): Route {
  const { steps, widths } = plan;
  const spans = spansOf(plan, units);
  const lengths = spans.map(({ from, to }) => Math.max(1, to - from));
  const unitsUpTo = [0];
  const reach = [1];
  for (const step of steps) {
    unitsUpTo.push((unitsUpTo.at(-1) ?? 0) | step.units);
    reach.push((reach.at(-1) ?? 0) + step.most - step.sure);
  }
  const unitsFrom = [0];
  for (const step of steps.toReversed()) unitsFrom.unshift((unitsFrom[0] ?? 0) | step.units);
  const versions = (bits: number | undefined) => 2 ** countBits(bits ?? 0);
  const states = (place: number) => widths[place] ?? 0;

  let forward = 0;
  let back = 0;
  for (let place = 0; place < steps.length; place++) {
    back += versions(unitsFrom[place]) * states(place) * (lengths[place] ?? 0) * SPREADING;
  }
  let best = { meeting: 0, work: Number.POSITIVE_INFINITY };
  for (let place = 0; place <= steps.length; place++) {
    const kept = versions(unitsUpTo[place]) * states(place) * (reach[place] ?? 0);
    const dots =
      versions(unitsUpTo.at(-1)) *
      versions(plan.requiredUnits) *
      states(place) *
      Math.min(reach[place] ?? 0, lengths[place] ?? 0);
    const work = forward + back + dots;
    if (kept <= MOST_KEPT && work < best.work) best = { meeting: place, work };
    back -= versions(unitsFrom[place]) * states(place) * (lengths[place] ?? 0) * SPREADING;
    const after = versions(unitsUpTo[place + 1]) * states(place + 1) * (reach[place + 1] ?? 0);
    forward += after * SPREADING;
  }
  return { ...best, spans };
}

/** The y for which the chance that the rest is at least y can be open, and can matter. */
function spansOf({ steps, required, requiredUnits }: MixedPlan, units: number): readonly Span[] {
  const ends = subsetsOf(requiredUnits & units).map(required);
  let most = 0;
  let sure = 0;
  const spans = [{ from: Math.min(...ends), to: Math.max(...ends) + 1 }];
  for (const step of steps) {
    most += step.most;
    sure += step.sure;
    spans.push({ from: Math.min(...ends) - most, to: Math.max(...ends) - sure + 1 });
  }
  let least = 0;
  let rest = 0;
  for (let place = steps.length; place >= 0; place--) {
    const span = spans[place];
    const step = steps[place - 1];
    if (span === undefined) continue;
    spans[place] = { from: Math.max(span.from, least + 1), to: Math.min(span.to, rest + 1) };
    least += step?.sure ?? 0;
    rest += step?.most ?? 0;
  }
  return spans;
}

/**
 * P(sum ≥ required) in every mixture of the plan's units.
 *
 * @param found - told each chance once, with the bits that decide it and what they are
 */
export function walk(
  plan: MixedPlan,
  { meeting, spans }: Route,
  found: (reach: number, mixture: number, units: number) => void,
): void {
  const { steps, widths, requiredUnits } = plan;
  const pool = newPool();
  const kept = new Set<Float64Array>();
  const layers: { readonly mixture: number; readonly layer: Layer }[] = [];
  const unitsBefore = steps.slice(0, meeting).reduce((bits, { units }) => bits | units, 0);

  /** The pool, but for buffers that are still needed. */
  const sparing = (needed: ReadonlySet<Float64Array>): Pool => ({
    ...pool,
    give: (data) => {
      if (!needed.has(data) && !kept.has(data)) pool.give(data);
    },
  });
  const forward = (
    place: number,
    start: Layer,
    mixture: number,
    decided: number,
    needed: ReadonlySet<Float64Array>,
  ): void => {
    let layer = start;
    for (let next = place; next < meeting; next++) {
      const step = steps[next];
      if (step === undefined) return;
      const width = widths[next + 1] ?? 0;
      const open = step.units & ~decided;
      if (open === 0) {
        layer = advance(layer, step.in(mixture, widths[next] ?? 1), width, sparing(needed));
        continue;
      }
      const own = buffersOf(layer.sums, needed);
      for (const version of subsetsOf(open)) {
        const now = mixture | version;
        const after = advance(layer, step.in(now, widths[next] ?? 1), width, sparing(own));
        forward(next + 1, after, now, decided | step.units, own);
      }
      release(layer.sums, [], sparing(needed));
      return;
    }
    for (const { data } of layer.sums) kept.add(data);
    layers.push({ mixture, layer });
  };
  const back = (
    place: number,
    start: Survival,
    mixture: number,
    decided: number,
    needed: ReadonlySet<Float64Array>,
  ): void => {
    let rest = start;
    for (let next = place - 1; next >= meeting; next--) {
      const step = steps[next];
      const span = spans[next];
      if (step === undefined || span === undefined) return;
      const open = step.units & ~decided;
      if (open === 0) {
        const before = retreat(rest, step.in(mixture, widths[next] ?? 1), span, pool);
        release(rest, before, sparing(needed));
        rest = before;
        continue;
      }
      const own = buffersOf(rest, needed);
      for (const version of subsetsOf(open)) {
        const now = mixture | version;
        const before = retreat(rest, step.in(now, widths[next] ?? 1), span, pool);
        back(next, before, now, decided | step.units, own);
      }
      release(rest, [], sparing(needed));
      return;
    }
    meet(rest, mixture, decided);
    release(rest, [], sparing(needed));
  };
  const meet = (rest: Survival, mixture: number, decided: number): void => {
    const shared = decided & unitsBefore;
    const all = decided | unitsBefore;
    for (const { mixture: before, layer } of layers) {
      if (((before ^ mixture) & shared) !== 0) continue;
      for (const version of subsetsOf(requiredUnits & ~all)) {
        const now = before | mixture | version;
        const required = plan.required(now);
        let reach = 0;
        for (const [state, weight] of layer.weights.entries()) {
          const [sum, survival] = [layer.sums[state], rest[state]];
          if (sum === undefined || survival === undefined || weight === 0) continue;
          reach += weight * reachFrom(sum, survival, required);
        }
        found(Math.min(1, Math.max(0, reach)), now, all | requiredUnits);
      }
    }
  };
  forward(0, firstLayer(), 0, 0, new Set());
  back(steps.length, lastSurvival(), 0, 0, new Set());
}

function buffersOf(
  vectors: readonly Vector[],
  others: ReadonlySet<Float64Array>,
): ReadonlySet<Float64Array> {
  return new Set([...others, ...vectors.map(({ data }) => data)]);
}
