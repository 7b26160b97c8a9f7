import type { Placed } from './meaning.ts';
import type { Problem } from './problem.ts';
import { pointer, problemAt } from './tree.ts';

/**
 * Circles of conditions that require one another. Each is told at the entry that closes it; a
 * condition closes at most one, or a knot of conditions would be told as thousands of circles.
 */
export function requirementCycles(
  conditions: readonly Placed[],
  requiredBy: (condition: Placed) => readonly Placed[],
): Problem[] {
  const requirements = new Map(
    conditions.map((condition) => [idOf(condition), requiredBy(condition)]),
  );
  const problems: Problem[] = [];
  const done = new Set<string>();
  for (const start of requirements.keys()) {
    // Depth-first with a stack of its own: a chain of conditions may be longer than the call stack.
    const trail: { id: string; next: number; closes: boolean }[] = [];
    const onTrail = new Map<string, number>();
    const visit = (id: string) => {
      onTrail.set(id, trail.length);
      trail.push({ id, next: 0, closes: false });
    };
    if (!done.has(start)) visit(start);
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const required = requirements.get(top.id)?.[top.next];
      top.next += 1;
      if (required === undefined) {
        done.add(top.id);
        onTrail.delete(top.id);
        trail.pop();
        continue;
      }
      const id = required.tree.kind === 'scalar' ? String(required.tree.value) : '';
      const from = onTrail.get(id);
      if (from !== undefined) {
        if (!top.closes)
          problems.push(cycle([...trail.slice(from).map((step) => step.id), id], required));
        top.closes = true;
      } else if (requirements.has(id) && !done.has(id)) {
        visit(id);
      }
    }
  }
  return problems;
}

function idOf({ path }: Placed): string {
  return String(path.at(-1));
}

function cycle(circle: readonly string[], { tree, path }: Placed): Problem {
  const shown = circle.length > 8 ? [...circle.slice(0, 4), '…', ...circle.slice(-3)] : circle;
  return problemAt(
    tree,
    'requirement-cycle',
    circle.length === 2
      ? `the condition \`${circle[0]}\` requires itself`
      : `these conditions require one another: ${shown.join(' → ')}`,
    { path: pointer(path), help: 'delete one of the requirements' },
  );
}
