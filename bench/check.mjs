// 200 scenarios in one `check` against one of them: whole processes, in turn, medians. Each is the
// shipped Paris scenario under a title of its own, with its sources in a file that all extend.
//   node bench/check.mjs [ROUNDS]
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { interleaved, printTable, processTime } from './measure.mjs';

const rounds = Number(process.argv[2] ?? 11);
const many = 200;
const program = resolve('bin/forcecalc.js');
const folder = mkdtempSync(join(tmpdir(), 'forcecalc-bench-'));
try {
  cpSync('scenarios/sources.yaml', join(folder, 'sources.yaml'));
  const paris = readFileSync('scenarios/paris-2025-03.yaml', 'utf8');
  const files = Array.from({ length: many }, (_, at) => {
    const name = `${at}.yaml`;
    writeFileSync(join(folder, name), paris.replace(/^title: .*$/m, `title: Paris, variant ${at}`));
    return name;
  });
  const check = (names) => () => processTime([program, 'check', ...names], { cwd: folder });
  const cases = { 'one scenario': check(files.slice(0, 1)), '200 scenarios': check(files) };
  for (const run of Object.values(cases)) run();
  const medians = interleaved(cases, rounds);
  const one = medians['one scenario'];
  const head = `${process.version}, ${availableParallelism()} cores, ${rounds} rounds`;
  printTable([
    [head, 'median ms', 'ratio', 'at most'],
    ...Object.entries(medians).map(([name, time]) => [
      name,
      time.toFixed(0),
      (time / one).toFixed(1),
      name === '200 scenarios' ? '10.0' : '',
    ]),
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
