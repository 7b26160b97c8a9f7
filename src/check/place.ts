import type { Problem } from '../scenario/problem.ts';
import type { Location, Scenario } from '../scenario/scenario.ts';
import { locationAt } from '../scenario/source-text.ts';
import { problemAt, type Tree } from '../scenario/tree.ts';
import type { ExpressionFault } from './fault.ts';

/** Where the text of an assertion starts, in whichever file it was written. */
export function locationOf(scenario: Scenario, index: number): Location {
  const { source, start } = assertionTree(scenario, index);
  return locationAt(source, start);
}

/**
 * A mistake in an assertion. Points into its text where the file spells it plainly, else at the
 * whole of it: an escape or a line break in it moves everything behind.
 */
export function problemOf(scenario: Scenario, index: number, fault: ExpressionFault): Problem {
  const tree = assertionTree(scenario, index);
  const { start, end, message, help, replacement } = fault;
  const text = scenario.checks[index]?.assert ?? '';
  const inFile = tree.source.text.indexOf(text, tree.start);
  const isPlain = inFile !== -1 && inFile + text.length <= tree.end;
  const place = isPlain
    ? { source: tree.source, start: inFile + start, end: inFile + end }
    : { source: tree.source, start: tree.start, end: tree.end };
  return problemAt(place, 'bad-check', message, {
    path: `/checks/${index}`,
    help,
    ...(isPlain &&
      replacement !== undefined && {
        fix: { start: place.start, end: place.end, text: replacement },
      }),
  });
}

function assertionTree(scenario: Scenario, index: number): Tree {
  const item = scenario.treeAt(['checks', index]);
  return item.kind === 'map' ? (item.entries.get('assert')?.value ?? item) : item;
}
