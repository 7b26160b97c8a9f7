import { example, head, inFile, type MistakeCase, onCommandLine } from '../mistake.ts';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const large = `${head}# ${'x'.repeat(5 * 1024 * 1024)}\n`;
const utf16 = (text: string) =>
  Uint8Array.from([...text].flatMap((character) => [character.charCodeAt(0), 0]));

/** Files that cannot be read, or are no text. */
export const reading: readonly MistakeCase[] = [
  onCommandLine('a file that does not exist', 'cannot-read', ['b.yaml'], {
    help: 'check the path',
    isExample: true,
  }),
  onCommandLine('a file of nearly that name', 'cannot-read', ['pairs.yaml'], {
    others: { 'paris.yaml': head },
    help: 'did you mean `paris.yaml`?',
  }),
  onCommandLine('a file in a directory that does not exist', 'cannot-read', ['x/a.yaml'], {
    help: 'there is no directory `x` either',
  }),
  onCommandLine('a directory', 'cannot-read', ['.'], { help: 'name a file in it' }),
  onCommandLine('a file as a directory', 'cannot-read', ['a.yaml/b.yaml']),
  onCommandLine('a name longer than any file has', 'cannot-read', [`./${'x'.repeat(5000)}`]),
  onCommandLine('a link to itself', 'cannot-read', ['b.yaml'], {
    others: { 'b.yaml': { kind: 'link', to: 'b.yaml' } },
  }),
  onCommandLine('a link to nothing', 'cannot-read', ['b.yaml'], {
    others: { 'b.yaml': { kind: 'link', to: 'c.yaml' } },
  }),
  onCommandLine('a file that others may not read', 'cannot-read', ['b.yaml'], {
    others: { 'b.yaml': { kind: 'forbidden', text: head } },
  }),
  onCommandLine('a pipe that nobody writes to', 'cannot-read', ['b.pipe'], {
    others: { 'b.pipe': { kind: 'pipe' } },
  }),
  { ...onCommandLine('a device that never ends', 'too-large', ['/dev/zero']), exit: 3 },
  {
    ...onCommandLine('a device of nothing', 'empty-file', ['/dev/null'], { at: '/dev/null:1:1' }),
    exit: 3,
  },
  inFile('a file of 5 MiB', 'too-large', undefined, large, example),
  {
    ...onCommandLine('5 MiB on standard input', 'too-large', ['-'], { stdin: large }),
    exit: 3,
  },
  {
    ...onCommandLine('a mistake on standard input', 'unknown-key', ['-'], {
      stdin: `${head}foo: 1\n`,
      at: '-:4:1',
    }),
    exit: 3,
  },
  inFile(
    'Latin-1',
    'not-utf8',
    '2:11',
    joined(utf8('forcecalc: 1\ntitle: Zur'), bytes(0xfc, 0x63, 0x6b, 10)),
    example,
  ),
  inFile('UTF-16', 'not-utf8', '1:1', joined(bytes(0xff, 0xfe), utf16(head)), {
    help: 'save it as UTF-8',
  }),
  inFile('UTF-16 without a mark', 'not-utf8', '1:1', utf16(head), { help: 'save it as UTF-8' }),
  inFile('a character cut in two', 'not-utf8', '4:1', joined(utf8(head), bytes(0xe2, 0x82))),
  inFile('a picture', 'not-utf8', '1:1', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)),
  // A git revision
  onCommandLine('a revision outside a repository', 'cannot-read', ['HEAD:a.yaml']),
  onCommandLine('an unknown revision', 'revision-not-found', ['v9:a.yaml'], {
    isRepository: true,
    isExample: true,
  }),
  ...['--help:a.yaml', '-x:a.yaml', '$(touch pwned):a.yaml', ';touch pwned;:a.yaml'].map((word) =>
    onCommandLine(`the revision ${word.slice(0, -7)}`, 'revision-not-found', ['--', word], {
      isRepository: true,
    }),
  ),
  onCommandLine('a path that the revision does not have', 'cannot-read', ['HEAD:b.yaml'], {
    isRepository: true,
    help: 'from the top of the repository',
  }),
  onCommandLine('a folder of a revision', 'cannot-read', ['HEAD:x'], {
    others: { 'x/b.yaml': head },
    isRepository: true,
  }),
  {
    ...onCommandLine('a mistake in a revision', 'unknown-key', ['HEAD:a.yaml'], {
      text: `${head}foo: 1
`,
      at: 'HEAD:a.yaml:4:1',
      isRepository: true,
    }),
    exit: 3,
  },
  {
    ...onCommandLine('a base that the revision does not have', 'base-missing', ['HEAD:a.yaml'], {
      text: 'extends: b.yaml\n',
      at: 'HEAD:a.yaml:1:10',
      isRepository: true,
    }),
    exit: 3,
  },
];
