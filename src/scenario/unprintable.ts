import { lineEnd } from './lines.ts';
import type { Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { type Place, problemAt } from './tree.ts';

/** What YAML and a terminal cannot show: control characters, lone surrogates, direction marks. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What looks like nothing, or like an ordinary space, and makes another key of a key. */
const unseen =
  /[\u0085\u00a0\u00ad\u061c\u180e\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/;

/** More lines than this are not told of: the file is no text. */
const mostLines = 100;

/** The characters of a text that cannot be shown: the first of each line. */
export function unprintableProblems(source: SourceText): Problem[] {
  const problems: Problem[] = [];
  const matcher = new RegExp(unprintable, 'g');
  for (let hit = matcher.exec(source.text); hit !== null; hit = matcher.exec(source.text)) {
    problems.push(unprintableProblem({ source, start: hit.index, end: hit.index + 1 }, hit[0]));
    if (problems.length >= mostLines) break;
    matcher.lastIndex = lineEnd(source.text, hit.index);
  }
  return problems;
}

/** The text with a space for every character that cannot be shown. */
export function withoutUnprintable(text: string): string {
  return text.replace(new RegExp(unprintable, 'g'), ' ');
}

/** What is wrong with a text as YAML has read it, its escapes included. */
export function unprintableIn(text: string, place: Place): Problem | undefined {
  const hit = unprintable.exec(text);
  return hit === null ? undefined : unprintableProblem(place, hit[0]);
}

function unprintableProblem(place: Place, character: string): Problem {
  const code = codeOf(character);
  return problemAt(
    place,
    'control-character',
    `the character ${code} cannot be shown and is not allowed`,
    {
      help:
        code === 'U+0000'
          ? 'a text file holds no zero bytes: save it as UTF-8'
          : 'delete it; an editor that shows invisible characters finds it',
    },
  );
}

/**
 * A key with characters in it that nobody sees.
 *
 * @returns the problem, and the key without them
 */
export function unseenInKey(
  key: string,
  place: Place,
): { readonly problem: Problem; readonly key: string } | undefined {
  const hit = unseen.exec(key);
  if (hit === null) return undefined;
  const written = place.source.text.slice(place.start, place.end);
  const at = place.start + Math.max(0, written.indexOf(hit[0]));
  const problem = problemAt(
    { ...place, start: at, end: at + 1 },
    'control-character',
    `this key holds the character ${codeOf(hit[0])}, which cannot be seen`,
    { help: 'delete it, or put an ordinary space where it separates or indents' },
  );
  return { problem, key: key.replace(new RegExp(unseen, 'g'), '') };
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
