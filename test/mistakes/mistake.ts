import type { ProblemCode } from '../../src/scenario/problem.ts';

/** Something in a folder that is no ordinary file. */
export type Special =
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'pipe' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'forbidden'; readonly text: string };

/** One kind of mistake: the smallest files that hold it, and what the program must say. */
export interface MistakeCase {
  readonly name: string;
  readonly code: ProblemCode;
  /**
   * `line:column` of the mistake, in the first file or, with `name:` before it, in another;
   * undefined where there is no text to point into.
   */
  readonly at?: string;
  /** By name; the first is the scenario. Text, or bytes as they are. `../` is beside the folder. */
  readonly files: Readonly<Record<string, string | Uint8Array | Special>>;
  /** The command line instead of the name of the first file. */
  readonly words?: readonly string[];
  /** Standard input. */
  readonly stdin?: string;
  /** The folder is a repository, and the files are committed to it. */
  readonly isRepository?: true;
  readonly exit: 2 | 3;
  /** The same file may hold a second mistake, told as well: code and place. */
  readonly also?: readonly string[];
  /** What the help must say, in part. */
  readonly help?: string;
  /** What the note must say, in part. */
  readonly note?: string;
  /** Shown in docs/errors.md as the example of its code. */
  readonly isExample?: true;
}

/** A valid beginning of three lines. */
export const head = 'forcecalc: 1\ntitle: T\ntarget: {personnel: 5}\n';

/** A contribution of one line, from line 4 of a file that starts with `head`. */
export const fra = (text: string) => `contributions:\n  FRA:\n    ${text}\n`;

type More = Partial<Omit<MistakeCase, 'name' | 'code' | 'at' | 'files'>> & {
  readonly others?: MistakeCase['files'];
};

/** A file that is wrong by itself. */
export function inFile(
  name: string,
  code: ProblemCode,
  at: string | undefined,
  text: string | Uint8Array | Special,
  { others = {}, exit = 3, ...more }: More = {},
): MistakeCase {
  return { name, code, files: { 'a.yaml': text, ...others }, exit, ...(at && { at }), ...more };
}

/** Below a valid beginning. */
export function below(
  name: string,
  code: ProblemCode,
  at: string,
  text: string,
  more: More = {},
): MistakeCase {
  return inFile(name, code, at, head + text, more);
}

/** What the command line says is wrong, about a file that may be right. */
export function onCommandLine(
  name: string,
  code: ProblemCode,
  words: readonly string[],
  { text = head, others = {}, ...more }: More & { text?: string; at?: string } = {},
): MistakeCase {
  return { name, code, files: { 'a.yaml': text, ...others }, words, exit: 2, ...more };
}

export const example = { isExample: true } as const;
