import { example, head, inFile, type MistakeCase, onCommandLine } from '../mistake.ts';

const truce = `${head}conditions: {truce: {likelihood: 0.5}}\n`;
const force = `${truce}contributions: {FRA: {stance: ready, requires: [truce]}}\n`;

const set = (
  name: string,
  code: MistakeCase['code'],
  option: string,
  at: string,
  help?: string,
): MistakeCase =>
  onCommandLine(`--set ${name}`, code, ['a.yaml', '--set', option], {
    text: force,
    at: `--set:${at}`,
    ...(help !== undefined && { help }),
  });

const assume = (
  name: string,
  code: MistakeCase['code'],
  options: readonly string[],
  help?: string,
) =>
  onCommandLine(name, code, ['a.yaml', ...options.flatMap((option) => ['--assume', option])], {
    text: truce,
    ...(help !== undefined && { help }),
  });

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

/** What the command line says is wrong, and what only some commands find. */
export const commandLine: readonly MistakeCase[] = [
  onCommandLine('no scenario', 'missing-argument', [], example),
  onCommandLine('an empty name', 'missing-argument', ['']),
  onCommandLine('a value missing after an option', 'missing-argument', ['a.yaml', '--format']),
  onCommandLine('an unknown option', 'unknown-option', ['a.yaml', '--frmat', 'json'], {
    help: '--format',
    isExample: true,
  }),
  onCommandLine('an unknown command', 'unknown-command', ['asess', 'a.yaml'], {
    help: 'did you mean `forcecalc assess`?',
    isExample: true,
  }),
  onCommandLine('a command cut short', 'unknown-command', ['dif', 'a.yaml'], {
    help: 'did you mean `forcecalc diff`?',
  }),
  onCommandLine('an unknown format', 'bad-option-value', ['a.yaml', '--format', 'jsn'], {
    help: 'did you mean `json`?',
    isExample: true,
  }),
  onCommandLine('standard input twice', 'bad-option-value', ['-', '-'], { stdin: head }),
  onCommandLine(
    'a place that cannot be written',
    'cannot-write',
    ['a.yaml', '-o', 'no/such/place.txt'],
    example,
  ),
  onCommandLine('a directory to write to', 'cannot-write', ['a.yaml', '-o', '.']),
  // --set
  set('of nothing', 'bad-option-value', '', '1:1', 'contributions.FRA.stance=refused'),
  set('without a value', 'bad-option-value', 'title', '1:1', 'contributions.FRA.stance=refused'),
  set('of an empty value', 'bad-option-value', 'title=', '1:6', '`null`'),
  set('of dots', 'bad-option-value', '..=5', '1:1'),
  set(
    'past the end of a list',
    'bad-option-value',
    'contributions.FRA.requires.5=truce',
    '1:28',
    'from 0',
  ),
  set('of what is read before', 'bad-option-value', 'extends=b.yaml', '1:1'),
  set('of an unknown key', 'unknown-key', 'sumary=x', '1:1', 'did you mean `summary`?'),
  set(
    'of a misspelt key',
    'unknown-key',
    'contributions.FRA.stnace=refused',
    '1:19',
    'did you mean `stance`?',
  ),
  set('of null for an unknown key', 'unknown-key', 'contributions.FRA.foo=null', '1:19'),
  set('of the prototype of prototypes', 'unknown-key', '__proto__.title=x', '1:1'),
  set('of the wrong type', 'number-as-text', 'target.personnel=12k', '1:18', 'write 12000'),
  set(
    'of an unknown word',
    'unknown-word',
    'contributions.FRA.stance=redy',
    '1:26',
    'did you mean `ready`?',
  ),
  set('of an unknown nation', 'unknown-nation', 'contributions.XYZ.personnel=5', '1:15'),
  set(
    'of a nation that is not there',
    'unknown-id',
    'contributions.FRN.personnel=5',
    '1:15',
    'did you mean `FRA`?',
  ),
  set(
    'of a misspelt condition',
    'unknown-id',
    'conditions.truse.likelihood=1',
    '1:12',
    'did you mean `truce`?',
  ),
  set('of a slip', 'yaml-syntax', 'title="x', '1:7'),
  set('of text with a colon', 'wrong-type', 'title=a: b', '1:7', "'a: b'"),
  set('of an escape character', 'control-character', 'title=\u001b[31m', '1:7'),
  set('of null for what a scenario needs', 'missing-key', 'title=null', '1:1'),
  {
    ...onCommandLine(
      '--set and a file that is wrong by itself',
      'unknown-key',
      ['a.yaml', '--set', 'title=U'],
      {
        text: `${head}foo: 1\n`,
        at: '4:1',
      },
    ),
    exit: 3,
  },
  onCommandLine(
    'two --set in the same column',
    'unknown-word',
    ['a.yaml', '--set', 'contributions.FRA.stance=redy', '--set', 'contributions.GBR.stance=likly'],
    {
      text: force,
      at: '--set:1:26',
      also: ['unknown-word --set:1:26'],
    },
  ),
  // --assume
  assume('maybe', 'bad-option-value', ['truce=maybe'], '=yes'),
  assume('an assumption of nothing', 'bad-option-value', ['']),
  assume('an assumption without an answer', 'bad-option-value', ['truce']),
  onCommandLine('an unknown condition', 'unknown-condition', ['a.yaml', '--assume', 'truse=yes'], {
    text: truce,
    help: 'did you mean `--assume truce=…`?',
    isExample: true,
  }),
  assume('the prototype of prototypes as a condition', 'unknown-condition', ['__proto__=yes']),
  onCommandLine(
    'assumptions that contradict one another',
    'contradicting-assumptions',
    ['a.yaml', '--assume', 'b=yes', '--assume', 'a=no'],
    {
      text: `${head}conditions:\n  a: {likelihood: 0.5}\n  b: {likelihood: 0.5, requires: [a]}\n`,
      isExample: true,
    },
  ),
  assume('yes and no', 'contradicting-assumptions', ['truce=yes', 'truce=no']),
  // Several files
  {
    ...onCommandLine(
      'one right file, one wrong, one missing',
      'unknown-key',
      ['a.yaml', 'b.yaml', 'c.yaml'],
      {
        others: { 'b.yaml': `${head}foo: 1\n` },
        at: 'b.yaml:4:1',
        also: ['cannot-read'],
      },
    ),
    exit: 3,
  },
  {
    ...onCommandLine('two scenarios that share a wrong base', 'unknown-key', ['a.yaml', 'b.yaml'], {
      text: 'extends: c.yaml\n',
      others: { 'b.yaml': 'extends: c.yaml\n', 'c.yaml': `${head}foo: 1\n` },
      at: 'c.yaml:4:1',
    }),
    exit: 3,
  },
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
];
