/*
 * How long the exact chances take, what they cost in memory, how that grows, and what sampling
 * would need for the same digits.
 *
 *     env -u NODE_EXTRA_CA_CERTS node bench/chance.mjs             everything, about two minutes
 *     env -u NODE_EXTRA_CA_CERTS node bench/chance.mjs --no-peers  without NumPy and Squiggle
 *
 * Bundles src/chance into a temporary folder first. Peers: Monte Carlo in plain JavaScript, NumPy if
 * `python3` has it, Squiggle if the registry gives it (installed into the same folder). Medians.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { coalition, requiredOf } from './coalition.mjs';
import { NUMPY_PROGRAM, numpyInput, sampledReach, squiggleProgram } from './monte-carlo.mjs';

const SAMPLES = 1_000_000;
const src = fileURLToPath(new URL('../src/chance/', import.meta.url));

if (process.argv[2] === '--once') await once(process.argv[3], process.argv[4]);
else await main();

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'forcecalc-bench-'));
  try {
    const engine = await import(pathToFileURL(await bundle(folder)).href);
    const question = coalition();
    const required = requiredOf(question);
    say(`Node ${process.version}. 35 nations with ranges and triangles, 6 independent shared`);
    say('conditions (64 worlds), spread 500,000, to one person.\n');
    ourTime(engine, question, required, folder);
    growth(engine);
    manyConditions(engine);
    await peers(engine, question, required, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundle(folder) {
  const entry = join(folder, 'entry.ts');
  writeFileSync(
    entry,
    ['total', 'forward', 'setting', 'pool']
      .map((name) => `export * from ${JSON.stringify(join(src, `${name}.ts`))};`)
      .join('\n'),
  );
  const file = join(folder, 'chance.mjs');
  const build = await rolldown({ input: entry, logLevel: 'silent' });
  await build.write({ file, format: 'esm' });
  return file;
}

function ourTime(engine, question, required, folder) {
  const lengths = cellsWritten(engine, question);
  const longest = Math.max(...lengths);
  const [source, out] = [new Float64Array(longest).fill(0.5), new Float64Array(longest)];
  const bare = medianOf(() => {
    for (const length of lengths) scale(out, source, length);
  });
  const total = medianOf(() => {
    const { distribution } = engine.totalOf(question);
    return [required, required + 50_000].map(distribution.reach);
  });
  const rows = [
    ['one bare pass over the same arrays', bare],
    [
      'the chance of one requirement alone',
      medianOf(() => engine.chanceToReach(question, required)),
    ],
    ['distribution, both reaches', total],
    [
      'and all pivots, every condition held and failed',
      medianOf(() => engine.leverageOf(question, required)),
    ],
    [
      'and the ends of every amount',
      medianOf(() => engine.leverageOf(question, required, { amounts: true })),
    ],
  ];
  table(
    ['warm', 'ms', '× bare pass'],
    rows.map(([name, ms]) => [name, ms.toFixed(1), (ms / bare).toFixed(1)]),
  );
  say(
    `cells written on the way forward: ${lengths.reduce((a, b) => a + b, 0).toLocaleString('en')}\n`,
  );

  const cold = ['nothing', 'total', 'leverage'].map((what) => {
    const runs = Array.from({ length: 5 }, () => {
      const args = [fileURLToPath(import.meta.url), '--once', what, join(folder, 'chance.mjs')];
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (stdout === '') throw new Error(stderr);
      return JSON.parse(stdout);
    });
    return [what, middle(runs.map((run) => run.ms)), middle(runs.map((run) => run.mib))];
  });
  table(
    ['first call of a fresh process', 'ms', 'MiB'],
    cold.map(([what, ms, mib]) => [what, ms.toFixed(1), mib.toFixed(0)]),
  );
  say('bound: 128 MiB for the distributions of one step, two steps at a time on the way forward\n');
}

/** Lengths of the vectors that one run makes: what a bare pass has to write too. */
function cellsWritten(engine, question) {
  const { plan } = engine.settingOf(question);
  const pool = engine.newPool();
  const lengths = [];
  let layer = engine.firstLayer();
  for (const [index, step] of plan.steps.entries()) {
    const before = new Set(layer.sums);
    layer = engine.advance(layer, step, plan.widths[index + 1], pool);
    for (const sum of new Set(layer.sums)) if (!before.has(sum)) lengths.push(sum.length);
  }
  return lengths;
}

function scale(out, source, length) {
  for (let k = 0; k < length; k++) out[k] = 0.5 * source[k];
}

function growth(engine) {
  const rows = (options, unit) =>
    options.map((option) => {
      const question = coalition(option);
      const required = requiredOf(question);
      const total = medianOf(() => engine.totalOf(question), 5);
      const all = medianOf(() => engine.leverageOf(question, required), 3);
      const { nations = 35, spread = 500_000 } = option;
      return [
        unit === 'nation' ? nations : spread.toLocaleString('en'),
        total.toFixed(0),
        all.toFixed(0),
        ((1e6 * total) / (nations * spread)).toFixed(2),
      ];
    });
  const head = ['distribution ms', 'and all leverage ms', 'ns a nation and person'];
  table(
    ['contributions', ...head],
    rows(
      [10, 100, 1000].map((nations) => ({ nations })),
      'nation',
    ),
  );
  table(
    ['spread', ...head],
    rows(
      [62_500, 250_000, 1_000_000, 4_000_000].map((spread) => ({ spread })),
      'person',
    ),
  );
}

