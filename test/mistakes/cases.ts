import type { ProblemCode } from '../../src/scenario/problem.ts';

/** One kind of mistake: the smallest files that hold it, and what the program must say. */
export interface MistakeCase {
  readonly name: string;
  readonly code: ProblemCode;
  /** `line:column` of the mistake; undefined where there is no text to point into. */
  readonly at?: string;
  /** By name; the first is the scenario. Text, or bytes as they are. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The command line instead of the name of the first file. */
  readonly words?: readonly string[];
  readonly exit: 2 | 3;
  /** Shown in docs/errors.md as the example of its code. */
  readonly isExample?: true;
}

const head = 'forcecalc: 1\ntitle: T\ntarget: {personnel: 5}\n';

interface Rest {
  readonly words?: readonly string[];
  readonly exit?: 2 | 3;
  readonly isExample?: true;
  readonly others?: Readonly<Record<string, string | Uint8Array>>;
}

function inFile(
  name: string,
  code: ProblemCode,
  at: string | undefined,
  text: string | Uint8Array,
  { others = {}, exit = 3, ...rest }: Rest = {},
): MistakeCase {
  return { name, code, files: { 'a.yaml': text, ...others }, exit, ...(at && { at }), ...rest };
}

/** Below a valid beginning of three lines. */
const below = (name: string, code: ProblemCode, at: string, text: string, rest: Rest = {}) =>
  inFile(name, code, at, head + text, rest);

const onCommandLine = (
  name: string,
  code: ProblemCode,
  words: readonly string[],
  { at, text = head, isExample }: { at?: string; text?: string; isExample?: true } = {},
): MistakeCase => ({
  name,
  code,
  files: { 'a.yaml': text },
  words,
  exit: 2,
  ...(at && { at }),
  ...(isExample && { isExample }),
});

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const example = { isExample: true } as const;
const fra = (text: string) => `contributions:\n  FRA:\n    ${text}\n`;
const bomb = `contributions:\n  FRA: {note: x}\nnot_modelled:\n  - &a0 x\n${Array.from(
  { length: 9 },
  (_, level) => `  - &a${level + 1} [${Array(9).fill(`*a${level}`).join(', ')}]\n`,
).join('')}`;

/** Forty nations, each with ranges that none of forty conditions leaves alone. */
function entangled(): string {
  const ids = Array.from({ length: 40 }, (_, at) => at);
  const conditions = ids.map((id) => `  c${id}: {likelihood: 0.5}\n`);
  const nations = ids.map((at) => {
    const needs = ids
      .filter((id) => (id * id * 7 + at * at * 11 + id * at) % 41 < 6)
      .map((id) => `c${id}`);
    return `  N${at}: {nation: FRA, personnel: [0, ${5000 + at}], requires: [${needs.join(', ')}]}\n`;
  });
  return `${head}conditions:\n${conditions.join('')}contributions:\n${nations.join('')}`;
}

