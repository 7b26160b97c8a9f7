import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { folderOf, head, problemsOf } from './written.ts';

const placesOf = async (text: string | Uint8Array) => {
  const read = await readScenario(join(folderOf({ 'a.yaml': text }), 'a.yaml'));
  return read.ok
    ? []
    : read.problems.map(({ location }) => `${location?.line}:${location?.column}`);
};

describe('a file', () => {
  it('may be a pipe that somebody writes to', async () => {
    const folder = folderOf({});
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const text = head.replace('T', 'From a pipe');
    const writer = spawn('sh', ['-c', 'sleep 0.1; printf "%s" "$TEXT" > pipe'], {
      cwd: folder,
      env: { PATH: process.env.PATH, TEXT: text },
      stdio: 'ignore',
    });
    const read = await readScenario(pipe);
    expect(read.ok && read.scenario.title).toBe('From a pipe');
    await new Promise((resolve) => writer.on('close', resolve));
  });

  it('may be reached through links, with bases beside the link', async () => {
    const folder = folderOf({
      'elsewhere/a.yaml': 'extends: b.yaml\n',
      'here/b.yaml': head,
    });
    symlinkSync('../elsewhere/a.yaml', join(folder, 'here', 'a.yaml'));
    const read = await readScenario(join(folder, 'here', 'a.yaml'));
    expect(read.ok && read.scenario.title).toBe('T');
  });

  it('may hold 4 MiB and not a byte more', async () => {
    const most = 4 * 1024 * 1024;
    const file = join(folderOf({ 'a.yaml': head + '#'.repeat(most - head.length) }), 'a.yaml');
    expect((await readScenario(file)).ok).toBe(true);
    appendFileSync(file, '#');
    const read = await readScenario(file);
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'too-large' }] });
  });

  it('may end its lines as on old Macs', async () => {
    const text = head.replaceAll('\n', '\r');
    const read = await readScenario(join(folderOf({ 'a.yaml': text }), 'a.yaml'));
    expect(read.ok && read.scenario.target.low).toBe(10);
  });
});

describe('the place of a mistake', () => {
  it.each([
    ['after Windows line ends', `${head.replaceAll('\n', '\r\n')}foo: 1\r\n`, '4:1'],
    ['after old line ends', `${head}foo: 1\n`.replaceAll('\n', '\r'), '4:1'],
    [
      'after a byte order mark',
      '\ufefffoo: 1\nforcecalc: 1\ntitle: T\ntarget: {personnel: 5}\n',
      '1:1',
    ],
    ['after wide characters', `${head}summary: &漢字 [x]\n`, '4:14'],
    ['after flags', `${head}contributions: {FRA: {note: 🇫🇷🇫🇷, stance: redy}}\n`, '4:43'],
    ['after accents', `${head}contributions: {FRA: {note: é, stance: redy}}\n`, '4:40'],
    ['on the last line without an end', `${head}foo: 1`, '4:1'],
    [
      'on a line of 100,000 characters',
      `${head}not_modelled: [${'x, '.repeat(33_333)} 5]\n`,
      '4:100016',
    ],
  ])('%s', async (_, text, place) => {
    expect(await placesOf(text)).toEqual([place]);
  });

  it('is exact for thousands on one line', async () => {
    const entries = Array.from({ length: 3000 }, (_, at) => `N${at}: {personnel: -1}`).join(', ');
    const problems = await problemsOf(`${head}contributions: {${entries}}\n`);
    expect(problems.length).toBe(6000);
    expect(problems.at(-1)?.excerpt?.text.length).toBeLessThan(300);
  });
});

describe('circles', () => {
  it('of 5,000 conditions are found without ending the stack', async () => {
    const conditions = Array.from(
      { length: 5000 },
      (_, at) => `  c${at}: {likelihood: 1, requires: [c${(at + 1) % 5000}]}\n`,
    );
    const problems = await problemsOf(`${head}conditions:\n${conditions.join('')}`);
    expect(problems).toMatchObject([{ code: 'requirement-cycle', location: { line: 5004 } }]);
    expect(problems[0]?.message).toContain('c0 → c1 → c2 → c3 → … → c4998 → c4999 → c0');
  });

  it('are told one for each condition that closes one', async () => {
    const knot = ['a', 'b', 'c'].map((id) => `  ${id}: {likelihood: 1, requires: [a, b, c]}\n`);
    const problems = await problemsOf(`${head}conditions:\n${knot.join('')}`);
    expect(problems.map(({ code }) => code)).toEqual(Array(3).fill('requirement-cycle'));
  });
});
