import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, folderWith, root, scenarioText, start } from './run.ts';

const failing = scenarioText(6000, 'personnel.firm >= 7000');
const holding = scenarioText(6000, 'personnel.firm >= 5000');
const program = join(root, 'bin', 'forcecalc.js');

/** Runs a line of bash in a folder, with the program as `$F`. */
function bash(cwd: string, line: string) {
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
    cwd,
    encoding: 'utf8',
    env: { ...environment, F: program },
  });
  return { code: status, stdout, stderr };
}

describe('check as a process of its own', () => {
  it.each([
    { words: ['good.yaml'], code: 0 },
    { words: ['good.yaml', 'failing.yaml'], code: 1 },
    { words: ['none.yaml', 'failing.yaml'], code: 2 },
    { words: ['broken.yaml', 'none.yaml', 'failing.yaml'], code: 3 },
  ])('ends with $code for $words', ({ words, code }) => {
    const cwd = folderWith({
      'good.yaml': holding,
      'failing.yaml': failing,
      'broken.yaml': 'forcecalc: 1\n',
    });
    const ran = start(['check', ...words, '-f', 'json'], { cwd });
    expect(ran.code).toBe(code);
    expect(ran.stderr).toBe('');
    expect(JSON.parse(ran.stdout).format).toBe('forcecalc.check');
  });

  it.each(['a b.yaml', '-dash.yaml', 'ütf 漢.yaml', 'two\nlines.yaml', '"\'.yaml', '$(id).yaml'])(
    'reads %j, also from git, and names it in each report',
    (name) => {
      const cwd = folderWith({ [name]: failing });
      commit(cwd, 'one');
      const reports = ['--report', 'sarif=s.json', '--report', 'github=g.txt'];
      const words = ['check', '--against', 'HEAD:', '-f', 'json', ...reports, '--', name];
      const { code, stdout } = start(words, { cwd });
      expect(code).toBe(1);
      expect(JSON.parse(stdout).scenarios[0].path).toBe(name);
      const sarif = JSON.parse(readFileSync(join(cwd, 's.json'), 'utf8'));
      const { uri } = sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation;
      expect(decodeURIComponent(uri)).toBe(name);
      expect(readFileSync(join(cwd, 'g.txt'), 'utf8').split('\n')).toHaveLength(2);
      const revision = start(['check', `HEAD:${name}`], { cwd });
      expect(revision.code).toBe(1);
    },
  );

  it('ends quietly when its reader has seen enough, with the other reports whole', () => {
    const cwd = folderWith({ 'a.yaml': failing });
    const files = 'a.yaml '.repeat(400);
    const line = `node "$F" check ${files} --report junit=j.xml | head -c 20`;
    const { code, stderr, stdout } = bash(cwd, line);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(Buffer.byteLength(stdout)).toBeGreaterThan(0);
    expect(readFileSync(join(cwd, 'j.xml'), 'utf8')).toMatch(/<\/testsuites>\n$/);
  });

  it('keeps the old report whole when the disk takes no more', () => {
    const cwd = folderWith({ 'a.yaml': failing, 'old.txt': 'old', 'old.xml': 'old' });
    const files = 'a.yaml '.repeat(50);
    // A limit on the size of files stands for the end of the disk.
    const line = `trap '' XFSZ; ulimit -f 1; exec node "$F" check ${files} -o old.txt --report junit=old.xml`;
    const { code, stdout, stderr } = bash(cwd, line);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
      'cannot write `old.txt`: it would be larger than a file may be here',
    );
    expect(stderr).toContain('cannot write `old.xml`');
    expect(readFileSync(join(cwd, 'old.txt'), 'utf8')).toBe('old');
    expect(readFileSync(join(cwd, 'old.xml'), 'utf8')).toBe('old');
    expect(readdirSync(cwd).sort()).toEqual(['a.yaml', 'old.txt', 'old.xml']);
  });

  it('says so when the disk behind standard output or a report is full', () => {
    expect(existsSync('/dev/full')).toBe(true);
    const cwd = folderWith({ 'a.yaml': holding });
    const out = bash(cwd, 'node "$F" check a.yaml > /dev/full');
    expect(out.code).toBe(2);
    expect(out.stderr).toBe(
      'error[cannot-write]: cannot write to standard output: the disk is full\n',
    );
    const report = bash(cwd, 'node "$F" check a.yaml --report json=/dev/full');
    expect(report.code).toBe(2);
    expect(report.stdout).toContain('✓ passed');
    expect(report.stderr).toContain('cannot write `/dev/full`: the disk is full');
  });

  it('arrives whole through a pipe, however long', () => {
    const cwd = folderWith({ 'a.yaml': failing });
    const { code, stdout } = start(['check', ...Array(600).fill('a.yaml'), '-f', 'json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).scenarios).toHaveLength(600);
  });
});
