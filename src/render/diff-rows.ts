import type { Change } from '../diff/changes.ts';
import { inlineValue, placeText } from './diff-format.ts';
import { noFigure } from './format.ts';
import { shorten } from './layout.ts';

/** One change as a report tells it; plain text, not yet escaped. */
export interface ChangeRow {
  readonly kind: Change['kind'];
  readonly path: string;
  /** What it was and is; empty where the path says it all. */
  readonly values: string;
  /** File and line on both sides, or on the only one. */
  readonly places: string;
}

/** What to say of a change that does something else as the only one. */
export function interactionText(alone: string): string {
  return `alone ${alone}: it acts together with other changes`;
}

/** What moves figures first, what is only read last. */
const rooms = [
  ...['target', 'stances', 'conditions', 'contributions', 'capabilities'],
  ...['checks', 'accept', 'sources', 'title', 'as_of', 'summary', 'not_modelled'],
];

/** Characters of one value; the rest can be read in the file. */
const longestSide = 110;

/** The changes in the order in which they are worth reading. */
export function changeRows(changes: readonly Change[]): readonly ChangeRow[] {
  const rank = ({ path }: Change) => rooms.indexOf(path.split('.')[0] ?? '');
  return [...changes]
    .sort((a, b) => rank(a) - rank(b))
    .map((change) => {
      const { kind, path, from, to, base_location, head_location } = change;
      const shown = (value: unknown) =>
        shorten(inlineValue(unsaid(path, value)).replaceAll(/\s+/g, ' '), longestSide);
      const sides = kind === 'changed' ? [from, to] : [to ?? from];
      return {
        kind,
        path,
        values: sides
          .map(shown)
          .join(' → ')
          .replace(/^\{\}$/, ''),
        places: [base_location, head_location]
          .map(placeText)
          .filter((place) => place !== noFigure)
          .join(' → '),
      };
    });
}

/** What a check or acceptance says besides what its path says. */
function unsaid(path: string, value: unknown): unknown {
  const isStatement = /^(?:checks|accept)\./.test(path);
  if (!isStatement || typeof value !== 'object' || value === null) return value;
  const said = ['assert', 'finding', 'path'];
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, inner]) => !said.includes(key) && !(key === 'severity' && inner === 'error'),
    ),
  );
}
