import type { Problem } from '../../src/scenario/problem.ts';

/** What can stand in a list of problems, each case once. */
export const problems: readonly Problem[] = [
  {
    code: 'number-as-text',
    origin: 'file',
    message: '`personnel` must be a whole number, found the text `12,000`',
    location: { file: 'scenarios/paris.yaml', line: 8, column: 16 },
    path: '/contributions/FRA/personnel',
    excerpt: { line: 8, text: '    personnel: 12,000', column: 16, length: 6 },
    help: 'write 12000',
    note: 'YAML reads this as text because of the comma; read as 12 it would have taken 11,988 people off the expected figure',
  },
  {
    code: 'duplicate-key',
    origin: 'file',
    message: '`FRA` is defined twice',
    location: { file: 'scenarios/paris.yaml', line: 112, column: 3 },
    path: '/contributions/FRA',
    excerpt: { line: 112, text: '  FRA: {personnel: 10000}', column: 3, length: 3 },
    related: [
      {
        label: 'first defined here',
        location: { file: 'scenarios/paris.yaml', line: 9, column: 3 },
        excerpt: { line: 9, text: '  FRA:', column: 3, length: 3 },
      },
      {
        label: 'and the base defines it here, in a file that several scenarios share',
        location: { file: 'scenarios/base.yaml', line: 4, column: 1 },
        excerpt: { line: 4, text: '\tFRA: {personnel: 5000} # 法国', column: 2, length: 3 },
      },
    ],
  },
  {
    code: 'unknown-word',
    origin: 'file',
    message: '`almost` is no stance',
    location: { file: 'scenarios/wide.yaml', line: 3, column: 84 },
    excerpt: {
      line: 3,
      text: `{title: ${'漢字'.repeat(25)}, note: 👩‍🚀 é, stance: almost, source: ${'x'.repeat(90)}}`,
      column: 84,
      length: 6,
    },
    help: 'one of:\n  committed, ready, likely\n  undecided, reluctant, refused',
  },
  {
    code: 'base-missing',
    origin: 'file',
    message: 'cannot find the base `missing.yaml`',
    file: 'scenarios/paris.yaml',
    help: 'write the path relative to `scenarios/paris.yaml`',
  },
  {
    code: 'unknown-condition',
    origin: 'command-line',
    message: '`--assume us_backstopp=yes` names no condition of the scenario',
    help: 'did you mean `us_backstop`?',
  },
];
