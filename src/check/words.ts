import { nations } from '../scenario/nations.ts';
import { blocs, stances } from '../scenario/vocabulary.ts';

const verdicts = ['below', 'within', 'above'];
const bases = ['cited', 'derived', 'assumed'];

/**
 * The words that can stand at a path; undefined where any can.
 *
 * @param keys - from the assessment's root
 * @example
 * wordsAt(['personnel', 'verdict', 'firm']) // => ['below', 'within', 'above']
 */
export function wordsAt(keys: readonly string[]): readonly string[] | undefined {
  const [room, first] = keys;
  const last = keys.at(-1) ?? '';
  if (room === 'personnel' && first === 'verdict') return verdicts;
  if (last === 'nation') return [...nations().keys()];
  if (room !== 'contributions') return undefined;
  if (last === 'stance') return Object.keys(stances);
  if (last === 'bloc') return blocs;
  return last === 'basis' ? bases : undefined;
}
