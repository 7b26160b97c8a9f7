import type { Location, Scenario } from '../scenario/scenario.ts';
import { entryAt, idsIn, rooms, type WrittenValue, writtenValues } from './written-values.ts';

/** One value that differs between two scenarios. */
export interface Change {
  /** Dot path; entries go by their id, checks and acceptances by what they say. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** As written, in its canonical spelling; null where the base has nothing. */
  readonly from: unknown;
  /** Null where the head has nothing. */
  readonly to: unknown;
  /** Where the base says it; null where it has nothing. */
  readonly base_location: Location | null;
  /** Where the head says it; null where it has nothing. */
  readonly head_location: Location | null;
}

/**
 * Every value by which two scenarios differ, in the order of paths.
 *
 * Matched by id and never by position. The order of entries and of lists that mean sets, comments,
 * layout, and how an equal amount or likelihood is spelt are no differences. An entry that only
 * one side has is one change, whatever it holds; an entry under a new id is another entry.
 */
export function changesBetween(base: Scenario, head: Scenario): readonly Change[] {
  const whole = rooms.flatMap((room) => wholeEntries(room, base, head));
  const entries = new Set(whole.map(({ path }) => path));
  const before = writtenValues(base);
  const after = writtenValues(head);
  const values = [...new Set([...before.keys(), ...after.keys()])].flatMap((path): Change[] => {
    const from = before.get(path);
    const to = after.get(path);
    const entry = (from ?? to)?.at.slice(0, 2).join('.') ?? '';
    if (from?.meaning === to?.meaning || entries.has(entry)) return [];
    return [changeOf(path, from && sideOf(base, from), to && sideOf(head, to))];
  });
  return [...whole, ...values].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** One side of a change: what it says, and where. */
interface Side {
  readonly shown: unknown;
  readonly location: Location;
}

function sideOf(scenario: Scenario, { at, shown }: WrittenValue): Side {
  return { shown, location: scenario.locate(at) };
}

function wholeEntries(room: string, base: Scenario, head: Scenario): readonly Change[] {
  const before = new Set(idsIn(base, room));
  const after = new Set(idsIn(head, room));
  const whole = (scenario: Scenario, id: string): Side => ({
    shown: entryAt(scenario, room, id),
    location: scenario.locate([room, id]),
  });
  const changes: Change[] = [];
  for (const id of before) {
    if (!after.has(id)) changes.push(changeOf(`${room}.${id}`, whole(base, id), undefined));
  }
  for (const id of after) {
    if (!before.has(id)) changes.push(changeOf(`${room}.${id}`, undefined, whole(head, id)));
  }
  return changes;
}

function changeOf(path: string, from: Side | undefined, to: Side | undefined): Change {
  return {
    path,
    kind: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
    from: from?.shown ?? null,
    to: to?.shown ?? null,
    base_location: from?.location ?? null,
    head_location: to?.location ?? null,
  };
}
