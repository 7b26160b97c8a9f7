import type { YAMLError } from 'yaml';
import type { Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { problemAt } from './tree.ts';

/** What the `yaml` parser found, in words for people who have never met its terms. */
export function yamlProblem(source: SourceText, fault: YAMLError): Problem {
  const start = Math.min(fault.pos[0], source.text.length);
  const place = {
    source,
    start,
    end: Math.max(start + 1, Math.min(fault.pos[1], source.text.length)),
  };
  if (fault.code === 'RESOURCE_EXHAUSTION') {
    return problemAt(place, 'too-deep', 'values are nested too deep to be read', {
      help: 'a scenario needs five levels: look for brackets that are never closed',
    });
  }
  if (fault.code === 'TAG_RESOLVE_FAILED' || fault.code === 'BAD_COLLECTION_TYPE') {
    return problemAt(
      place,
      'unknown-tag',
      `the tag \`${source.text.slice(place.start, place.end)}\` means nothing here`,
      {
        help: 'delete it, or put the text into quotes when it starts with `!`',
      },
    );
  }
  if (fault.code === 'BAD_DIRECTIVE') {
    return problemAt(
      place,
      'yaml-directive',
      'this line is a YAML directive that means nothing here',
      {
        help: 'delete it, or put the text into quotes when it starts with `%`',
      },
    );
  }
  const wording = wordings.find(
    ({ code, says }) => code === fault.code && (says?.test(fault.message) ?? true),
  );
  return problemAt(place, 'yaml-syntax', wording?.message ?? lowerFirst(fault.message), {
    ...(wording && { help: wording.help }),
  });
}

interface Wording {
  readonly code: YAMLError['code'];
  readonly says?: RegExp;
  readonly message: string;
  readonly help: string;
}

const wordings: readonly Wording[] = [
  {
    code: 'TAB_AS_INDENT',
    message: 'a tab indents this line, and YAML allows only spaces',
    help: 'replace the tab by two spaces',
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    message: 'a second `: ` in one line makes this ambiguous',
    help: 'put text that holds `: ` into quotes, or start a new line after the first `:`',
  },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    message: 'this key runs over several lines',
    help: 'a `:` is missing, or text that goes on in the next line is not indented deeper than its key',
  },
  {
    code: 'BAD_INDENT',
    message: 'this line is not indented like those it belongs to',
    help: 'entries of one mapping or list start in the same column',
  },
  {
    code: 'MISSING_CHAR',
    says: /Implicit map keys need to be followed by map values/,
    message: 'this is neither a `key: value` nor part of the text before it',
    help: 'write `key: value`, with a space after the colon',
  },
  {
    code: 'MISSING_CHAR',
    says: /closing ["']quote/,
    message: 'a quote is opened and never closed',
    help: 'close it, or write a quote inside single quotes twice',
  },
  {
    code: 'MISSING_CHAR',
    says: /Missing space after/,
    message: 'a space is missing after the colon',
    help: 'write `key: value`',
  },
  {
    code: 'MISSING_CHAR',
    says: /Missing , /,
    message: 'a comma is missing between two entries',
    help: 'separate entries inside `[…]` and `{…}` by commas',
  },
  {
    code: 'MISSING_CHAR',
    says: /Comments must be separated/,
    message: 'a `#` starts a comment only after a space',
    help: 'put a space before `#`, or the text into quotes',
  },
  {
    code: 'MISSING_CHAR',
    says: /Sequence item without/,
    message: 'this line is no entry of the list it stands in',
    help: 'start every entry of a list with `- `',
  },
  {
    code: 'MISSING_CHAR',
    says: /must end with a|instead of|Flow (map|sequence)/i,
    message: 'a bracket is opened and never closed',
    help: 'close every `[` by `]` and every `{` by `}`, and indent what stands inside',
  },
  {
    code: 'BAD_SCALAR_START',
    message: 'plain text cannot start with this character',
    help: 'put the text into quotes',
  },
  {
    code: 'BAD_DQ_ESCAPE',
    message: 'text in double quotes holds a backslash sequence that YAML does not know',
    help: 'write `\\\\` for a backslash, or use single quotes',
  },
  {
    code: 'BAD_ALIAS',
    message: 'a name is missing after `&` or `*`',
    help: 'put text that starts with `&` or `*` into quotes',
  },
  {
    code: 'UNEXPECTED_TOKEN',
    message: 'this cannot stand here',
    help: 'look for a bracket, comma or quote too many just before it',
  },
];

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}
