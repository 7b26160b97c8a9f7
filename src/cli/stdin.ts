import { largestFile } from '../scenario/source.ts';

/** Standard input, up to the first byte past what a scenario may hold. */
export async function largestStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > largestFile) break;
  }
  return Buffer.concat(chunks);
}
