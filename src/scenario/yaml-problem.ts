import type { YAMLError } from 'yaml';
import { lineEnd } from './lines.ts';
import type { Problem, ProblemCode } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { problemAt } from './tree.ts';

/** A fault that leaves the rest of the file as it was meant. */
interface Wording {
  readonly code: YAMLError['code'];
  readonly says?: RegExp;
  readonly as: ProblemCode;
  readonly message: (written: string) => string;
  readonly help: string;
}

const wordings: readonly Wording[] = [
  {
    code: 'TAG_RESOLVE_FAILED',
    as: 'unknown-tag',
    message: (tag) => `the tag \`${tag}\` means nothing here`,
    help: 'delete it, or put the text into quotes when it starts with `!`',
  },
  {
    code: 'BAD_COLLECTION_TYPE',
    as: 'unknown-tag',
    message: (tag) => `the tag \`${tag}\` does not fit what follows it`,
    help: 'delete it',
  },
  {
    code: 'BAD_DIRECTIVE',
    as: 'yaml-directive',
    message: () => 'this line is a YAML directive that means nothing here',
    help: 'delete it, or put the text into quotes when it starts with `%`',
  },
  {
    code: 'BAD_SCALAR_START',
    as: 'yaml-syntax',
    message: (character) => `text without quotes cannot start with \`${character}\``,
    help: 'put the text into quotes',
  },
  {
    code: 'BAD_DQ_ESCAPE',
    as: 'yaml-syntax',
    message: () => 'text in double quotes holds a backslash sequence that YAML does not know',
    help: 'write `\\\\` for a backslash, or use single quotes',
  },
  {
    code: 'BAD_ALIAS',
    says: /empty/,
    as: 'yaml-syntax',
    message: () => 'a name is missing after `&` or `*`',
    help: 'put text that starts with `&` or `*` into quotes',
  },
  {
    code: 'BAD_ALIAS',
    as: 'yaml-syntax',
    message: () => 'the name of an anchor does not end with a colon',
    help: 'put a space before the colon',
  },
  {
    code: 'MULTIPLE_ANCHORS',
    as: 'yaml-syntax',
    message: () => 'a value can have one anchor, `&name`, and has two',
    help: 'delete one of them, or put text that starts with `&` into quotes',
  },
  {
    code: 'MULTIPLE_TAGS',
    as: 'yaml-syntax',
    message: () => 'a value can have one tag, and has two',
    help: 'delete them, or put text that starts with `!` into quotes',
  },
  {
    code: 'ALIAS_PROPS',
    as: 'yaml-syntax',
    message: () => 'an alias, `*name`, can have no anchor or tag of its own',
    help: 'delete the anchor, or put the text into quotes',
  },
];

/**
 * What is wrong where the parser found a fault and could yet read on as if it were mended.
 *
 * @returns undefined for a fault after which the parser no longer knows what belongs where
 */
export function passableProblem(source: SourceText, fault: YAMLError): Problem | undefined {
  const wording = wordings.find(
    ({ code, says }) => code === fault.code && (says?.test(fault.message) ?? true),
  );
  if (wording === undefined) return undefined;
  const start = Math.min(fault.pos[0], source.text.length);
  const end = Math.max(start + 1, Math.min(fault.pos[1], lineEnd(source.text, start)));
  const place = { source, start, end };
  return problemAt(place, wording.as, wording.message(source.text.slice(start, end)), {
    help: wording.help,
  });
}

/** Faults that change nothing of what a file means: other readers of YAML let them pass too. */
export function isHarmless({ code, message }: YAMLError): boolean {
  return (
    (code === 'BAD_INDENT' && message.startsWith('Flow end indicator')) ||
    message.startsWith('Unsupported YAML version')
  );
}
