import { isScalar, type Pair, type ParsedNode, type Scalar } from 'yaml';
import { numberMeant } from './number-text.ts';
import type { Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { type Place, problemAt, type Tree } from './tree.ts';

/*
 * Inside `[…]` and `{…}` a comma ends a value, so that `{personnel: 12,000}` is a personnel of 12
 * and a key `000`. That is a number with a separator to everybody but YAML, and is told as one.
 */

/** A number that the commas in it have split: what was meant, and how many entries it took. */
export interface SplitNumber {
  readonly problem: Problem;
  readonly tree: Tree;
  /** Entries after the first that are parts of the number. */
  readonly parts: number;
}

type FlowPair = Pair<ParsedNode, ParsedNode | null>;

/**
 * The number that starts as the value of an entry of `{…}` and goes on in keys without values.
 *
 * @example
 * // {personnel: 12,000, stance: ready} at 0 => write 12000, 1 part
 */
export function splitInMap(
  source: SourceText,
  pairs: readonly FlowPair[],
  at: number,
): SplitNumber | undefined {
  const first = pairs[at];
  if (!isPlainScalar(first?.value)) return undefined;
  let last: Scalar.Parsed = first.value;
  let parts = 0;
  for (let next = pairs[at + 1]; next !== undefined; next = pairs[at + parts + 1]) {
    if (next.value !== null || !isPlainScalar(next.key) || !isGlued(source, last, next.key)) break;
    last = next.key;
    parts += 1;
  }
  if (parts === 0) return undefined;
  const place = { source, start: first.value.range[0], end: last.range[1] };
  const written = source.text.slice(place.start, place.end);
  const meant = numberMeant(written);
  if (meant === undefined) return undefined;
  const key = isScalar(first.key) ? String(first.key.value) : 'the value';
  const cut = source.text.slice(first.value.range[0], first.value.range[1]);
  const problem = problemAt(
    place,
    'number-as-text',
    `the comma ends the value inside \`{…}\`: YAML reads ${cut}, not ${written}`,
    {
      help: `write ${meant.spelling}`,
      ...(/^\d+$/.test(cut) && {
        note: `passed over, \`${key}\` would be ${cut} instead of ${meant.spelling}`,
      }),
      fix: { start: place.start, end: place.end, text: meant.spelling },
    },
  );
  return { problem, tree: numbers(JSON.parse(meant.spelling), place), parts };
}

/**
 * The numbers of a `[…]` whose groups of three digits have become entries of their own.
 *
 * `[100,200]` is a pair without a space and none of our business; a group that starts with 0, or
 * groups without a space between entries with one, give the separator away.
 *
 * @example
 * // [5,000, 10,000] => write [5000, 10000]
 */
export function splitInList(
  source: SourceText,
  place: Place,
  items: readonly unknown[],
): Omit<SplitNumber, 'parts'> | undefined {
  if (items.length < 2 || items.length > 8 || !items.every(isPlainScalar)) return undefined;
  const groups: string[][] = [];
  const isSpaced = items.some((item, at) => at > 0 && !isGlued(source, items[at - 1], item));
  let hasSplit = false;
  for (const [at, item] of items.entries()) {
    const written = source.text.slice(item.range[0], item.range[1]);
    const group = groups.at(-1);
    const before = items[at - 1];
    const isPart =
      group !== undefined &&
      before !== undefined &&
      isGlued(source, before, item) &&
      /^\d{3}$/.test(written) &&
      /^\d{1,3}$/.test(group.at(-1) ?? '') &&
      (written.startsWith('0') || isSpaced);
    if (isPart) group.push(written);
    else groups.push([written]);
    hasSplit ||= isPart;
  }
  if (!hasSplit || !groups.flat().every((written) => /^\d+$/.test(written))) return undefined;
  const meant = groups.map((group) => Number(group.join('')));
  const shown = meant.length === 1 ? String(meant[0]) : `[${meant.join(', ')}]`;
  const problem = problemAt(
    place,
    'number-as-text',
    `a comma ends an entry inside \`[…]\`: YAML reads ${items.length} numbers, not ${meant.length}`,
    { help: `write ${shown}`, fix: { start: place.start, end: place.end, text: shown } },
  );
  return { problem, tree: numbers(meant.length === 1 ? (meant[0] ?? 0) : meant, place) };
}

function isPlainScalar(node: unknown): node is Scalar.Parsed {
  return isScalar(node) && node.type === 'PLAIN' && Array.isArray(node.range);
}

function isGlued(source: SourceText, before: unknown, after: Scalar.Parsed): boolean {
  if (!isPlainScalar(before)) return false;
  return source.text.slice(before.range[1], after.range[0]) === ',';
}

function numbers(value: number | readonly number[], place: Place): Tree {
  return typeof value === 'number'
    ? { kind: 'scalar', value, ...place }
    : { kind: 'list', items: value.map((item) => numbers(item, place)), ...place };
}
