/** FNV-1a, 64 bits: offset basis and prime. */
const basis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/**
 * A short name for something made of several texts: the same for the same texts, on every machine.
 *
 * @returns 16 hexadecimal digits
 * @source FNV-1a, Fowler, Noll and Vo, over UTF-8 with a zero byte after every text
 * @example
 * fingerprint(['a']) // => '089be207b544f1e4'
 */
export function fingerprint(texts: readonly string[]): string {
  let hash = basis;
  for (const byte of new TextEncoder().encode(texts.map((text) => `${text}\0`).join(''))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  }
  return hash.toString(16).padStart(16, '0');
}
