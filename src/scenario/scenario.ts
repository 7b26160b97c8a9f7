import type { Tree } from './tree.ts';

/**
 * A scenario as the rest of the program knows it: read, merged, checked and resolved.
 *
 * Every map is in ascending order of its keys, so that sums taken in map order do not depend on
 * the order in which a file lists its entries.
 */
export interface Scenario {
  readonly title: string;
  /** The day whose knowledge the scenario states, YYYY-MM-DD; null when it does not say. */
  readonly asOf: string | null;
  readonly summary: string | null;
  readonly notModelled: readonly string[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly target: Target;
  /** Likelihood 0–1 that a nation of this stance joins once all it requires holds. */
  readonly stances: Readonly<Record<Stance, number>>;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly capabilities: ReadonlyMap<string, Capability>;
  readonly contributions: ReadonlyMap<string, Contribution>;
  readonly checks: readonly CheckStatement[];
  readonly accept: readonly Acceptance[];
  /** The files read, the named one first, then what it extends in the order of first reading. */
  readonly inputs: readonly InputFile[];
  /** Paths that an overlay removes although nothing stands there. */
  readonly idleRemovals: readonly { readonly path: ScenarioPath; readonly location: Location }[];
  /**
   * Where the value at a path was written; the nearest enclosing entry when the path itself was
   * not, and the first line of the named file when nothing on the path was.
   */
  readonly locate: (path: ScenarioPath) => Location;
  /** What was written at a path, or at the nearest enclosing entry. */
  readonly treeAt: (path: ScenarioPath) => Tree;
  /** The merged scenario as written, for questions about the file and not about the force. */
  readonly written: Readonly<Record<string, unknown>>;
}

/** Keys from the scenario's root, e.g. `['contributions', 'FRA', 'personnel']`. */
export type ScenarioPath = readonly (string | number)[];

/** A place in a file as people count: lines and columns (in characters) from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface InputFile {
  /** As named on the command line or reached through `extends`; `-` is standard input. */
  readonly path: string;
  /** SHA-256 of the bytes as read, hexadecimal. */
  readonly sha256: string;
}

/** A publication that a figure can name. */
export interface Source {
  readonly title: string | null;
  readonly publisher: string | null;
  /** ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string | null;
  readonly url: string | null;
  readonly quote: string | null;
  /** The file that defines it: one that several scenarios extend may hold more than each cites. */
  readonly definedIn: string;
}

/** Low and high end of the personnel asked for; equal when a single number was given. */
export interface Target {
  readonly low: number;
  readonly high: number;
  readonly sources: readonly string[];
}

/** Willingness in words; what each means in likelihood is in `vocabulary.ts`. */
export type Stance = 'committed' | 'ready' | 'likely' | 'undecided' | 'reluctant' | 'refused';

/** How far a figure can be traced. */
export type Basis = 'cited' | 'derived' | 'assumed';

/** Which part of the force a nation counts towards. */
export type Bloc = 'ukraine' | 'european_nato' | 'other_europe' | 'other';

/** All entries must hold; an entry that is itself a list holds if any of its members does. */
export type Requirement = readonly (string | readonly string[])[];

/** Something that holds or does not, shared by many contributions. */
export interface Condition {
  readonly title: string;
  /** 0–1, given that everything it requires holds. */
  readonly likelihood: number;
  readonly requires: Requirement;
  readonly sources: readonly string[];
}

/** Something the force needs besides people. */
export interface Capability {
  readonly title: string;
  readonly unit: string | null;
  /** Null where nobody has stated a requirement. */
  readonly required: { readonly low: number; readonly high: number } | null;
  readonly sources: readonly string[];
}

/**
 * An uncertain quantity, by contract section 1: a number; every step of a range equally likely;
 * or a discrete triangle. Ends that are all whole run over the whole numbers, any other over the
 * multiples of 0.01. A range or triangle whose ends are equal is a point.
 */
export type Amount =
  | { readonly kind: 'point'; readonly value: number }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | {
      readonly kind: 'triangle';
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    };

/** What one nation would send, when, and under which conditions. */
export interface Contribution {
  /** ISO 3166-1 alpha-3. */
  readonly nation: string;
  /** Short English name of the nation. */
  readonly name: string;
  readonly bloc: Bloc;
  readonly stance: Stance;
  /** 0–1: likelihood of its own decision, once all it requires holds; 0 when it refuses. */
  readonly willingness: number;
  /** What it states in place of its stance's likelihood, 0–1; null where it states none. */
  readonly ownLikelihood: number | null;
  readonly personnel: Amount;
  readonly requires: Requirement;
  /** By capability id, ascending. */
  readonly capabilities: ReadonlyMap<string, Amount>;
  readonly sources: readonly string[];
  readonly basis: Basis;
  readonly note: string | null;
}

/** An assertion of the scenario about its own assessment, as written. */
export interface CheckStatement {
  readonly assert: string;
  readonly because: string | null;
  readonly severity: 'error' | 'warning';
}

/** A finding that is known and fine. */
export interface Acceptance {
  readonly finding: string;
  /** JSON Pointer into the scenario. */
  readonly path: string;
  readonly because: string;
}

/** Conditions that the reader makes hold (true) or fail (false), whatever their likelihood. */
export type Assumptions = ReadonlyMap<string, boolean>;
