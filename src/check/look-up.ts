import { type PathStep, suggestion } from './expression.ts';
import { type ExpressionFault, faultAt, quoted } from './fault.ts';

/** What stands at a path of an assessment. */
export type Looked =
  | {
      readonly ok: true;
      readonly value: number | string | null;
      /** The condition below which there is no figure, because the assumptions settle it. */
      readonly settled?: string;
    }
  | { readonly ok: false; readonly fault: ExpressionFault };

const levels = ['firm', 'expected', 'potential'];

/** What would stand below a key that is null, for want of a requirement or of anybody. */
const belowNull: Readonly<Record<string, readonly string[]>> = {
  required: ['low', 'high'],
  fill: ['of_low', 'of_high'],
  gap: ['to_low', 'to_high'],
  likelihood: ['reach_low', 'reach_high'],
  largest: ['nation', 'share'],
};

const none: ReadonlySet<string> = new Set();

/** These are figures themselves. */
const leaves = [...levels, 'low', 'high', 'nation', 'share', 'reach_low', 'reach_high'];

/**
 * Follows a path into an assessment, down to a number or a word. Entries of lists go by their
 * place, from 0.
 *
 * @param settled - conditions that the assessment leaves out, because they are assumed
 * @returns null for a figure that is null, also by way of one: the fill of a capability for which
 *   nobody has stated a requirement
 */
export function lookUp(
  assessment: object,
  path: readonly PathStep[],
  settled: ReadonlySet<string> = none,
): Looked {
  let value: unknown = assessment;
  let above = '';
  for (const step of path) {
    const { key } = step;
    if (value === null) {
      if (leaves.includes(above)) return { ok: false, fault: belowFigure(step, above) };
      const known = (Object.hasOwn(belowNull, above) ? belowNull[above] : undefined) ?? levels;
      if (!known.includes(key)) return unknownStep(step, above, known);
    } else if (typeof value !== 'object' || value === undefined) {
      return { ok: false, fault: belowFigure(step, above) };
    } else {
      const known = Object.keys(value);
      const isCondition = above === 'conditions' || above === 'when';
      if (known.includes(key)) value = (value as Readonly<Record<string, unknown>>)[key];
      else if (isCondition && settled.has(key)) return { ok: true, value: null, settled: key };
      else return unknownStep(step, above, known);
    }
    above = key;
  }
  if (value === null || typeof value === 'number' || typeof value === 'string') {
    return { ok: true, value };
  }
  if (typeof value === 'boolean') return { ok: true, value: String(value) };
  return { ok: false, fault: tooShort(path, value as object) };
}

function unknownStep(step: PathStep, above: string, known: readonly string[]): Looked {
  const { help, guess } = suggestion(step.key, known);
  const message =
    above === ''
      ? `the assessment has no ${quoted(step.key)}`
      : `there is no ${quoted(step.key)} below ${quoted(above)}`;
  return { ok: false, fault: faultAt(stretchOf(step), message, help, guess) };
}

function belowFigure(step: PathStep, above: string): ExpressionFault {
  const message = `${quoted(above)} is a figure, and nothing stands below it`;
  return faultAt(stretchOf(step), message, 'end the path there');
}

function tooShort(path: readonly PathStep[], value: object): ExpressionFault {
  const last = path.at(-1) ?? { key: '', offset: 0 };
  const keys = Object.keys(value);
  const shown = `${keys.slice(0, 8).join(', ')}${keys.length > 8 ? ', …' : ''}`;
  const help = keys.length === 0 ? 'nothing stands below it' : `go on with one of ${shown}`;
  return faultAt(stretchOf(last), `the path ends before a figure, at ${quoted(last.key)}`, help);
}

function stretchOf({ key, offset }: PathStep) {
  return { start: offset, end: offset + key.length };
}
