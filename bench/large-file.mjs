// What a scenario of 100,000 lines costs, beside a bare YAML.parse of the same text: whole
// processes, started in turn, medians. Run it as `node bench/large-file.mjs [ROUNDS]`. The first
// file records sources and stances; in the second every contribution has uncertain amounts too,
// and what is added is the exact distribution of thousands of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lines = 100_000;

/** A scenario of sources and contributions. */
function largeScenario(hasAmounts) {
  const wanted = lines;
  const amounts = (at) => [
    '    personnel:',
    `      low: ${at % 50}`,
    `      mode: ${50 + (at % 20)}`,
    `      high: ${100 + (at % 7)}`,
    '    capabilities:',
    '      air_defence: 0.01',
    '      transport: [1, 2]',
  ];
  const nations = ['FRA', 'DEU', 'GBR', 'ITA', 'ESP', 'POL', 'NLD', 'TUR', 'USA', 'CAN'];
  const written = [
    'forcecalc: 1',
    'title: A large scenario',
    'as_of: 2025-03-11',
    'target:',
    '  personnel: [500000, 800000]',
    '  source: source-0',
    'conditions:',
    '  ceasefire: {title: A cease-fire holds, likelihood: realistic_possibility}',
    '  us_backstop: {title: American backstop, likelihood: 0.4, requires: [ceasefire]}',
    'capabilities:',
    '  air_defence: {title: Air defence, unit: batteries, required: [20, 30]}',
    '  transport: {title: Transport, unit: tonnes per day, required: 600}',
    'sources:',
  ];
  const count = Math.floor((wanted - written.length - 1) / (hasAmounts ? 18 : 11));
  for (let at = 0; at < count; at++) {
    written.push(
      `  source-${at}:`,
      `    title: Report number ${at} on a contribution`,
      '    publisher: A newspaper',
      '    date: 2025-03-11',
      `    url: https://example.org/reports/${at}`,
    );
  }
  written.push('contributions:');
  for (let at = 0; at < count; at++) {
    written.push(
      `  unit-${at}:`,
      `    nation: ${nations[at % nations.length]}`,
      '    stance: ready',
      '    requires: [ceasefire, us_backstop]',
      ...(hasAmounts ? amounts(at) : []),
      `    source: source-${at}`,
      '    note: One of many',
    );
  }
  while (written.length < wanted) written.push('# the rest');
  return `${written.join('\n')}\n`;
}

const tellPeak =
  'process.on("exit",()=>process.stderr.write("\\npeak "+process.resourceUsage().maxRSS));';

function run(words) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const start = process.hrtime.bigint();
  const child = spawnSync(process.execPath, words, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (child.status !== 0)
    throw new Error(`${words.join(' ')} ended with ${child.status}\n${child.stderr}`);
  const mebibytes = Number(/peak (\d+)/.exec(child.stderr)?.[1]) / 1024;
  return { milliseconds, mebibytes };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function main() {
  const rounds = Number(process.argv[2] ?? 7);
  const folder = mkdtempSync(join(tmpdir(), 'forcecalc-bench-'));
  try {
    const file = join(folder, 'large.yaml');
    const peak = join(folder, 'peak.cjs');
    const parse = join(folder, 'parse.mjs');
    const uncertain = join(folder, 'uncertain.yaml');
    const text = largeScenario(false);
    writeFileSync(file, text);
    writeFileSync(uncertain, largeScenario(true));
    writeFileSync(peak, tellPeak);
    const yaml = pathToFileURL(join(root, 'node_modules/yaml/dist/index.js')).href;
    writeFileSync(
      parse,
      `import { readFileSync } from 'node:fs';\nimport YAML from '${yaml}';\n` +
        `YAML.parse(readFileSync(process.argv[2], 'utf8'));\n`,
    );
    const kinds = {
      'bare YAML.parse': ['--require', peak, parse, file],
      'forcecalc, json': ['--require', peak, 'bin/forcecalc.js', file, '--format', 'json'],
      'forcecalc, table': ['--require', peak, 'bin/forcecalc.js', file],
      'uncertain: YAML.parse': ['--require', peak, parse, uncertain],
      'uncertain: forcecalc, json': [
        '--require',
        peak,
        'bin/forcecalc.js',
        uncertain,
        '--format',
        'json',
      ],
    };
    const runs = new Map(Object.keys(kinds).map((kind) => [kind, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [kind, words] of Object.entries(kinds)) runs.get(kind).push(run(words));
    }
    const rows = [...runs].map(([kind, measured]) => ({
      kind,
      milliseconds: median(measured.map(({ milliseconds }) => milliseconds)),
      mebibytes: median(measured.map(({ mebibytes }) => mebibytes)),
    }));
    const [bare] = rows;
    process.stdout.write(
      `${text.split('\n').length - 1} lines, ${(text.length / 1e6).toFixed(1)} MB, ` +
        `median of ${rounds}, Node ${process.version}\n\n` +
        '| process | time | ratio | peak memory | ratio |\n| --- | ---: | ---: | ---: | ---: |\n' +
        rows
          .map(
            ({ kind, milliseconds, mebibytes }) =>
              `| ${kind} | ${milliseconds.toFixed(0)} ms | ` +
              `${(milliseconds / bare.milliseconds).toFixed(2)} | ${mebibytes.toFixed(0)} MiB | ` +
              `${(mebibytes / bare.mebibytes).toFixed(2)} |\n`,
          )
          .join(''),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