function manyConditions(engine) {
  const rows = [1, 2, 3, 4, 6, 12].map((requires) => {
    const question = coalition({ conditions: 25, requires });
    const answer = engine.totalOf(question);
    const ms = medianOf(() => engine.totalOf(question), 3);
    const states = Math.max(...(engine.settingOf(question).plan.widths ?? [Number.NaN]));
    return [
      `up to ${requires}`,
      answer.kind === 'total' ? 'exact' : `refused, naming ${answer.conditions.length}`,
      Number.isNaN(states) ? '' : states,
      ms.toFixed(0),
    ];
  });
  table(['25 shared conditions, each nation requires', 'answer', 'states at once', 'ms'], rows);
}

async function peers(engine, question, required, folder) {
  const exact = engine.totalOf(question).distribution.reach(required);
  const ours = medianOf(() => engine.totalOf(question));
  // Forward and backward share no figure until the end, so their difference is an error.
  const error = Math.max(1e-14, Math.abs(exact - engine.chanceToReach(question, required)));
  const deviation = Math.sqrt(exact * (1 - exact));
  const row = (name, ms, estimate, samples) => {
    const standard = deviation / Math.sqrt(samples);
    const years = (ms * (standard / error) ** 2) / 1000 / 3600 / 24 / 365.25;
    return [
      name,
      ms.toFixed(0),
      Math.abs(estimate - exact).toExponential(1),
      standard.toExponential(1),
      `${years.toPrecision(2)} years`,
    ];
  };
  const rows = [
    ['exact', ours.toFixed(0), error.toExponential(1), '', ''],
    row(
      `Monte Carlo, plain JavaScript, ${SAMPLES.toLocaleString('en')} samples`,
      medianOf(() => sampledReach(question, required, SAMPLES), 5),
      sampledReach(question, required, SAMPLES),
      SAMPLES,
    ),
  ];
  if (!process.argv.includes('--no-peers')) {
    const numpy = byNumpy(question, required);
    rows.push(
      numpy === undefined
        ? ['NumPy: not there', '', '', '', '']
        : row('NumPy, the same', numpy.milliseconds, numpy.reach, SAMPLES),
    );
    const squiggle = await bySquiggle(question, required, folder);
    rows.push(
      squiggle === undefined
        ? ['Squiggle: not to be had', '', '', '', '']
        : row(
            `Squiggle ${squiggle.version}, the same`,
            squiggle.milliseconds,
            squiggle.reach,
            SAMPLES,
          ),
    );
  }
  say(`chance of reaching ${required.toLocaleString('en')}: ${exact}`);
  table(['', 'ms', 'error', 'standard error', 'time for the error of the first'], rows);
}

function byNumpy(question, required) {
  const { status, stdout } = spawnSync('python3', ['-c', NUMPY_PROGRAM], {
    input: numpyInput(question, required, SAMPLES),
    encoding: 'utf8',
  });
  return status === 0 ? JSON.parse(stdout) : undefined;
}

async function bySquiggle(question, required, folder) {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '@quri/squiggle-lang'];
  const { status } = spawnSync('npm', install, { cwd: folder, stdio: 'ignore', timeout: 120_000 });
  if (status !== 0) return undefined;
  const base = join(folder, 'node_modules/@quri/squiggle-lang');
  const { run } = await import(pathToFileURL(join(base, 'dist/index.js')).href);
  const { version } = JSON.parse(
    await (await import('node:fs/promises')).readFile(join(base, 'package.json'), 'utf8'),
  );
  const times = [];
  let reach = Number.NaN;
  for (let turn = 0; turn < 3; turn++) {
    const start = performance.now();
    const { result } = await run(squiggleProgram(question, required), {
      environment: { sampleCount: SAMPLES, xyPointLength: 1000, seed: `turn ${turn}` },
    });
    times.push(performance.now() - start);
    if (!result.ok) throw new Error(String(result.value));
    reach = Number(String(result.value.result));
  }
  return { version, reach, milliseconds: middle(times) };
}

/** What the program does: one question in a process that has computed nothing yet. */
async function once(what, file) {
  const engine = await import(pathToFileURL(file).href);
  const question = coalition();
  const required = requiredOf(question);
  const start = performance.now();
  if (what === 'total') engine.totalOf(question).distribution.reach(required);
  if (what === 'leverage') engine.leverageOf(question, required);
  const ms = performance.now() - start;
  say(JSON.stringify({ ms, mib: process.memoryUsage.rss() / 2 ** 20 }));
}

function medianOf(work, turns = 15) {
  for (let warm = 0; warm < 2; warm++) work();
  return middle(
    Array.from({ length: turns }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

function middle(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  for (const row of all) {
    say(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
        )
        .join('  '),
    );
  }
  say('');
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
