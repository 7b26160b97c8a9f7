import { fits } from './known-keys.ts';
import { quoted, spelling } from './naming.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './tree.ts';
import type { Subject } from './wrong-value.ts';

/**
 * Tells a number where another is wanted, or none.
 *
 * @returns undefined where the number is wrong for its type alone
 */
export function wrongNumber(subject: Subject, value: number): Problem | undefined {
  const { issue, tree, name, more, wanted, path } = subject;
  const written = spelling(tree);
  const isLikelihood = wanted.startsWith('a number from 0 to 1');
  if (Number.isNaN(value)) {
    return problemAt(tree, 'out-of-range', `${name} must be ${wanted}, and ${written} is none`, {
      ...more,
      help: `write ${wanted}`,
    });
  }
  if (isLikelihood) {
    return problemAt(tree, 'out-of-range', `${name} must be from 0 to 1, found ${written}`, {
      ...more,
      help:
        value > 1 && value <= 100
          ? `write ${Number(`${value}e-2`)} for ${written} %`
          : `write ${wanted}`,
    });
  }
  if (value < 0 && /whole|number/.test(wanted)) {
    return problemAt(tree, 'out-of-range', `${name} must not be negative, found ${written}`, {
      ...more,
      help: 'write 0 or more',
    });
  }
  if (value > Number.MAX_SAFE_INTEGER && /whole|number/.test(wanted)) {
    return problemAt(
      tree,
      'number-too-large',
      `${name} is larger than 9007199254740991, beyond which whole numbers are not exact`,
      { ...more, help: 'check the number of zeros' },
    );
  }
  if (issue.code === 'invalid_type' && issue.expected === 'int') {
    const people = `${name} counts people and must be whole, found ${written}`;
    return problemAt(tree, 'not-whole', people, { ...more, help: wholeHelp(written, value) });
  }
  if (wanted === 'text') {
    return problemAt(tree, 'wrong-type', `${name} must be text, found the number ${written}`, {
      ...more,
      help: `write ${quoted(written)}, in quotes`,
    });
  }
  if (path.at(-1) === 'stance' && fits([...path.slice(0, -1), 'likelihood'], tree)) {
    return problemAt(tree, 'wrong-type', `${name} must be ${wanted}, found a number`, {
      ...more,
      help: `write \`likelihood: ${written}\` beside it`,
    });
  }
  return undefined;
}

/** `12.345` may be a number of thousands in a language that separates them by points. */
function wholeHelp(written: string, value: number): string {
  const whole = Math.round(value);
  return /^[1-9]\d{0,2}\.\d{3}$/.test(written)
    ? `write ${written.replace('.', '')} if the point separates thousands, ${whole} if not`
    : `write ${whole}`;
}
