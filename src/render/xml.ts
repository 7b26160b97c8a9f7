import { safeProse, safeText } from './safe-text.ts';

/** What XML 1.0 cannot hold in any spelling, beyond what `safeText` has made visible. */
const forbidden = /[\ufffe\uffff]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Text for XML 1.0, between tags or in an attribute: it shows as written, and characters that XML
 * forbids or a reader of logs obeys become visible escapes.
 *
 * @example
 * escapeXml('a < b\u0000') // => 'a &lt; b\\x00'
 */
export function escapeXml(text: string): string {
  return safeText(text)
    .replace(forbidden, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** An element with its attributes and what stands in it: text escaped already, or elements. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  if (content.length === 0) return `<${name}${written}/>`;
  return `<${name}${written}>${content.join('')}</${name}>`;
}

/** Lines of text as the content of an element. */
export function textLines(lines: readonly string[]): string {
  return lines.map((line) => escapeXml(safeProse(line))).join('\n');
}
