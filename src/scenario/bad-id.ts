import type { Placed } from './meaning.ts';
import type { Problem } from './problem.ts';
import { isId } from './schema.ts';
import { pointer, problemAt } from './tree.ts';

/** An id that could not be named in a path, on the command line or in a report. */
export function badId({ path, key, tree }: Placed): Problem | undefined {
  const id = String(path.at(-1));
  if (isId(id)) return undefined;
  const guess = id
    .trim()
    .replace(/^["'“”‘’«»_.-]+|["'“”‘’«»]+$/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '_')
    .slice(0, 100);
  const isGood = isId(guess) && id.length <= 100;
  const rule = 'letters, digits, `_` and `-`, at most 100, starting with a letter or digit';
  const shown = id.length > 100 ? `${id.slice(0, 40)}…` : id;
  return problemAt(key ?? tree, 'bad-id', `\`${shown}\` cannot be an id`, {
    path: pointer(path),
    help: isGood ? `write e.g. \`${guess}\`: ${rule}` : `use ${rule}`,
  });
}
