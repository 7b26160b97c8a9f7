import { spawnSync } from 'node:child_process';

/** Certificates that Node.js 18 and 20 would load at every start, and so hide what we cost. */
delete process.env.NODE_EXTRA_CA_CERTS;

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Milliseconds of one whole process, output read and thrown away. */
export function processTime(words, options = {}) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 30,
    ...options,
  });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Runs every case in turn, over and over, so that a busy moment of the machine hits all alike. */
export function interleaved(cases, rounds) {
  const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(cases)) times[name].push(run());
  }
  return Object.fromEntries(Object.entries(times).map(([name, taken]) => [name, median(taken)]));
}

/** Rows of text in columns, the first left, the others right. */
export function printTable(rows) {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map((row) => String(row[column]).length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? String(cell).padEnd(widths[column]) : String(cell).padStart(widths[column]),
    );
    process.stdout.write(`${cells.join('  ')}\n`);
  }
}
