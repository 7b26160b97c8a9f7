import type { Operator } from './expression.ts';

/** Two figures closer than this part of their size are equal: binary fractions are no nearer. */
const tolerance = 1e-12;

/**
 * Whether two numbers are equal but for the rounding of binary fractions.
 *
 * @param size - of the numbers that they were computed from, where those were larger
 * @example
 * areEqual(0.1 + 0.2, 0.3) // => true
 */
export function areEqual(one: number, other: number, size = 0): boolean {
  return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other), size);
}

/**
 * Whether a figure meets a threshold.
 *
 * @param value - null fails, whatever the operator
 * @param size - of the numbers that a change is the difference of; see `areEqual`
 */
export function holds(
  value: number | string | null,
  operator: Operator,
  threshold: number | string,
  size = 0,
): boolean {
  if (value === null) return false;
  if (typeof value === 'string' || typeof threshold === 'string') {
    return (String(value) === String(threshold)) === (operator === '==');
  }
  const isEqual = areEqual(value, threshold, size);
  switch (operator) {
    case '>=':
      return isEqual || value > threshold;
    case '<=':
      return isEqual || value < threshold;
    case '>':
      return !isEqual && value > threshold;
    case '<':
      return !isEqual && value < threshold;
    case '==':
      return isEqual;
    case '!=':
      return !isEqual;
  }
}

/**
 * By how much an assertion holds or, negative, fails; in the unit of the figure. Never negative
 * zero, and 0 for figures that are equal but for rounding.
 *
 * @returns null for words and for a figure that is null
 */
export function marginOf(
  value: number | string | null,
  operator: Operator,
  threshold: number | string,
  size = 0,
): number | null {
  if (typeof value !== 'number' || typeof threshold !== 'number') return null;
  if (areEqual(value, threshold, size)) return 0;
  const distance = value - threshold;
  if (operator === '>=' || operator === '>') return distance;
  if (operator === '<=' || operator === '<') return -distance;
  return operator === '==' ? -Math.abs(distance) : Math.abs(distance);
}
