/** Up to here every mixture is evaluated. */
export const mostExactPlayers = 12;
/** Where draws start. */
export const seed = 0x9e3779b9;
/** Orders drawn above that; each is walked backwards as well. */
const drawnOrders = 256;

/** A player's part of a game, and what it does by itself. */
export interface Part {
  /** Shapley value: the average over all orders of what its joining adds. */
  readonly part: number;
  /** Worth of the player alone − worth of nobody. */
  readonly alone: number;
}

export interface Division {
  /** One a player, in the order of players. */
  readonly parts: readonly Part[];
  readonly isExact: boolean;
}

/**
 * Divides the worth of all players, minus that of none, among them by the Shapley value. The parts
 * add up to it.
 *
 * Above 12 players the average is taken over orders drawn with a fixed seed, and their reverses:
 * each order's parts add up, so those of the average do.
 *
 * @param players - how many, at least 0
 * @param worthOf - worth of a coalition, given as a bit set; asked once for each
 * @param orders - drawn above 12 players
 * @source L. S. Shapley, A value for n-person games (1953); S. Maleki et al., Bounding the
 *   estimation error of sampling-based Shapley value approximation (2013)
 * @example
 * divide(2, (coalition) => [0, 10, 20, 36][Number(coalition)]) // => parts 13 and 23
 */
export function divide(
  players: number,
  worthOf: (coalition: bigint) => number,
  orders = drawnOrders,
): Division {
  const known = new Map<bigint, number>();
  const worth = (coalition: bigint): number => {
    let value = known.get(coalition);
    if (value === undefined) {
      value = worthOf(coalition);
      known.set(coalition, value);
    }
    return value;
  };
  const indexes = Array.from({ length: players }, (_, index) => index);
  const isExact = players <= mostExactPlayers;
  const parts = isExact ? exactParts(indexes, worth) : drawnParts(indexes, worth, orders);
  return {
    parts: indexes.map((player) => ({
      part: parts[player] ?? 0,
      alone: worth(bit(player)) - worth(0n),
    })),
    isExact,
  };
}

function bit(player: number): bigint {
  return 1n << BigInt(player);
}

function exactParts(players: readonly number[], worth: (coalition: bigint) => number): number[] {
  const weights = coalitionWeights(players.length);
  return players.map((player) => {
    let part = 0;
    const own = 1 << player;
    for (let others = 0; others < 1 << players.length; others++) {
      if ((others & own) !== 0) continue;
      const gain = worth(BigInt(others | own)) - worth(BigInt(others));
      part += (weights[bitsIn(others)] ?? 0) * gain;
    }
    return part;
  });
}

/** s! (n−1−s)! / n! for each size s of the coalition that a player joins. */
function coalitionWeights(players: number): readonly number[] {
  const weights: number[] = [];
  let weight = 1 / Math.max(1, players);
  for (let size = 0; size < players; size++) {
    weights.push(weight);
    weight *= (size + 1) / Math.max(1, players - 1 - size);
  }
  return weights;
}

function bitsIn(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function drawnParts(
  players: readonly number[],
  worth: (coalition: bigint) => number,
  orders: number,
): number[] {
  const sums = players.map(() => 0);
  const walk = (order: readonly number[]): void => {
    let coalition = 0n;
    let before = worth(coalition);
    for (const player of order) {
      coalition |= bit(player);
      const after = worth(coalition);
      sums[player] = (sums[player] ?? 0) + (after - before);
      before = after;
    }
  };
  const draw = drawer(seed);
  for (let count = 0; count < orders; count++) {
    const order = shuffled(players, draw);
    walk(order);
    walk(order.reverse());
  }
  return sums.map((sum) => sum / (2 * orders));
}

/** Players in an order drawn so that every order is equally likely (Fisher and Yates). */
export function shuffled(players: readonly number[], draw: (limit: number) => number): number[] {
  const order = [...players];
  for (let left = order.length - 1; left > 0; left--) {
    const other = draw(left + 1);
    const moved = order[left] ?? 0;
    order[left] = order[other] ?? 0;
    order[other] = moved;
  }
  return order;
}

/** Draws of whole numbers from 0 up to a limit (Mulberry32): the same on every machine and in every run. */
export function drawer(start: number): (limit: number) => number {
  let state = start;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}
