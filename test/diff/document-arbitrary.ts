import fc from 'fast-check';
import type { Document } from './scenario-of.ts';

const nations = ['DEU', 'FRA', 'GBR', 'POL', 'UKR'];
const conditions = ['c0', 'c1', 'c2', 'c3'];
const capabilities = ['x', 'y'];
const words = ['remote_chance', 'unlikely', 'likely', 'almost_certain'];
const stances = ['committed', 'ready', 'likely', 'undecided', 'reluctant', 'refused'];

const likelihood = fc.oneof(
  fc.constantFrom(0, 1, 0.25),
  fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  fc.constantFrom(...words),
);

const amount = fc.oneof(
  fc.nat({ max: 30 }),
  fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 15 })).map(([low, more]) => [low, low + more]),
  fc
    .tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.nat({ max: 9 }))
    .map(([low, rise, fall]) => ({ low, mode: low + rise, high: low + rise + fall })),
);

function requires(ids: readonly string[]) {
  if (ids.length === 0) return fc.constant([]);
  const id = fc.constantFrom(...ids);
  return fc.array(
    fc.oneof({ weight: 3, arbitrary: id }, fc.array(id, { minLength: 1, maxLength: 2 })),
    { maxLength: 2 },
  );
}

/** Conditions that require only those before them in an order of their own: sides may disagree. */
const someConditions = fc
  .shuffledSubarray(conditions, { minLength: 2 })
  .chain((ids) =>
    fc
      .tuple(
        ...ids.map((_, index) =>
          fc.record({ likelihood, requires: requires(ids.slice(0, index)) }),
        ),
      )
      .map((entries) => Object.fromEntries(entries.map((entry, at) => [ids[at] ?? '', entry]))),
  );

function contribution(ids: readonly string[]) {
  return fc.record(
    {
      personnel: amount,
      stance: fc.constantFrom(...stances),
      likelihood,
      requires: requires(ids),
      capabilities: fc.dictionary(fc.constantFrom(...capabilities), amount, { maxKeys: 2 }),
      note: fc.constantFrom('a', 'b'),
    },
    { requiredKeys: ['personnel'] },
  );
}

/** A scenario of a few nations, conditions and capabilities. */
export const anyDocument: fc.Arbitrary<Document> = someConditions.chain((own) =>
  fc.record({
    forcecalc: fc.constant(1),
    title: fc.constant('T'),
    target: fc
      .tuple(fc.nat({ max: 60 }), fc.nat({ max: 40 }))
      .map(([low, more]) => ({ personnel: [low, low + more] })),
    stances: fc.dictionary(fc.constantFrom('ready', 'likely', 'undecided'), likelihood, {
      maxKeys: 1,
    }),
    conditions: fc.constant(own),
    capabilities: fc.constant({ x: { unit: 'batteries', required: 3 }, y: {} }),
    contributions: fc
      .subarray(nations, { minLength: 1 })
      .chain((ids) =>
        fc
          .tuple(...ids.map(() => contribution(Object.keys(own))))
          .map((entries) => Object.fromEntries(entries.map((entry, at) => [ids[at] ?? '', entry]))),
      ),
  }),
);

/** Two scenarios of which the second has some rooms, entries or values of another. */
export const anyPair: fc.Arbitrary<readonly [Document, Document]> = fc
  .tuple(anyDocument, anyDocument, fc.infiniteStream(fc.nat({ max: 3 })))
  .map(([base, other, draws]) => {
    const draw = () => draws.next().value;
    const head: Record<string, unknown> = { ...base };
    for (const room of ['target', 'stances', 'conditions']) {
      if (draw() === 0) head[room] = other[room];
    }
    const known = Object.keys(head.conditions as object);
    const contributions = { ...(base.contributions as Record<string, object>) };
    for (const [id, entry] of Object.entries(other.contributions as Record<string, object>)) {
      const fate = draw();
      if (fate === 0) contributions[id] = entry;
      else if (fate === 1 && Object.keys(contributions).length > 1) delete contributions[id];
    }
    head.contributions = Object.fromEntries(
      Object.entries(contributions).map(([id, entry]) => [id, knowing(entry, known)]),
    );
    return [base, head] as const;
  });

/** The entry without requirements that nobody defines. */
function knowing(entry: object, known: readonly string[]): object {
  const required = 'requires' in entry ? (entry.requires as (string | string[])[]) : [];
  const kept = required.filter((one) => [one].flat().every((id) => known.includes(id)));
  return { ...entry, requires: kept };
}
