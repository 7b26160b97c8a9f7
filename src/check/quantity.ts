import type { Assessment } from '../assess/assessment.ts';

/** What a figure counts, and so in which unit its distance from a threshold is told. */
export interface Quantity {
  readonly quantity: 'people' | 'ratio' | 'amount' | 'days' | 'number' | 'word';
  /** Of an amount: the capability's own, e.g. `batteries`; null where it names none. */
  readonly unit: string | null;
  /** Whether the figure is a ratio that can never leave 0–1. */
  readonly isPart: boolean;
}

const people = plain('people');
const ratio = plain('ratio');
const part: Quantity = { ...ratio, isPart: true };
const number = plain('number');
const days = plain('days');

function plain(quantity: Quantity['quantity']): Quantity {
  return { quantity, unit: null, isPart: false };
}

/**
 * What the figure at a path counts, by where it stands in the assessment.
 *
 * @param keys - from the assessment's root
 * @returns `number` where nothing is known about the path
 * @example
 * quantityAt(assessment, ['personnel', 'coverage', 'of_low', 'firm']).quantity // => 'ratio'
 */
export function quantityAt(assessment: Assessment, keys: readonly string[]): Quantity {
  const [room = '', first = '', second = '', third = ''] = keys;
  const last = keys.at(-1) ?? '';
  switch (room) {
    case 'personnel':
      if (first === 'verdict') return plain('word');
      if (first === 'likelihood' || second === 'likelihoods') return part;
      return first === 'coverage' ? ratio : people;
    case 'target':
    case 'evidence':
      return people;
    case 'shares':
      return last === 'share' ? part : people;
    case 'capabilities':
      if (['fill', 'likelihood', 'largest'].includes(second)) return part;
      return last === 'reach_low' ? part : amountOf(assessment, first);
    case 'conditions':
      return last === 'expected' ? people : part;
    case 'contributions':
      if (second === 'capabilities') return amountOf(assessment, third);
      return second === 'personnel' || second === 'expected' ? people : part;
    case 'force_generation':
      if (last === 'units_per_deployed') return number;
      return keys.includes('stretch') ? ratio : people;
    case 'arrivals':
      return keys.some((key) => ['days', 'closure_day', 'target_low_day'].includes(key))
        ? days
        : people;
    case 'method':
      return last === 'resolution' || last === 'error_bound' ? people : number;
    default:
      return number;
  }
}

function amountOf({ capabilities }: Assessment, id: string): Quantity {
  const unit = (Object.hasOwn(capabilities, id) ? capabilities[id]?.unit : null) ?? null;
  return { quantity: 'amount', unit, isPart: false };
}
