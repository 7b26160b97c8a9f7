import { distance } from 'fastest-levenshtein';

/**
 * The known word that a misspelt one most likely stands for.
 *
 * At most 3 edits and fewer than 60 % of the word; letter case, and `-` for `_`, do not count as
 * edits. Ties go to the first in the alphabet. Undefined where nothing is close: a wrong guess is worse than
 * none.
 *
 * @example
 * closest('stnace', ['stance', 'source']) // => 'stance'
 */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const wanted = fold(word);
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of [...known].sort()) {
    const edits = distance(wanted, fold(candidate));
    const limit = Math.min(3, Math.ceil(Math.max(wanted.length, candidate.length) * 0.4));
    if (edits <= limit && (best === undefined || edits < best.edits)) best = { candidate, edits };
  }
  return best?.candidate;
}

function fold(word: string): string {
  return word.slice(0, 80).toLowerCase().replaceAll('-', '_');
}
