import { consequenceOf } from './consequence.ts';
import { codeMeantBy, nations } from './nations.ts';
import type { Problem } from './problem.ts';
import type { ScenarioPath } from './scenario.ts';
import { idPattern } from './schema.ts';
import { closest } from './suggest.ts';
import {
  type Entry,
  find,
  type MapTree,
  pointer,
  problemAt,
  relatedAt,
  type Tree,
} from './tree.ts';

/*
 * What a schema cannot say: ids that nothing defines, ends in the wrong order, circles of
 * requirements, dates that no calendar has. Works on the tree and passes over values of the wrong
 * type, which the structure check reports, so that both kinds of mistake are found in one run.
 */

/** Every mistake of meaning in a merged scenario, in the order of the rooms of the language. */
export function meaningProblems(root: MapTree): Problem[] {
  const problems: Problem[] = [];
  const report = (problem: Problem | undefined) => {
    if (problem !== undefined) problems.push(problem);
  };
  const known = {
    sources: idsOf(root, 'sources'),
    conditions: idsOf(root, 'conditions'),
    capabilities: idsOf(root, 'capabilities'),
  };
  const cite = (path: ScenarioPath) => {
    for (const [at, item] of oneOrMany(root, [...path, 'source'])) {
      report(unknownId(root, at, item, known.sources, 'source'));
    }
  };
  const require = (path: ScenarioPath) => {
    for (const [at, item] of required(root, [...path, 'requires'])) {
      report(unknownId(root, at, item, known.conditions, 'condition'));
    }
  };

  for (const room of ['sources', 'conditions', 'capabilities', 'contributions'] as const) {
    for (const [id, entry] of entriesOf(root, [room])) report(badId(room, id, entry));
  }
  report(badDate(root, ['as_of'], /^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD'));
  for (const id of known.sources) {
    report(
      badDate(
        root,
        ['sources', id, 'date'],
        /^\d{4}(-\d{2}(-\d{2})?)?$/,
        'YYYY-MM-DD, YYYY-MM or "YYYY"',
      ),
    );
  }
  problems.push(...amountProblems(root, ['target', 'personnel']));
  cite(['target']);
  for (const id of known.conditions) {
    require(['conditions', id]);
    cite(['conditions', id]);
  }
  problems.push(...requirementCycles(root));
  for (const id of known.capabilities) {
    problems.push(...amountProblems(root, ['capabilities', id, 'required']));
    cite(['capabilities', id]);
  }
  for (const [id, entry] of entriesOf(root, ['contributions'])) {
    const path = ['contributions', id];
    report(unknownNation(root, id, entry));
    problems.push(...amountProblems(root, [...path, 'personnel']));
    require(path);
    for (const [capability, amount] of entriesOf(root, [...path, 'capabilities'])) {
      const at = [...path, 'capabilities', capability];
      report(unknownKeyId(root, at, amount, known.capabilities));
      problems.push(...amountProblems(root, at));
    }
    cite(path);
  }
  return problems;
}

function entriesOf(root: Tree, path: ScenarioPath): readonly (readonly [string, Entry])[] {
  const { tree, whole } = find(root, path);
  return whole && tree.kind === 'map' ? [...tree.entries] : [];
}

function idsOf(root: Tree, room: string): readonly string[] {
  return entriesOf(root, [room]).map(([id]) => id);
}

type Placed = readonly [ScenarioPath, Tree];

function oneOrMany(root: Tree, path: ScenarioPath): readonly Placed[] {
  const { tree, whole } = find(root, path);
  if (!whole) return [];
  return tree.kind === 'list'
    ? tree.items.map((item, at): Placed => [[...path, at], item])
    : [[path, tree]];
}

/** The ids in a list of requirements, those inside its any-of lists included. */
function required(root: Tree, path: ScenarioPath): readonly Placed[] {
  const { tree, whole } = find(root, path);
  if (!whole || tree.kind !== 'list') return [];
  return tree.items.flatMap((item, at): readonly Placed[] =>
    item.kind === 'list'
      ? item.items.map((member, inner): Placed => [[...path, at, inner], member])
      : [[[...path, at], item]],
  );
}

function badId(room: string, id: string, entry: Entry): Problem | undefined {
  if (idPattern.test(id)) return undefined;
  return problemAt(entry.key, 'bad-id', `\`${id}\` cannot be an id`, {
    path: pointer([room, id]),
    help: 'use letters, digits, `_` and `-`, at most 100, starting with a letter or digit',
  });
}

function unknownId(
  root: Tree,
  path: ScenarioPath,
  item: Tree,
  known: readonly string[],
  what: 'source' | 'condition',
): Problem | undefined {
  if (item.kind !== 'scalar' || typeof item.value !== 'string' || known.includes(item.value)) {
    return undefined;
  }
  const { via } = find(root, path);
  const guess = closest(item.value, known);
  return problemAt(item, 'unknown-id', `no ${what} \`${item.value}\` is defined`, {
    path: pointer(path),
    help:
      guess !== undefined
        ? `did you mean \`${guess}\`?`
        : `define it under \`${what}s\`${known.length > 0 && known.length <= 8 ? `, or use one of ${known.join(', ')}` : ''}`,
    ...(guess !== undefined && { fix: { start: item.start, end: item.end, text: guess } }),
    ...(via && { related: [relatedAt(via, 'reached through this alias')] }),
  });
}

function unknownKeyId(
  root: Tree,
  path: ScenarioPath,
  entry: Entry,
  known: readonly string[],
): Problem | undefined {
  const id = String(path.at(-1));
  if (known.includes(id)) return undefined;
  const guess = closest(id, known);
  const note = guess && consequenceOf(root, [...path.slice(0, -1), guess], undefined);
  return problemAt(entry.key, 'unknown-id', `no capability \`${id}\` is defined`, {
    path: pointer(path),
    help:
      guess !== undefined
        ? `did you mean \`${guess}\`?`
        : 'define it under `capabilities`, with a unit',
    ...(note && { note }),
    ...(guess !== undefined && {
      fix: { start: entry.key.start, end: entry.key.end, text: guess },
    }),
  });
}

function unknownNation(root: Tree, id: string, entry: Entry): Problem | undefined {
  const stated = find(root, ['contributions', id, 'nation']);
  const code = stated.whole ? stated.tree : undefined;
  if (code !== undefined) {
    if (code.kind !== 'scalar' || typeof code.value !== 'string') return undefined;
    return nations().has(code.value)
      ? undefined
      : notANation(code.value, pointer(['contributions', id, 'nation']), code);
  }
  if (nations().has(id)) return undefined;
  const prefix = /^([A-Z]{3})[-_]/.exec(id)?.[1];
  if (prefix !== undefined && nations().has(prefix)) {
    return problemAt(
      entry.key,
      'unknown-nation',
      `\`${id}\` is not the code of a nation, and no \`nation\` is given`,
      {
        path: pointer(['contributions', id]),
        help: `add \`nation: ${prefix}\``,
      },
    );
  }
  return notANation(id, pointer(['contributions', id]), entry.key);
}

function notANation(text: string, path: string, place: Tree | Entry['key']): Problem {
  const guess = codeMeantBy(text) ?? closest(text, nations().keys());
  const name = guess === undefined ? undefined : nations().get(guess)?.name;
  return problemAt(
    place,
    'unknown-nation',
    `\`${text}\` is no ISO 3166-1 alpha-3 code of a nation`,
    {
      path,
      help:
        guess === undefined
          ? 'write the three-letter code, e.g. FRA, or an id of your own with `nation: FRA` below it'
          : `did you mean \`${guess}\` (${name})?`,
      ...(guess !== undefined && { fix: { start: place.start, end: place.end, text: guess } }),
    },
  );
}

function badDate(
  root: Tree,
  path: ScenarioPath,
  form: RegExp,
  spelled: string,
): Problem | undefined {
  const { tree, whole } = find(root, path);
  if (!whole || tree.kind !== 'scalar') return undefined;
  const { value } = tree;
  const text = typeof value === 'number' ? undefined : value;
  if (typeof text !== 'string') return undefined;
  if (form.test(text) && isInCalendar(text)) return undefined;
  const message = form.test(text)
    ? `no calendar has the day \`${text}\``
    : `\`${path.at(-1)}\` must be a date, ${spelled}, found \`${text.slice(0, 40)}\``;
  return problemAt(tree, 'bad-date', message, {
    path: pointer(path),
    help: `write it as ${spelled}, e.g. 2025-03-11`,
  });
}

function isInCalendar(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
}

/** Decimals beyond two and ends in the wrong order, in a number, a pair or a triangle. */
function amountProblems(root: Tree, path: ScenarioPath): Problem[] {
  const { tree, whole } = find(root, path);
  if (!whole) return [];
  const parts: Placed[] =
    tree.kind === 'list'
      ? tree.items.map((item, at): Placed => [[...path, at], item])
      : tree.kind === 'map'
        ? ['low', 'mode', 'high'].flatMap((key): Placed[] => {
            const entry = tree.entries.get(key);
            return entry === undefined ? [] : [[[...path, key], entry.value]];
          })
        : [[path, tree]];
  const problems = parts.flatMap(([at, part]) => decimalProblem(at, part) ?? []);
  for (let at = 1; at < parts.length; at++) {
    const [, before] = parts[at - 1] ?? [];
    const [where, after] = parts[at] ?? [];
    if (before === undefined || after === undefined || where === undefined) continue;
    if (numberOf(before) > numberOf(after)) {
      problems.push(
        problemAt(
          after,
          'wrong-order',
          `${numberOf(after)} stands after ${numberOf(before)}, but is smaller`,
          {
            path: pointer(where),
            help:
              tree.kind === 'map'
                ? 'low, mode and high rise'
                : 'write the low end first: `[low, high]`',
            related: [relatedAt(before, 'the larger number')],
          },
        ),
      );
    }
  }
  return problems;
}

function numberOf(tree: Tree): number {
  return tree.kind === 'scalar' && typeof tree.value === 'number' ? tree.value : Number.NaN;
}

function decimalProblem(path: ScenarioPath, tree: Tree): Problem | undefined {
  const value = numberOf(tree);
  if (!Number.isFinite(value)) return undefined;
  const spelled = tree.source.text.slice(tree.start, tree.end);
  const decimals = /^[+-]?\d*\.(\d+)$/.exec(spelled)?.[1]?.length ?? decimalsOf(value);
  if (decimals <= 2) return undefined;
  const grouped = /^\d{1,3}\.\d{3}$/.test(spelled);
  return problemAt(
    tree,
    'too-many-decimals',
    `${spelled} has ${decimals} decimals, and an amount has at most two`,
    {
      path: pointer(path),
      help: grouped
        ? `write ${spelled.replace('.', '')} if the point separates thousands, ${Number(value.toFixed(2))} if not`
        : `write ${Number(value.toFixed(2))}`,
      ...(grouped && { note: `YAML reads ${spelled} as ${value}` }),
    },
  );
}

function decimalsOf(value: number): number {
  const [, fraction = '', exponent = '0'] =
    /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

/** Each circle of conditions that require one another, once, at the entry that closes it. */
function requirementCycles(root: Tree): Problem[] {
  const requirements = new Map(
    entriesOf(root, ['conditions']).map(([id]) => [
      id,
      required(root, ['conditions', id, 'requires']),
    ]),
  );
  const problems: Problem[] = [];
  const done = new Set<string>();
  for (const start of requirements.keys()) {
    // Depth-first with a stack of its own: a chain of conditions may be longer than the call stack.
    const trail: { id: string; next: number }[] = [{ id: start, next: 0 }];
    const onTrail = new Set([start]);
    while (trail.length > 0) {
      const top = trail.at(-1);
      if (top === undefined || done.has(top.id)) {
        trail.pop();
        if (top !== undefined) onTrail.delete(top.id);
        continue;
      }
      const placed = requirements.get(top.id)?.[top.next];
      top.next += 1;
      if (placed === undefined) {
        done.add(top.id);
        continue;
      }
      const [path, item] = placed;
      const id = item.kind === 'scalar' ? String(item.value) : '';
      if (onTrail.has(id)) {
        const circle = [
          ...trail.slice(trail.findIndex((step) => step.id === id)).map((step) => step.id),
          id,
        ];
        problems.push(requirementCycle(circle, path, item));
      } else if (requirements.has(id) && !done.has(id)) {
        trail.push({ id, next: 0 });
        onTrail.add(id);
      }
    }
  }
  return problems;
}

function requirementCycle(circle: readonly string[], path: ScenarioPath, item: Tree): Problem {
  const shown = circle.length > 8 ? [...circle.slice(0, 4), '…', ...circle.slice(-3)] : circle;
  return problemAt(
    item,
    'requirement-cycle',
    circle.length === 2
      ? `the condition \`${circle[0]}\` requires itself`
      : `these conditions require one another: ${shown.join(' → ')}`,
    { path: pointer(path), help: 'delete one of the requirements' },
  );
}
