import { nations } from './nations.ts';
import type { ScenarioPath, Stance } from './scenario.ts';
import { child, find, type Tree } from './tree.ts';
import { defaultStance, stances, yardstick } from './vocabulary.ts';

/**
 * What the figures would have been if a value had been passed over in silence: the reason why
 * unknown keys and unreadable numbers are errors.
 *
 * @param path - of the value as it should be read, e.g. `contributions.FRA.personnel`
 * @param meant - what the value says, as a scenario would spell it
 * @returns undefined where no figure would have moved
 * @example
 * consequenceOf(root, ['contributions', 'FRA', 'personnel'], '12000')
 * // => 'without it `FRA` would count with 0 personnel instead of 12000'
 */
export function consequenceOf(
  root: Tree,
  path: ScenarioPath,
  meant: string | undefined,
): string | undefined {
  const [room, id, key, deeper] = path.map(String);
  const instead = meant === undefined ? '' : ` instead of ${meant}`;
  if (room === 'contributions' && id !== undefined) {
    if (key === undefined) return undefined;
    if (key === 'capabilities') {
      return deeper === undefined
        ? `without it \`${id}\` would add nothing to any capability`
        : `without it \`${id}\` would count with 0 of \`${deeper}\`${instead}`;
    }
    return ofContribution(root, id, key, meant);
  }
  if (room === 'conditions' && key === 'requires') {
    return `without it \`${id}\` would hold whether or not what it requires holds`;
  }
  if (room === 'capabilities' && key === 'required') {
    return `without it no gap in \`${id}\` would be shown`;
  }
  if (room === 'stances' && id !== undefined && Object.hasOwn(stances, id)) {
    return `without it every \`${id}\` contribution would count with likelihood ${stances[id as Stance]}${instead}`;
  }
  return id === undefined && room !== undefined ? ofRoom[room] : undefined;
}

const ofRoom: Readonly<Record<string, string>> = {
  as_of: 'without it no source would be found out of date',
  extends: 'without it nothing of the scenario it builds on would be read',
  stances: 'without it every stance would count with its usual likelihood',
  conditions: 'without it no contribution could require a condition',
  capabilities: 'without it no capability gap would be shown',
  contributions: 'without it the force would be empty',
  checks: 'without it nothing would be checked',
};

function ofContribution(
  root: Tree,
  id: string,
  key: string,
  meant: string | undefined,
): string | undefined {
  const instead = meant === undefined ? '' : ` instead of ${meant}`;
  switch (key) {
    case 'personnel':
      return `without it \`${id}\` would count with 0 personnel${instead}`;
    case 'stance':
      return ofStance(root, id, meant);
    case 'likelihood':
      return ofLikelihood(root, id, meant);
    case 'requires':
      return `without it \`${id}\` would count whether or not its conditions hold`;
    case 'nation': {
      const other = nations().get(id)?.name;
      return other && `without it \`${id}\` would count as ${other}${instead}`;
    }
    case 'bloc':
      return `without it \`${id}\` would count towards the bloc of its nation`;
    case 'source':
      return `without it the figures of \`${id}\` would count as assumed`;
    default:
      return undefined;
  }
}

/** A stance moves no figure where a likelihood replaces its own, unless it refuses. */
function ofStance(root: Tree, id: string, meant: string | undefined): string | undefined {
  const own = likelihoodAt(root, ['contributions', id, 'likelihood']);
  const without = own ?? likelihoodOfStance(root, defaultStance);
  const as = own === undefined ? ` as ${defaultStance},` : '';
  const intended = meant === 'refused' ? 0 : (own ?? likelihoodOfStance(root, meant));
  if (intended === without) return undefined;
  const instead = intended === undefined ? '' : ` instead of ${intended}`;
  return `without it \`${id}\` would count${as} with likelihood ${without}${instead}`;
}

function ofLikelihood(root: Tree, id: string, meant: string | undefined): string | undefined {
  const { tree, whole } = find(root, ['contributions', id, 'stance']);
  const stated = whole && tree.kind === 'scalar' ? String(tree.value) : defaultStance;
  if (stated === 'refused') return undefined;
  const stance = Object.hasOwn(stances, stated) ? stated : defaultStance;
  const intended = likelihoodMeant(meant);
  if (intended === likelihoodOfStance(root, stance)) return undefined;
  const instead = intended === undefined ? '' : `, instead of ${intended}`;
  return (
    `without it \`${id}\` would count with likelihood ${likelihoodOfStance(root, stance)}, ` +
    `that of \`${stance}\`${instead}`
  );
}

function likelihoodOfStance(root: Tree, stance: string | undefined): number | undefined {
  if (stance === undefined || !Object.hasOwn(stances, stance)) return undefined;
  return likelihoodAt(root, ['stances', stance]) ?? stances[stance as Stance];
}

function likelihoodAt(root: Tree, path: ScenarioPath): number | undefined {
  const { tree, whole } = find(root, path);
  return whole && tree.kind === 'scalar' ? likelihoodMeant(String(tree.value)) : undefined;
}

function likelihoodMeant(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (Object.hasOwn(yardstick, written)) return yardstick[written as keyof typeof yardstick];
  const number = Number(written);
  return written.trim() !== '' && number >= 0 && number <= 1 ? number : undefined;
}

/** What stays as it is when a key that stands beside it is passed over. */
export function unchanged(root: Tree, path: ScenarioPath, key: string): string | undefined {
  const kept = child(find(root, path), key)?.tree;
  if (kept?.kind !== 'scalar') return undefined;
  return `without it \`${key}\` would stay ${kept.source.text.slice(kept.start, kept.end)}`;
}
