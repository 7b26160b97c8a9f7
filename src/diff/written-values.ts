import type { Scenario, ScenarioPath } from '../scenario/scenario.ts';
import { type LikelihoodWord, yardstick } from '../scenario/vocabulary.ts';

/** One value of a scenario file. */
export interface WrittenValue {
  readonly at: ScenarioPath;
  /** As written, an amount and a list that means a set in its canonical spelling. */
  readonly shown: unknown;
  /** Equal for values that mean the same. */
  readonly meaning: string;
}

/** Rooms whose entries have ids. */
export const rooms = ['sources', 'conditions', 'capabilities', 'contributions'] as const;

/** How a scenario is put together from files is no part of what it says. */
const unread: readonly string[] = ['extends', 'forcecalc'];

/**
 * Every value of a scenario by its dot path, which goes by ids and never by positions. Checks and
 * acceptances, which have no ids, go by what they say.
 *
 * What says nothing is left out: an empty list or mapping, and personnel of 0.
 */
export function writtenValues(scenario: Scenario): ReadonlyMap<string, WrittenValue> {
  const values = new Map<string, WrittenValue>();
  const add = (at: readonly string[], value: unknown) => {
    const found = writtenAt(at, value);
    if (found !== undefined) values.set(at.join('.'), found);
  };
  for (const [key, value] of entriesOf(scenario.written)) {
    if (unread.includes(key)) continue;
    if (isRoom(key)) {
      for (const [id, entry] of entriesOf(value)) addFields([key, id], entry, add);
    } else if (key === 'target' || key === 'stances') {
      addFields([key], value, add);
    } else if (key === 'checks' || key === 'accept') {
      for (const [name, statement] of statementsOf(key, scenario)) values.set(name, statement);
    } else {
      add([key], value);
    }
  }
  return values;
}

/** The ids of a room as written. */
export function idsIn({ written }: Scenario, room: string): readonly string[] {
  return entriesOf(ownValue(written, room)).map(([id]) => id);
}

/** A whole entry, every value in its canonical spelling. */
export function entryAt({ written }: Scenario, room: string, id: string): unknown {
  return Object.fromEntries(
    entriesOf(ownValue(ownValue(written, room), id)).map(([key, value]) => [
      key,
      key === 'capabilities'
        ? Object.fromEntries(entriesOf(value).map(([name, amount]) => [name, amountOf(amount)]))
        : spelling([room, id, key], value),
    ]),
  );
}

function isRoom(key: string): boolean {
  return rooms.some((room) => room === key);
}

type Add = (at: readonly string[], value: unknown) => void;

function addFields(at: readonly string[], entry: unknown, add: Add): void {
  for (const [key, value] of entriesOf(entry)) {
    if (at[0] === 'contributions' && key === 'capabilities') {
      for (const [id, amount] of entriesOf(value)) add([...at, key, id], amount);
    } else {
      add([...at, key], value);
    }
  }
}

function writtenAt(at: readonly string[], value: unknown): WrittenValue | undefined {
  const shown = spelling(at, value);
  const isNothing =
    (typeof shown === 'object' && entriesOf(shown).length === 0) ||
    (shown === 0 && at[0] === 'contributions' && at.length === 3);
  return isNothing ? undefined : { at, shown, meaning: meaningOf(at, shown) };
}

/** One spelling for amounts that are equal, and one order for lists that mean sets. */
function spelling(at: readonly string[], value: unknown): unknown {
  const key = at.at(-1);
  if (key === 'personnel' || key === 'required' || at[2] === 'capabilities') return amountOf(value);
  if (key === 'requires' && Array.isArray(value)) return requirementOf(value);
  if (key === 'source') return distinct(Array.isArray(value) ? value : [value]);
  return value;
}

function amountOf(value: unknown): unknown {
  const ends = entriesOf(value).map(([, end]) => end);
  return ends.length > 0 && ends.every((end) => end === ends[0]) ? ends[0] : value;
}

function requirementOf(value: readonly unknown[]): readonly unknown[] {
  return distinct(value.map((entry) => (Array.isArray(entry) ? distinct(entry) : entry)));
}

/** Sorted by their JSON, each once. */
function distinct(values: readonly unknown[]): readonly unknown[] {
  const byJson = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...byJson.keys()].sort().map((json) => byJson.get(json));
}

function meaningOf(at: readonly string[], shown: unknown): string {
  const isLikelihood = at.at(-1) === 'likelihood' || at[0] === 'stances';
  if (isLikelihood && typeof shown === 'string' && Object.hasOwn(yardstick, shown)) {
    return JSON.stringify(yardstick[shown as LikelihoodWord]);
  }
  if (at[0] === 'not_modelled' && Array.isArray(shown)) {
    return canonicalJson(distinct(shown.map((text) => canonicalText(String(text)))));
  }
  return canonicalJson(shown);
}

/** JSON with keys in order, in which line breaks inside prose make no difference. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'string') return canonicalText(inner);
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(entriesOf(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function canonicalText(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

function statementsOf(
  room: 'checks' | 'accept',
  { checks, accept }: Scenario,
): readonly (readonly [string, WrittenValue])[] {
  const statements: readonly (readonly [string, object])[] =
    room === 'checks'
      ? checks.map((check) => {
          const assert = assertion(check.assert);
          return [assert, { ...check, assert }];
        })
      : accept.map((acceptance) => [`${acceptance.finding} ${acceptance.path}`, acceptance]);
  return statements.map(([name, shown], index) => {
    const value = { at: [room, index], shown, meaning: canonicalJson(shown) };
    return [`${room}.${name}`, value];
  });
}

/** An assertion with one space around its comparison, and no other in a row. */
function assertion(text: string): string {
  return canonicalText(text.replace(/\s*([<>=!]=|[<>])\s*/, ' $1 '));
}

/** An id may be the name of something every object has. */
function ownValue(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
