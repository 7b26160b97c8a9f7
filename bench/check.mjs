// 200 scenarios in one `check` against one of them: whole processes, in turn, medians. Variants of
// the shipped scenario on Paris, each under a title of its own; overlays on that one, as most of
// the shipped ones are; and scenarios that have no entry in common to the letter.
//   node bench/check.mjs [ROUNDS]
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { interleaved, printTable, processTime } from './measure.mjs';

const rounds = Number(process.argv[2] ?? 11);
const many = 200;
const program = resolve('bin/forcecalc.js');
const folder = mkdtempSync(join(tmpdir(), 'forcecalc-bench-'));

/** Copies of a shipped scenario, each changed in its own way. */
function copies(kind, name, changed) {
  const text = readFileSync(join('scenarios', `${name}.yaml`), 'utf8');
  return Array.from({ length: many }, (_, at) => {
    const file = `${kind.replaceAll(' ', '-')}-${at}.yaml`;
    writeFileSync(join(folder, file), changed(text, at));
    return file;
  });
}

const titled = (text, at) => text.replace(/^title: .*$/m, `title: Variant ${at}`);
/** With a comment on every line that can have one. */
const unlike = (text, at) => text.replace(/^ *[\w-]+:.*[^>|\-\n]$/gm, `$& # ${at}`);
/** What is copied, how, and how many times the time of one 200 of them may take. */
const kinds = {
  variant: { name: 'paris-2025-03', changed: titled, most: '10.0' },
  overlay: { name: 'ukraine-600k-cap', changed: titled, most: '10.0' },
  'unlike scenario': { name: 'paris-2025-03', changed: unlike, most: '' },
};

try {
  for (const base of ['sources', 'paris-2025-03']) {
    cpSync(`scenarios/${base}.yaml`, join(folder, `${base}.yaml`));
  }
  const check = (words) => () => processTime([program, 'check', ...words], { cwd: folder });
  const files = Object.entries(kinds).map(([kind, { name, changed }]) => [
    kind,
    copies(kind, name, changed),
  ]);
  const cases = Object.fromEntries(
    files.flatMap(([kind, copied]) => [
      [`1 ${kind}`, check(copied.slice(0, 1))],
      [`${many} ${kind}s`, check(copied)],
    ]),
  );
  for (const run of Object.values(cases)) run();
  const medians = interleaved(cases, rounds);
  const head = `${process.version}, ${availableParallelism()} cores, ${rounds} rounds`;
  printTable([
    [head, 'median ms', 'ratio', 'at most'],
    ...Object.entries(kinds).flatMap(([kind, { most }]) => {
      const one = medians[`1 ${kind}`];
      const all = medians[`${many} ${kind}s`];
      return [
        [`1 ${kind}`, one.toFixed(0), '1.0', ''],
        [`${many} ${kind}s`, all.toFixed(0), (all / one).toFixed(1), most],
      ];
    }),
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
