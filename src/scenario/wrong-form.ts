import { fits, knownKeys, typeAt } from './known-keys.ts';
import { cut, quoted, spelling } from './naming.ts';
import type { ScenarioPath } from './scenario.ts';
import type { Tree } from './tree.ts';

/**
 * What to write for a value that says the right thing in the wrong form: a single id where a list
 * is due, a number where a mapping is, a mapping where a sentence with a colon was meant.
 *
 * @returns undefined where nothing is obvious
 */
export function formMeant(path: ScenarioPath, tree: Tree): string | undefined {
  const written = spelling(tree);
  const isShort =
    !written.endsWith('…') && !/[\r\n]/.test(tree.source.text.slice(tree.start, tree.end).trim());
  const type = typeAt(path);
  if (type === 'string' && isShort) return asText(path, tree, written);
  if (type === 'array') return asList(path, tree, written, isShort);
  if (tree.kind === 'map') return asRange(tree);
  if (tree.kind === 'list' && type === 'record') return asEntries(tree);
  if (type === 'object' && isShort) return asMapping(path, tree, written);
  return undefined;
}

function asText(path: ScenarioPath, tree: Tree, written: string): string | undefined {
  // Names and dates do not become right by quotes.
  if (path.some((step) => /^(requires|source|extends|nation|as_of)$/.test(String(step)))) {
    return undefined;
  }
  if (tree.kind === 'scalar') return `write ${quoted(written)}, in quotes`;
  return `put it into quotes if it is text: ${quoted(written)}`;
}

function asList(
  path: ScenarioPath,
  tree: Tree,
  written: string,
  isShort: boolean,
): string | undefined {
  if (tree.kind === 'scalar' && /^-\S/.test(written)) return 'put a space after each dash: `- `';
  if (tree.kind === 'scalar' && isShort && fits([...path, 0], tree))
    return `write \`[${written}]\``;
  if (tree.kind !== 'map' || tree.entries.size === 0 || path.at(-1) !== 'requires')
    return undefined;
  return `write \`[${cut([...tree.entries.keys()].join(', '))}]\``;
}

/** `{low: 5, high: 9}` and the like: two numbers are a range. */
function asRange(tree: Tree): string | undefined {
  if (tree.kind !== 'map' || tree.entries.size !== 2) return undefined;
  const ends = [...tree.entries.values()].map(({ value }) => value);
  const areNumbers = ends.every((end) => end.kind === 'scalar' && typeof end.value === 'number');
  return areNumbers ? `write [${ends.map(spelling).join(', ')}]` : undefined;
}

/** `- FRA: {…}` and the like: a list of mappings of one key each. */
function asEntries(tree: Tree): string | undefined {
  const items = tree.kind === 'list' ? tree.items : [];
  const keys = items.map((item) => (item.kind === 'map' ? [...item.entries.keys()][0] : undefined));
  const [first] = keys;
  if (first === undefined || keys.some((key) => key === undefined)) return undefined;
  return `write each entry as a key, without the dash: \`${first}:\``;
}

/** The keys that a bare value most likely stands for. */
const natural: Readonly<Record<string, readonly string[]>> = {
  target: ['personnel'],
  contributions: ['personnel', 'stance', 'likelihood'],
  conditions: ['likelihood'],
  capabilities: ['required', 'unit'],
  sources: ['title'],
};

function asMapping(path: ScenarioPath, tree: Tree, written: string): string | undefined {
  const [, key = '', rest = ''] = /^([a-z_]+):(\S.*)$/.exec(written) ?? [];
  if (knownKeys(path)?.includes(key)) return `put a space after the colon: \`${key}: ${rest}\``;
  const meant = natural[String(path[0])]?.find((name) => fits([...path, name], tree));
  if (meant === undefined) return undefined;
  const isLink = path[0] === 'sources' && /^https?:/.test(written);
  return `write \`{${isLink ? 'url' : meant}: ${written}}\``;
}
