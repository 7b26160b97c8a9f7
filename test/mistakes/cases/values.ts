import { below, example, fra, head, inFile, type MistakeCase } from '../mistake.ts';

const personnel = (written: string) => fra(`personnel: ${written}`);

/** A number that YAML reads as text, in a block: `personnel: …` at 6:16. */
const asText = (written: string, meant: string): MistakeCase =>
  below(`${written} for a number`, 'number-as-text', '6:16', personnel(written), {
    help: `write ${meant}`,
    note: `0 personnel instead of ${meant}`,
  });

/** The same inside braces, where a comma ends the value: at 5:20. */
const inBraces = (written: string, meant: string): MistakeCase =>
  below(
    `${written} inside braces`,
    'number-as-text',
    '5:20',
    `contributions:\n  FRA: {personnel: ${written}}\n`,
    {
      help: `write ${meant}`,
    },
  );

/** Values that are not what the language wants where they stand. */
export const values: readonly MistakeCase[] = [
  below('a comma between thousands', 'number-as-text', '6:16', personnel('12,000'), {
    help: 'write 12000',
    note: '0 personnel instead of 12000',
    isExample: true,
  }),
  asText('12_000', '12000'),
  asText('12 000', '12000'),
  asText("12'000", '12000'),
  asText('12.000.000', '12000000'),
  asText('12k', '12000'),
  asText('1.2 million', '1200000'),
  asText('"5000"', '5000'),
  asText('5,000–10,000', '[5000, 10000]'),
  asText('5000 to 10000', '[5000, 10000]'),
  asText('10–15k', '[10000, 15000]'),
  asText('up to 10,000', '[0, 10000]'),
  asText('about 5,000', '5000'),
  asText('5000 soldiers', '5000'),
  inBraces('12,000', '12000'),
  inBraces('12,000, stance: ready', '12000'),
  inBraces('5,000–10,000', '[5000, 10000]'),
  below('commas in the numbers of a list', 'number-as-text', '6:16', personnel('[5,000, 10,000]'), {
    help: 'write [5000, 10000]',
  }),
  below('a percentage', 'number-as-text', '6:17', fra('likelihood: 60%'), { help: 'write 0.6' }),
  below('a decimal comma', 'number-as-text', '6:17', fra('likelihood: 0,6'), { help: 'write 0.6' }),
  below('a percentage of nothing', 'wrong-type', '6:16', personnel('60%')),
  below('words for a number', 'wrong-type', '6:16', personnel('many')),
  below('a truth value for a number', 'wrong-type', '6:16', personnel('true')),
  below('three ends', 'wrong-type', '6:16', personnel('[1, 2, 3]'), { help: 'two numbers' }),
  below('one end', 'wrong-type', '6:16', personnel('[1]'), { help: 'two numbers' }),
  below('least and most', 'wrong-type', '6:16', personnel('{min: 1, max: 2}'), {
    help: 'write [1, 2]',
  }),
  below('a mode is missing', 'missing-key', '6:5', personnel('{low: 5, high: 10}'), {
    help: 'write [5, 10]',
  }),
  below(
    'a number of 20 digits',
    'number-too-large',
    '6:16',
    personnel('12345678901234567890'),
    example,
  ),
  below('1e400', 'number-too-large', '6:16', personnel('1e400')),
  below('2^53', 'number-too-large', '6:16', personnel('9007199254740992')),
  below('infinity', 'number-too-large', '6:16', personnel('.inf')),
  below('no number at all', 'out-of-range', '6:16', personnel('.nan')),
  below('three decimals', 'too-many-decimals', '6:16', personnel('12.000'), {
    help: 'write 12000 if the point separates thousands',
    note: 'YAML reads 12.000 as 12',
    isExample: true,
  }),
  below(
    'three decimals of a capability',
    'too-many-decimals',
    '5:29',
    'capabilities:\n  lift: {unit: t, required: 1.234}\n',
  ),
  below('half a person', 'not-whole', '6:16', personnel('5.5'), example),
  below('a negative number', 'out-of-range', '6:16', personnel('-5'), example),
  below('a negative end', 'out-of-range', '6:17', personnel('[-5, 5]')),
  below('a likelihood of 60', 'out-of-range', '6:17', fra('likelihood: 60'), {
    help: 'write 0.6 for 60 %',
  }),
  below('a likelihood below 0', 'out-of-range', '6:17', fra('likelihood: -0.1')),
  below('an infinite likelihood', 'out-of-range', '6:17', fra('likelihood: .inf')),
  below('ends in the wrong order', 'wrong-order', '6:24', personnel('[10000, 5000]'), {
    help: 'write [5000, 10000]',
    isExample: true,
  }),
  below(
    'a mode above the high end',
    'wrong-order',
    '6:41',
    personnel('{low: 5, mode: 20, high: 10}'),
  ),
  below(
    'a mode below the low end',
    'wrong-order',
    '6:31',
    personnel('{low: 5, mode: 1, high: 10}'),
  ),
  below('a misspelt stance', 'unknown-word', '6:13', fra('stance: redy'), {
    help: 'did you mean `ready`?',
    note: 'likelihood 0.45 instead of 0.85',
    isExample: true,
  }),
  below('a likelihood as a stance', 'unknown-word', '6:13', fra('stance: unlikely'), {
    help: 'write `likelihood: unlikely`',
  }),
  below('a number as a stance', 'wrong-type', '6:13', fra('stance: 0.8'), {
    help: 'write `likelihood: 0.8`',
  }),
  below('a misspelt likelihood word', 'unknown-word', '6:17', fra('likelihood: lkely'), {
    help: 'did you mean `likely`?',
    note: 'likelihood 0.45, that of `undecided`, instead of 0.65',
  }),
  below('a stance as a likelihood', 'unknown-word', '6:17', fra('likelihood: ready'), {
    help: 'write `stance: ready`',
  }),
  below('a prototype as a stance', 'unknown-word', '6:13', fra('stance: constructor')),
  below('a prototype as a likelihood', 'unknown-word', '6:17', fra('likelihood: toString')),
  below('an unknown basis', 'unknown-word', '6:12', fra('basis: guessed')),
  below('an unknown bloc', 'unknown-word', '6:11', fra('bloc: nato')),
  below(
    'an unknown finding',
    'unknown-word',
    '4:20',
    'accept: [{finding: capability-gpa, path: /a, because: b}]\n',
    { help: 'did you mean `capability-gap`?' },
  ),
  below('a day that no calendar has', 'bad-date', '4:8', 'as_of: 2025-02-30\n', example),
  below('a date in another order', 'bad-date', '4:8', 'as_of: 11.03.2025\n', {
    help: 'write 2025-03-11',
  }),
  below('a month that no calendar has', 'bad-date', '4:21', 'sources: {a: {date: 2025-13}}\n'),
  below('a year alone', 'wrong-type', '4:21', 'sources: {a: {date: 2025}}\n', {
    help: "write '2025', in quotes",
  }),
  below('a number where text belongs', 'wrong-type', '4:10', 'summary: 5\n', {
    help: "write '5', in quotes",
    isExample: true,
  }),
  below(
    'a sentence with a colon',
    'wrong-type',
    '5:5',
    'not_modelled:\n  - Rotation: a soldier counts once\n',
    {
      help: "'Rotation: a soldier counts once'",
    },
  ),
  below(
    'text where a list belongs',
    'wrong-type',
    '7:15',
    `conditions: {truce: {likelihood: 1}}\n${fra('requires: truce')}`,
    {
      help: 'write `[truce]`',
    },
  ),
  below('dashes without spaces', 'wrong-type', '5:3', 'not_modelled:\n  -a\n  -b\n', {
    help: 'after each dash',
  }),
  below('a list where a mapping belongs', 'wrong-type', '4:16', 'contributions: [FRA]\n'),
  below('a list of nations', 'wrong-type', '5:3', 'contributions:\n  - FRA: {stance: ready}\n', {
    help: '`FRA:`',
  }),
  below('a number for a nation', 'wrong-type', '5:8', 'contributions:\n  FRA: 5000\n', {
    help: 'write `{personnel: 5000}`',
  }),
  below('a word for a nation', 'wrong-type', '5:8', 'contributions:\n  FRA: ready\n', {
    help: 'write `{stance: ready}`',
  }),
  inFile('a number for the target', 'wrong-type', '3:9', 'forcecalc: 1\ntitle: T\ntarget: 5\n', {
    help: 'write `{personnel: 5}`',
  }),
  below('an empty any-of list', 'wrong-type', '6:16', fra('requires: [[]]')),
  below(
    'a list in a list in a list',
    'wrong-type',
    '7:17',
    `conditions: {truce: {likelihood: 1}}\n${fra('requires: [[[truce]]]')}`,
  ),
  below('an empty value', 'empty-value', '6:5', fra('stance:'), example),
  below('an empty nation', 'empty-value', '5:3', 'contributions:\n  FRA:\n'),
  below('an empty text', 'empty-value', '4:10', 'summary: ""\n'),
  inFile(
    'a comment in place of a value',
    'empty-value',
    '2:1',
    'forcecalc: 1\ntitle: #1\ntarget: {personnel: 5}\n',
    {
      help: "'#1'",
    },
  ),
  below(
    'what a key should hold beside it',
    'empty-value',
    '5:3',
    'contributions:\n  FRA:\n  stance: ready\n  personnel: 5\n',
    {
      help: 'indent `stance` and `personnel`',
    },
  ),
  inFile(
    'a room that holds nothing, and its entries beside it',
    'empty-value',
    '4:1',
    `${head}contributions:\nFRA: {stance: ready}\n`,
  ),
  inFile(
    'another version of the format',
    'format-version',
    '1:12',
    head.replace('1', '2'),
    example,
  ),
  inFile('the version in quotes', 'format-version', '1:12', head.replace('1', '"1"')),
  below('a likelihood for refusing', 'fixed-stance', '4:11', 'stances: {refused: 0.1}\n', example),
];
