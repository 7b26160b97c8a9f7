// The whole process against `node -e 0`, in one run: node bench/startup.mjs [ROUNDS]
import { interleaved, printTable, processTime } from './measure.mjs';

const rounds = Number(process.argv[2] ?? 31);
const program = 'bin/forcecalc.js';
const scenario = 'scenarios/paris-2025-03.yaml';

const limits = { json: 3.5, table: 4.0, '--version': 1.5 };
const cases = {
  'node -e 0': () => processTime(['-e', '0']),
  json: () => processTime([program, scenario, '--format', 'json']),
  table: () => processTime([program, scenario]),
  '--version': () => processTime([program, '--version']),
};
for (const run of Object.values(cases)) run();
const medians = interleaved(cases, rounds);
printTable([
  [`${process.version}, ${rounds} rounds`, 'median ms', 'ratio', 'at most'],
  ...Object.entries(medians).map(([name, time]) => [
    name,
    time.toFixed(1),
    (time / medians['node -e 0']).toFixed(2),
    limits[name]?.toFixed(1) ?? '',
  ]),
]);
