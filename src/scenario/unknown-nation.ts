import { homesOf } from './known-keys.ts';
import type { Placed } from './meaning.ts';
import { cut } from './naming.ts';
import { blocOf, codeMeantBy, nations } from './nations.ts';
import type { Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { closest } from './suggest.ts';
import { type Place, pointer, problemAt } from './tree.ts';

/** A contribution that comes from no nation that ISO 3166-1 knows. */
export function unknownNation(
  contribution: Placed,
  stated: Placed | undefined,
  reading: Reading,
): Problem | undefined {
  if (stated !== undefined) {
    const { tree } = stated;
    if (tree.kind !== 'scalar' || typeof tree.value !== 'string' || tree.value === '') {
      return undefined;
    }
    return nations().has(tree.value) ? undefined : notANation(tree.value, stated, tree);
  }
  const id = String(contribution.path.at(-1));
  // A key of the language among the ids is told by the structure check.
  const isKey = contribution.tree.kind !== 'map' && homesOf(id).length > 0;
  if (nations().has(id) || isKey) return undefined;
  const place = contribution.key ?? contribution.tree;
  const prefix = /^([A-Z]{3})[-_ .]/.exec(id)?.[1];
  if (prefix === undefined || !nations().has(prefix)) return notANation(id, contribution, place);
  // The line that names the nation may be one that could not be read.
  if (reading.isPartial) return undefined;
  return problemAt(
    place,
    'unknown-nation',
    `\`${cut(id)}\` is not the code of a nation, and no \`nation\` is given`,
    { path: pointer(contribution.path), help: `add \`nation: ${prefix}\`` },
  );
}

const organisations = new Set(['EU', 'NATO', 'UN', 'UNO', 'OSCE', 'EUROPE', 'JEF', 'COALITION']);

function notANation(text: string, { path }: Placed, place: Place): Problem {
  const bare = text.replace(/^["'“”‘’«»\s]+|["'“”‘’«»\s]+$/gu, '');
  const guess = codeMeantBy(bare) ?? nearCode(bare) ?? nearName(bare);
  const name = guess === undefined ? undefined : nations().get(guess)?.name;
  const help = organisations.has(bare.toUpperCase())
    ? 'write its members one by one: every contribution comes from a nation'
    : guess !== undefined
      ? `did you mean \`${guess}\` (${name})?`
      : 'write the three-letter code, e.g. FRA, or an id of your own with `nation: FRA` below it';
  return problemAt(
    place,
    'unknown-nation',
    `\`${cut(text)}\` is no ISO 3166-1 alpha-3 code of a nation`,
    {
      path: pointer(path),
      help,
      ...(guess !== undefined && { fix: { start: place.start, end: place.end, text: guess } }),
    },
  );
}

/** One letter off, or two that changed places; Europe first, then codes that start alike. */
function nearCode(text: string): string | undefined {
  const wanted = text.toUpperCase();
  if (!/^[A-Z]{3}$/.test(wanted)) return undefined;
  const near = [...nations().keys()].filter((code) => closest(wanted, [code]) !== undefined);
  const rank = (code: string) => {
    const alike = code.startsWith(wanted.slice(0, 2)) ? 0 : code[0] === wanted[0] ? 1 : 2;
    return (blocOf(code) === 'other' ? 3 : 0) + alike;
  };
  return near.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}

function nearName(text: string): string | undefined {
  if (text.length < 4) return undefined;
  const byName = new Map([...nations().values()].map(({ name, code }) => [name, code]));
  return byName.get(closest(text, byName.keys()) ?? '');
}
