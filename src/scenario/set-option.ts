import type { Removal } from './merge.ts';
import { nations } from './nations.ts';
import { parseYaml } from './parse.ts';
import type { Problem, Result } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { closest } from './suggest.ts';
import {
  type Entry,
  find,
  type MapTree,
  type Place,
  pointer,
  problemAt,
  type Tree,
} from './tree.ts';

/** One step of the path in `--set PATH=VALUE`. */
interface Step extends Place {
  readonly key: string;
}

/** A scenario with one option laid over it. */
export interface SetResult {
  readonly tree: MapTree;
  /** What the option takes away, when its value is `null`. */
  readonly removal?: Removal;
}

/**
 * Puts the value of one `--set PATH=VALUE` into a merged scenario: what stands there is replaced,
 * `null` removes it, and what does not exist yet is made. The value is read as YAML.
 *
 * @example
 * setValue(root, 'contributions.FRA.personnel=[5000, 8000]')
 */
export function setValue(root: MapTree, option: string): Result<SetResult> {
  const source: SourceText = { path: '--set', text: option, origin: 'command-line' };
  const equals = option.indexOf('=');
  const steps = stepsOf(source, equals === -1 ? option.length : equals);
  if (equals < 1 || steps.some(({ key }) => key === '')) {
    const place = { source, start: 0, end: Math.max(1, option.length) };
    return failed(
      problemAt(place, 'bad-option-value', '`--set` takes PATH=VALUE', {
        help: 'e.g. `--set contributions.FRA.stance=refused`',
      }),
    );
  }
  const [first, ...others] = steps;
  if (first?.key === 'extends') {
    return failed(
      problemAt(first, 'bad-option-value', '`extends` cannot be set: files are read before', {
        help: 'write a small scenario that extends both',
      }),
    );
  }
  const value = readValue(source, equals + 1);
  if (!value.ok) return value;
  const isRemoval = value.value.kind === 'scalar' && value.value.value === null;
  const mistaken = misnamedEntry(root, steps, isRemoval) ?? badIndex(root, steps);
  if (mistaken !== undefined) return failed(mistaken);
  const tree = put(root, steps, value.value) as MapTree;
  const place = others.at(-1) ?? first;
  if (!isRemoval || place === undefined) return { ok: true, value: { tree } };
  const path = steps.map(({ key }) => key);
  return { ok: true, value: { tree, removal: { path, place, idle: !find(root, path).whole } } };
}

function failed(problem: Problem): Result<never> {
  return { ok: false, problems: [problem] };
}

function stepsOf(source: SourceText, end: number): readonly Step[] {
  const steps: Step[] = [];
  let start = 0;
  for (const key of source.text.slice(0, end).split('.')) {
    steps.push({ key, source, start, end: start + key.length });
    start += key.length + 1;
  }
  return steps;
}

function readValue(source: SourceText, start: number): Result<Tree> {
  const text = source.text.slice(start).trim();
  const place = { source, start, end: source.text.length };
  if (/^(null|Null|NULL|~)$/.test(text))
    return { ok: true, value: { kind: 'scalar', value: null, ...place } };
  const { tree, problems } = parseYaml(source, start);
  const told = problems.filter(({ code }) => code !== 'empty-file');
  if (told.length > 0) return { ok: false, problems: told };
  if (tree !== undefined) return { ok: true, value: tree };
  return failed(
    problemAt(
      { source, start: start - 1, end: start },
      'bad-option-value',
      'a value is missing after `=`',
      {
        help: text.startsWith('#')
          ? '`#` starts a comment: put the text into quotes'
          : 'write `null` to remove what stands there',
      },
    ),
  );
}

/** A number that counts past the end of a list, or a word where a list wants a number. */
function badIndex(root: MapTree, steps: readonly Step[]): Problem | undefined {
  let tree: Tree | undefined = root;
  for (const [at, step] of steps.entries()) {
    if (tree?.kind === 'map') tree = tree.entries.get(step.key)?.value;
    else if (tree?.kind === 'list') {
      const index = /^\d+$/.test(step.key) ? Number(step.key) : Number.NaN;
      if (!(index <= tree.items.length)) {
        const name = steps
          .slice(0, at)
          .map(({ key }) => key)
          .join('.');
        return problemAt(
          step,
          'bad-option-value',
          `\`${name}\` is a list of ${tree.items.length}`,
          {
            help: `number its entries from 0; ${tree.items.length} adds one at its end`,
          },
        );
      }
      tree = tree.items[index];
    } else return undefined;
  }
  return undefined;
}

/** An entry that does not exist but is spelt nearly like one that does. */
function misnamedEntry(
  root: MapTree,
  steps: readonly Step[],
  isRemoval: boolean,
): Problem | undefined {
  const [room, id] = steps;
  if (room === undefined || id === undefined) return undefined;
  const entries = root.entries.get(room.key)?.value;
  const known = entries?.kind === 'map' ? [...entries.entries.keys()] : [];
  const isRecord = ['sources', 'conditions', 'capabilities', 'contributions'].includes(room.key);
  if (!isRecord || known.includes(id.key)) return undefined;
  const guess = closest(id.key, known);
  const isNew = steps.length === 2 || (room.key === 'contributions' && nations().has(id.key));
  if (!isRemoval && (guess === undefined || isNew)) return undefined;
  return problemAt(id, 'unknown-id', `the scenario has no \`${room.key}.${id.key}\``, {
    path: pointer([room.key, id.key]),
    ...(guess !== undefined && { help: `did you mean \`${guess}\`?` }),
  });
}

function put(tree: Tree | undefined, steps: readonly Step[], value: Tree): Tree {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const isRemoval = rest.length === 0 && value.kind === 'scalar' && value.value === null;
  if (tree?.kind === 'list' && /^\d+$/.test(step.key) && Number(step.key) <= tree.items.length) {
    const at = Number(step.key);
    const items = [...tree.items];
    if (isRemoval) items.splice(at, 1);
    else items[at] = put(items[at], rest, value);
    return { ...tree, items };
  }
  const base = tree?.kind === 'map' ? tree : undefined;
  const entries = new Map<string, Entry>(base?.entries);
  const existing = entries.get(step.key);
  if (isRemoval) entries.delete(step.key);
  else {
    entries.set(step.key, {
      // A value that is replaced was written on the command line, and so was its key.
      key: existing === undefined || rest.length === 0 ? step : existing.key,
      value: put(existing?.value, rest, value),
    });
  }
  const { source, start, end } = step;
  return base === undefined ? { kind: 'map', entries, source, start, end } : { ...base, entries };
}
