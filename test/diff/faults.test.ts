import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { folderWith, root, run, scenarioText } from '../check/run.ts';

const program = join(root, 'bin', 'forcecalc.js');

/** Runs a line of bash in a folder, with the program as `$F`. */
function bash(cwd: string, line: string) {
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...environment, F: program },
  });
  return { code: status, stdout, stderr };
}

/** A scenario of so many contributions that a comparison with none is long. */
function large(count: number, more = ''): string {
  const entries = Array.from({ length: count }, (_, at) => `  FRA-${at}: {nation: FRA${more}}`);
  const head = ['forcecalc: 1', 'title: T', 'target: {personnel: 5}', 'contributions:'];
  return [...head, ...entries, ''].join('\n');
}

const mounted: string[] = [];
afterAll(() => {
  for (const folder of mounted) spawnSync('umount', [folder]);
});

/**
 * A folder on a disk of 64 KiB with an old report that nearly fills it; where nobody may mount a
 * disk, what to run first so that no file can grow past a kibibyte.
 */
function smallDisk(): { readonly folder: string; readonly before: string } {
  const folder = folderWith();
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  if (mount.status === 0) mounted.push(folder);
  writeFileSync(join(folder, 'old.txt'), 'old\n'.repeat(mount.status === 0 ? 14_000 : 1));
  return { folder, before: mount.status === 0 ? '' : "trap '' XFSZ; ulimit -f 1;" };
}

describe('diff, when the surroundings fail', () => {
  const cwd = folderWith({ 'a.yaml': scenarioText(7000), 'many.yaml': large(900) });

  it('ends quietly when its reader has seen enough', () => {
    for (const format of ['json', 'table', 'markdown']) {
      const line = `node "$F" diff a.yaml many.yaml -f ${format} | head -1; exit \${PIPESTATUS[0]}`;
      const { code, stdout, stderr } = bash(cwd, line);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.split('\n')).toHaveLength(2);
    }
    const whole = bash(cwd, 'node "$F" diff a.yaml many.yaml -f json | cat');
    expect(JSON.parse(whole.stdout).changes.length).toBeGreaterThan(600);
  });

  it('leaves the old report whole when the disk is full', () => {
    const { folder, before } = smallDisk();
    const old = readFileSync(join(folder, 'old.txt'));
    const line = `${before} exec node "$F" diff a.yaml many.yaml -f json -o '${folder}/old.txt'`;
    const { code, stdout } = bash(cwd, line);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).problems).toMatchObject([{ code: 'cannot-write' }]);
    expect(readFileSync(join(folder, 'old.txt')).equals(old)).toBe(true);
    expect(readdirSync(folder)).toEqual(['old.txt']);
    const device = bash(cwd, 'node "$F" diff a.yaml many.yaml -o /dev/full');
    expect(device.code).toBe(2);
    expect(device.stderr).toContain('cannot write `/dev/full`: the disk is full');
  });

  it('leaves a scenario whole that fmt or --fix cannot write', () => {
    const text = large(600, ', personnel: 7.0');
    const slip = large(600, ', personnel: 7,000');
    for (const [command, before] of [
      ['fmt', text],
      ['check --fix', slip],
    ] as const) {
      const disk = smallDisk();
      const file = join(disk.folder, 'a.yaml');
      writeFileSync(join(disk.folder, 'old.txt'), '');
      writeFileSync(file, before);
      if (disk.before === '') writeFileSync(join(disk.folder, 'old.txt'), 'o'.repeat(28_000));
      const { code, stderr } = bash(cwd, `${disk.before} exec node "$F" ${command} '${file}'`);
      expect(code).toBe(2);
      expect(stderr).toContain('error[cannot-write]');
      expect(readFileSync(file, 'utf8')).toBe(before);
      expect(readdirSync(disk.folder).sort()).toEqual(['a.yaml', 'old.txt']);
    }
  });

  it('keeps permissions, and a link a link', async () => {
    const folder = folderWith({
      'sub/a.yaml': 'title: T\nforcecalc: 1\ntarget: {personnel: 5.0}\n',
    });
    chmodSync(join(folder, 'sub/a.yaml'), 0o640);
    symlinkSync('sub/a.yaml', join(folder, 'link.yaml'));
    expect((await run(['fmt', 'link.yaml'], { cwd: folder })).code).toBe(0);
    expect(lstatSync(join(folder, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(statSync(join(folder, 'sub/a.yaml')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(folder, 'sub/a.yaml'), 'utf8')).toContain('forcecalc: 1\ntitle: T\n');
  });

  it('reads from pipes, and directories not at all', () => {
    const { code, stdout } = bash(cwd, 'node "$F" diff <(cat a.yaml) <(cat many.yaml) -f json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).changes.length).toBeGreaterThan(600);
    mkdirSync(join(cwd, 'folder'), { recursive: true });
    expect(bash(cwd, 'node "$F" diff a.yaml ./folder').code).toBe(2);
  });
});

/** Told after every read of a file. */
const reads = vi.hoisted(() => ({ after: (_count: number) => {} }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    readSync: (...words: Parameters<typeof fs.readSync>) => {
      const count = fs.readSync(...words);
      reads.after(count);
      return count;
    },
  };
});

describe('a file that changes while it is read', () => {
  const [before, after] = [7000, 6000].map((personnel) => scenarioText(personnel));

  it('is read again: no half of each version is taken for either', async () => {
    const cwd = folderWith({ 'a.yaml': before ?? '', 'b.yaml': before ?? '' });
    const long = `${after}${'# padding\n'.repeat(30_000)}`;
    writeFileSync(join(cwd, 'b.yaml'), long.replace('6000', '8000'));
    let left = 1;
    reads.after = (count) => {
      if (count < 60_000 || left-- < 1) return;
      writeFileSync(join(cwd, 'b.yaml'), long);
    };
    const ran = await run(['diff', 'a.yaml', 'b.yaml'], { cwd });
    expect(left).toBeLessThan(1);
    expect(ran.stdout).toContain('Expected 7,000 → 6,000');
  });

  it('is a mistake of the command line when it never stands still', async () => {
    const cwd = folderWith({ 'a.yaml': before ?? '' });
    let ended = 0;
    reads.after = (count) => {
      if (count > 0) return;
      ended += 1;
      writeFileSync(join(cwd, 'a.yaml'), `${before}${'#\n'.repeat(ended)}`);
    };
    const ran = await run(['diff', 'a.yaml', 'a.yaml'], { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('it keeps changing while it is read');
  });

  it('is left to whoever changed it between reading and writing', async () => {
    const cwd = folderWith({ 'a.yaml': 'title: T\nforcecalc: 1\ntarget: {personnel: 5.0}\n' });
    let ended = 0;
    reads.after = (count) => {
      // Somebody saves the file as soon as it has been read.
      if (count === 0 && ended++ === 0) {
        queueMicrotask(() => writeFileSync(join(cwd, 'a.yaml'), 'title: Mine\n'));
      }
    };
    const ran = await run(['fmt', 'a.yaml'], { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr.replaceAll(/\s+/g, ' ')).toContain('`a.yaml` has changed since it was read');
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe('title: Mine\n');
  });
});
