import * as z from 'zod/mini';
import { knownKeys } from './known-keys.ts';
import { type Mend, mend } from './mend.ts';
import { missingKey } from './missing-key.ts';
import type { Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import type { ScenarioPath } from './scenario.ts';
import { type ScenarioDocument, scenarioSchema } from './schema.ts';
import { find, type MapTree, type Place, plain, type Tree } from './tree.ts';
import { unknownKey } from './unknown-key.ts';
import { type Fault, wrongValue } from './wrong-value.ts';

type Issue = z.core.$ZodIssue;

/** The outcome of the structure check: what is wrong, and the document when nothing is. */
export interface Structure {
  readonly problems: readonly Problem[];
  readonly document?: ScenarioDocument;
  /** The scenario as it was meant, as far as that can be told: for the checks that follow. */
  readonly meant: MapTree;
}

/** Deeper than mappings of the language are nested. */
const mostRounds = 8;

/**
 * Holds a merged scenario against the schema: unknown and missing keys, types, words and ranges.
 *
 * One mistake is one problem. A key that is misspelt is told, then read as it was meant, and the
 * check starts again: so neither what seems missing without it nor what is wrong inside it is lost
 * or told twice.
 */
export function checkStructure(root: MapTree, reading: Reading): Structure {
  const first = z.safeParse(scenarioSchema, plain(root), { jitless: true });
  if (first.success) return { problems: [], document: first.data, meant: root };
  const problems: Problem[] = [];
  let meant = root;
  let { issues } = first.error;
  for (let round = 0; round < mostRounds; round++) {
    const unknown = faultsOf(meant, issues).flatMap(({ issue, path }) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownKey(meant, path, key))
        : [],
    );
    if (unknown.length === 0) break;
    problems.push(...unknown.map(({ problem }) => problem));
    const mends: readonly Mend[] = unknown.map((one) => one.mend);
    meant = mend(meant, mends);
    issues = issuesOf(meant);
  }
  for (const fault of faultsOf(meant, issues)) {
    if (fault.issue.code === 'unrecognized_keys') continue;
    const found = find(meant, fault.path);
    const isAbsent = !found.whole || isNothing(found.tree);
    // What is empty or missing may have been written where nothing could be read.
    if (isAbsent && reading.isPartial && fault.path[0] !== 'extends') continue;
    problems.push(
      found.whole ? wrongValue(meant, fault) : missingKey(meant, fault.path, fault.wanted, reading),
    );
  }
  return { problems, meant };
}

/** A `null` that would remove a key which does not exist in the language is an unknown key. */
export function unknownRemoval(
  root: MapTree,
  path: ScenarioPath,
  place: Place,
): Problem | undefined {
  const known = knownKeys(path.slice(0, -1));
  const key = String(path.at(-1));
  if (known === undefined || known.includes(key)) return undefined;
  return unknownKey(root, path.slice(0, -1), key, place).problem;
}

function isNothing(tree: Tree): boolean {
  return tree.kind === 'scalar' && (tree.value === null || tree.value === '');
}

function issuesOf(root: MapTree): Issue[] {
  const outcome = z.safeParse(scenarioSchema, plain(root), { jitless: true });
  return outcome.success ? [] : outcome.error.issues;
}

function faultsOf(root: Tree, issues: readonly Issue[]): readonly Fault[] {
  return issues.flatMap((issue) => plainFaults(root, issue, undefined));
}

/**
 * Picks the one alternative of a union that the value was meant for, by its shape, and returns
 * that alternative's own faults.
 */
function plainFaults(root: Tree, issue: Issue, phrase: string | undefined): readonly Fault[] {
  const path = issue.path as ScenarioPath;
  const wanted = phrase ?? phraseOf(issue);
  if (issue.code !== 'invalid_union') return [{ issue, path, wanted }];
  const { tree } = find(root, path);
  const chosen = issue.errors.find((issues) => isMeant(tree, issues));
  if (chosen === undefined) return [{ issue, path, wanted }];
  return chosen.flatMap((inner) =>
    plainFaults(
      root,
      { ...inner, path: [...issue.path, ...inner.path] } as Issue,
      inner.path.length === 0 && inner.code !== 'invalid_union' ? wanted : undefined,
    ),
  );
}

/** Whether a value was meant for the alternative of a union that found these issues with it. */
function isMeant(tree: Tree, issues: readonly Issue[]): boolean {
  if (tree.kind === 'scalar' && typeof tree.value === 'string') {
    return issues.some(({ code, path }) => code === 'invalid_value' && path.length === 0);
  }
  const isOtherType = issues.some(
    (issue) =>
      issue.path.length === 0 && issue.code === 'invalid_type' && !isNumberFault(tree, issue),
  );
  if (
    isOtherType ||
    issues.some(({ code }) => code === 'invalid_value' && tree.kind === 'scalar')
  ) {
    return false;
  }
  // A mapping without a single known key was meant for something else.
  const unknown = issues.find(
    (issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0,
  );
  return !(
    tree.kind === 'map' &&
    unknown?.code === 'unrecognized_keys' &&
    unknown.keys.length === tree.entries.size
  );
}

/** A number that is only of the wrong sort (a fraction, infinite) still chooses the number. */
function isNumberFault(tree: Tree, issue: Issue): boolean {
  const expected = 'expected' in issue ? issue.expected : undefined;
  return (
    tree.kind === 'scalar' &&
    typeof tree.value === 'number' &&
    (expected === 'int' || expected === 'number')
  );
}

/** The phrase that completes "must be"; set as the message of a schema. */
function phraseOf(issue: Issue): string {
  const { message } = issue;
  if (message !== '' && message !== 'Invalid input') return message;
  if (issue.code === 'invalid_type') {
    return issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`;
  }
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return 'another value';
  if (issue.origin === 'string') return 'text';
  return issue.origin === 'array' ? '[low, high]' : 'a number';
}
