import type { Scenario } from '../scenario/scenario.ts';
import { type PathStep, parseExpression } from './expression.ts';

const ofPersonnel = [
  ...['likelihood', 'expected_shortfall', 'standard_deviation'],
  ...['quantiles', 'distribution'],
];

/**
 * Whether a path leads to a figure that takes the exact distribution of a total to compute: a
 * likelihood to reach something, a quantile, what hangs on a nation. They cost many times what all
 * other figures cost together.
 *
 * @example
 * asksForChances([{ key: 'personnel', offset: 0 }, { key: 'firm', offset: 10 }]) // => false
 */
export function asksForChances(path: readonly PathStep[]): boolean {
  const [room = '', first = '', second = ''] = path.map(({ key }) => key);
  const last = path.at(-1)?.key ?? '';
  switch (room) {
    case 'personnel':
      return ofPersonnel.includes(first);
    case 'capabilities':
      return second === 'likelihood' || last === 'reach_low';
    case 'conditions':
      return last === 'reach_low';
    case 'contributions':
      return second === 'pivot';
    case 'method':
      return last === 'resolution' || last === 'error_bound';
    default:
      return false;
  }
}

/** Whether an assertion of a scenario asks for such a figure; one that cannot be read does not. */
export function scenarioAsksForChances({ checks }: Pick<Scenario, 'checks'>): boolean {
  return checks.some(({ assert }) => {
    const parsed = parseExpression(assert);
    return parsed.ok && asksForChances(parsed.expression.path);
  });
}
