import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { starter } from '../../src/cli/starter.ts';
import { commit, folderWith, root, run, write } from '../check/run.ts';

const untidy = 'title: T\nforcecalc: 1\ntarget: {personnel: [5000.0, 5e3]}\n';
const tidy = 'forcecalc: 1\ntitle: T\ntarget: {personnel: 5000}\n';

describe('forcecalc fmt', () => {
  it('rewrites what is untidy, says so, and leaves the rest alone', async () => {
    const cwd = folderWith({ 'a.yaml': untidy, 'b.yaml': tidy });
    const before = statSync(join(cwd, 'b.yaml')).mtimeMs;
    const ran = await run(['fmt', 'a.yaml', 'b.yaml', 'a.yaml'], { cwd });
    expect(ran).toEqual({ code: 0, stdout: '', stderr: 'formatted a.yaml\n' });
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(tidy);
    expect(statSync(join(cwd, 'b.yaml')).mtimeMs).toBe(before);
    expect(await run(['fmt', 'a.yaml'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('names with --check what would change, and writes nothing', async () => {
    const cwd = folderWith({ 'a.yaml': untidy, 'b.yaml': tidy, 'c d.yaml': `\ufeff${tidy}` });
    const ran = await run(['fmt', '--check', 'a.yaml', 'b.yaml', 'c d.yaml'], { cwd });
    expect(ran).toEqual({ code: 1, stdout: 'a.yaml\nc d.yaml\n', stderr: '' });
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(untidy);
    expect((await run(['fmt', '--check', 'b.yaml'], { cwd })).code).toBe(0);
  });

  it('formats standard input to standard output', async () => {
    expect(await run(['fmt', '-'], { stdin: untidy })).toEqual({
      code: 0,
      stdout: tidy,
      stderr: '',
    });
    expect(await run(['fmt', '--check', '-'], { stdin: untidy })).toMatchObject({
      code: 1,
      stdout: '-\n',
    });
  });

  it('drops a byte order mark and CRLF', async () => {
    const cwd = folderWith({ 'a.yaml': `\ufeff${tidy.replaceAll('\n', '\r\n')}` });
    await run(['fmt', 'a.yaml'], { cwd });
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(tidy);
  });

  it('leaves the shipped scenarios and what init writes as they are', async () => {
    const files = readdirSync(join(root, 'scenarios')).filter((file) => file.endsWith('.yaml'));
    const words = files.map((file) => `scenarios/${file}`);
    const ran = await run(['fmt', '--check', ...words], { cwd: root });
    expect(ran).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await run(['fmt', '-'], { stdin: starter })).stdout).toBe(starter);
  });

  it('formats what is no valid scenario, if it is YAML', async () => {
    const cwd = folderWith({ 'a.yaml': 'titel: T\nforcecalc: 1.0\n' });
    expect((await run(['fmt', 'a.yaml'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe('forcecalc: 1\ntitel: T\n');
  });

  it.each([
    { what: 'no YAML', text: 'title: [\n', code: 3 },
    { what: 'a key twice', text: `${untidy}title: U\n`, code: 3 },
    { what: 'a comma in a number', text: `${untidy}stances: {ready: 0,5}\n`, code: 3 },
  ])('refuses $what, and formats the others', async ({ text, code }) => {
    const cwd = folderWith({ 'a.yaml': text, 'b.yaml': untidy });
    const ran = await run(['fmt', 'a.yaml', 'b.yaml'], { cwd });
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain('--> a.yaml:');
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(text);
    expect(readFileSync(join(cwd, 'b.yaml'), 'utf8')).toBe(tidy);
  });

  it('refuses bytes that are no text, files that are not there, and revisions', async () => {
    const cwd = folderWith({ 'a.yaml': untidy });
    commit(cwd, 'one');
    writeFileSync(join(cwd, 'b.yaml'), Buffer.from([0x61, 0xff, 0xfe]));
    expect((await run(['fmt', 'b.yaml'], { cwd })).code).toBe(3);
    expect((await run(['fmt', 'none.yaml'], { cwd })).code).toBe(2);
    expect((await run(['fmt', 'HEAD:a.yaml'], { cwd })).code).toBe(2);
    expect((await run(['fmt', 'a.yaml', '-o', 'c.yaml'], { cwd })).code).toBe(2);
    expect((await run(['fmt'], { cwd })).code).toBe(2);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(untidy);
  });

  it.each(['a b.yaml', '-x.yaml', 'ütf 漢.yaml', 'two\nlines.yaml', '"\'.yaml', '$(id).yaml'])(
    'takes the path %j as it is',
    async (name) => {
      const cwd = folderWith();
      for (const words of [['--', name], [`./${name}`]]) {
        write(cwd, name, untidy);
        expect((await run(['fmt', ...words], { cwd })).code).toBe(0);
        expect(readFileSync(join(cwd, name), 'utf8')).toBe(tidy);
      }
    },
  );
});
