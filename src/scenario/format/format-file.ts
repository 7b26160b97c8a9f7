import { parseDocument } from 'yaml';
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
    const formatted = layOut(text, isOrdered);
    if (means(formatted, tree)) return { ok: true, value: formatted };
  }
  throw new RangeError('formatFile requires a file that it can lay out without changing it');
}

function layOut(text: string, isOrdered: boolean): string {
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    keepSourceTokens: true,
  });
  const spellings = new Spellings(text);
  canonicalise(document.contents, [], { text, spellings, isOrdered });
  const laidOut = document.toString({ indent: 2, lineWidth: 0, flowCollectionPadding: false });
  return `${spellings.restore(laidOut).replace(/^\n+/, '')}`;
}

function means(text: string, tree: Tree): boolean {
  const read = parseYaml({ path: '', text, origin: 'file' });
  if (read.problems.length > 0 || read.tree === undefined) return false;
  return meaningOf(plain(read.tree)) === meaningOf(plain(tree));
}
