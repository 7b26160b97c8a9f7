import { isMap, isScalar, isSeq, type Pair, type ParsedNode, Scalar, type YAMLMap } from 'yaml';
import { knownKeys } from '../known-keys.ts';
import type { ScenarioPath } from '../scenario.ts';
import type { Spellings, WrittenScalar } from './spellings.ts';

/** How a document is put into its canonical form. */
export interface Form {
  readonly text: string;
  readonly spellings: Spellings;
  /** Whether keys are put into the order of the language. */
  readonly isOrdered: boolean;
}

type WrittenMap = ParsedNode & YAMLMap.Parsed;
type WrittenPair = Pair<ParsedNode, ParsedNode | null>;

/**
 * Puts a node, and all that it holds, into canonical form: keys in the order of the language
 * (those it does not know last, entries with ids as the author has them), numbers in their plain
 * spelling, and what the author broke over several lines as a block.
 */
export function canonicalise(node: ParsedNode | null, path: ScenarioPath, form: Form): void {
  if (isMap(node)) canonicaliseMap(node as WrittenMap, path, form);
  else if (isSeq(node)) {
    unfold(node, form);
    for (const [index, item] of node.items.entries()) {
      canonicalise(item as ParsedNode, [...path, index], form);
    }
  } else if (isScalar(node) && !canonicaliseNumber(node, path)) {
    form.spellings.keep(node as WrittenScalar);
  }
}

function canonicaliseMap(map: WrittenMap, path: ScenarioPath, form: Form): void {
  unfold(map, form);
  const comments = new Map(
    map.items.map((pair) => [pair, takeComment(pair as WrittenPair, form.text)]),
  );
  const known = form.isOrdered ? knownKeys(path) : undefined;
  if (known !== undefined) reorder(map, known, path.length === 0);
  for (const pair of map.items as WrittenPair[]) {
    const { key } = pair;
    const at = [...path, keyText(key)];
    const single = singleAmount(pair.value, at);
    if (single !== undefined) pair.value = single;
    canonicalise(pair.value, at, form);
    const isPlainKey = isScalar(key) && !form.text.slice(key.range[0], key.range[1]).includes('\n');
    if (isPlainKey) form.spellings.keep(key as WrittenScalar, comments.get(pair));
  }
}

/** What was broken over several lines inside brackets is easier to read without these. */
function unfold(collection: ParsedNode & { flow?: boolean }, { text }: Form): void {
  const [start, end] = collection.range;
  if (collection.flow === true && text.slice(start, end).includes('\n')) collection.flow = false;
}

function keyText(key: ParsedNode): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** The comment behind a key whose value starts in the next line; a printer would move it there. */
function takeComment({ key, value }: WrittenPair, text: string): string | undefined {
  if (!(isMap(value) || isSeq(value)) || value.flow === true || !value.commentBefore)
    return undefined;
  const end = text.indexOf('\n', key.range[1]);
  const behind = text.slice(key.range[1], end === -1 ? text.length : end);
  const [first = '', ...others] = value.commentBefore.split('\n');
  if (!/^\s*:(?:\s+[&!]\S+)*\s+#/.test(behind) || !behind.endsWith(`#${first}`)) {
    return undefined;
  }
  if (others.length > 0) value.commentBefore = others.join('\n');
  else delete value.commentBefore;
  return first;
}

function reorder(map: WrittenMap, known: readonly string[], isRoot: boolean): void {
  const items = map.items as WrittenPair[];
  const rank = ({ key }: WrittenPair) => {
    const place = known.indexOf(keyText(key));
    return place === -1 ? known.length : place;
  };
  const ordered = [...items].sort((a, b) => rank(a) - rank(b));
  const [before] = items;
  const [after] = ordered;
  if (before === undefined || after === undefined || before === after) {
    map.items = ordered as typeof map.items;
    return;
  }
  if (isRoot) {
    // What a file starts with is about the file.
    const head = before.key.commentBefore;
    const own = after.key.commentBefore;
    if (head) after.key.commentBefore = own ? `${head}\n\n${own}` : head;
    delete before.key.commentBefore;
  } else if (map.commentBefore) {
    before.key.commentBefore = map.commentBefore;
    delete map.commentBefore;
  }
  before.key.spaceBefore = items.some(({ key }) => key !== after.key && key.spaceBefore === true);
  delete after.key.spaceBefore;
  map.items = ordered as typeof map.items;
}

/** An amount whose ends are equal is that number. */
function singleAmount(node: ParsedNode | null, path: ScenarioPath): Scalar.Parsed | undefined {
  if (!isAmount(path) || (!isSeq(node) && !isMap(node)) || node.anchor || node.tag)
    return undefined;
  const ends = isSeq(node)
    ? (node.items as ParsedNode[])
    : (node.items as WrittenPair[]).map(({ value }) => value);
  const [first] = ends;
  const count = isSeq(node) ? 2 : 3;
  const isSingle =
    ends.length === count &&
    ends.every((end) => isPlainNumber(end) && isScalar(first) && end.value === first.value);
  if (!isSingle || !isScalar(first) || hasComment(node)) return undefined;
  const { comment, commentBefore } = node;
  if (comment) first.comment = comment;
  if (commentBefore) first.commentBefore = commentBefore;
  return first as Scalar.Parsed;
}

function hasComment(node: ParsedNode): boolean {
  const parts = isSeq(node)
    ? (node.items as ParsedNode[])
    : isMap(node)
      ? (node.items as WrittenPair[]).flatMap(({ key, value }) => [key, ...(value ? [value] : [])])
      : [];
  return parts.some(({ comment, commentBefore }) => Boolean(comment) || Boolean(commentBefore));
}

function isPlainNumber(node: ParsedNode | null): node is Scalar.Parsed & ParsedNode {
  return (
    isScalar(node) &&
    typeof node.value === 'number' &&
    node.type === Scalar.PLAIN &&
    node.anchor === undefined &&
    node.tag === undefined
  );
}

/**
 * Gives a number its plain spelling, where the scenario reads a number.
 *
 * @returns false for what is to be left as it is: also a number with more decimals than an amount
 *   may have, which a reader may mean otherwise (5.000), and one too large to be exact
 */
function canonicaliseNumber(node: ParsedNode, path: ScenarioPath): boolean {
  const isCounted = isAmount(path) || isAmount(path.slice(0, -1));
  if (!isPlainNumber(node) || !(isCounted || isLikelihood(path))) return false;
  const value = node.value as number;
  const isTold = Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  if (!isTold || (isCounted && /\.\d{3}/.test(node.source ?? ''))) return false;
  node.value = value === 0 ? 0 : value;
  delete node.format;
  delete node.minFractionDigits;
  return true;
}

/** Whether an amount stands at a path: people, or what there is or must be of a capability. */
export function isAmount(path: ScenarioPath): boolean {
  const [room, , key] = path;
  if (room === 'target') return path.length === 2 && path[1] === 'personnel';
  if (room === 'capabilities') return path.length === 3 && key === 'required';
  if (room !== 'contributions') return false;
  return path.length === 3 ? key === 'personnel' : path.length === 4 && key === 'capabilities';
}

function isLikelihood(path: ScenarioPath): boolean {
  const [room] = path;
  if (room === 'forcecalc') return path.length === 1;
  if (room === 'stances') return path.length === 2;
  const hasLikelihood = room === 'conditions' || room === 'contributions';
  return hasLikelihood && path.length === 3 && path[2] === 'likelihood';
}
