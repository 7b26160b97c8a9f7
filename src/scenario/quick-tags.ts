import type { Tags } from 'yaml';

/**
 * The tags of a schema, with tests that first look at how a value starts.
 *
 * Every plain value is held against the patterns of null, truth values and seven kinds of number
 * before it is text; nearly all are text, and one look at them tells.
 */
export function quickTags(tags: Tags): Tags {
  return tags.map((tag) =>
    typeof tag === 'object' && 'test' in tag && tag.test !== undefined
      ? { ...tag, test: new QuickTest(tag.test) }
      : tag,
  );
}

class QuickTest extends RegExp {
  override test(text: string): boolean {
    return mayBeMoreThanText(text) && super.test(text);
  }
}

/** Nothing, a start of a number, or as short as `null`, `true` and `false`. */
function mayBeMoreThanText(text: string): boolean {
  const first = text.charCodeAt(0);
  const isDigit = first >= 0x30 && first <= 0x39;
  return isDigit || text.length <= 5 || first === 0x2b || first === 0x2d || first === 0x2e;
}
