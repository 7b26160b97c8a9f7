import * as z from 'zod/mini';
import { findingCodes } from './finding-codes.ts';
import { blocs, stances, yardstick } from './vocabulary.ts';

/*
 * The scenario file, contract section 1: the one source of its structure, of the JSON Schema that
 * editors use, and of what every field means. The `error` of a schema is the phrase that completes
 * "… must be", for messages. What needs the whole scenario (ids, cycles, order of ends) is checked
 * in `resolve.ts`.
 */

/** An id: letters, digits, `_` and `-`, starting with a letter or digit. */
export const idPattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,99}$/u;
const plainId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** The pattern for every script takes milliseconds to compile, and most ids are plain. */
export function isId(text: string): boolean {
  return plainId.test(text) || idPattern.test(text);
}

const text = (description: string) =>
  z.string({ error: 'text' }).check(z.minLength(1), z.describe(description));

const date = (form: string, description: string) =>
  z.string({ error: `a date, ${form}` }).check(z.minLength(1), z.describe(description));

const id = (description: string) => z.string({ error: 'an id' }).check(z.describe(description));

const words = <const Words extends readonly [string, ...string[]]>(
  list: Words,
  what: string,
  description: string,
) => z.enum(list, { error: what }).check(z.describe(description));

const listOf = <Item extends z.ZodMiniType>(item: Item, what: string) =>
  z.array(item, { error: what });

const record = <Entry extends z.ZodMiniType>(entry: Entry, what: string, description: string) =>
  z.record(z.string(), entry, { error: what }).check(z.describe(description));

const keysOf = <Key extends string>(object: Readonly<Record<Key, unknown>>) =>
  Object.keys(object) as [Key, ...Key[]];

const likelihoodPhrase = 'a number from 0 to 1, or a word of the yardstick';

const likelihood = (description: string) =>
  z
    .union(
      [
        z.number().check(z.gte(0, likelihoodPhrase), z.lte(1, likelihoodPhrase)),
        z.enum(keysOf(yardstick)),
      ],
      { error: likelihoodPhrase },
    )
    .check(z.describe(description));

const people = () => z.int({ error: 'a whole number' }).check(z.gte(0));
const quantity = () =>
  z.number({ error: 'a number' }).check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));

const amountOf = (one: typeof people | typeof quantity, what: string, description: string) =>
  z
    .union(
      [
        one(),
        z.tuple([one(), one()], { error: '[low, high]' }),
        z.strictObject({ low: one(), mode: one(), high: one() }, { error: '{low, mode, high}' }),
      ],
      { error: `${what}, [low, high] or {low, mode, high}` },
    )
    .check(z.describe(description));

const endsOf = (one: typeof people | typeof quantity, what: string, description: string) =>
  z
    .union([one(), z.tuple([one(), one()], { error: '[low, high]' })], {
      error: `${what} or [low, high]`,
    })
    .check(z.describe(description));

const source = z.optional(
  z
    .union([id('A source.'), listOf(id('A source.'), 'a list of source ids')], {
      error: 'the id of a source, or a list of them',
    })
    .check(z.describe('The publication behind the figure: an id under `sources`, or several.')),
);

const note = z.optional(text('Free text for the reader.'));

const basis = z.optional(
  words(
    ['cited', 'derived', 'assumed'],
    'cited, derived or assumed',
    'How far the figure can be traced. Without it: `cited` with a source, `assumed` without.',
  ),
);

const requires = z.optional(
  listOf(
    z.union(
      [
        id('A condition that must hold.'),
        listOf(id('A condition.'), 'a list of condition ids').check(
          z.minLength(1),
          z.describe('Conditions of which any one must hold.'),
        ),
      ],
      { error: 'the id of a condition, or a list of which any one must hold' },
    ),
    'a list of conditions',
  ).check(
    z.describe('Conditions that must all hold. A list inside the list: any one of its members.'),
  ),
);

const sourceEntry = z
  .strictObject(
    {
      title: z.optional(text('Title of the publication.')),
      publisher: z.optional(text('Who published it.')),
      date: z.optional(
        date(
          'YYYY-MM-DD, YYYY-MM or "YYYY"',
          'Date of publication: YYYY-MM-DD, YYYY-MM or "YYYY".',
        ),
      ),
      url: z.optional(text('Where it can be read.')),
      quote: z.optional(text('The words that matter, short.')),
    },
    { error: 'a mapping of title, publisher, date, url and quote' },
  )
  .check(z.describe('A publication that figures can name.'));

const target = z
  .strictObject(
    {
      personnel: endsOf(
        people,
        'a whole number',
        'Personnel asked for: low and high end. A single number means both ends.',
      ),
      source,
      basis,
      note,
    },
    { error: 'a mapping with `personnel`' },
  )
  .check(z.describe('What is asked for.'));

const condition = z
  .strictObject(
    {
      title: z.optional(text('What holds when the condition holds.')),
      likelihood: likelihood(
        'Likelihood 0–1, or a word of the PHIA yardstick, that it holds, given that all it requires holds.',
      ),
      requires,
      source,
      basis,
      note,
    },
    { error: 'a mapping with a `likelihood`' },
  )
  .check(z.describe('Something that holds or does not, shared by many contributions.'));

const capability = z
  .strictObject(
    {
      title: z.optional(text('Name of the capability.')),
      unit: z.optional(text('What its amounts count, e.g. batteries or tonnes per day.')),
      required: z.optional(
        endsOf(
          quantity,
          'a number',
          'How much is needed: low and high end, or one number. Left out where nobody has stated it.',
        ),
      ),
      source,
      basis,
      note,
    },
    { error: 'a mapping' },
  )
  .check(z.describe('What the force needs besides people.'));

