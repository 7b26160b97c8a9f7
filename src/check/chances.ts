import { type ChanceDetail, moreDetailed } from '../assess/chances.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type PathStep, parseExpression } from './expression.ts';

const ofPersonnel = [
  ...['likelihood', 'expected_shortfall', 'standard_deviation'],
  ...['quantiles', 'distribution'],
];

/**
 * What a path asks of the exact chances. They cost many times what all other figures cost
 * together: distributions of totals, and two or three times that what hangs on each nation and
 * condition.
 *
 * @example
 * chancesAskedBy([{ key: 'personnel', offset: 0 }, { key: 'firm', offset: 10 }]) // => 'none'
 */
export function chancesAskedBy(path: readonly PathStep[]): ChanceDetail {
  const [room = '', first = '', second = ''] = path.map(({ key }) => key);
  const last = path.at(-1)?.key ?? '';
  switch (room) {
    case 'personnel':
      return ofPersonnel.includes(first) ? 'totals' : 'none';
    case 'capabilities':
      return second === 'likelihood' ? 'totals' : 'none';
    case 'conditions':
      return last === 'reach_low' ? 'all' : 'none';
    case 'contributions':
      return second === 'pivot' ? 'all' : 'none';
    case 'method':
      return last === 'resolution' || last === 'error_bound' ? 'totals' : 'none';
    default:
      return 'none';
  }
}

/** What the assertions of a scenario ask of the chances; one that cannot be read asks nothing. */
export function chancesAskedIn({ checks }: Pick<Scenario, 'checks'>): ChanceDetail {
  return checks.reduce<ChanceDetail>((asked, { assert }) => {
    const parsed = parseExpression(assert);
    return parsed.ok ? moreDetailed(asked, chancesAskedBy(parsed.expression.path)) : asked;
  }, 'none');
}
