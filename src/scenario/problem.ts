import type { Location } from './scenario.ts';

/**
 * One mistake: in a file, or on the command line. Data only, and complete: the text around the
 * place travels with it, so that a renderer needs no file.
 */
export interface Problem {
  /** Stable, kebab-case; `docs/errors.md` lists every one. */
  readonly code: ProblemCode;
  /** Who has to mend it: decides between exit code 2 (command line) and 3 (file). */
  readonly origin: 'command-line' | 'file';
  /** One sentence without a full stop; stands alone. Words in backticks are names or text. */
  readonly message: string;
  /** Undefined where there is no text to point into, e.g. a missing file. */
  readonly location?: Location;
  /** The file concerned, also where there is no place in it to point at. */
  readonly file?: string;
  /** JSON Pointer into the scenario, where the mistake concerns a value of it. */
  readonly path?: string;
  readonly excerpt?: Excerpt;
  /** What to write instead. */
  readonly help?: string;
  /** What a silent reading would have done to the figures. */
  readonly note?: string;
  /** Other places that take part in the mistake. */
  readonly related?: readonly RelatedPlace[];
  /** The one right replacement, where there is one. */
  readonly fix?: Fix;
}

/** The line a problem stands in and the stretch of it to underline. */
export interface Excerpt {
  readonly line: number;
  /** The line without its end, as in the file: tabs and wide characters included. */
  readonly text: string;
  /** First underlined character, counted in characters from 1. */
  readonly column: number;
  /** Underlined characters, at least 1; never reaches past the line. */
  readonly length: number;
}

export interface RelatedPlace {
  /** What stands there, e.g. `first defined here`. */
  readonly label: string;
  readonly location: Location;
  readonly excerpt: Excerpt;
}

/** Replace what stands from `start` to `end` (UTF-16 offsets into the file's text) by `text`. */
export interface Fix {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type ProblemCode =
  // reading
  | 'cannot-read'
  | 'too-large'
  | 'not-utf8'
  | 'revision-not-found'
  | 'base-missing'
  | 'base-outside'
  | 'base-cycle'
  // YAML
  | 'yaml-syntax'
  | 'control-character'
  | 'too-deep'
  | 'alias-unresolved'
  | 'alias-recursive'
  | 'alias-bomb'
  | 'several-documents'
  | 'yaml-directive'
  | 'unknown-tag'
  | 'duplicate-key'
  | 'key-not-text'
  | 'empty-file'
  // the language
  | 'format-version'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'empty-value'
  | 'number-as-text'
  | 'number-too-large'
  | 'too-many-decimals'
  | 'not-whole'
  | 'out-of-range'
  | 'wrong-order'
  | 'unknown-word'
  | 'bad-date'
  | 'bad-id'
  | 'unknown-id'
  | 'unknown-nation'
  | 'requirement-cycle'
  | 'fixed-stance'
  | 'bad-check'
  | 'too-many-worlds'
  // command line
  | 'unknown-option'
  | 'missing-argument'
  | 'unknown-command'
  | 'bad-option-value'
  | 'unknown-condition'
  | 'contradicting-assumptions'
  | 'cannot-write';

/** Either a value or everything that is wrong with what it was read from. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };
