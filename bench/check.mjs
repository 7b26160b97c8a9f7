// 200 scenarios in one `check` against one of them: whole processes, in turn, medians. Once whole
// scenarios, each the shipped one on Paris under a title of its own; once overlays on that one, as
// most of the shipped ones are.
//   node bench/check.mjs [ROUNDS]
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { interleaved, printTable, processTime } from './measure.mjs';

const rounds = Number(process.argv[2] ?? 11);
const many = 200;
const most = 10;
const program = resolve('bin/forcecalc.js');
const folder = mkdtempSync(join(tmpdir(), 'forcecalc-bench-'));

/** Copies of a shipped scenario, each under a title of its own. */
function copies(name) {
  const text = readFileSync(join('scenarios', `${name}.yaml`), 'utf8');
  return Array.from({ length: many }, (_, at) => {
    const file = `${name}-${at}.yaml`;
    writeFileSync(join(folder, file), text.replace(/^title: .*$/m, `title: Variant ${at}`));
    return file;
  });
}

try {
  for (const base of ['sources', 'paris-2025-03']) {
    cpSync(`scenarios/${base}.yaml`, join(folder, `${base}.yaml`));
  }
  const check = (files) => () => processTime([program, 'check', ...files], { cwd: folder });
  const kinds = {
    'whole scenario': copies('paris-2025-03'),
    overlay: copies('ukraine-600k-cap'),
  };
  const cases = Object.fromEntries(
    Object.entries(kinds).flatMap(([kind, files]) => [
      [`1 ${kind}`, check(files.slice(0, 1))],
      [`${many} ${kind}s`, check(files)],
    ]),
  );
  for (const run of Object.values(cases)) run();
  const medians = interleaved(cases, rounds);
  const head = `${process.version}, ${availableParallelism()} cores, ${rounds} rounds`;
  printTable([
    [head, 'median ms', 'ratio', 'at most'],
    ...Object.keys(kinds).flatMap((kind) => {
      const one = medians[`1 ${kind}`];
      const all = medians[`${many} ${kind}s`];
      return [
        [`1 ${kind}`, one.toFixed(0), '1.0', ''],
        [`${many} ${kind}s`, all.toFixed(0), (all / one).toFixed(1), most.toFixed(1)],
      ];
    }),
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
