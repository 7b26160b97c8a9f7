import * as z from 'zod/mini';
import { consequenceOf } from './consequence.ts';
import { numberMeant } from './number-text.ts';
import type { Problem } from './problem.ts';
import type { ScenarioPath } from './scenario.ts';
import { type ScenarioDocument, scenarioSchema } from './schema.ts';
import { closest } from './suggest.ts';
import {
  find,
  type MapTree,
  type Place,
  plain,
  pointer,
  problemAt,
  relatedAt,
  type Tree,
} from './tree.ts';

type Issue = z.core.$ZodIssue;

/** The outcome of the structure check: what is wrong, and the document when nothing is. */
export interface Structure {
  readonly problems: readonly Problem[];
  readonly document?: ScenarioDocument;
}

/**
 * Holds a merged scenario against the schema: unknown and missing keys, types, words and ranges.
 * One mistake is one problem: a misspelt key that is required is not reported as missing as well.
 */
export function checkStructure(root: MapTree): Structure {
  const outcome = z.safeParse(scenarioSchema, plain(root), { jitless: true });
  if (outcome.success) return { problems: [], document: outcome.data };
  const issues = outcome.error.issues.flatMap((issue) => plainIssues(root, issue));
  const misspelt = new Set<string>();
  const problems: Problem[] = [];
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    for (const key of issue.keys) {
      const { problem, meant } = unknownKey(root, issue.path as ScenarioPath, key);
      problems.push(problem);
      if (meant !== undefined) misspelt.add(pointer([...(issue.path as ScenarioPath), meant]));
    }
  }
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') continue;
    const path = issue.path as ScenarioPath;
    if (misspelt.has(pointer(path))) continue;
    problems.push(find(root, path).whole ? wrongValue(root, issue) : missingKey(root, issue));
  }
  return { problems };
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

/**
 * Picks the one alternative of a union that the value was meant for, by its shape, and returns
 * that alternative's own issues.
 */
function plainIssues(root: Tree, issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const path = issue.path as ScenarioPath;
  const meant = issue.errors.find(
    (issues) =>
      !issues.some(
        ({ code, path: at, ...rest }) =>
          at.length === 0 && code === 'invalid_type' && !isNumberFault(root, path, rest),
      ),
  );
  const ofWord = issue.errors.find((issues) => issues.some(({ code }) => code === 'invalid_value'));
  const value = find(root, path).tree;
  const isText = value.kind === 'scalar' && typeof value.value === 'string';
  const chosen = isText && ofWord !== undefined ? ofWord : isText ? undefined : meant;
  if (chosen === undefined) return [{ ...issue, errors: [] } as Issue];
  return chosen.flatMap((inner) =>
    plainIssues(root, { ...inner, path: [...issue.path, ...inner.path] } as Issue),
  );
}

/** A number that is only of the wrong sort (a fraction, infinite) still chooses the number. */
function isNumberFault(root: Tree, path: ScenarioPath, rest: object): boolean {
  const { tree } = find(root, path);
  const expected = 'expected' in rest ? rest.expected : undefined;
  return (
    tree.kind === 'scalar' &&
    typeof tree.value === 'number' &&
    (expected === 'int' || expected === 'number')
  );
}

function unknownKey(
  root: Tree,
  path: ScenarioPath,
  key: string,
  removed?: Place,
): { problem: Problem; meant?: string } {
  const { tree } = find(root, path);
  const entry = tree.kind === 'map' ? tree.entries.get(key) : undefined;
  const place = removed ?? entry?.key ?? tree;
  const at = pointer([...path, key]);
  const owner = ownerOf(path);
  if (path[0] === 'stances' && key === 'refused') {
    const problem = problemAt(
      place,
      'fixed-stance',
      'the stance `refused` always has likelihood 0',
      {
        path: at,
        help: 'delete the line, or give the contribution another stance',
      },
    );
    return { problem };
  }
  if (key === '<<') {
    const problem = problemAt(place, 'unknown-key', 'YAML 1.2 has no merge key `<<`', {
      path: at,
      help: 'write the keys out, share one value with `*name`, or share a file with `extends`',
    });
    return { problem };
  }
  const known = (knownKeys(path) ?? []).filter(
    (name) => tree.kind !== 'map' || !tree.entries.has(name),
  );
  const meant = closest(key, known);
  const elsewhere = meant === undefined ? homesOf(key) : [];
  const note =
    meant === undefined
      ? undefined
      : consequenceOf(root, [...path, meant], entry && spelling(entry.value));
  const problem = problemAt(place, 'unknown-key', `unknown key \`${key}\` in ${owner}`, {
    path: at,
    help:
      meant !== undefined
        ? `did you mean \`${meant}\`?`
        : elsewhere.length > 0
          ? `\`${key}\` belongs in ${elsewhere.join(' or ')}`
          : known.length > 0
            ? `it can hold ${known.map((name) => `\`${name}\``).join(', ')}`
            : 'delete it',
    ...(note !== undefined && { note }),
    ...(meant !== undefined && { fix: { start: place.start, end: place.end, text: meant } }),
  });
  return { problem, ...(meant !== undefined && { meant }) };
}

function missingKey(root: Tree, issue: Issue): Problem {
  const path = issue.path as ScenarioPath;
  const key = String(path.at(-1));
  const parent = find(root, path.slice(0, -1));
  const place = parent.key ?? firstPlace(parent.tree);
  return problemAt(place, 'missing-key', `\`${key}\` is missing in ${ownerOf(path.slice(0, -1))}`, {
    path: pointer(path),
    help: missingHelp[key] ?? `write \`${key}: \` and ${phrase(issue)}`,
  });
}

