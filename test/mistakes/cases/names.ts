import { below, example, fra, head, inFile, type MistakeCase } from '../mistake.ts';

const nation = (written: string, help: string): MistakeCase =>
  below(`${written} as a nation`, 'unknown-nation', '5:3', `contributions:\n  ${written}: {}\n`, {
    help,
  });
const truce = 'conditions: {truce: {likelihood: 0.5}}\n';
const circle = Array.from(
  { length: 2000 },
  (_, at) => `  c${at}: {likelihood: 1, requires: [c${(at + 1) % 2000}]}\n`,
).join('');

/** Keys, ids and nations that do not exist, or not there. */
export const names: readonly MistakeCase[] = [
  below('an unknown key', 'unknown-key', '6:5', fra('personel: 5000'), {
    help: 'did you mean `personnel`?',
    note: '`FRA` would count with 0 personnel instead of 5000',
    isExample: true,
  }),
  below('a misspelt stance key', 'unknown-key', '6:5', fra('stnace: committed'), {
    help: 'did you mean `stance`?',
    note: 'likelihood 0.45 instead of 1',
  }),
  below('a misspelt requirement', 'unknown-key', '7:5', `${truce}${fra('requirs: [truce]')}`, {
    help: 'did you mean `requires`?',
    note: 'whether or not its conditions hold',
  }),
  below(
    'a misspelt room',
    'unknown-key',
    '4:1',
    `conditons: {truce: {likelihood: 1}}\n${fra('requires: [truce]')}`,
    {
      help: 'did you mean `conditions`?',
      note: 'no contribution could require a condition',
    },
  ),
  inFile('a misspelt key that is required', 'unknown-key', '2:1', head.replace('title', 'titel'), {
    help: 'did you mean `title`?',
  }),
  inFile(
    'a misspelt key inside a misspelt key',
    'unknown-key',
    '3:1',
    head.replace('target', 'traget').replace('personnel', 'personel'),
    {
      also: ['unknown-key 3:10'],
    },
  ),
  below('another word for a key', 'unknown-key', '6:5', fra('troops: 5000'), {
    help: 'did you mean `personnel`?',
  }),
  below('a stance that overrides none', 'unknown-key', '4:11', 'stances: {redy: 0.8}\n', {
    help: 'did you mean `ready`?',
    note: 'likelihood 0.85 instead of 0.8',
  }),
  below(
    'a key without its space',
    'unknown-key',
    '5:9',
    'contributions:\n  FRA: {personnel:5000}\n',
    {
      help: '`personnel: 5000`',
    },
  ),
  below('a key of a contribution at the top', 'unknown-key', '4:1', 'stance: ready\n', {
    help: '`stance` belongs in a contribution',
  }),
  inFile('the target at the top', 'unknown-key', '3:1', 'forcecalc: 1\ntitle: T\npersonnel: 5\n', {
    help: '`target` or a contribution',
  }),
  below('a nation at the top', 'unknown-key', '4:1', 'FRA: {stance: ready}\n', {
    help: 'under `contributions`',
  }),
  below(
    'a room inside another',
    'unknown-key',
    '6:3',
    `contributions:\n  FRA: {requires: [truce]}\n  conditions: {truce: {likelihood: 1}}\n`,
    {
      help: 'the column of `contributions`',
    },
  ),
  below('people among the capabilities', 'wrong-type', '5:14', 'capabilities:\n  personnel: 5\n', {
    help: '`personnel` belongs in `target` or a contribution',
  }),
  below(
    'people among the capabilities of a nation',
    'unknown-id',
    '6:20',
    fra('capabilities: {personnel: 5}'),
    {
      help: 'beside `capabilities`',
    },
  ),
  below('a merge key', 'unknown-key', '4:1', '<<: {summary: x}\n', { help: 'write the keys out' }),
  below('a prototype as a key', 'unknown-key', '4:1', 'constructor: x\n'),
  below('the prototype of prototypes as a key', 'unknown-key', '4:1', '__proto__: x\n'),
  below(
    'the prototype of prototypes as a key of an entry',
    'unknown-key',
    '6:5',
    fra('__proto__: {personnel: 5}'),
  ),
  inFile(
    'a title is missing',
    'missing-key',
    '1:1',
    'forcecalc: 1\ntarget: {personnel: 5}\n',
    example,
  ),
  inFile('the version is missing', 'missing-key', '1:1', 'title: T\ntarget: {personnel: 5}\n'),
  below('a likelihood is missing', 'missing-key', '5:3', 'conditions:\n  truce: {title: T}\n'),
  below(
    'a reason is missing',
    'missing-key',
    '4:11',
    'accept: [{finding: capability-gap, path: /a}]\n',
  ),
  // Ids
  below('an id with a space', 'bad-id', '5:3', 'conditions:\n  a truce: {likelihood: 0.5}\n', {
    help: '`a_truce`',
    isExample: true,
  }),
  below(
    'the prototype of prototypes as an id',
    'bad-id',
    '5:3',
    'conditions:\n  __proto__: {likelihood: 0.5}\n',
  ),
  below('an id of 101 letters', 'bad-id', '5:3', `sources:\n  ${'x'.repeat(101)}: {title: T}\n`),
  below('a source that is not defined', 'unknown-id', '6:13', fra('source: rferl'), example),
  below(
    'a misspelt source',
    'unknown-id',
    '7:13',
    `sources: {rferl: {title: T}}\n${fra('source: rfelr')}`,
    {
      help: 'did you mean `rferl`?',
    },
  ),
  below('a misspelt condition', 'unknown-id', '7:16', `${truce}${fra('requires: [truse]')}`, {
    help: 'did you mean `truce`?',
    note: '`FRA` would count whether or not it holds',
  }),
  below(
    'a condition that many require and nobody defines',
    'unknown-id',
    '5:20',
    'contributions:\n  FRA: {requires: [truce]}\n  GBR: {requires: [truce]}\n  ITA: {requires: [[truce]]}\n',
  ),
  below(
    'any of two in words',
    'unknown-id',
    '7:16',
    `conditions: {a: {likelihood: 1}, b: {likelihood: 1}}\n${fra('requires: [a or b]')}`,
    {
      help: '[[a, b]]',
    },
  ),
  below('a prototype as a condition', 'unknown-id', '6:16', fra('requires: [toString]')),
  below('a capability that is not defined', 'unknown-id', '6:20', fra('capabilities: {air: 2}')),
  below(
    'a misspelt capability',
    'unknown-id',
    '7:20',
    `capabilities: {air_defence: {unit: b}}\n${fra('capabilities: {air_defense: 2}')}`,
    {
      help: 'did you mean `air_defence`?',
      note: '`FRA` would count with 0 of `air_defence` instead of 2',
    },
  ),
  // Nations
  below('no nation', 'unknown-nation', '5:3', 'contributions:\n  France: {stance: ready}\n', {
    help: 'did you mean `FRA` (France)?',
    isExample: true,
  }),
  nation('FRN', '`FRA` (France)'),
  nation('FR', '`FRA` (France)'),
  nation('UK', '`GBR` (United Kingdom)'),
  nation('Germny', '`DEU` (Germany)'),
  nation('EU', 'write its members one by one'),
  nation('XYZ', 'write the three-letter code'),
  nation('“FRA”', '`FRA` (France)'),
  nation('FRA-air', 'add `nation: FRA`'),
  nation('constructor', 'write the three-letter code'),
  below('a nation that is none', 'unknown-nation', '6:13', fra('nation: Frankreich')),
  // Circles
  below(
    'a condition that requires itself',
    'requirement-cycle',
    '5:39',
    'conditions:\n  truce: {likelihood: 0.5, requires: [truce]}\n',
    example,
  ),
  below(
    'two conditions that require one another',
    'requirement-cycle',
    '6:35',
    'conditions:\n  a: {likelihood: 0.5, requires: [b]}\n  b: {likelihood: 0.5, requires: [a]}\n',
  ),
  below(
    'a circle through an alternative',
    'requirement-cycle',
    '6:35',
    'conditions:\n  a: {likelihood: 0.5, requires: [[b, c]]}\n  b: {likelihood: 0.5, requires: [a]}\n  c: {likelihood: 0.5}\n',
  ),
  below('a circle of 2,000 conditions', 'requirement-cycle', '2004:37', `conditions:\n${circle}`),
  // Anchors
  below(
    'a mistake behind an alias',
    'number-as-text',
    '4:19',
    'not_modelled: [&n "5k"]\ncontributions: {FRA: {personnel: *n}}\n',
  ),
  below(
    'a mistake behind two aliases',
    'number-as-text',
    '5:23',
    'contributions:\n  FRA: &f {personnel: 12k}\n  GBR: *f\n  ITA: *f\n',
  ),
];
