// Reading and assessing a force of the same size in 100, 300 and 1,000 contributions:
// node bench/growth.mjs [ROUNDS]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assess, readScenario } from '../dist/index.js';
import { median, printTable } from './measure.mjs';

const rounds = Number(process.argv[2] ?? 21);
const sizes = [100, 300, 1000];
const nations = ['FRA', 'GBR', 'DEU', 'POL', 'ITA', 'ESP', 'NLD', 'SWE', 'NOR', 'DNK'];
const folder = mkdtempSync(join(tmpdir(), 'forcecalc-bench-'));

function scenarioOf(size) {
  const contributions = Array.from({ length: size }, (_, at) => {
    const nation = nations[at % nations.length];
    return (
      `  ${nation}-${at}:\n    nation: ${nation}\n    stance: ${at % 2 === 0 ? 'ready' : 'likely'}\n` +
      `    personnel: [${Math.round((1e4 + (at % 7) * 1e3) / size)}, ${Math.round((9e4 + (at % 11) * 1e3) / size)}]\n    source: press\n` +
      `    requires: [${at % 3 === 0 ? 'ceasefire, us_backstop' : 'ceasefire'}]\n` +
      `    capabilities: {air_defence: ${1 + (at % 3)}}\n`
    );
  });
  return (
    'forcecalc: 1\ntitle: Growth\nas_of: 2025-03-11\ntarget: {personnel: [500000, 800000], source: press}\n' +
    'sources: {press: {title: Press, date: 2025-03-11}}\nconditions:\n' +
    '  ceasefire: {likelihood: 0.45, source: press}\n' +
    '  us_backstop: {likelihood: 0.4, requires: [ceasefire], source: press}\n' +
    'capabilities: {air_defence: {unit: batteries, required: 20, source: press}}\n' +
    `contributions:\n${contributions.join('')}`
  );
}

async function once(file) {
  const start = performance.now();
  const read = await readScenario(file);
  if (!read.ok) throw new Error(read.problems[0].message);
  assess(read.scenario);
  return performance.now() - start;
}

const files = sizes.map((size) => {
  const file = join(folder, `${size}.yaml`);
  writeFileSync(file, scenarioOf(size));
  return file;
});
const times = sizes.map(() => []);
for (let round = -5; round < rounds; round++) {
  for (const [at, file] of files.entries()) {
    const time = await once(file);
    if (round >= 0) times[at].push(time);
  }
}
rmSync(folder, { recursive: true });
const medians = times.map(median);
printTable([
  ['contributions', 'median ms', 'ratio to 100', 'at most'],
  ...sizes.map((size, at) => [
    size,
    medians[at].toFixed(1),
    (medians[at] / medians[0]).toFixed(1),
    size === 1000 ? '15' : '',
  ]),
]);