export const mistakes: readonly MistakeCase[] = [
  // Reading
  onCommandLine('a file that does not exist', 'cannot-read', ['b.yaml'], example),
  onCommandLine('a directory', 'cannot-read', ['.']),
  onCommandLine('a file as a directory', 'cannot-read', ['a.yaml/b.yaml']),
  onCommandLine('a name longer than any file has', 'cannot-read', [`./${'x'.repeat(5000)}`]),
  inFile(
    'a file of 5 MiB',
    'too-large',
    undefined,
    `${head}# ${'x'.repeat(5 * 1024 * 1024)}\n`,
    example,
  ),
  { ...onCommandLine('a device that never ends', 'too-large', ['/dev/zero']), exit: 3 },
  inFile(
    'Latin-1',
    'not-utf8',
    '2:11',
    joined(utf8('forcecalc: 1\ntitle: Zur'), bytes(0xfc, 0x63, 0x6b, 10)),
    example,
  ),
  inFile('UTF-16', 'not-utf8', '1:1', joined(bytes(0xff, 0xfe), bytes(0x66, 0, 0x6f, 0))),
  inFile('a base that does not exist', 'base-missing', '1:10', 'extends: b.yaml\n', example),
  inFile('a base that is a directory', 'base-missing', '1:10', 'extends: .\n'),
  inFile('a base outside the tree', 'base-outside', '1:10', 'extends: ../b.yaml\n', example),
  inFile(
    'a base outside the tree by an absolute path',
    'base-outside',
    '1:10',
    'extends: /etc/hostname\n',
  ),
  inFile('a file that extends itself', 'base-cycle', '1:10', 'extends: a.yaml\n', example),
  inFile('files that extend one another', 'base-cycle', '1:10', 'extends: b.yaml\n', {
    others: { 'b.yaml': 'extends: a.yaml\n' },
  }),
  // YAML
  inFile(
    'a tab as indentation',
    'yaml-syntax',
    '4:1',
    `${head}contributions:\n\tFRA: {stance: ready}\n`.replace(head, 'forcecalc: 1\ntitle: T\n'),
    example,
  ),
  inFile(
    'a quote that is never closed',
    'yaml-syntax',
    '2:8',
    'forcecalc: 1\ntitle: "T\ntarget: {personnel: 5}\n',
  ),
  inFile(
    'two colons in a line',
    'yaml-syntax',
    '2:8',
    'forcecalc: 1\ntitle: a: b\ntarget: {personnel: 5}\n',
  ),
  inFile(
    'a bracket that is never closed',
    'yaml-syntax',
    '3:9',
    'forcecalc: 1\ntitle: T\ntarget: {personnel: 5\n',
  ),
  inFile(
    'a space missing after a colon',
    'yaml-syntax',
    '2:6',
    'forcecalc: 1\ntitle:T\ntarget: {personnel: 5}\n',
  ),
  inFile(
    'text that starts with @',
    'yaml-syntax',
    '2:8',
    'forcecalc: 1\ntitle: @T\ntarget: {personnel: 5}\n',
  ),
  inFile(
    'a zero byte',
    'control-character',
    '2:8',
    'forcecalc: 1\ntitle: \0\ntarget: {personnel: 5}\n',
    example,
  ),
  inFile(
    'an escape character',
    'control-character',
    '2:8',
    'forcecalc: 1\ntitle: \u001b[31mT\ntarget: {personnel: 5}\n',
  ),
  inFile(
    'an escaped escape character',
    'control-character',
    '2:8',
    'forcecalc: 1\ntitle: "\\e[31m"\ntarget: {personnel: 5}\n',
  ),
  inFile(
    'text that turns its direction',
    'control-character',
    '2:8',
    'forcecalc: 1\ntitle: \u202eT\ntarget: {personnel: 5}\n',
  ),
  inFile(
    '10,000 levels of brackets',
    'too-deep',
    '1:65',
    `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    example,
  ),
  inFile(
    '10,000 levels of mappings',
    'too-deep',
    '1:257',
    `${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`,
  ),
  inFile('10,000 levels of lists', 'too-deep', '1:129', `${'- '.repeat(10_000)}1`),
  below('an alias of nothing', 'alias-unresolved', '4:10', 'summary: *nope\n', example),
  below(
    'an alias inside its own value',
    'alias-recursive',
    '4:19',
    'not_modelled: &x [*x]\n',
    example,
  ),
  below('aliases that multiply', 'alias-bomb', '13:10', bomb, example),
  inFile('a second document', 'several-documents', '4:1', `${head}---\n${head}`, example),
  inFile('YAML 1.1', 'yaml-directive', '1:1', `%YAML 1.1\n---\n${head}`, example),
  below('a tag of somebody else', 'unknown-tag', '4:10', 'summary: !secret x\n', example),
  below('a binary tag', 'unknown-tag', '4:10', 'summary: !!binary aGk=\n'),
  inFile('a key written twice', 'duplicate-key', '4:1', `${head}title: U\n`, example),
  below('a key that is a list', 'key-not-text', '4:3', '? [a]\n: b\n', example),
  inFile('nothing', 'empty-file', '1:1', '', example),
  inFile('only a comment', 'empty-file', '1:1', '# later\n'),
  // The language
  inFile('a list at the top', 'wrong-type', '1:1', '- forcecalc: 1\n'),
  inFile('text at the top', 'wrong-type', '1:1', 'hello\n'),
  inFile(
    'another version of the format',
    'format-version',
    '1:12',
    'forcecalc: 2\ntitle: T\ntarget: {personnel: 5}\n',
    example,
  ),
  below('an unknown key', 'unknown-key', '6:5', fra('personel: 5000'), example),
  inFile(
    'a misspelt key that is required',
    'unknown-key',
    '2:1',
    'forcecalc: 1\ntitel: T\ntarget: {personnel: 5}\n',
  ),
  below('a key in the wrong room', 'unknown-key', '4:1', 'stance: ready\n'),
  below('a merge key', 'unknown-key', '4:1', '<<: {summary: x}\n'),
  below('a prototype as a key', 'unknown-key', '4:1', 'constructor: x\n'),
  below('the prototype of prototypes as a key', 'unknown-key', '4:1', '__proto__: x\n'),
  inFile('null for an unknown key', 'unknown-key', '2:1', 'extends: b.yaml\nsumary: null\n', {
    others: { 'b.yaml': head },
  }),
  inFile(
    'a title is missing',
    'missing-key',
    '1:1',
    'forcecalc: 1\ntarget: {personnel: 5}\n',
    example,
  ),
  below('a likelihood is missing', 'missing-key', '5:3', 'conditions:\n  truce: {title: T}\n'),
  below('a mode is missing', 'missing-key', '6:5', fra('personnel: {low: 5, high: 10}')),
  below('a number where text belongs', 'wrong-type', '4:10', 'summary: 5\n', example),
  below('a list where a mapping belongs', 'wrong-type', '4:16', 'contributions: [FRA]\n'),
  below('a mapping where a list belongs', 'wrong-type', '6:15', fra('requires: {truce: yes}')),
  below('three ends', 'wrong-type', '6:16', fra('personnel: [1, 2, 3]')),
  below('words for a number', 'wrong-type', '6:16', fra('personnel: many')),
  below('an empty value', 'empty-value', '6:5', fra('stance:'), example),
  below('a comma between thousands', 'number-as-text', '6:16', fra('personnel: 12,000'), example),
  below('an underscore between thousands', 'number-as-text', '6:16', fra('personnel: 12_000')),
  below('a space between thousands', 'number-as-text', '6:16', fra('personnel: 12 000')),
  below('a k for thousand', 'number-as-text', '6:16', fra('personnel: 12k')),
  below('quotes around a number', 'number-as-text', '6:16', fra('personnel: "5000"')),
  below('a percentage', 'number-as-text', '6:17', fra('likelihood: 60%')),
  below('a dash between two numbers', 'number-as-text', '6:16', fra('personnel: 5,000–10,000')),
  below('up to', 'number-as-text', '6:16', fra('personnel: up to 10,000')),
  below(
    'a number of 20 digits',
    'number-too-large',
    '6:16',
    fra('personnel: 12345678901234567890'),
    example,
  ),
  below('1e400', 'number-too-large', '6:16', fra('personnel: 1e400')),
  below('2^53', 'number-too-large', '6:16', fra('personnel: 9007199254740992')),
  below('infinity', 'number-too-large', '6:16', fra('personnel: .inf')),
  below('three decimals', 'too-many-decimals', '6:16', fra('personnel: 12.000'), example),
  below(
    'three decimals of a capability',
    'too-many-decimals',
    '5:29',
    'capabilities:\n  lift: {unit: t, required: 1.234}\n',
  ),
  below('half a person', 'not-whole', '6:16', fra('personnel: 5.5'), example),
  below('a negative number', 'out-of-range', '6:16', fra('personnel: -5'), example),
  below('a likelihood of 60', 'out-of-range', '6:17', fra('likelihood: 60')),
  below('ends in the wrong order', 'wrong-order', '6:24', fra('personnel: [10000, 5000]'), example),
  below(
    'a mode above the high end',
    'wrong-order',
    '6:41',
    fra('personnel: {low: 5, mode: 20, high: 10}'),
  ),
  below('a misspelt stance', 'unknown-word', '6:13', fra('stance: redy'), example),
  below('a misspelt likelihood word', 'unknown-word', '6:17', fra('likelihood: lkely')),
  below(
    'an unknown finding',
    'unknown-word',
    '4:20',
    'accept: [{finding: capability-gpa, path: /a, because: b}]\n',
  ),
  below('a day that no calendar has', 'bad-date', '4:8', 'as_of: 2025-02-30\n', example),
  below('a date in another order', 'bad-date', '4:8', 'as_of: 11.03.2025\n'),
  below(
    'an id with a space',
    'bad-id',
    '5:3',
    'conditions:\n  a truce: {likelihood: 0.5}\n',
    example,
  ),
  below(
    'the prototype of prototypes as an id',
    'bad-id',
    '5:3',
    'conditions:\n  __proto__: {likelihood: 0.5}\n',
  ),
  below('a source that is not defined', 'unknown-id', '6:13', fra('source: rferl'), example),
  below(
    'a condition that is not defined',
    'unknown-id',
    '7:16',
    `conditions: {truce: {likelihood: 0.5}}\n${fra('requires: [truse]')}`,
  ),
  below('a prototype as a condition', 'unknown-id', '6:16', fra('requires: [toString]')),
  below('a capability that is not defined', 'unknown-id', '6:20', fra('capabilities: {air: 2}')),
  below(
    'no nation',
    'unknown-nation',
    '5:3',
    'contributions:\n  France: {stance: ready}\n',
    example,
  ),
  below('a misspelt nation', 'unknown-nation', '5:3', 'contributions:\n  FRN: {stance: ready}\n'),
  below(
    'an id of its own without a nation',
    'unknown-nation',
    '5:3',
    'contributions:\n  FRA-air: {stance: ready}\n',
  ),
  below(
    'a prototype as a nation',
    'unknown-nation',
    '5:3',
    'contributions:\n  constructor: {stance: ready}\n',
  ),
  below(
    'a condition that requires itself',
    'requirement-cycle',
    '5:39',
    'conditions:\n  truce: {likelihood: 0.5, requires: [truce]}\n',
    example,
  ),
  below(
    'a circle of 5,000 conditions',
    'requirement-cycle',
    '5004:37',
    `conditions:\n${Array.from({ length: 5000 }, (_, at) => `  c${at}: {likelihood: 1, requires: [c${(at + 1) % 5000}]}\n`).join('')}`,
  ),
  below('a likelihood for refusing', 'fixed-stance', '4:11', 'stances: {refused: 0.1}\n', example),
  inFile('a mistake in a base', 'unknown-word', '4:31', 'extends: b.yaml\n', {
    others: {
      'b.yaml': `${head}contributions: {FRA: {stance: redy}}\n`,
    },
  }),
  below(
    'a mistake behind an alias',
    'number-as-text',
    '4:19',
    'summary: &n "x"\ncontributions: {FRA: {personnel: *n}}\n'.replace(
      'summary: &n "x"',
      'not_modelled: [&n "5k"]',
    ),
  ),
  // What only some commands find
  {
    ...onCommandLine('a check of a figure that does not exist', 'bad-check', ['check', 'a.yaml'], {
      at: '4:20',
      text: `${head}checks: [personnel.expcted >= 5]\n`,
      isExample: true,
    }),
    exit: 3,
  },
  inFile('more worlds than can be followed', 'too-many-worlds', '5:7', entangled(), example),
  // The command line
  onCommandLine('no scenario', 'missing-argument', [], example),
  onCommandLine('an unknown option', 'unknown-option', ['a.yaml', '--frmat', 'json'], example),
  onCommandLine('an unknown command', 'unknown-command', ['asess', 'a.yaml'], example),
  onCommandLine('an unknown format', 'bad-option-value', ['a.yaml', '--format', 'jsn'], example),
  onCommandLine('a value missing after an option', 'missing-argument', ['a.yaml', '--format']),
  onCommandLine('maybe', 'bad-option-value', ['a.yaml', '--assume', 'truce=maybe']),
  onCommandLine('an unknown condition', 'unknown-condition', ['a.yaml', '--assume', 'truse=yes'], {
    text: `${head}conditions: {truce: {likelihood: 0.5}}\n`,
    isExample: true,
  }),
  onCommandLine(
    'assumptions that contradict one another',
    'contradicting-assumptions',
    ['a.yaml', '--assume', 'b=yes', '--assume', 'a=no'],
    {
      text: `${head}conditions:\n  a: {likelihood: 0.5}\n  b: {likelihood: 0.5, requires: [a]}\n`,
      isExample: true,
    },
  ),
  onCommandLine(
    'yes and no',
    'contradicting-assumptions',
    ['a.yaml', '--assume', 'a=yes', '--assume', 'a=no'],
    {
      text: `${head}conditions: {a: {likelihood: 0.5}}\n`,
    },
  ),
  onCommandLine('--set without a value', 'bad-option-value', ['a.yaml', '--set', 'title'], {
    at: '1:1',
  }),
  onCommandLine('--set of an unknown key', 'unknown-key', ['a.yaml', '--set', 'sumary=x'], {
    at: '1:1',
  }),
  onCommandLine(
    '--set of the wrong type',
    'number-as-text',
    ['a.yaml', '--set', 'target.personnel=12k'],
    { at: '1:18' },
  ),
  onCommandLine(
    '--set of a misspelt condition',
    'unknown-id',
    ['a.yaml', '--set', 'conditions.truse.likelihood=1'],
    {
      at: '1:12',
      text: `${head}conditions: {truce: {likelihood: 0.5}}\n`,
    },
  ),
  onCommandLine(
    'a place that cannot be written',
    'cannot-write',
    ['a.yaml', '-o', 'no/such/place.txt'],
    example,
  ),
  onCommandLine('a revision outside a repository', 'cannot-read', ['HEAD:a.yaml']),
];
