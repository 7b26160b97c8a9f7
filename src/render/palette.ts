import { Chalk } from 'chalk';
import type { Verdict } from '../assess/assessment.ts';

/** Gives text a look; without colour it leaves it as it is. */
export type Paint = (text: string) => string;

/** What colour says on top of the words: never anything that the words do not say. */
export interface Palette {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly error: Paint;
  readonly place: Paint;
  readonly help: Paint;
  readonly severity: Readonly<Record<'warning' | 'note' | 'accepted', Paint>>;
  readonly verdict: Readonly<Record<Verdict, Paint>>;
  /** In the order of the blocs. */
  readonly blocs: readonly Paint[];
}

/** The 16 colours of every terminal, or none. Asks no environment: the caller has decided. */
export function paletteOf(colour: boolean): Palette {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return {
    strong: chalk.bold,
    faint: chalk.dim,
    error: chalk.bold.red,
    place: chalk.blue,
    help: chalk.cyan,
    severity: { warning: chalk.yellow, note: chalk.cyan, accepted: chalk.dim },
    verdict: { below: chalk.red, within: chalk.green, above: chalk.cyan },
    blocs: [chalk.blue, chalk.cyan, chalk.green, chalk.magenta],
  };
}
