import type { ScenarioPath } from '../scenario.ts';
import { isAmount } from './canonical.ts';

/** Equal for values that a scenario reads as the same: the order of keys, and how an amount of one number is spelt, make no difference. */
export function meaningOf(value: unknown, path: ScenarioPath = []): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const ends = Object.values(value);
  if (isAmount(path) && ends.every((end) => typeof end === 'number' && end === ends[0])) {
    return JSON.stringify(ends[0]);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => meaningOf(item, [...path, index])).join()}]`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${meaningOf(item, [...path, key])}`,
  );
  return `{${entries.sort().join()}}`;
}
