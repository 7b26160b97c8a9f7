import { safeText } from './safe-text.ts';

/** Characters that Markdown, GitHub's tables, mathematics or HTML would take for markup. */
const markup = /[\\`*[\]|~$]|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_/gu;

/** What would make a line a list, a quotation, a heading or an underline of one. */
const lineStart = /^(?:[-+=>#]|\d+(?=[.)](?:\s|$)))/;

/**
 * One line of text for Markdown as GitHub reads it: it shows as written, does nothing in a
 * terminal, and makes no link, mention, reference, image or HTML.
 *
 * @example
 * escapeMarkdown('a|b <b>') // => 'a\\|b &lt;b>'
 */
export function escapeMarkdown(text: string): string {
  return safeText(text.trim())
    .replace(markup, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(?<=www)\./gi, '\\.')
    .replace(/[@#](?=[\p{L}\p{N}])/gu, '$&<!-- -->')
    .replace(lineStart, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** A GitHub table. Cells are text still to be escaped; figures stand to the right, and
 * what is indented stays so. */
export function markdownTable(
  columns: readonly { readonly head: string; readonly align: 'left' | 'right' }[],
  rows: readonly (readonly string[])[],
  emphasise: (row: number) => boolean = () => false,
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ head }) => escapeMarkdown(head))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((row, index) =>
      line(
        row.map((cell) => {
          const text = (cell.startsWith(' ') ? '&emsp;' : '') + escapeMarkdown(cell);
          return emphasise(index) && text !== '' ? `**${text}**` : text;
        }),
      ),
    ),
  ];
}

/** What an address may hold as it is; a Markdown table, mathematics and HTML take none of these. */
const notPlain = /[^\w\-.~:/?#@!&'+,;=%]/gu;

/**
 * Text as a link to an address from outside. Only web addresses become links; any other stays
 * beside the text, to be seen and not followed.
 *
 * @example
 * markdownLink('A [b]', 'https://example.org/(c)')
 * // => '[A \\[b\\]](https://example.org/%28c%29)'
 */
export function markdownLink(text: string, address: string): string {
  const shown = escapeMarkdown(text.trim() === '' ? address : text);
  if (!/^https?:\/\/[^\s/]/i.test(address)) return `${shown} (${escapeMarkdown(address)})`;
  const target = address
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(notPlain, (character) => percentEncoded(character))
    .replaceAll('&', '&amp;');
  return `[${shown}](${target})`;
}

/** Also of the few that `encodeURIComponent` leaves as they are. */
function percentEncoded(character: string): string {
  const encoded = encodeURIComponent(character);
  if (encoded !== character) return encoded;
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
