import type { Bloc, Stance } from './scenario.ts';

/**
 * Stances and the likelihood that a nation joins once all it requires holds. The words are ours,
 * after the wording of public reports; the numbers follow the middle of the yardstick's bands
 * where a word has a counterpart there.
 */
export const stances: Readonly<Record<Stance, number>> = {
  committed: 1,
  ready: 0.85,
  likely: 0.65,
  undecided: 0.45,
  reluctant: 0.3,
  refused: 0,
};

/** The stance of a contribution that states none. */
export const defaultStance: Stance = 'undecided';

/**
 * The likelihood words of the UK's Professional Head of Intelligence Assessment (PHIA) probability
 * yardstick, each taken at the middle of its band.
 */
export const yardstick = {
  remote_chance: 0.025,
  highly_unlikely: 0.15,
  unlikely: 0.3,
  realistic_possibility: 0.45,
  likely: 0.65,
  highly_likely: 0.85,
  almost_certain: 0.975,
} as const;

export type LikelihoodWord = keyof typeof yardstick;

/** The parts of the force, in the order in which reports show them. */
export const blocs: readonly Bloc[] = ['ukraine', 'european_nato', 'other_europe', 'other'];
