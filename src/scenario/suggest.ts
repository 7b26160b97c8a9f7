import { distance } from 'fastest-levenshtein';

/** More edits than this make another word of any word. */
const mostEdits = 3;

/**
 * The known word that a misspelt one most likely stands for.
 *
 * At most 3 edits and 40 % of the longer word; two letters that changed places are one edit, and
 * letter case, and `-` or a space for `_`, are none. Ties go to the first in the alphabet.
 * Undefined where nothing is close: a wrong guess is worse than none.
 *
 * @example
 * closest('stnace', ['stance', 'source']) // => 'stance'
 */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const wanted = fold(word);
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of known) {
    const folded = fold(candidate);
    const longer = Math.max(wanted.length, folded.length);
    const limit = Math.min(mostEdits, longer * 0.4, best?.edits ?? mostEdits);
    if (longer - Math.min(wanted.length, folded.length) > limit) continue;
    const edits = isSwap(wanted, folded) ? 1 : distance(wanted, folded);
    const isBetter =
      best === undefined ||
      edits < best.edits ||
      (edits === best.edits && candidate < best.candidate);
    if (edits <= limit && isBetter) best = { candidate, edits };
  }
  return best?.candidate;
}

/** Whether two neighbouring letters have changed places, and nothing else is different. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const isTurned = at < a.length && a[at] === b[at + 1] && a[at + 1] === b[at];
  return isTurned && a.slice(at + 2) === b.slice(at + 2);
}

function fold(word: string): string {
  return word.slice(0, 80).toLowerCase().replace(/[- ]/g, '_');
}
