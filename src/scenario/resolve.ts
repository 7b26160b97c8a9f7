import { blocOf, nations } from './nations.ts';
import type {
  Acceptance,
  Amount,
  Capability,
  CheckStatement,
  Condition,
  Contribution,
  InputFile,
  Scenario,
  Source,
  Stance,
} from './scenario.ts';
import type { ScenarioDocument } from './schema.ts';
import { find, locate, type MapTree } from './tree.ts';
import { defaultStance, stances as defaultStances, yardstick } from './vocabulary.ts';

type Of<Room extends keyof ScenarioDocument> =
  NonNullable<ScenarioDocument[Room]> extends Record<string, infer Entry> ? Entry : never;

/** The file's own shape of an amount; see {@link Amount}. */
type WrittenAmount = NonNullable<Of<'contributions'>['personnel']>;

/**
 * Turns a checked document into the scenario that the program works with: defaults filled in,
 * words turned into numbers, every map in the order of its keys.
 */
export function resolve(
  document: ScenarioDocument,
  root: MapTree,
  inputs: readonly InputFile[],
  idleRemovals: Scenario['idleRemovals'],
): Scenario {
  const stances: Record<Stance, number> = { ...defaultStances };
  for (const [stance, stated] of Object.entries(document.stances ?? {})) {
    if (stated !== undefined) stances[stance as Stance] = likelihoodOf(stated);
  }
  const [low, high] = endsOf(document.target.personnel);
  return {
    title: document.title,
    asOf: document.as_of ?? null,
    summary: document.summary ?? null,
    notModelled: document.not_modelled ?? [],
    sources: sorted(document.sources, (source, id) => resolveSource(source, root, id)),
    target: { low, high, sources: listOf(document.target.source) },
    stances,
    conditions: sorted(document.conditions, resolveCondition),
    capabilities: sorted(document.capabilities, resolveCapability),
    contributions: sorted(document.contributions, (contribution, id) =>
      resolveContribution(contribution, id, stances),
    ),
    checks: (document.checks ?? []).map(resolveCheck),
    accept: (document.accept ?? []) as readonly Acceptance[],
    inputs,
    idleRemovals,
    locate: (path) => locate(root, path),
    treeAt: (path) => find(root, path).tree,
    written: document,
  };
}

/** In ascending order of keys, by UTF-16 code units: the same on every machine. */
function sorted<Written, Resolved>(
  written: Readonly<Record<string, Written>> | undefined,
  resolveEntry: (entry: Written, id: string) => Resolved,
): ReadonlyMap<string, Resolved> {
  const ids = Object.keys(written ?? {}).sort();
  return new Map(
    ids.map((id) => [id, resolveEntry((written as Record<string, Written>)[id] as Written, id)]),
  );
}

function resolveSource(source: Of<'sources'>, root: MapTree, id: string): Source {
  return {
    title: source.title ?? null,
    publisher: source.publisher ?? null,
    date: source.date ?? null,
    url: source.url ?? null,
    quote: source.quote ?? null,
    definedIn: find(root, ['sources', id]).tree.source.path,
  };
}

function resolveCondition(condition: Of<'conditions'>, id: string): Condition {
  return {
    title: condition.title ?? id,
    likelihood: likelihoodOf(condition.likelihood),
    requires: condition.requires ?? [],
    sources: listOf(condition.source),
  };
}

function resolveCapability(capability: Of<'capabilities'>, id: string): Capability {
  const required = capability.required === undefined ? undefined : endsOf(capability.required);
  return {
    title: capability.title ?? id,
    unit: capability.unit ?? null,
    required: required === undefined ? null : { low: required[0], high: required[1] },
    sources: listOf(capability.source),
  };
}

function resolveContribution(
  contribution: Of<'contributions'>,
  id: string,
  stances: Readonly<Record<Stance, number>>,
): Contribution {
  const nation = contribution.nation ?? id;
  const stance = contribution.stance ?? defaultStance;
  const sources = listOf(contribution.source);
  const stated = contribution.likelihood;
  const ownLikelihood = stated === undefined ? null : likelihoodOf(stated);
  return {
    nation,
    name: nations().get(nation)?.name ?? nation,
    bloc: contribution.bloc ?? blocOf(nation),
    stance,
    ownLikelihood,
    willingness: willingnessOf({ stance, ownLikelihood }, stances),
    personnel: amountOf(contribution.personnel ?? 0),
    requires: contribution.requires ?? [],
    capabilities: sorted(contribution.capabilities, amountOf),
    sources,
    basis: contribution.basis ?? (sources.length > 0 ? 'cited' : 'assumed'),
    note: contribution.note ?? null,
  };
}

/** The likelihood of a nation's own decision: its own before its stance's, and 0 if it refuses. */
export function willingnessOf(
  { stance, ownLikelihood }: Pick<Contribution, 'stance' | 'ownLikelihood'>,
  stances: Readonly<Record<Stance, number>>,
): number {
  return stance === 'refused' ? 0 : (ownLikelihood ?? stances[stance]);
}

function resolveCheck(check: NonNullable<ScenarioDocument['checks']>[number]): CheckStatement {
  if (typeof check === 'string') return { assert: check, because: null, severity: 'error' };
  return {
    assert: check.assert,
    because: check.because ?? null,
    severity: check.severity ?? 'error',
  };
}

function likelihoodOf(stated: number | keyof typeof yardstick): number {
  return typeof stated === 'number' ? stated : yardstick[stated];
}

function listOf(source: string | readonly string[] | undefined): readonly string[] {
  if (source === undefined) return [];
  return typeof source === 'string' ? [source] : source;
}

function endsOf(written: number | readonly [number, number]): readonly [number, number] {
  return typeof written === 'number' ? [written, written] : written;
}

/** Equal amounts become equal: a range or triangle of one value is a point. */
function amountOf(written: WrittenAmount): Amount {
  if (typeof written === 'number') return { kind: 'point', value: written };
  if ('mode' in written) {
    const { low, mode, high } = written;
    return low === high ? { kind: 'point', value: low } : { kind: 'triangle', low, mode, high };
  }
  const [low, high] = written;
  return low === high ? { kind: 'point', value: low } : { kind: 'range', low, high };
}