const missingHelp: Readonly<Record<string, string>> = {
  forcecalc: 'write `forcecalc: 1`, the version of the format',
  title: 'write `title: ` and what reports should call it',
  target: 'write `target: {personnel: [500000, 800000]}`',
  personnel: 'write `personnel: ` and a number or [low, high]',
  likelihood:
    'write `likelihood: ` and a number from 0 to 1, or a word such as `realistic_possibility`',
};

/** A whole map is too much to underline: its first key stands for it. */
function firstPlace(tree: Tree): Place {
  if (tree.kind !== 'map') return tree;
  const [first] = tree.entries.values();
  return first?.key ?? tree;
}

function wrongValue(root: Tree, issue: Issue): Problem {
  const path = issue.path as ScenarioPath;
  const found = find(root, path);
  const { tree, via } = found;
  const name = nameOf(path);
  const more = {
    path: pointer(path),
    ...(via && { related: [relatedAt(via, 'reached through this alias')] }),
  };
  const place = tree.kind === 'scalar' && tree.value === null ? (found.key ?? tree) : tree;
  if (tree.kind === 'scalar' && (tree.value === null || tree.value === '')) {
    return problemAt(place, 'empty-value', `${name} is empty`, {
      ...more,
      help: `write ${phrase(issue)}, or leave the key out`,
    });
  }
  if (tree.kind === 'scalar' && typeof tree.value === 'string') {
    return wrongText(root, issue, tree.value, tree, name, more);
  }
  if (path[0] === 'forcecalc') {
    return problemAt(
      tree,
      'format-version',
      `this program reads format 1, found ${spelling(tree)}`,
      {
        ...more,
        help: 'write `forcecalc: 1`',
      },
    );
  }
  if (tree.kind === 'scalar' && typeof tree.value === 'number') {
    const problem = wrongNumber(issue, tree.value, tree, name, more);
    if (problem !== undefined) return problem;
  }
  if (tree.kind === 'list' && (issue.code === 'too_small' || issue.code === 'too_big')) {
    return problemAt(
      tree,
      'wrong-type',
      `${name} must be ${phrase(issue)}, found a list of ${tree.items.length}`,
      {
        ...more,
        help:
          tree.items.length === 0
            ? 'name at least one, or delete the list'
            : 'write two numbers: `[low, high]`',
      },
    );
  }
  return problemAt(tree, 'wrong-type', `${name} must be ${phrase(issue)}, found ${kindOf(tree)}`, {
    ...more,
    help: `write ${phrase(issue)}`,
  });
}

type More = { readonly path: string; readonly related?: NonNullable<Problem['related']> };

function wrongText(
  root: Tree,
  issue: Issue,
  value: string,
  place: Place,
  name: string,
  more: More,
): Problem {
  const path = issue.path as ScenarioPath;
  const wanted = phrase(issue);
  const meant = /number|whole|low/.test(wanted) ? numberMeant(value) : undefined;
  if (meant !== undefined) {
    const note = consequenceOf(root, path, value);
    return problemAt(
      place,
      'number-as-text',
      `${name} must be ${wanted}, found text: YAML reads text because of ${meant.because}`,
      {
        ...more,
        help: `write ${meant.spelling}`,
        ...(note !== undefined && { note }),
        fix: { start: place.start, end: place.end, text: meant.spelling },
      },
    );
  }
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  if (words.length > 0) {
    const guess = closest(value, words);
    const note = consequenceOf(root, path, undefined);
    return problemAt(
      place,
      'unknown-word',
      `${name} must be ${wordsPhrase(issue, words)}, found \`${cut(value)}\``,
      {
        ...more,
        help:
          guess === undefined ? `write one of ${words.join(', ')}` : `did you mean \`${guess}\`?`,
        ...(note !== undefined && guess !== undefined && { note }),
        ...(guess !== undefined && { fix: { start: place.start, end: place.end, text: guess } }),
      },
    );
  }
  return problemAt(
    place,
    'wrong-type',
    `${name} must be ${wanted}, found the text \`${cut(value)}\``,
    {
      ...more,
      help: `write ${wanted}`,
    },
  );
}

