import stringWidth from 'string-width';

/** Latin letters, dashes and quotes, box drawing and blocks: one column a character. */
const oneColumnEach = /^[\x20-\x7e\u00af-\u02ff\u2010-\u2027\u2500-\u259f]*$/;

/** Marks drawn onto the character before, and joiners and selectors outside an emoji. */
const noColumn =
  /(?<!\p{Extended_Pictographic}|\p{EMod}|\ufe0f)(?:\u200d|\ufe0f)|\u200c|\ufe0e|(?!\ufe0f)\p{M}/gu;

/**
 * A character with what is drawn onto it or joined to it. `Intl.Segmenter` knows more scripts, but
 * its first use costs more time than all the rest of a report.
 */
const cluster =
  /\p{RI}\p{RI}|.(?:\p{M}|\p{EMod}|\u200c|[\u1160-\u11ff])*(?:\u200d.(?:\p{M}|\p{EMod})*)*/gsu;

/**
 * Columns of a terminal that text takes: two for wide characters and emoji, none for combining
 * marks. The text must hold no escape sequences.
 */
export function displayWidth(text: string): number {
  if (oneColumnEach.test(text)) return text.length;
  return stringWidth(text.normalize('NFC').replace(noColumn, ''));
}

/** The characters of a text as people count them: with their marks. */
export function clusters(text: string): readonly string[] {
  return text.match(cluster) ?? [];
}

/**
 * Text cut to a width, with an ellipsis where something is missing.
 *
 * @param width - columns, at least 1
 * @example
 * shorten('American backstop', 9) // => 'American…'
 */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const character of clusters(text)) {
    used += displayWidth(character);
    if (used > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * Text in lines of at most a width, broken at spaces (but not before a percent sign); a word
 * longer than a line is broken where the line ends.
 *
 * @param width - columns, at least 2
 * @param hanging - spaces before every line but the first, counted in the width
 * @returns at least one line
 */
export function wrap(text: string, width: number, hanging = 0): string[] {
  if (displayWidth(text) <= width && !text.includes('  ')) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const push = () => {
    lines.push(line);
    line = ' '.repeat(hanging);
    used = hanging;
  };
  const isBlank = () => used === (lines.length === 0 ? 0 : hanging);
  for (const word of text.split(/ +(?!%)/)) {
    const wide = displayWidth(word);
    if (!isBlank() && used + 1 + wide > width) push();
    if (!isBlank()) {
      line += ' ';
      used += 1;
    }
    if (used + wide <= width) {
      line += word;
      used += wide;
      continue;
    }
    for (const character of clusters(word)) {
      const columns = displayWidth(character);
      if (!isBlank() && used + columns > width) push();
      line += character;
      used += columns;
    }
  }
  lines.push(line);
  return lines;
}

/** Spaces that fill a text up to a width; none when it is as wide already. */
export function padding(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text)));
}
