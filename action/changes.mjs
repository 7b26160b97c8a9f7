// What the diff step knows about the scenarios: reads and writes files in its folder of reports.
//   node changes.mjs checked FOLDER    lists the scenarios that could be checked
//   node changes.mjs changed FOLDER    of them, those that a touched file is part of; the coverage
//   node changes.mjs together FOLDER   puts the diffs together for the summary and the comment; the delta
// Lists end each path by a zero byte.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** GitHub takes comments up to 65,536 characters. */
const longestComment = 60_000;
const largestSummary = 900_000;

const [, , question, folder = ''] = process.argv;
const read = (name) => readFileSync(join(folder, name), 'utf8');
const readJson = (name) => JSON.parse(read(name));
const write = (name, text) => writeFileSync(join(folder, name), text);
const writeList = (name, paths) => write(name, paths.map((path) => `${path}\0`).join(''));

const answers = {
  checked: () => {
    writeList(
      'checked',
      readJson('check.json').scenarios.map(({ path }) => path),
    );
  },
  changed: () => {
    const document = readJson('assess.json');
    const assessments = document.assessments ?? [document];
    const coverages = assessments.flatMap(
      ({ personnel }) => personnel.coverage.of_low.expected ?? [],
    );
    write('coverage', coverages.length === 0 ? '' : String(Math.min(...coverages)));
    const touched = new Set(read('touched').split('\0').filter(Boolean));
    const changed = assessments.filter(({ inputs }) =>
      inputs.some(({ path }) => touched.has(posix.normalize(path))),
    );
    writeList(
      'changed',
      changed.map(({ inputs }) => inputs[0].path),
    );
  },
  together: () => {
    const all = diffs();
    const largest = all.reduce(
      (most, { delta }) => (Math.abs(delta) > Math.abs(most) ? delta : most),
      0,
    );
    write('delta', String(largest));
    const told = all.filter(({ markdown, state }) => markdown !== '' || state !== undefined);
    write('diff.md', sections(told, 'markdown', largestSummary));
    const material = all.filter((diff) => diff.material !== '');
    const [tally = ''] = read('check.md').split('\n');
    const body = material.length === 0 ? nothing : sections(material, 'material', longestComment);
    write('comment.md', `${tally}\n\n${body}`);
    write('comment.material', material.length === 0 ? 'no' : 'yes');
  },
};

const nothing = 'Nothing material has moved against the base.\n';

/** The diffs of the changed scenarios, in their order; one that could not be made has a state. */
function diffs() {
  const all = [];
  for (let number = 1; existsSync(join(folder, `diff-${number}.path`)); number++) {
    const name = `diff-${number}`;
    const text = (file) => (existsSync(join(folder, file)) ? read(file) : '');
    const diff = existsSync(join(folder, `${name}.json`)) ? readJson(`${name}.json`) : undefined;
    const isSame = diff !== undefined && diff.changes.length === 0 && diff.metrics.length === 0;
    const moved = diff?.metrics.find(({ path }) => path === 'personnel.expected');
    all.push({
      path: read(`${name}.path`),
      state: text(`${name}.state`) || undefined,
      delta: moved?.delta ?? 0,
      markdown: isSame ? '' : text(`${name}.md`).trim(),
      material: isSame ? '' : text(`${name}.material.md`).trim(),
    });
  }
  return all;
}

const states = {
  new: 'This scenario is new.',
  incomparable: 'This scenario cannot be compared with the base: the log says why.',
};

/** A heading and a diff each, as many as have room; the others are counted. */
function sections(all, key, room) {
  const parts = [];
  let left = room;
  for (const [at, diff] of all.entries()) {
    const part = `### ${code(diff.path)}\n\n${states[diff.state] ?? diff[key]}\n`;
    left -= Buffer.byteLength(part) + 1;
    if (left < 0) {
      const more = all.length - at;
      parts.push(
        `and ${more} more ${more === 1 ? 'scenario' : 'scenarios'}: too much to show here\n`,
      );
      break;
    }
    parts.push(part);
  }
  return parts.join('\n');
}

/** A path as Markdown shows it, whatever it holds. */
function code(path) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through.
  const shown = path.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
  const ticks = '`'.repeat(1 + Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length)));
  return `${ticks} ${shown} ${ticks}`;
}

const answer = answers[question];
if (answer === undefined) throw new RangeError(`changes.mjs requires a question, not ${question}`);
answer();
