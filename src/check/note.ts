import { dotted, type Expression } from './expression.ts';
import { quoted } from './fault.ts';
import type { Quantity } from './quantity.ts';

/**
 * Why there is no figure at a path where the assessment holds null.
 *
 * @param keys - from the assessment's root
 */
export function whyNoFigure(keys: readonly string[]): string {
  if (keys.includes('coverage')) return 'that end of the target is 0';
  if (keys.includes('fill')) return 'nothing is required';
  if (keys.includes('largest')) return 'nobody brings any of it';
  if (keys.at(-1) === 'share') return 'the level is 0';
  if (keys[0] === 'capabilities') return 'the scenario states no requirement';
  if (keys[0] === 'arrivals') return 'the day never comes';
  if (keys.at(-1) === 'worlds') return 'there are too many to count';
  return 'the assessment has none';
}

/**
 * Says so where a threshold most likely means something else than it says: 80 for a likelihood,
 * or 80% for a number of people.
 *
 * @param assert - the assertion as written
 * @returns null where nothing is suspicious
 */
export function misreading(
  assert: string,
  { threshold, thresholdAt, subject, path }: Expression,
  { quantity, isPart }: Quantity,
): string | null {
  if (typeof threshold !== 'number') return null;
  const written = assert.slice(thresholdAt.start, thresholdAt.end);
  const isPercent = written.endsWith('%');
  if (quantity === 'ratio' && !isPercent && Math.abs(threshold) > (isPart ? 1 : 10)) {
    // Moves the point in the spelling, as the percent sign does.
    const percent = Number.isFinite(Number(`${written}e2`))
      ? Number(`${written}e2`)
      : 'far more than 100';
    return `${quoted(dotted(path))} is a ratio: ${written} means ${percent} %; write ${written}% for percent`;
  }
  if (isPart && subject === 'figure' && (threshold > 1 || threshold < 0)) {
    return `${quoted(dotted(path))} never leaves 0–100 %`;
  }
  if (quantity === 'people' && isPercent) {
    return `${quoted(dotted(path))} counts people: ${written} is ${threshold} of one person`;
  }
  return null;
}
