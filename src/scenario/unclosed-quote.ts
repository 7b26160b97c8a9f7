import { Parser } from 'yaml';

/**
 * The first quote of a YAML text that is opened and never closed, as an offset. The parser itself
 * only says where it stopped looking.
 */
export function unclosedQuote(text: string): number | undefined {
  const unclosed: number[] = [];
  const waiting: unknown[] = [...new Parser().parse(text)];
  while (waiting.length > 0) {
    const token = waiting.pop();
    if (Array.isArray(token)) waiting.push(...token);
    else if (typeof token === 'object' && token !== null) {
      if (isOpenQuote(token)) unclosed.push(token.offset);
      waiting.push(...Object.values(token).filter((part) => typeof part === 'object'));
    }
  }
  return unclosed.length === 0 ? undefined : Math.min(...unclosed);
}

function isOpenQuote(token: object): token is { readonly offset: number } {
  if (!('type' in token) || !('source' in token) || typeof token.source !== 'string') return false;
  const isQuoted = token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar';
  return isQuoted && (token.source.length === 1 || token.source.at(-1) !== token.source[0]);
}
