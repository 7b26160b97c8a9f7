import { example, head, inFile, type MistakeCase } from '../mistake.ts';

const overlay = (more = '') => `extends: b.yaml\n${more}`;
const contributions = 'contributions: {FRA: {stance: ready}}\n';

/** Scenarios in several files. */
export const extending: readonly MistakeCase[] = [
  inFile('a base that does not exist', 'base-missing', '1:10', overlay(), {
    help: 'relative to the file they stand in',
    isExample: true,
  }),
  inFile('a base of nearly that name', 'base-missing', '1:10', 'extends: bsae.yaml\n', {
    others: { 'base.yaml': head },
    help: 'did you mean `base.yaml`?',
  }),
  inFile('a base on the web', 'base-missing', '1:10', 'extends: https://example.org/b.yaml\n', {
    help: 'download it',
  }),
  inFile('a base that is a directory', 'base-missing', '1:10', 'extends: .\n'),
  inFile('standard input as a base', 'base-missing', '1:10', 'extends: "-"\n'),
  inFile('a base outside the tree', 'base-outside', '1:10', 'extends: ../b.yaml\n', {
    others: { '../b.yaml': head },
    help: '--allow-outside',
    isExample: true,
  }),
  inFile(
    'a base outside the tree that does not exist',
    'base-outside',
    '1:10',
    'extends: ../b.yaml\n',
  ),
  inFile(
    'a base outside the tree by an absolute path',
    'base-outside',
    '1:10',
    'extends: /etc/hostname\n',
  ),
  inFile('a base outside the tree by a link', 'base-outside', '1:10', overlay(), {
    others: { '../c.yaml': head, 'b.yaml': { kind: 'link', to: '../c.yaml' } },
  }),
  inFile(
    'a base outside the tree by a linked folder',
    'base-outside',
    '1:10',
    'extends: x/c.yaml\n',
    {
      others: { '../c.yaml': head, x: { kind: 'link', to: '..' } },
    },
  ),
  inFile('a file that extends itself', 'base-cycle', '1:10', 'extends: a.yaml\n', example),
  inFile('a file that extends itself by a link', 'base-cycle', '1:10', overlay(), {
    others: { 'b.yaml': { kind: 'link', to: 'a.yaml' } },
  }),
  inFile('files that extend one another', 'base-cycle', 'b.yaml:1:10', overlay(), {
    others: { 'b.yaml': 'extends: a.yaml\n' },
  }),
  inFile('a number as a base', 'wrong-type', '1:10', 'extends: 5\n'),
  inFile('an empty base', 'empty-value', '4:1', `${head}extends:\n`),
  inFile('a base that is no text', 'not-utf8', 'b.yaml:1:1', overlay(), {
    others: { 'b.yaml': Uint8Array.from([0xff]) },
  }),
  inFile('a base of 5 MiB', 'too-large', undefined, overlay(), {
    others: { 'b.yaml': '#'.repeat(5 * 1024 * 1024) },
  }),
  inFile('a base that is a list', 'wrong-type', 'b.yaml:1:1', overlay(), {
    others: { 'b.yaml': '- a\n' },
  }),
  inFile('a slip in a base', 'yaml-syntax', 'b.yaml:4:10', overlay(), {
    others: { 'b.yaml': `${head}summary: a: b\n` },
  }),
  inFile('a mistake in a base', 'unknown-word', 'b.yaml:4:31', overlay(), {
    others: { 'b.yaml': `${head}contributions: {FRA: {stance: redy}}\n` },
  }),
  inFile('a mistake in a base of a base', 'unknown-word', 'c.yaml:4:31', overlay(), {
    others: {
      'b.yaml': 'extends: c.yaml\n',
      'c.yaml': `${head}contributions: {FRA: {stance: redy}}\n`,
    },
  }),
  inFile('mistakes in a file and in its base', 'unknown-key', '2:1', overlay('foo: 1\n'), {
    others: { 'b.yaml': `${head}summary: a: b\n` },
    also: ['yaml-syntax b.yaml:4:10'],
  }),
  inFile('null in a first file', 'empty-value', '4:1', `${head}summary: null\n`),
  inFile('null for an unknown key', 'unknown-key', '2:1', overlay('sumary: null\n'), {
    others: { 'b.yaml': head },
    help: 'did you mean `summary`?',
  }),
  inFile(
    'null for an unknown key of an entry',
    'unknown-key',
    '2:23',
    overlay('contributions: {FRA: {stnace: null}}\n'),
    {
      others: { 'b.yaml': head + contributions },
      note: 'would stay ready',
    },
  ),
  inFile('null for what a scenario needs', 'missing-key', '2:1', overlay('title: null\n'), {
    others: { 'b.yaml': head },
  }),
  inFile(
    'null for a condition that is required',
    'unknown-id',
    'b.yaml:5:34',
    overlay('conditions: {truce: null}\n'),
    {
      others: {
        'b.yaml': `${head}conditions: {truce: {likelihood: 1}}\ncontributions: {FRA: {requires: [truce]}}\n`,
      },
      help: 'keep it',
    },
  ),
  inFile('another version in an overlay', 'format-version', '2:12', overlay('forcecalc: 2\n'), {
    others: { 'b.yaml': head },
  }),
  inFile('another version in a base', 'format-version', 'b.yaml:1:12', overlay('forcecalc: 1\n'), {
    others: { 'b.yaml': head.replace('1', '2') },
  }),
  inFile('extends itself misspelt', 'unknown-key', '1:1', 'extend: b.yaml\ntitle: T\n', {
    others: { 'b.yaml': head },
    help: 'did you mean `extends`?',
    note: 'nothing of the scenario it builds on',
  }),
];