function wordsPhrase(issue: Issue, words: readonly string[]): string {
  return words.includes('almost_certain')
    ? 'a number from 0 to 1, or a word of the yardstick'
    : phrase(issue);
}

function wrongNumber(
  issue: Issue,
  value: number,
  place: Place,
  name: string,
  more: More,
): Problem | undefined {
  if (value > Number.MAX_SAFE_INTEGER || value === Number.POSITIVE_INFINITY) {
    return problemAt(
      place,
      'number-too-large',
      `${name} is larger than 9007199254740991, beyond which whole numbers are not exact`,
      {
        ...more,
        help: 'check the number of zeros',
      },
    );
  }
  if (issue.code === 'too_small') {
    return problemAt(place, 'out-of-range', `${name} must not be negative, found ${value}`, {
      ...more,
      help: 'write 0 or more',
    });
  }
  if (issue.code === 'too_big') {
    return problemAt(place, 'out-of-range', `${name} must be from 0 to 1, found ${value}`, {
      ...more,
      help:
        value <= 100
          ? `write ${Number(`${value}e-2`)} for ${value} %`
          : 'write a number from 0 to 1',
    });
  }
  if (issue.code === 'invalid_type' && issue.expected === 'int') {
    return problemAt(
      place,
      'not-whole',
      `${name} counts people and must be whole, found ${value}`,
      {
        ...more,
        help: `write ${Math.round(value)}`,
      },
    );
  }
  return undefined;
}

/** The phrase that completes "must be"; set as the message of a schema. */
function phrase(issue: Issue): string {
  const { message } = issue;
  if (message !== '' && message !== 'Invalid input') return message;
  if (issue.code === 'invalid_type')
    return issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`;
  return issue.code === 'too_small' || issue.code === 'too_big' ? '[low, high]' : 'another value';
}

function nameOf(path: ScenarioPath): string {
  if (path.length === 0) return 'the scenario';
  const key = path.at(-1);
  if (typeof key !== 'number') return `\`${key}\``;
  return `entry ${key + 1} of \`${path.filter((step) => typeof step === 'string').at(-1) ?? ''}\``;
}

/** What a path of the scenario is, in words: "in the contribution `FRA`". */
function ownerOf(path: ScenarioPath): string {
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

function kindOf(tree: Tree): string {
  if (tree.kind === 'map') return 'a mapping';
  if (tree.kind === 'list') return 'a list';
  if (typeof tree.value === 'number') return `the number ${tree.value}`;
  return tree.value === null ? 'nothing' : `\`${String(tree.value)}\``;
}

function spelling(tree: Tree): string {
  return cut(tree.source.text.slice(tree.start, tree.end).trim());
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** The keys that the language knows at a path; undefined where any id may stand. */
export function knownKeys(path: ScenarioPath): readonly string[] | undefined {
  const schema = schemaAt(path);
  return schema?._zod.def.type === 'object'
    ? Object.keys((schema._zod.def as z.core.$ZodObjectDef).shape)
    : undefined;
}

function schemaAt(path: ScenarioPath): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = unwrap(scenarioSchema);
  for (const step of path) {
    const def = schema?._zod.def;
    if (def?.type === 'object') {
      schema = unwrap((def as z.core.$ZodObjectDef).shape[String(step)]);
    } else if (def?.type === 'record') {
      schema = unwrap((def as z.core.$ZodRecordDef).valueType);
    } else if (def?.type === 'array') {
      schema = unwrap((def as z.core.$ZodArrayDef).element);
    } else {
      return undefined;
    }
  }
  return schema;
}

/** Optional and union schemas stand for the mapping they can be, when they can be one. */
function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const def = schema?._zod.def;
  if (def?.type === 'optional') return unwrap((def as z.core.$ZodOptionalDef).innerType);
  if (def?.type === 'union') {
    const { options } = def as z.core.$ZodUnionDef;
    return options.map(unwrap).find((option) => option?._zod.def.type === 'object') ?? options[0];
  }
  return schema;
}

/** Where a key belongs that stands in the wrong place. */
function homesOf(key: string): string[] {
  const homes: readonly (readonly [ScenarioPath, string])[] = [
    [[], 'the scenario'],
    [['target'], '`target`'],
    [['contributions', 'x'], 'a contribution'],
    [['conditions', 'x'], 'a condition'],
    [['capabilities', 'x'], 'a capability'],
    [['sources', 'x'], 'a source'],
  ];
  return homes.filter(([path]) => knownKeys(path)?.includes(key)).map(([, home]) => home);
}
