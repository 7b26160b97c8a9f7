import { type Parsed, parseYaml } from './parse.ts';
import type { SourceText } from './source-text.ts';

/** Enough for what the scenarios of one run have in common. */
const most = 16;

const parsed = new Map<string, Parsed>();

/**
 * Reads YAML like `parseYaml`, a text that has been read before from memory: many scenarios extend
 * the same file.
 *
 * @param sha256 - of the text; with its name it says which text it is
 */
export function parseOnce(source: SourceText, sha256: string): Parsed {
  const key = `${sha256} ${source.path}`;
  const before = parsed.get(key);
  if (before !== undefined) return before;
  if (parsed.size >= most) parsed.clear();
  const now = parseYaml(source);
  parsed.set(key, now);
  return now;
}
