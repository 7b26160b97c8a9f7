/**
 * The question that bench/chance.mjs puts to every engine: nations with ranges and triangles, one of
 * them large and sure to come, the others each requiring up to two of the shared conditions. Always
 * the same for the same options.
 */
export function coalition({ nations = 35, conditions = 6, spread = 500_000, requires = 2 } = {}) {
  const next = uniformFrom(nations * 7919 + conditions);
  const gates = new Map(
    Array.from({ length: conditions }, (_, index) => [
      `c${String(index).padStart(2, '0')}`,
      { likelihood: round(0.2 + 0.6 * next()), requires: [] },
    ]),
  );
  const ids = [...gates.keys()];
  const weights = Array.from({ length: nations - 1 }, () => 0.2 + 2 * next());
  const all = weights.reduce((sum, weight) => sum + weight, 0);

  const large = Math.round(spread * 0.3);
  const contributions = new Map([
    [
      'n0000',
      {
        willingness: 1,
        amount: { kind: 'range', low: 600_000, high: 600_000 + large },
        requires: [],
      },
    ],
  ]);
  let left = spread - large;
  for (const [index, weight] of weights.entries()) {
    const isLast = index === weights.length - 1;
    const high = isLast ? left : Math.round((weight / all) * (spread - large));
    left -= high;
    const low = Math.round(high * (0.4 + 0.3 * next()));
    const mode = Math.round(low + (high - low) * next());
    const amount =
      index % 2 === 0 ? { kind: 'triangle', low, mode, high } : { kind: 'range', low, high };
    const wanted = Math.floor(next() * (requires + 1));
    const required = new Set();
    while (required.size < Math.min(wanted, ids.length)) {
      required.add(ids[Math.floor(next() * ids.length)]);
    }
    contributions.set(`n${String(index + 1).padStart(4, '0')}`, {
      willingness: round(0.3 + 0.6 * next()),
      amount,
      requires: [...required],
    });
  }
  return { contributions, gates, assumptions: new Map() };
}

/** A little below the middle of what the coalition can reach. */
export function requiredOf(question) {
  const ends = [...question.contributions.values()].map(({ amount }) => amount);
  const most = ends.reduce((sum, { high }) => sum + high, 0);
  return Math.round(600_000 + (most - 600_000) * 0.35);
}

const round = (likelihood) => Math.round(likelihood * 100) / 100;

/** Numbers in 0–1 from a linear congruential generator: enough for drawing up a coalition. */
export function uniformFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
