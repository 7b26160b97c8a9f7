// Runs the program once as a table, once as JSON and once as a check, and keeps the code that V8
// compiled on the way in dist/cli-VERSION.cache.
const { writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { compile } = require('../dist/start.cjs');

async function main() {
  const path = join(__dirname, '..', 'dist', 'cli.cjs');
  const script = compile(path);
  const program = { exports: {} };
  script.runInThisContext()(program.exports, createRequire(path), program, path, dirname(path));
  const streams = {
    stdin: async () => new Uint8Array(),
    stdout: { write: () => true },
    stderr: process.stderr,
    environment: {},
    packageRoot: join(__dirname, '..'),
  };
  const scenario = join('scenarios', 'paris-2025-03.yaml');
  for (const words of [[scenario], [scenario, '--format', 'json'], ['check', scenario]]) {
    const code = await program.exports.main(words, streams);
    if (code !== 0) throw new Error(`the run for the code cache ended with ${code}`);
  }
  writeFileSync(join(dirname(path), `cli-${process.version}.cache`), script.createCachedData());
}

main();
