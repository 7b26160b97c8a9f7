import { consequenceOf } from './consequence.ts';
import { fits } from './known-keys.ts';
import { cut } from './naming.ts';
import { type NumberMeant, numberMeant } from './number-text.ts';
import type { Problem } from './problem.ts';
import { closest } from './suggest.ts';
import { problemAt } from './tree.ts';
import { formMeant } from './wrong-form.ts';
import type { Subject } from './wrong-value.ts';

/** Tells text where something else is wanted: a number that YAML cannot read, or a word unknown. */
export function wrongText(subject: Subject, value: string): Problem {
  const { path, tree, name, more, wanted, issue } = subject;
  const meant = /number/.test(wanted) ? numberMeant(value) : undefined;
  if (meant !== undefined && isPossible(meant, wanted)) {
    const note = noteOn(subject, path.slice(0, amountDepth(path)), spellingOfAll(subject, meant));
    return problemAt(
      tree,
      'number-as-text',
      `${name} must be ${wanted}, found \`${cut(value)}\`, which is text because of ${meant.because}`,
      {
        ...more,
        help: `write ${meant.spelling}`,
        ...(note !== undefined && { note }),
        fix: { start: tree.start, end: tree.end, text: meant.spelling },
      },
    );
  }
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  if (words.length > 0) return unknownWord(subject, value, words);
  const found = `${name} must be ${wanted}, found the text \`${cut(value)}\``;
  return problemAt(tree, 'wrong-type', found, {
    ...more,
    help: formMeant(path, tree) ?? `write ${wanted}`,
  });
}

function unknownWord(subject: Subject, value: string, words: readonly string[]): Problem {
  const { path, tree, name, more, wanted } = subject;
  const guess = closest(value, words);
  const note = guess === undefined ? undefined : noteOn(subject, path, guess);
  const sibling = otherKey(subject);
  const help =
    sibling !== undefined
      ? `\`${cut(value)}\` is a word for \`${sibling}\`: write \`${sibling}: ${cut(value)}\``
      : guess !== undefined
        ? `did you mean \`${guess}\`?`
        : `write one of ${words.join(', ')}`;
  return problemAt(tree, 'unknown-word', `${name} must be ${wanted}, found \`${cut(value)}\``, {
    ...more,
    help,
    ...(note !== undefined && { note }),
    ...(guess !== undefined && { fix: { start: tree.start, end: tree.end, text: guess } }),
  });
}

/** An option that is passed over leaves what the file says, which is not known here any more. */
function noteOn({ root, tree }: Subject, path: Subject['path'], meant: string | undefined) {
  return tree.source.origin === 'file' ? consequenceOf(root, path, meant) : undefined;
}

/** The words of stance and likelihood are easily taken for one another. */
function otherKey({ path, tree }: Subject): string | undefined {
  const key = path.at(-1);
  const other = key === 'stance' ? 'likelihood' : key === 'likelihood' ? 'stance' : undefined;
  const isThere = other !== undefined && fits([...path.slice(0, -1), other], tree);
  return isThere ? other : undefined;
}

/** A percentage is no number of people, and no range is a likelihood. */
function isPossible({ spelling, because }: NumberMeant, wanted: string): boolean {
  if (wanted.startsWith('a number from 0 to 1'))
    return Number(spelling) >= 0 && Number(spelling) <= 1;
  if (because === 'the percent sign' && wanted.includes('whole')) return false;
  return !spelling.startsWith('[') || wanted.includes('[');
}

/** Where an amount ends and its own low, mode and high begin. */
function amountDepth(path: Subject['path']): number {
  const isPart = typeof path.at(-1) === 'number' || /^(low|mode|high)$/.test(String(path.at(-1)));
  return isPart ? path.length - 1 : path.length;
}

/** One end of a range is not what would be missing: the whole of it would. */
function spellingOfAll({ path }: Subject, { spelling }: NumberMeant): string | undefined {
  return amountDepth(path) === path.length ? spelling : undefined;
}
