import type { Placed } from './meaning.ts';
import type { Problem } from './problem.ts';
import { child, pointer, problemAt, relatedAt, type Tree } from './tree.ts';

/** Decimals beyond two and ends in the wrong order, in a number, a pair or a triangle. */
export function amountProblems(amount: Placed | undefined): Problem[] {
  if (amount === undefined) return [];
  const parts = partsOf(amount);
  const problems = parts.flatMap((part) => decimalProblem(part) ?? []);
  // A list of another length is told as a whole, by the structure check.
  if (amount.tree.kind === 'list' && parts.length !== 2) return problems;
  for (const [at, after] of parts.entries()) {
    const before = parts[at - 1];
    if (before === undefined || !(numberOf(before.tree) > numberOf(after.tree))) continue;
    problems.push(orderProblem(before, after, amount.tree.kind === 'map'));
    break;
  }
  return problems;
}

function partsOf(amount: Placed): readonly Placed[] {
  const { tree, path } = amount;
  const steps =
    tree.kind === 'list'
      ? tree.items.map((_, at) => at)
      : tree.kind === 'map'
        ? ['low', 'mode', 'high']
        : undefined;
  if (steps === undefined) return [amount];
  return steps.flatMap((step): Placed[] => {
    const part = child(amount, step);
    return part === undefined ? [] : [{ ...part, path: [...path, step] }];
  });
}

function numberOf(tree: Tree): number {
  return tree.kind === 'scalar' && typeof tree.value === 'number' ? tree.value : Number.NaN;
}

function orderProblem(before: Placed, after: Placed, isTriangle: boolean): Problem {
  const [larger, smaller] = [numberOf(before.tree), numberOf(after.tree)];
  const message = isTriangle
    ? `\`${after.path.at(-1)}\`, ${smaller}, is less than \`${before.path.at(-1)}\`, ${larger}`
    : `the high end, ${smaller}, is less than the low end, ${larger}`;
  return problemAt(after.tree, 'wrong-order', message, {
    path: pointer(after.path),
    help: isTriangle ? 'write low ≤ mode ≤ high' : `write [${smaller}, ${larger}]`,
    related: [relatedAt(before.tree, 'the larger number')],
  });
}

function decimalProblem({ tree, path }: Placed): Problem | undefined {
  const value = numberOf(tree);
  if (!Number.isFinite(value)) return undefined;
  const written = tree.source.text.slice(tree.start, tree.end);
  const decimals = /^[+-]?\d*\.(\d+)$/.exec(written)?.[1]?.length ?? decimalsOf(value);
  // A fraction of a person is told by the structure check, however many decimals it has.
  const countsPeople = path.some((step) => step === 'personnel') && !path.includes('capabilities');
  if (decimals <= 2 || (countsPeople && !Number.isInteger(value))) return undefined;
  const isGrouped = /^[1-9]\d{0,2}\.\d{3}$/.test(written);
  const rounded = Number(value.toFixed(2));
  return problemAt(
    tree,
    'too-many-decimals',
    `${written} has ${decimals} decimals, and an amount has at most two`,
    {
      path: pointer(path),
      help: isGrouped
        ? `write ${written.replace('.', '')} if the point separates thousands, ${rounded} if not`
        : `write ${rounded}`,
      ...(isGrouped && { note: `YAML reads ${written} as ${value}` }),
    },
  );
}

function decimalsOf(value: number): number {
  const [, fraction = '', exponent = '0'] =
    /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}
