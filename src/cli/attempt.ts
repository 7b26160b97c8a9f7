import { TooManyWorlds } from '../assess/chances.ts';
import type { Result } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { problemAt } from '../scenario/tree.ts';

/** Computes something about a scenario; one that cannot be computed exactly is a mistake of its file. */
export function attempt<Value>(scenario: Scenario, compute: () => Value): Result<Value> {
  try {
    return { ok: true, value: compute() };
  } catch (error) {
    if (!(error instanceof TooManyWorlds)) throw error;
    const [first] = error.conditions;
    const path = first === undefined ? ['conditions'] : ['conditions', first];
    const tree = scenario.treeAt(path);
    const place = { source: tree.source, start: tree.start, end: tree.start + 1 };
    const [message = '', ...advice] = error.message.split(/(?<=\.)\s+/);
    const problem = problemAt(place, 'too-many-worlds', message.replace(/\.$/, ''), {
      path: `/${path.join('/')}`,
      help:
        lowerFirst(advice.join(' ').replace(/\.$/, '')) ||
        `assume one of ${error.conditions.join(', ')}`,
    });
    return { ok: false, problems: [problem] };
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
