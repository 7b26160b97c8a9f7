/*
 * The same question by sampling, as a careful programmer would write it: typed arrays, xorshift
 * instead of Math.random, conditions drawn once a sample, triangles by their inverse distribution.
 */

/** Share of samples that reach the requirement. */
export function sampledReach({ contributions, gates }, required, samples) {
  const ids = [...gates.keys()];
  const likelihoods = Float64Array.from(gates.values(), ({ likelihood }) => likelihood);
  const offers = [...contributions.values()];
  const willing = Float64Array.from(offers, ({ willingness }) => willingness);
  const lows = Float64Array.from(offers, ({ amount }) => amount.low);
  const highs = Float64Array.from(offers, ({ amount }) => amount.high);
  const modes = Float64Array.from(offers, ({ amount }) => amount.mode ?? -1);
  const needs = Int32Array.from(offers, ({ requires }) =>
    requires.reduce((mask, id) => mask | (1 << ids.indexOf(id)), 0),
  );
  let x = 123_456_789;
  const uniform = () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
  let reached = 0;
  for (let sample = 0; sample < samples; sample++) {
    let holds = 0;
    for (let c = 0; c < likelihoods.length; c++) if (uniform() < likelihoods[c]) holds |= 1 << c;
    let total = 0;
    for (let i = 0; i < willing.length; i++) {
      if ((needs[i] & ~holds) !== 0 || uniform() >= willing[i]) continue;
      const low = lows[i];
      const high = highs[i];
      const mode = modes[i];
      const u = uniform();
      if (mode < 0) total += low + Math.floor(u * (high - low + 1));
      else if (u * (high - low) < mode - low)
        total += Math.round(low + Math.sqrt(u * (high - low) * (mode - low)));
      else total += Math.round(high - Math.sqrt((1 - u) * (high - low) * (high - mode)));
    }
    if (total >= required) reached++;
  }
  return reached / samples;
}

/** The same for NumPy: reads a JSON object on standard input, prints one on standard output. */
export const NUMPY_PROGRAM = `
import json, sys, time
import numpy as np
q = json.load(sys.stdin)
n, required = q['samples'], q['required']
times = []
for seed in range(3):
    start = time.perf_counter()
    rng = np.random.default_rng(seed)
    holds = {c: rng.random(n) < p for c, p in q['gates']}
    total = np.zeros(n)
    for o in q['offers']:
        joins = rng.random(n) < o['willingness']
        for c in o['requires']:
            joins &= holds[c]
        if o['mode'] is None:
            amount = rng.integers(o['low'], o['high'] + 1, n)
        else:
            amount = np.rint(rng.triangular(o['low'], o['mode'], o['high'], n))
        total += amount * joins
    reach = float(np.mean(total >= required))
    times.append(time.perf_counter() - start)
print(json.dumps({'reach': reach, 'milliseconds': sorted(times)[1] * 1000}))
`;

export function numpyInput({ contributions, gates }, required, samples) {
  return JSON.stringify({
    samples,
    required,
    gates: [...gates].map(([id, { likelihood }]) => [id, likelihood]),
    offers: [...contributions.values()].map(({ willingness, amount, requires }) => ({
      willingness,
      requires,
      low: amount.low,
      high: amount.high,
      mode: amount.mode ?? null,
    })),
  });
}

/** The same in Squiggle's language. */
export function squiggleProgram({ contributions, gates }, required) {
  const lines = [...gates].map(([id, { likelihood }]) => `${id} = ${bernoulli(likelihood)}`);
  const terms = [];
  for (const [id, { willingness, amount, requires }] of contributions) {
    const { low, mode, high } = amount;
    const shape = mode === undefined ? `uniform(${low}, ${high})` : triangular(low, mode, high);
    const factors = [`SampleSet.fromDist(${shape})`, ...requires];
    if (willingness < 1) factors.push(bernoulli(willingness));
    lines.push(`${id} = ${factors.join(' * ')}`);
    terms.push(id);
  }
  return `${lines.join('\n')}\n1 - cdf(${terms.join(' + ')}, ${required - 0.5})`;
}

const bernoulli = (likelihood) => `SampleSet.fromDist(bernoulli(${likelihood}))`;

/** Squiggle wants the mode strictly inside. */
function triangular(low, mode, high) {
  return `triangular(${low}, ${Math.min(high - 0.5, Math.max(low + 0.5, mode))}, ${high})`;
}
