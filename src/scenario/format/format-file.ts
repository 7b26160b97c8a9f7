import { type Document, isAlias, parseDocument, visit } from 'yaml';
import { parseYaml } from '../parse.ts';
import type { Result } from '../problem.ts';
import type { SourceText } from '../source-text.ts';
import { plain, type Tree } from '../tree.ts';
import { canonicalise } from './canonical.ts';
import { meaningOf } from './meaning-of.ts';
import { Spellings } from './spellings.ts';

/**
 * A scenario file in canonical form: keys in the order of the language (entries stay in the
 * author's), numbers in their plain spelling (5000.0, 5e3, +5000 and [5000, 5000] are 5000), two
 * spaces of indentation, line ends LF, one at the end of the file.
 *
 * Comments, blank lines, quotes and the lines of paragraphs stay as they are. What a file means
 * never changes, and formatting twice changes nothing more.
 *
 * @returns the mistakes of a file that cannot be read as YAML; other mistakes are no obstacle
 */
export function formatFile(source: SourceText): Result<string> {
  const { tree, problems } = parseYaml(source);
  if (problems.length > 0 || tree === undefined) return { ok: false, problems };
  const text = source.text.replaceAll('\r\n', '\n');
  // A key that moves may leave an alias before its anchor: then the keys stay where they are.
  for (const isOrdered of [true, false]) {
    const formatted = settled(text, isOrdered);
    if (formatted !== undefined && means(formatted, tree)) return { ok: true, value: formatted };
  }
  throw new RangeError('formatFile requires a file that it can lay out without changing it');
}

/** Most rounds that comments have ever needed to settle is two. */
const mostRounds = 5;

/**
 * Laid out until nothing moves any more: a comment right under the end of an inner mapping is read
 * as part of it, and is indented with it the next time.
 */
function settled(text: string, isOrdered: boolean): string | undefined {
  let before = text;
  for (let round = 0; round < mostRounds; round++) {
    const after = layOut(before, isOrdered);
    if (after === undefined || after === before) return after;
    before = after;
  }
  return before;
}

/** Undefined where an alias would come before its anchor. */
function layOut(text: string, isOrdered: boolean): string | undefined {
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    keepSourceTokens: true,
  });
  const spellings = new Spellings(text);
  canonicalise(document.contents, [], { text, spellings, isOrdered });
  if (!hasAnchorsFirst(document)) return undefined;
  const laidOut = document.toString({ indent: 2, lineWidth: 0, flowCollectionPadding: false });
  // One blank line is as good as several, and none is needed at either end.
  const tidy = laidOut.replaceAll(/[ \t]+$/gm, '').replaceAll(/\n{3,}/g, '\n\n');
  return spellings.restore(`${tidy.trim()}\n`);
}

function hasAnchorsFirst(document: Document): boolean {
  const anchors = new Set<string>();
  let isSo = true;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) isSo &&= anchors.has(node.source);
      else if ('anchor' in node && node.anchor) anchors.add(node.anchor);
    },
  });
  return isSo;
}

function means(text: string, tree: Tree): boolean {
  const read = parseYaml({ path: '', text, origin: 'file' });
  if (read.problems.length > 0 || read.tree === undefined) return false;
  return meaningOf(plain(read.tree)) === meaningOf(plain(tree));
}
