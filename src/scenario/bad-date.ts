import type { Placed } from './meaning.ts';
import type { Problem } from './problem.ts';
import { pointer, problemAt } from './tree.ts';

const forms = {
  as_of: { pattern: /^\d{4}-\d{2}-\d{2}$/, spelled: 'YYYY-MM-DD' },
  date: { pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/, spelled: 'YYYY-MM-DD, YYYY-MM or "YYYY"' },
} as const;

/** Text that is no date, or one that no calendar has. */
export function badDate(value: Placed | undefined, key: keyof typeof forms): Problem | undefined {
  if (value?.tree.kind !== 'scalar' || typeof value.tree.value !== 'string') return undefined;
  const { pattern, spelled } = forms[key];
  const text = value.tree.value;
  const isForm = pattern.test(text);
  if (text === '' || (isForm && isInCalendar(text))) return undefined;
  const message = isForm
    ? `no calendar has the day \`${text}\``
    : `\`${key}\` must be a date, ${spelled}, found \`${text.slice(0, 40)}\``;
  const meant = isForm ? undefined : dateMeant(text);
  return problemAt(value.tree, 'bad-date', message, {
    path: pointer(value.path),
    help: meant === undefined ? `write it as ${spelled}, e.g. 2025-03-11` : `write ${meant}`,
  });
}

function isInCalendar(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return (
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The day of a date in another form, where its order is beyond doubt. */
function dateMeant(text: string): string | undefined {
  const [, bigYear, bigMonth, bigDay] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
  const [, dotDay, dotMonth, dotYear] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  const [, wordDay, word = '', wordYear] =
    /^(\d{1,2})\.? ([A-Za-z]{3})[a-z]* (\d{4})$/.exec(text) ?? [];
  const wordMonth = months.indexOf(word.toLowerCase()) + 1;
  const parts = bigYear
    ? [bigYear, bigMonth, bigDay]
    : dotYear
      ? [dotYear, dotMonth, dotDay]
      : wordYear && wordMonth > 0
        ? [wordYear, String(wordMonth), wordDay]
        : [];
  const date = parts.map((part) => (part ?? '').padStart(2, '0')).join('-');
  return date !== '' && isInCalendar(date) ? date : undefined;
}
