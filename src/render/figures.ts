import type { Assessment } from '../assess/assessment.ts';
import type { Value } from './columns.ts';

/** One figure of several assessments. */
export interface Figure {
  /** Dot path into the assessment, as checks write it. */
  readonly path: string;
  /** `people`, `fraction`, `likelihood`, `word`, or the unit of a capability. */
  readonly unit: string;
  /** One a scenario; null where it has no such figure. */
  readonly values: readonly Value[];
}

/** The parts of an assessment that hold figures, in the order of reports. */
const parts = [
  ...(['scenario', 'assumptions', 'target', 'personnel', 'shares', 'capabilities'] as const),
  ...(['conditions', 'contributions', 'evidence'] as const),
];

/** Text that is an answer, and so belongs among the figures. */
const words = /^scenario\.(?:title|as_of)$|^personnel\.verdict\.|\.largest\.nation$|\.stance$/;

/**
 * Every figure that at least one of the assessments has. It follows the assessment's own nesting,
 * so that a figure added there turns up here.
 */
export function figures(assessments: readonly Assessment[]): readonly Figure[] {
  const units = unitsOf(assessments);
  return parts.flatMap((part) =>
    leaves(
      assessments.map((assessment) => assessment[part]),
      [part],
    ).map(({ path, values }) => ({ path: path.join('.'), unit: unitOf(path, units), values })),
  );
}

interface Leaf {
  readonly path: readonly string[];
  readonly values: readonly Value[];
}

function leaves(nodes: readonly unknown[], path: readonly string[]): readonly Leaf[] {
  const records = nodes.filter(isRecord);
  if (records.length > 0) {
    const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
    return keys.flatMap((key) =>
      leaves(
        nodes.map((node) => (isRecord(node) && Object.hasOwn(node, key) ? node[key] : null)),
        [...path, key],
      ),
    );
  }
  const isWord = words.test(path.join('.'));
  const values = nodes.map((node) => cellOf(node, isWord));
  return values.some((value) => value !== null) ? [{ path, values }] : [];
}

function cellOf(node: unknown, isWord: boolean): Value {
  if (typeof node === 'boolean') return node ? 'yes' : 'no';
  if (typeof node === 'number') return node;
  return isWord && typeof node === 'string' ? node : null;
}

function isRecord(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function unitsOf(assessments: readonly Assessment[]): ReadonlyMap<string, string> {
  const capabilities = assessments.flatMap((assessment) => Object.entries(assessment.capabilities));
  return new Map(capabilities.map(([id, { unit }]) => [id, unit ?? '']));
}

const likelihoods = new Set(['likelihood', 'willingness', 'reach_low', 'reach_high', 'pivot']);

function unitOf(path: readonly string[], units: ReadonlyMap<string, string>): string {
  const [part, id = '', ...rest] = path;
  const last = path.at(-1) ?? '';
  if (part === 'scenario' || part === 'assumptions') return 'word';
  if (last === 'nation' || last === 'stance' || path[1] === 'verdict') return 'word';
  if (likelihoods.has(last)) return 'likelihood';
  if (last === 'share' || path[1] === 'coverage' || rest[0] === 'fill') return 'fraction';
  if (part === 'capabilities') return units.get(id) ?? '';
  if (part === 'contributions' && rest[0] === 'capabilities') return units.get(rest[1] ?? '') ?? '';
  return 'people';
}
