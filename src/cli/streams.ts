/** Where text goes: a process's stream, or a string in a test. */
export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal, where there is one. */
  readonly columns?: number;
}

/** All that a run touches besides files and git. */
export interface Streams {
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that holds `schema/` and `package.json`. */
  readonly packageRoot: string;
  /** The built program, from which threads can be started; undefined where it runs unbuilt. */
  readonly programFile?: string;
}

export type ColourWhen = 'auto' | 'always' | 'never';

/** Narrower than this, a report cannot be read; wider than this, nobody follows a line. */
const defaultWidth = 80;

/** How text is made up for a stream. */
export interface Style {
  readonly colour: boolean;
  readonly width: number;
}

/**
 * Colour by option first, then FORCE_COLOR and NO_COLOR (no-color.org: set and not empty), then
 * by whether the stream is a terminal that can show it.
 */
export function styleFor(
  output: Output,
  when: ColourWhen,
  environment: Streams['environment'],
): Style {
  return { colour: hasColour(output, when, environment), width: output.columns || defaultWidth };
}

function hasColour(output: Output, when: ColourWhen, environment: Streams['environment']): boolean {
  if (when !== 'auto') return when === 'always';
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = environment;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (refused !== undefined && refused !== '') return false;
  return output.isTTY === true && terminal !== 'dumb';
}
