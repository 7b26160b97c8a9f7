import type { ScenarioPath } from './scenario.ts';
import type { Tree } from './tree.ts';

/*
 * How messages name things: by the words of the file, never by what the program calls them.
 */

/** A value by its key, e.g. `personnel` in backticks, or "entry 2 of `requires`". */
export function nameOf(path: ScenarioPath): string {
  if (path.length === 0) return 'the scenario';
  const key = path.at(-1);
  if (typeof key !== 'number') return `\`${key}\``;
  return `entry ${key + 1} of \`${path.filter((step) => typeof step === 'string').at(-1) ?? ''}\``;
}

/** What a path of the scenario is, in words: "the contribution `FRA`". */
export function ownerOf(path: ScenarioPath): string {
  const [room, id, key] = path;
  const singular = typeof room === 'string' ? singulars[room] : undefined;
  if (room === undefined) return 'the scenario';
  if (singular !== undefined && id !== undefined && key === undefined)
    return `the ${singular} \`${id}\``;
  return nameOf(path);
}

const singulars: Readonly<Record<string, string>> = {
  sources: 'source',
  conditions: 'condition',
  capabilities: 'capability',
  contributions: 'contribution',
};

/** Where a key belongs, e.g. "a contribution"; `ID` in the path stands for any id. */
export function homeName(path: ScenarioPath): string {
  const [room] = path;
  if (room === undefined) return 'the scenario itself';
  return path.length === 1 ? `\`${room}\`` : `a ${ownerOf(path).split(' ')[1]}`;
}

/** What stands there, e.g. "a list" or "the number 5". */
export function kindOf(tree: Tree): string {
  if (tree.kind === 'map') return 'a mapping';
  if (tree.kind === 'list') return 'a list';
  if (tree.value === null) return 'nothing';
  if (typeof tree.value === 'string') return `the text \`${cut(tree.value)}\``;
  return typeof tree.value === 'number' ? `the number ${spelling(tree)}` : `\`${tree.value}\``;
}

/** A value as the file spells it, on one line and not too long. */
export function spelling(tree: Tree): string {
  return cut(tree.source.text.slice(tree.start, tree.end).trim());
}

/** Text on one line, cut where it gets too long for a message. */
export function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Text as YAML takes it for text, whatever it looks like. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Names for a sentence: `a`, `b` and `c`. */
export function listed(names: readonly string[], last: 'and' | 'or'): string {
  const shown = names.map((name) => `\`${name}\``);
  return shown.length < 2
    ? (shown[0] ?? '')
    : `${shown.slice(0, -1).join(', ')} ${last} ${shown.at(-1)}`;
}
