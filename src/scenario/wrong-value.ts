import type * as z from 'zod/mini';
import { fits, homesOf, isOptional, typeAt } from './known-keys.ts';
import { homeName, kindOf, nameOf, quoted, spelling } from './naming.ts';
import type { Problem } from './problem.ts';
import type { ScenarioPath } from './scenario.ts';
import { type Found, find, type Place, pointer, problemAt, relatedAt, type Tree } from './tree.ts';
import { formMeant } from './wrong-form.ts';
import { wrongNumber } from './wrong-number.ts';
import { wrongText } from './wrong-text.ts';

/** One finding of the schema, with the phrase that completes "… must be". */
export interface Fault {
  readonly issue: z.core.$ZodIssue;
  readonly path: ScenarioPath;
  readonly wanted: string;
}

/** What all problems with one value share. */
export interface Subject extends Fault {
  readonly root: Tree;
  readonly tree: Tree;
  /** The value in words, e.g. `personnel` in backticks. */
  readonly name: string;
  readonly more: { readonly path: string; readonly related?: NonNullable<Problem['related']> };
}

/** Tells a value that is not what the language wants there, and what to write instead. */
export function wrongValue(root: Tree, fault: Fault): Problem {
  const { path, wanted } = fault;
  const reached = find(root, path);
  const { tree, via } = reached;
  const more = {
    path: pointer(path),
    ...(via && { related: [relatedAt(via, 'reached through this alias')] }),
  };
  const subject: Subject = { ...fault, root, tree, name: nameOf(path), more };
  if (path[0] === 'forcecalc' && !isEmpty(tree)) return formatVersion(tree, more.path);
  if (tree.kind === 'scalar') {
    if (isEmpty(tree)) return emptyValue(subject, reached);
    if (typeof tree.value === 'string') return wrongText(subject, tree.value);
    const problem = typeof tree.value === 'number' ? wrongNumber(subject, tree.value) : undefined;
    if (problem !== undefined) return problem;
  }
  const isCount = tree.kind === 'list' && /^too_/.test(fault.issue.code);
  const found = isCount ? countOf(tree) : kindOf(tree);
  const help = isCount
    ? wanted.includes('[low, high]')
      ? 'write two numbers: `[low, high]`'
      : 'name at least one, or delete the list'
    : (homeHelp(path, tree) ?? formMeant(path, tree) ?? `write ${wanted}`);
  return problemAt(tree, 'wrong-type', `${subject.name} must be ${wanted}, found ${found}`, {
    ...more,
    help,
  });
}

function countOf(tree: Tree): string {
  const count = tree.kind === 'list' ? tree.items.length : 0;
  return count === 0 ? 'an empty list' : `a list of ${count}`;
}

/** A key of the language that stands among the ids of a room. */
function homeHelp(path: ScenarioPath, tree: Tree): string | undefined {
  const key = String(path.at(-1));
  const homes = typeAt(path.slice(0, -1)) === 'record' ? homesOf(key) : [];
  const fitting = homes.filter((home) => fits([...home, key], tree));
  if (fitting.length === 0) return undefined;
  return `\`${key}\` belongs in ${fitting.map(homeName).join(' or ')}`;
}

/** A version of the format that this program does not read. */
export function formatVersion(tree: Tree, path: string): Problem {
  return problemAt(tree, 'format-version', `this program reads format 1, found ${spelling(tree)}`, {
    path,
    help: 'write `forcecalc: 1`',
  });
}

function isEmpty(tree: Tree): boolean {
  return tree.kind === 'scalar' && (tree.value === null || tree.value === '');
}

function emptyValue({ tree, name, path, wanted, more }: Subject, { key }: Found): Problem {
  const isNull = tree.kind === 'scalar' && tree.value === null;
  const place: Place = isNull ? (key ?? tree) : tree;
  const comment = isNull ? commentAfter(place) : undefined;
  const orLess = isOptional(path) ? ', or leave the key out' : '';
  return problemAt(place, 'empty-value', `${name} is empty`, {
    ...more,
    help:
      comment !== undefined && wanted === 'text'
        ? `\`#\` starts a comment: to make it text, write ${quoted(comment)}`
        : `write ${wanted}${orLess}`,
  });
}

/** The comment that stands where the value of a key is missing. */
function commentAfter({ source, end }: Place): string | undefined {
  return /^:[ \t]+(#[^\r\n]*)/.exec(source.text.slice(end, end + 200))?.[1]?.trimEnd();
}