const contribution = z
  .strictObject(
    {
      nation: z.optional(
        z
          .string({ error: 'the three-letter code of a nation' })
          .check(
            z.minLength(1),
            z.describe('ISO 3166-1 alpha-3 code of the nation; without it, the id is the code.'),
          ),
      ),
      bloc: z.optional(
        words(
          blocs as ['ukraine', 'european_nato', 'other_europe', 'other'],
          'ukraine, european_nato, other_europe or other',
          'The part of the force it counts towards; without it, the bloc of the nation.',
        ),
      ),
      personnel: z.optional(
        amountOf(
          people,
          'a whole number',
          'People it would send: a number, [low, high] (every whole number equally likely) or ' +
            '{low, mode, high} (triangular). 0 without it.',
        ),
      ),
      stance: z.optional(
        words(
          keysOf(stances),
          'committed, ready, likely, undecided, reluctant or refused',
          'How willing the nation is once all it requires holds: committed 1, ready 0.85, likely 0.65, ' +
            'undecided 0.45 (the default), reluctant 0.30, refused 0.',
        ),
      ),
      likelihood: z.optional(
        likelihood(
          'Likelihood 0–1 that it joins once all it requires holds; replaces that of its stance.',
        ),
      ),
      requires,
      capabilities: z.optional(
        record(
          amountOf(
            quantity,
            'a number',
            'Amount in the unit of the capability, up to two decimals.',
          ),
          'a mapping of capability ids to amounts',
          'What it would add to each capability.',
        ),
      ),
      source,
      basis,
      note,
    },
    { error: 'a mapping' },
  )
  .check(z.describe('What one nation would send, how willingly, and under which conditions.'));

const check = z.union(
  [
    text('PATH OP VALUE, e.g. `personnel.coverage.of_low.expected >= 80%`.'),
    z.strictObject(
      {
        assert: text('PATH OP VALUE, or `change in PATH OP VALUE`.'),
        because: z.optional(text('Why it has to hold.')),
        severity: z.optional(
          words(['error', 'warning'], 'error or warning', 'Only errors fail the check.'),
        ),
      },
      { error: 'a mapping with `assert`' },
    ),
  ],
  { error: 'an assertion, or a mapping with `assert`' },
);

const acceptance = z.strictObject(
  {
    finding: words(findingCodes, 'the code of a finding', 'The code of the finding.'),
    path: text('Where it is found: a JSON Pointer such as /capabilities/transport.'),
    because: text('Why it is fine.'),
  },
  { error: 'a mapping of finding, path and because' },
);

/** A scenario file; with `extends`, an overlay on others. */
export const scenarioSchema = z
  .strictObject(
    {
      forcecalc: z.literal(1, { error: '1' }).check(z.describe('Version of the format: 1.')),
      title: text('What the scenario is called in reports.'),
      as_of: z.optional(date('YYYY-MM-DD', 'The day whose knowledge the file states: YYYY-MM-DD.')),
      summary: z.optional(text('One paragraph about the scenario.')),
      not_modelled: z.optional(
        listOf(text('A sentence.'), 'a list of sentences').check(
          z.describe('What the numbers leave out, in plain sentences.'),
        ),
      ),
      extends: z.optional(
        z
          .union([text('A file.'), listOf(text('A file.'), 'a list of files')], {
            error: 'the path of a file, or a list of them',
          })
          .check(z.describe('Files that are read first, relative to this one.')),
      ),
      sources: z.optional(
        record(
          sourceEntry,
          'a mapping of ids to sources',
          'The publications that figures name, by id.',
        ),
      ),
      target,
      stances: z.optional(
        z
          .strictObject(
            {
              committed: z.optional(likelihood('Likelihood of the stance `committed`.')),
              ready: z.optional(likelihood('Likelihood of the stance `ready`.')),
              likely: z.optional(likelihood('Likelihood of the stance `likely`.')),
              undecided: z.optional(likelihood('Likelihood of the stance `undecided`.')),
              reluctant: z.optional(likelihood('Likelihood of the stance `reluctant`.')),
            },
            { error: 'a mapping of stances to likelihoods' },
          )
          .check(z.describe('Override the default likelihood of a stance. `refused` is always 0.')),
      ),
      conditions: z.optional(
        record(
          condition,
          'a mapping of ids to conditions',
          'What must hold for contributions to come, by id.',
        ),
      ),
      capabilities: z.optional(
        record(
          capability,
          'a mapping of ids to capabilities',
          'What the force needs besides people, by id.',
        ),
      ),
      contributions: z.optional(
        record(
          contribution,
          'a mapping of ids to contributions',
          "By id: the nation's code (ISO 3166-1 alpha-3), or any id with a `nation`.",
        ),
      ),
      checks: z.optional(
        listOf(check, 'a list of assertions').check(
          z.describe('What has to hold of the assessment; `forcecalc check` evaluates it.'),
        ),
      ),
      accept: z.optional(
        listOf(acceptance, 'a list of accepted findings').check(
          z.describe('Findings that are known and fine; counted and listed.'),
        ),
      ),
    },
    { error: 'a mapping' },
  )
  .check(
    z.describe('A forcecalc scenario: national contributions to a force, and what they depend on.'),
  );

/** The scenario file as data, structure checked, nothing resolved. */
export type ScenarioDocument = z.infer<typeof scenarioSchema>;
