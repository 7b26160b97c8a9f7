import { amountProblems } from './amount-problem.ts';
import { badDate } from './bad-date.ts';
import { badId } from './bad-id.ts';
import type { Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { requirementCycles } from './requirement-cycle.ts';
import type { ScenarioPath } from './scenario.ts';
import { child, type MapTree, type Reached, type Tree } from './tree.ts';
import { type Use, unknownIds } from './unknown-id.ts';
import { unknownNation } from './unknown-nation.ts';

/*
 * What a schema cannot say: ids that nothing defines, ends in the wrong order, circles of
 * requirements, dates that no calendar has. Works on the tree and passes over values of the wrong
 * type, which the structure check reports, so that both kinds of mistake are found in one run.
 */

/** Every mistake of meaning in a merged scenario, in the order of the rooms of the language. */
export function meaningProblems(root: MapTree, reading: Reading): Problem[] {
  const problems: (Problem | undefined)[] = [];
  const uses: Use[] = [];
  const at = (path: ScenarioPath, reached: Reached): Placed => ({ ...reached, path });
  const scenario = at([], { tree: root });
  const cite = (entry: Placed) => {
    for (const item of oneOrMany(step(entry, 'source'))) uses.push({ ...item, what: 'source' });
  };
  const require = (entry: Placed) => {
    for (const item of requiredBy(entry)) uses.push({ ...item, what: 'condition' });
  };
  const room = (name: string) => entriesOf(step(scenario, name));

  problems.push(badDate(step(scenario, 'as_of'), 'as_of'));
  for (const source of room('sources')) {
    problems.push(badId(source), badDate(step(source, 'date'), 'date'));
  }
  const target = step(scenario, 'target');
  if (target !== undefined) {
    problems.push(...amountProblems(step(target, 'personnel')));
    cite(target);
  }
  for (const condition of room('conditions')) {
    problems.push(badId(condition));
    require(condition);
    cite(condition);
  }
  problems.push(...requirementCycles(room('conditions'), requiredBy));
  for (const capability of room('capabilities')) {
    problems.push(badId(capability), ...amountProblems(step(capability, 'required')));
    cite(capability);
  }
  for (const contribution of room('contributions')) {
    problems.push(...nationAndId(contribution, step(contribution, 'nation'), reading));
    problems.push(...amountProblems(step(contribution, 'personnel')));
    require(contribution);
    for (const amount of entriesOf(step(contribution, 'capabilities'))) {
      uses.push({ ...amount, what: 'capability' });
      problems.push(...amountProblems(amount));
    }
    cite(contribution);
  }
  // What seems undefined may be defined where nothing could be read.
  if (!reading.isPartial) problems.push(...unknownIds(root, uses, reading));
  return problems.filter((problem) => problem !== undefined);
}

/** An id that is the nation's code as well is wrong as the one or as the other, never as both. */
function nationAndId(
  contribution: Placed,
  stated: Placed | undefined,
  reading: Reading,
): readonly (Problem | undefined)[] {
  const id = badId(contribution);
  const nation = unknownNation(contribution, stated, reading);
  if (stated !== undefined || id === undefined || nation === undefined) return [id, nation];
  return [nation.fix === undefined ? id : nation];
}

/** A value with the path that leads to it. */
export interface Placed extends Reached {
  readonly path: ScenarioPath;
}

function step(from: Placed | undefined, key: string | number): Placed | undefined {
  const next = from && child(from, key);
  return from && next && { ...next, path: [...from.path, key] };
}

function entriesOf(map: Placed | undefined): readonly Placed[] {
  if (map?.tree.kind !== 'map') return [];
  return [...map.tree.entries.keys()].flatMap((key) => step(map, key) ?? []);
}

function itemsOf(list: Placed | undefined): readonly Placed[] {
  if (list?.tree.kind !== 'list') return [];
  return list.tree.items.flatMap((_: Tree, at) => step(list, at) ?? []);
}

function oneOrMany(value: Placed | undefined): readonly Placed[] {
  if (value === undefined) return [];
  return value.tree.kind === 'list' ? itemsOf(value) : [value];
}

/** The ids that an entry requires, those inside its any-of lists included. */
function requiredBy(entry: Placed): readonly Placed[] {
  return itemsOf(step(entry, 'requires')).flatMap((item) =>
    item.tree.kind === 'list' ? itemsOf(item) : [item],
  );
}
