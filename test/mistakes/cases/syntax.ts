import { below, example, head, inFile, type MistakeCase } from '../mistake.ts';

const title = (written: string) => `forcecalc: 1\n${written}\ntarget: {personnel: 5}\n`;
const bomb = `not_modelled:\n  - &a0 x\n${Array.from(
  { length: 9 },
  (_, level) => `  - &a${level + 1} [${Array(9).fill(`*a${level}`).join(', ')}]\n`,
).join('')}`;

const slip = (name: string, at: string, text: string, help?: string) =>
  inFile(name, 'yaml-syntax', at, text, help === undefined ? {} : { help });

/** Texts that are no YAML, or a YAML that means something else to others. */
export const syntax: readonly MistakeCase[] = [
  inFile(
    'a tab as indentation',
    'yaml-syntax',
    '4:1',
    `forcecalc: 1\ntitle: T\ntarget:\n\tpersonnel: 5\n`,
    example,
  ),
  slip(
    'many tabs',
    '4:1',
    'forcecalc: 1\ntitle: T\ntarget:\n\tpersonnel: 5\ncontributions:\n\tFRA:\n\t\tstance: ready\n',
    'each tab',
  ),
  slip('a space missing after a colon', '2:6', title('title:T'), '`title: T`'),
  slip(
    'a space missing before a bracket',
    '3:7',
    'forcecalc: 1\ntitle: T\ntarget:{personnel: 5}\n',
    '`target: `',
  ),
  slip('a space missing after the last colon', '4:8', `${head}summary:S\n`, '`summary: S`'),
  slip('a space of another kind after a colon', '2:6', title('title:\u00a0T'), '`title: T`'),
  slip('a colon missing', '4:1', `${head}contributions\n  FRA: {}\n`, '`contributions:`'),
  slip('an equals sign', '2:7', title('title = T'), '`title: T`'),
  slip('two colons in a line', '2:8', title('title: a: b'), 'quotes'),
  slip('a quote that is never closed', '2:8', title('title: "T'), 'double quote'),
  slip('a single quote that is never closed', '2:8', title("title: 'T"), 'single quote'),
  slip('an apostrophe in single quotes', '2:12', title("title: 'it's'"), 'twice'),
  slip('text after quotes', '2:12', title('title: "a" b'), 'single quotes'),
  slip('text after brackets', '2:12', title('title: [a] b'), 'quotes'),
  slip('a backslash in double quotes', '2:11', title('title: "C:\\dir"'), 'single quotes'),
  slip(
    'a bracket that is never closed',
    '3:9',
    'forcecalc: 1\ntitle: T\ntarget: {personnel: 5\n',
    '`}`',
  ),
  slip(
    'a bracket that is never closed inside another',
    '3:21',
    'forcecalc: 1\ntitle: T\ntarget: {personnel: [5, 6}\n',
    '`]`',
  ),
  slip(
    'a bracket too many',
    '3:23',
    'forcecalc: 1\ntitle: T\ntarget: {personnel: 5}}\n',
    'delete it',
  ),
  slip(
    'a bracket that is never opened',
    '3:25',
    'forcecalc: 1\ntitle: T\ntarget: {personnel: 5, 6]}\n',
    '`[`',
  ),
  slip('a comma missing', '2:2', '{"forcecalc": 1, "title": "T"\n "target": {"personnel": 5}}\n'),
  slip('a comma too many', '3:24', 'forcecalc: 1\ntitle: T\ntarget: {personnel: [5,, 6]}\n'),
  slip('a line too deep', '5:4', 'forcecalc: 1\ntitle: T\ntarget:\n  personnel: 5\n   note: x\n'),
  slip(
    'a line not deep enough',
    '5:3',
    'forcecalc: 1\ntitle: T\ntarget:\n    personnel: 5\n  note: x\n',
  ),
  slip('an entry too deep', '6:4', `${head}contributions:\n  DEU: {}\n   FRA: {}\n`),
  slip('a list among keys', '6:3', `${head}contributions:\n  FRA: {}\n  - DEU\n`),
  slip('a key in a list', '6:3', `${head}not_modelled:\n  - a\n  b: c\n`),
  slip('a dash without a space', '6:3', `${head}not_modelled:\n  - a\n  -b\n`, '`- `'),
  slip('text that goes on too far left', '5:1', `${head}summary: a\nb c\n`),
  slip('text that starts with @', '2:8', title('title: @T'), 'quotes'),
  slip('text that starts with %', '2:8', title('title: %T'), 'quotes'),
  slip('text that starts with a star', '2:8', title('title: * T'), 'quotes'),
  slip('text that starts with >', '2:8', title('title: > T'), 'quotes'),
  slip('a comment without a space', '2:11', title('title: "T"#x')),
  slip(
    'the marks of a merge',
    '4:1',
    `${head}<<<<<<< HEAD\nsummary: a\n=======\nsummary: b\n>>>>>>> x\n`,
  ),
  // Characters
  inFile('a zero byte', 'control-character', '2:8', title('title: \0'), example),
  inFile('an escape character', 'control-character', '2:8', title('title: \u001b[31mT')),
  inFile('an escaped escape character', 'control-character', '2:8', title('title: "\\e[31m"')),
  inFile('text that turns its direction', 'control-character', '2:8', title('title: \u202eT')),
  inFile(
    'an escape that turns the direction',
    'control-character',
    '2:8',
    title('title: "\\u202e"'),
  ),
  inFile('half a character', 'control-character', '2:8', title('title: "\\ud83d"')),
  below(
    'a key with a space of no width',
    'control-character',
    '5:13',
    'contributions:\n  FRA: {stan\u200bce: ready}\n',
  ),
  below('a key with a byte order mark', 'control-character', '4:1', '\ufeffsummary: S\n'),
  below(
    'indentation by spaces that do not break',
    'control-character',
    '5:1',
    'contributions:\n\u00a0\u00a0FRA: {}\n',
  ),
  // Depth
  inFile(
    '10,000 levels of brackets',
    'too-deep',
    '1:65',
    `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    example,
  ),
  inFile('10,000 brackets that are never closed', 'too-deep', '1:65', '['.repeat(10_000)),
  inFile(
    '10,000 levels of mappings',
    'too-deep',
    '1:257',
    `${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`,
  ),
  inFile('10,000 levels of lists', 'too-deep', '1:129', `${'- '.repeat(10_000)}1`),
  inFile(
    '100 levels of mappings',
    'too-deep',
    '66:66',
    Array.from({ length: 100 }, (_, level) => `${' '.repeat(level)}a:\n`).join(''),
  ),
  // Anchors
  below('an alias of nothing', 'alias-unresolved', '4:10', 'summary: *nope\n', example),
  below(
    'an alias inside its own value',
    'alias-recursive',
    '4:19',
    'not_modelled: &x [*x]\n',
    example,
  ),
  below('aliases that multiply', 'alias-bomb', '11:10', bomb, example),
  // Documents, directives, tags
  inFile('a second document', 'several-documents', '4:1', `${head}---\n${head}`, example),
  inFile('something after the end', 'several-documents', '5:1', `${head}...\nsummary: S\n`),
  inFile('YAML 1.1', 'yaml-directive', '1:1', `%YAML 1.1\n---\n${head}`, {
    note: '`NO` as false',
    isExample: true,
  }),
  inFile('YAML 1.3', 'yaml-directive', '1:1', `%YAML 1.3\n---\n${head}`),
  inFile('a directive of somebody else', 'yaml-directive', '1:1', `%SECRET x\n---\n${head}`),
  below('a tag of somebody else', 'unknown-tag', '4:10', 'summary: !secret x\n', example),
  below('a binary tag', 'unknown-tag', '4:10', 'summary: !!binary aGk=\n'),
  below('a tag for a time', 'unknown-tag', '4:8', 'as_of: !!timestamp 2025-03-11\n'),
  below('a tag that does not fit', 'unknown-tag', '4:16', 'contributions: !!map [FRA]\n'),
  // Keys
  inFile('a key written twice', 'duplicate-key', '4:1', `${head}title: U\n`, example),
  below(
    'a nation written twice',
    'duplicate-key',
    '6:3',
    'contributions:\n  FRA: {personnel: 1}\n  FRA: {personnel: 2}\n',
  ),
  below(
    'an entry as deep as what it holds',
    'duplicate-key',
    '7:5',
    'contributions:\n  FRA:\n    stance: ready\n    DEU:\n    stance: likely\n',
  ),
  below('a key that is a list', 'key-not-text', '4:3', '? [a]\n: b\n', example),
  below('a key of nothing', 'key-not-text', '4:1', ': x\n'),
  below('braces inside braces', 'key-not-text', '4:11', 'summary: {{ title }}\n'),
  // Nothing at all
  inFile('nothing', 'empty-file', '1:1', '', example),
  inFile('only a comment', 'empty-file', '1:1', '# later\n'),
  inFile('only a mark of a document', 'empty-file', '1:1', '---\n'),
  inFile('a list at the top', 'wrong-type', '1:1', '- forcecalc: 1\n'),
  inFile('text at the top', 'wrong-type', '1:1', 'hello\n'),
  inFile('a page of the web', 'wrong-type', '1:1', '<!DOCTYPE html>\n<html></html>\n'),
];
