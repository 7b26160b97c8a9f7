/*
 * What a comparison of two scenarios costs beside an assessment of one: 35 nations with ranges and
 * triangles, 6 shared conditions, spread 500,000, 5 changed units.
 *
 *     env -u NODE_EXTRA_CA_CERTS node bench/diff.mjs [ROUNDS]
 *
 * Warm, in this process, on files; then whole processes of the built program. Medians.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { coalition, requiredOf } from './coalition.mjs';
import { interleaved, median, printTable, processTime } from './measure.mjs';

const rounds = Number(process.argv[2] ?? 11);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'forcecalc-bench-'));
const nations =
  'ALB BEL BGR CAN HRV CZE DNK EST FIN FRA DEU GRC HUN ISL ITA LVA LTU LUX MNE NLD MKD NOR POL PRT ROU SVK SVN ESP SWE TUR GBR USA AUS NZL UKR';

/** What a reviewer may meet: which five units of the coalition change, and how. */
const cases = {
  'five contributions': (question) => {
    for (const id of ['n0003', 'n0009', 'n0014', 'n0021', 'n0030']) contribution(question, id);
  },
  'five wide contributions, the largest too': (question) => {
    for (const id of ['n0000', 'n0005', 'n0011', 'n0019', 'n0028']) contribution(question, id);
  },
  'three contributions, a condition, the target': (question) => {
    for (const id of ['n0004', 'n0012', 'n0025']) contribution(question, id);
    const gate = question.gates.get('c02');
    question.gates.set('c02', { ...gate, likelihood: gate.likelihood / 2 });
    question.required -= 5000;
  },
  'other requirements of five contributions': (question) => {
    for (const [at, id] of ['n0002', 'n0008', 'n0015', 'n0022', 'n0033'].entries()) {
      const offer = question.contributions.get(id);
      question.contributions.set(id, { ...offer, requires: [`c0${at}`] });
    }
  },
};

/** A tenth fewer people, and less willing. */
function contribution(question, id) {
  const { willingness, amount, ...rest } = question.contributions.get(id);
  const less = Object.fromEntries(
    Object.entries(amount).map(([key, end]) => [key, key === 'kind' ? end : Math.floor(end * 0.9)]),
  );
  question.contributions.set(id, { ...rest, amount: less, willingness: willingness * 0.8 });
}

function scenarioOf({ contributions, gates, required }) {
  const codes = nations.split(' ');
  const amountOf = ({ kind, low, mode, high }) =>
    kind === 'range' ? `[${low}, ${high}]` : `{low: ${low}, mode: ${mode}, high: ${high}}`;
  return [
    'forcecalc: 1',
    'title: A coalition',
    `target: {personnel: [${required}, ${required + 100_000}]}`,
    'conditions:',
    ...[...gates].map(([id, { likelihood }]) => `  ${id}: {likelihood: ${likelihood}}`),
    'contributions:',
    ...[...contributions].map(
      ([id, { willingness, amount, requires }], at) =>
        `  ${id}: {nation: ${codes[at]}, likelihood: ${willingness}, personnel: ${amountOf(amount)}, requires: [${requires}]}`,
    ),
    '',
  ].join('\n');
}

function fileOf(name, change = () => {}) {
  const question = coalition();
  question.required = requiredOf(question);
  change(question);
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, scenarioOf(question));
  return file;
}

async function bundle() {
  const entry = join(folder, 'entry.ts');
  const files = ['assess/assess', 'diff/diff', 'scenario/read-scenario'];
  writeFileSync(entry, files.map((name) => `export * from '${root}src/${name}.ts';`).join('\n'));
  const file = join(folder, 'diff.mjs');
  const built = await rolldown({ input: entry, platform: 'node', logLevel: 'silent' });
  await built.write({ file, format: 'esm', codeSplitting: false });
  return import(pathToFileURL(file).href);
}

try {
  const { readScenario, assess, compare } = await bundle();
  const read = async (file) => (await readScenario(file)).scenario;
  const timed = async (run) => {
    const start = performance.now();
    await run();
    return performance.now() - start;
  };
  const base = fileOf('base');
  const assessment = async () => assess(await read(base));
  const comparison = async (head) => {
    const [before, after] = [await read(base), await read(head)];
    const side = (scenario) => ({ scenario, assessment: assess(scenario) });
    return compare(side(before), side(after));
  };
  const rows = [];
  const whole = { assess: () => processTime(['bin/forcecalc.js', base], { cwd: root }) };
  for (const [at, [name, change]] of Object.entries(cases).entries()) {
    const head = fileOf(`head-${at}`, change);
    const { diff } = await comparison(head);
    const times = { one: [], both: [] };
    for (let round = 0; round < rounds; round++) {
      times.one.push(await timed(assessment));
      times.both.push(await timed(() => comparison(head)));
    }
    const units = diff.attribution['personnel.expected'].length;
    const [one, both] = [median(times.one), median(times.both)];
    rows.push([name, units, one.toFixed(0), both.toFixed(0), (both / one).toFixed(2)]);
    whole[name] = () => processTime(['bin/forcecalc.js', 'diff', base, head], { cwd: root });
  }
  printTable([['warm', 'units', 'assess ms', 'diff ms', 'ratio (at most 3)'], ...rows]);
  const { assess: one, ...others } = interleaved(whole, rounds);
  printTable([
    ['whole processes', '', 'assess ms', 'diff ms', 'ratio'],
    ...Object.entries(others).map(([name, both]) => [
      name,
      '',
      one.toFixed(0),
      both.toFixed(0),
      (both / one).toFixed(2),
    ]),
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
