import type { ScenarioPath } from './scenario.ts';
import { find, type Tree } from './tree.ts';
import { defaultStance, stances } from './vocabulary.ts';

/**
 * What the figures would have been if a value had been passed over in silence: the reason why
 * unknown keys and unreadable numbers are errors.
 *
 * @param path - of the value as it should be read, e.g. `contributions.FRA.personnel`
 * @param meant - what the value says, in the file's own spelling
 * @returns undefined where no figure would have moved
 */
export function consequenceOf(
  root: Tree,
  path: ScenarioPath,
  meant: string | undefined,
): string | undefined {
  const [room, id, key, deeper] = path.map(String);
  const figure = meant === undefined ? '' : ` instead of ${meant}`;
  if (room === 'contributions' && id !== undefined) {
    if (key === undefined) return undefined;
    if (key === 'capabilities') {
      return deeper === undefined
        ? `without it \`${id}\` would add nothing to any capability`
        : `without it \`${id}\` would count with 0 of \`${deeper}\`${figure}`;
    }
    return contributionConsequence(root, id, key, figure);
  }
  if (room === 'conditions' && key === 'requires') {
    return `without it \`${id}\` would hold whether or not what it requires holds`;
  }
  if (room === 'capabilities' && key === 'required') {
    return `without it no gap in \`${id}\` would be shown`;
  }
  if (room === 'stances' && id !== undefined && id in stances) {
    return `without it every \`${id}\` contribution would count with likelihood ${stances[id as keyof typeof stances]}`;
  }
  if (room === 'conditions' && id === undefined)
    return 'without it no contribution could require a condition';
  if (room === 'contributions' && id === undefined) return 'without it the force would be empty';
  if (room === 'capabilities' && id === undefined)
    return 'without it no capability gap would be shown';
  if (room === 'extends') return 'without it nothing of the scenario it builds on would be read';
  return undefined;
}

function contributionConsequence(
  root: Tree,
  id: string,
  key: string,
  figure: string,
): string | undefined {
  const stance = find(root, ['contributions', id, 'stance']);
  const stated =
    stance.whole && stance.tree.kind === 'scalar' ? String(stance.tree.value) : undefined;
  const known =
    stated !== undefined && stated in stances ? (stated as keyof typeof stances) : defaultStance;
  switch (key) {
    case 'personnel':
      return `without it \`${id}\` would count with 0 personnel${figure}`;
    case 'stance':
      return `without it \`${id}\` would count as ${defaultStance}, likelihood ${stances[defaultStance]}`;
    case 'likelihood':
      return `without it \`${id}\` would count with likelihood ${stances[known]}, that of \`${known}\``;
    case 'requires':
      return `without it \`${id}\` would count whether or not its conditions hold`;
    case 'bloc':
      return `without it \`${id}\` would count towards the bloc of its nation`;
    case 'source':
      return `without it the figures of \`${id}\` would count as assumed`;
    default:
      return undefined;
  }
}
