import { type ParsedNode, Scalar } from 'yaml';

/** What stands in the place of one mark. */
interface Spelling {
  /** The first line. */
  readonly first: string;
  /** The lines after it, without their indentation; none for what stands in one line. */
  readonly rest: readonly string[];
  /** Whether the other lines start after the end of the marked line: it may end with a comment. */
  readonly isBlock: boolean;
  /** A comment behind the key of a mapping or list. */
  readonly comment?: string;
}

/** Scalars as the parser leaves them: with the place of their text. */
export type WrittenScalar = ParsedNode & Scalar.Parsed;

/**
 * The author's spelling of scalars, kept aside while the document around them is laid out.
 *
 * A mark, one plain word, takes the place of each: so quotes, the words of a text and the lines of
 * a paragraph come out as they went in, whatever a printer of YAML would make of them. What runs
 * over several lines is only indented anew.
 */
export class Spellings {
  readonly #text: string;
  readonly #stem: string;
  readonly #kept: Spelling[] = [];

  constructor(text: string) {
    this.#text = text;
    let number = 0;
    while (text.includes(`v${number}v`)) number += 1;
    this.#stem = `v${number}v`;
  }

  /**
   * Marks a scalar.
   *
   * @param comment - to stand behind it, for the key of what follows in lines of its own
   */
  keep(scalar: WrittenScalar, comment?: string): void {
    const [start, end] = scalar.range;
    const text = this.#text.slice(start, end);
    if (text === '') return;
    const tag = scalar.tag === undefined ? '' : `${scalar.tag.replace(coreTag, '!!')} `;
    const spelling = isBlockScalar(scalar) ? blockSpelling(text, scalar) : flowSpelling(text);
    this.#kept.push({
      ...spelling,
      first: tag + spelling.first,
      ...(comment !== undefined && { comment }),
    });
    scalar.value = `${this.#stem}${this.#kept.length - 1}x`;
    scalar.type = Scalar.PLAIN;
    delete scalar.tag;
  }

  /** Puts every spelling back. */
  restore(marked: string): string {
    return marked
      .split('\n')
      .map((line) => this.#restoreLine(line))
      .join('\n');
  }

  #restoreLine(line: string): string {
    const mark = new RegExp(`${this.#stem}(\\d+)x`, 'g');
    const inset = /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
    // What belongs to a key stands two columns further in than the key.
    const isItem = !new RegExp(`^(?:[&!?]\\S* +)*${this.#stem}\\d+x *:(?: |$)`).test(
      line.slice(inset),
    );
    const indent = ' '.repeat(isItem ? inset : inset + 2);
    const below: string[] = [];
    let behind = '';
    const restored = line.replace(mark, (_, number: string) => {
      const spelling = this.#kept[Number(number)];
      if (spelling === undefined) throw new RangeError('restore requires marks that were made');
      const { first, rest, isBlock, comment } = spelling;
      if (comment !== undefined) behind = ` #${comment}`;
      const lines = rest.map((text) => (text === '' ? '' : indent + text));
      if (!isBlock) return [first, ...lines].join('\n');
      below.push(...lines);
      return first;
    });
    return [restored + behind, ...below].join('\n');
  }
}

const coreTag = /^tag:yaml\.org,2002:/;

function isBlockScalar({ type }: Scalar): boolean {
  return type === Scalar.BLOCK_FOLDED || type === Scalar.BLOCK_LITERAL;
}

/** Line breaks inside plain and quoted text fold, with whatever spaces stand around them. */
function flowSpelling(text: string): Spelling {
  const [first = '', ...rest] = text.split('\n');
  const trimmed = rest.map((line) => line.replace(/^[ \t]+/, ''));
  // Spaces at the end of a line may be escaped in double quotes.
  const isQuoted = text.startsWith('"');
  const end = (line: string) => (isQuoted ? line : line.trimEnd());
  return { first: rest.length > 0 ? end(first) : first, rest: trimmed.map(end), isBlock: false };
}

function blockSpelling(text: string, scalar: WrittenScalar): Spelling {
  const [head = '', ...lines] = text.split('\n');
  const header = /^[|>][-+\d]*/.exec(head)?.[0] ?? head;
  const digit = /\d/.exec(header)?.[0];
  const parent =
    scalar.srcToken !== undefined && 'indent' in scalar.srcToken ? scalar.srcToken.indent : 0;
  const inked = lines.find((line) => line.trim() !== '') ?? '';
  const inset =
    digit === undefined
      ? inked.length - inked.trimStart().length
      : Math.max(0, parent) + Number(digit);
  const rest = lines.map((line) => line.slice(inset));
  if (rest.at(-1) === '') rest.pop();
  while (!header.includes('+') && rest.at(-1) === '') rest.pop();
  return { first: header.replace(/\d/, '2'), rest, isBlock: true };
}
