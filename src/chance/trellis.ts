import type { State, Sweep } from './sweep.ts';

/** A condition's own draw. */
export interface Draw {
  readonly item: number;
  /** 0–1, once all it requires holds. */
  readonly likelihood: number;
}

/** A state reached after some draws. */
export interface Node {
  readonly state: State;
  /** Of reaching it, given where the draws started. */
  chance: number;
  /** Position in the next level after a draw of yes, and of no; −1 where that cannot happen. */
  yes: number;
  no: number;
}

/** More states than this at once are not followed. */
export const MOST_STATES = 8192;

/**
 * All that a series of draws can lead to: the states before each draw, and after the last.
 *
 * @param draws - everything after what it needs
 * @param matters - states for which this is false are left out
 * @returns one level a draw and a last one; undefined if that takes more than 8192 states at once
 */
export function trellisOf(
  sweep: Sweep,
  from: State,
  draws: readonly Draw[],
  matters: (state: State) => boolean = () => true,
): Node[][] | undefined {
  let level: Node[] = [{ state: from, chance: 1, yes: -1, no: -1 }];
  const levels = [level];
  for (const { item, likelihood } of draws) {
    const next: Node[] = [];
    const positions = new Map<string, number>();
    const lead = (before: Node, holds: boolean, chance: number): number => {
      const state = chance === 0 ? undefined : sweep.decide(before.state, item, holds);
      if (state === undefined || !matters(state)) return -1;
      const key = state.join();
      const known = positions.get(key);
      const same = next[known ?? -1];
      if (known !== undefined && same !== undefined) {
        same.chance += before.chance * chance;
        return known;
      }
      positions.set(key, next.length);
      return next.push({ state, chance: before.chance * chance, yes: -1, no: -1 }) - 1;
    };
    for (const node of level) {
      const yes = sweep.meets(node.state, item) ? likelihood : 0;
      node.yes = lead(node, true, yes);
      node.no = lead(node, false, 1 - yes);
    }
    if (next.length > MOST_STATES) return undefined;
    level = next;
    levels.push(level);
  }
  return levels;
}
