import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { progressOn } from '../../src/cli/progress.ts';
import { folderWith, root, run, scenarioText } from './run.ts';

const holds = 'personnel.firm >= 5000';
const fails = 'personnel.firm >= 7000';
const files = {
  'good.yaml': scenarioText(6000, holds),
  'failing.yaml': scenarioText(6000, holds, fails),
  'warning.yaml': scenarioText(6000, `{assert: ${fails}, severity: warning}`),
  'quiet.yaml': scenarioText(6000),
  'change.yaml': scenarioText(6000, 'change in personnel.firm >= -500'),
  'before.yaml': scenarioText(7000),
  'misspelt.yaml': scenarioText(6000, 'personnel.frim >= 5', 'change in personel.firm >= 5'),
  'broken.yaml': 'forcecalc: 1\ntitle: T\n',
};
const cwd = folderWith(files);
const schema = JSON.parse(readFileSync(join(root, 'schema/check.v1.json'), 'utf8'));
const isValid = new Ajv({ strict: false }).compile(schema);

describe('exit codes', () => {
  it.each([
    { words: ['good.yaml'], code: 0 },
    { words: ['good.yaml', 'warning.yaml', 'quiet.yaml'], code: 0 },
    { words: ['change.yaml'], code: 0 },
    { words: ['failing.yaml'], code: 1 },
    { words: ['good.yaml', 'failing.yaml'], code: 1 },
    { words: ['none.yaml'], code: 2 },
    { words: ['failing.yaml', 'none.yaml'], code: 2 },
    { words: ['broken.yaml'], code: 3 },
    { words: ['misspelt.yaml'], code: 3 },
    { words: ['none.yaml', 'broken.yaml', 'failing.yaml'], code: 3 },
    { words: ['good.yaml', '--against', 'none.yaml'], code: 2 },
    { words: ['good.yaml', '--against', 'broken.yaml'], code: 3 },
    { words: ['change.yaml', '--against', 'before.yaml'], code: 1 },
    { words: ['change.yaml', '--against', 'good.yaml'], code: 0 },
    { words: ['good.yaml', '--assume', 'x=maybe'], code: 2 },
    { words: ['good.yaml', '--assume', 'x=yes'], code: 2 },
    { words: ['good.yaml', '-f', 'jsno'], code: 2 },
    { words: ['good.yaml', '--report', 'junit'], code: 2 },
    { words: ['good.yaml', '--report', 'junit='], code: 2 },
    { words: ['good.yaml', '--report', 'jnuit=a.xml'], code: 2 },
    { words: ['good.yaml', '--report', 'junit=-'], code: 2 },
    { words: ['good.yaml', '-o', 'a.txt', '--report', 'json=a.txt'], code: 2 },
    { words: ['-', '-'], code: 2 },
    { words: ['-', '--against', '-'], code: 2 },
    { words: ['-', '--against', 'main:'], code: 2 },
    { words: [], code: 2 },
  ])('check $words ends with $code, in every format', async ({ words, code }) => {
    for (const format of ['table', 'json', 'markdown', 'junit', 'sarif', 'github']) {
      if (words.includes('-f')) continue;
      const ran = await run(['check', ...words, '-f', format], { cwd });
      expect([format, ran.code]).toEqual([format, code]);
    }
    const { code: plain, stderr } = await run(['check', ...words], { cwd });
    expect(plain).toBe(code);
    if (code >= 2) expect(stderr).toMatch(/^error\[/);
    else expect(stderr).toBe('');
  });
});

describe('the report', () => {
  it('is printed before the code says no, as far as there is one', async () => {
    const { stdout, stderr } = await run(['check', 'broken.yaml', 'failing.yaml', 'none.yaml'], {
      cwd,
    });
    expect(stdout).toContain('fails by 1,000 people');
    expect(stdout).toMatch(/2 checks: 1 passed, 1 failed; not all could be checked: 2 mistakes\n$/);
    expect(stderr).toContain('`target` is missing');
    expect(stderr).toContain('cannot read `none.yaml`');
  });

  it('tells every mistake in how checks are written, and none twice', async () => {
    const { stderr } = await run(['check', 'misspelt.yaml'], { cwd });
    expect(stderr).toContain('--> misspelt.yaml:7:15');
    expect(stderr).toContain('did you mean `firm`?');
    expect(stderr).toContain('--> misspelt.yaml:8:15');
    expect(stderr).toContain('did you mean `personnel`?');
    expect(stderr).toContain('2 mistakes in 1 file');
    const assumed = await run(['check', 'good.yaml', 'quiet.yaml', '--assume', 'x=maybe'], { cwd });
    expect(assumed.stderr).toContain('1 mistake on the command line');
  });

  it('says which scenario does not know a condition that is assumed', async () => {
    const { code, stderr } = await run(['check', 'good.yaml', 'quiet.yaml', '--assume', 'x=no'], {
      cwd,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('--> good.yaml');
    expect(stderr).toContain('--> quiet.yaml');
  });

  it('says that a scenario asserts nothing', async () => {
    const { code, stdout } = await run(['check', 'quiet.yaml'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('asserts nothing');
    expect(stdout).toMatch(/no checks\n$/);
  });

  it('names files from the top of the repository in a job, wherever it runs', async () => {
    const top = folderWith({ 'sub/d/a.yaml': files['failing.yaml'] ?? '' });
    const environment = { GITHUB_WORKSPACE: top };
    const from = async (folder: string, word: string) => {
      const at = { cwd: join(top, folder), environment };
      const github = await run(['check', word, '-f', 'github'], at);
      const sarif = JSON.parse((await run(['check', word, '-f', 'sarif'], at)).stdout);
      const { artifactLocation } = sarif.runs[0].results[0].locations[0].physicalLocation;
      return [/file=([^,]*)/.exec(github.stdout)?.[1], artifactLocation.uri];
    };
    for (const [folder, word] of [
      ['.', 'sub/d/a.yaml'],
      ['sub', './d/a.yaml'],
      ['sub/d', 'a.yaml'],
      ['sub/d', '../d/a.yaml'],
      ['sub/d', join(top, 'sub/d/a.yaml')],
    ] as const) {
      expect(await from(folder, word)).toEqual(['sub/d/a.yaml', 'sub/d/a.yaml']);
    }
    environment.GITHUB_WORKSPACE = join(top, 'elsewhere');
    expect(await from('sub', 'd/a.yaml')).toEqual(['d/a.yaml', 'd/a.yaml']);
  });

  it('is of standard input as well', async () => {
    const { code, stdout } = await run(['check', '-'], { cwd, stdin: files['failing.yaml'] });
    expect(code).toBe(1);
    expect(stdout).toContain('--> -:8:5');
  });

  it('compares with standard input', async () => {
    const { code, stdout } = await run(['check', 'change.yaml', 'good.yaml', '--against', '-'], {
      cwd,
      stdin: files['before.yaml'],
    });
    expect(code).toBe(1);
    expect(stdout).toContain('−1,000, asked for at least −500: fails by 500 people');
  });

  it('takes what --set changes into account', async () => {
    const words = ['check', 'failing.yaml', '--set', 'contributions.UKR.personnel=9000'];
    expect((await run(words, { cwd })).code).toBe(0);
  });

  it('has colour on a terminal, and none elsewhere', async () => {
    expect((await run(['check', 'good.yaml'], { cwd, isTTY: true })).stdout).toContain('\u001b[');
    expect((await run(['check', 'good.yaml'], { cwd })).stdout).not.toContain('\u001b[');
    const environment = { NO_COLOR: '1' };
    const refused = await run(['check', 'good.yaml'], { cwd, isTTY: true, environment });
    expect(refused.stdout).not.toContain('\u001b[');
  });
});

describe('JSON', () => {
  it.each([
    ['good.yaml'],
    ['failing.yaml', 'warning.yaml', 'quiet.yaml', 'change.yaml'],
    ['good.yaml', 'none.yaml', 'broken.yaml', 'misspelt.yaml'],
  ])('fits its schema: %s %s %s %s', async (...words) => {
    const { stdout } = await run(['check', ...words.filter(Boolean), '-f', 'json'], { cwd });
    isValid(JSON.parse(stdout));
    expect(isValid.errors).toBeNull();
  });

  it('is one document, with the mistakes in it, and nothing on standard error', async () => {
    const words = ['check', 'good.yaml', 'none.yaml', 'broken.yaml', '-f', 'json'];
    const { code, stdout, stderr } = await run(words, { cwd });
    const document = JSON.parse(stdout);
    expect(code).toBe(3);
    expect(stderr).toBe('');
    expect(document).toMatchObject({ format: 'forcecalc.check', status: 'failed' });
    expect(document.scenarios.map(({ path }: { path: string }) => path)).toEqual(['good.yaml']);
    expect(document.problems.map(({ code: each }: { code: string }) => each)).toEqual([
      'cannot-read',
      'missing-key',
    ]);
  });

  it('is a document of problems alone where nothing could be checked', async () => {
    for (const words of [['none.yaml'], ['broken.yaml'], ['misspelt.yaml', 'none.yaml']]) {
      const { stdout, stderr } = await run(['check', ...words, '-f', 'json'], { cwd });
      expect(JSON.parse(stdout).format).toBe('forcecalc.problems');
      expect(stderr).toBe('');
    }
  });

  it('has the numbers raw', async () => {
    const { stdout } = await run(['check', 'failing.yaml', '-f', 'json'], { cwd });
    expect(JSON.parse(stdout).scenarios[0].checks[1]).toEqual({
      assert: 'personnel.firm >= 7000',
      status: 'failed',
      value: 6000,
      threshold: 7000,
      margin: -1000,
      because: null,
      location: { file: 'failing.yaml', line: 8, column: 5 },
      severity: 'error',
      subject: 'figure',
      path: 'personnel.firm',
      operator: '>=',
      quantity: 'people',
      unit: null,
      note: null,
      mended_by: [],
    });
  });
});

describe('several reports in one run', () => {
  it('all say the same', async () => {
    const folder = folderWith(files);
    const reports = ['json', 'markdown', 'junit', 'sarif', 'github'].flatMap((format) => [
      '--report',
      `${format}=out.${format}`,
    ]);
    const words = ['check', 'failing.yaml', 'broken.yaml', ...reports];
    const { code, stdout } = await run(words, { cwd: folder });
    expect(code).toBe(3);
    expect(stdout).toContain('✗ failed');
    const read = (format: string) => readFileSync(join(folder, `out.${format}`), 'utf8');
    expect(JSON.parse(read('json')).problems).toHaveLength(1);
    expect(read('markdown')).toContain('**2 checks: 1 passed, 1 failed; not all could be checked');
    expect(read('junit')).toContain('tests="3" failures="1" errors="1"');
    expect(JSON.parse(read('sarif')).runs[0].results).toHaveLength(2);
    expect(read('github')).toContain('::error file=failing.yaml,line=8,col=5,title=Check failed::');
    expect(read('github')).toContain('::error file=broken.yaml,line=1,col=1,title=Scenario%3A mis');
  });

  it('are written for files that cannot be checked at all', async () => {
    const folder = folderWith(files);
    const words = ['check', 'broken.yaml', '--report', 'junit=a.xml', '--report', 'json=a.json'];
    expect((await run(words, { cwd: folder })).code).toBe(3);
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toContain('errors="1"');
    expect(JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8')).status).toBe('failed');
  });

  it('can leave standard output to one of them', async () => {
    const folder = folderWith(files);
    const words = ['check', 'failing.yaml', '-o', 'a.txt', '--report', 'github=-'];
    const { stdout } = await run(words, { cwd: folder });
    expect(stdout).toMatch(/^::error /);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toContain('✗ failed');
  });

  it('are not begun where the command line is wrong', async () => {
    const folder = folderWith(files);
    const words = ['check', 'good.yaml', '--report', 'junit=a.xml', '--report', 'nothing=b'];
    const { code, stderr } = await run(words, { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('there is no format `nothing`');
    expect(existsSync(join(folder, 'a.xml'))).toBe(false);
  });

  it('that cannot be written are told, with the others written all the same', async () => {
    const folder = folderWith(files);
    const reports = [
      '--report',
      'junit=no/a.xml',
      '--report',
      'json=b.json',
      '--report',
      'sarif=.',
    ];
    const ran = await run(['check', 'good.yaml', ...reports], { cwd: folder });
    expect(ran.code).toBe(2);
    expect(ran.stdout).toContain('✓ passed');
    expect(ran.stderr).toContain('cannot write `no/a.xml`: its directory does not exist');
    expect(ran.stderr).toContain('cannot write `.`: it is a directory');
    expect(JSON.parse(readFileSync(join(folder, 'b.json'), 'utf8')).format).toBe('forcecalc.check');
    const json = await run(['check', 'good.yaml', '-f', 'json', ...reports], { cwd: folder });
    expect(JSON.parse(json.stdout).problems).toHaveLength(2);
    expect(json.stderr).toBe('');
  });
});

describe('a long run', () => {
  const output = () => {
    let text = '';
    const write = (part: string) => {
      text += part;
    };
    return { write, text: () => text };
  };

  it('counts on a terminal once a second has passed, and cleans up', () => {
    const stderr = output();
    const times = [0, 100, 999, 1000, 1500];
    const progress = progressOn({ ...stderr, isTTY: true }, 4, () => times.shift() ?? 9999);
    for (let item = 1; item <= 4; item++) progress.begun(item);
    progress.end();
    expect(stderr.text()).toBe('\r\u001b[Kchecking 3 of 4\r\u001b[Kchecking 4 of 4\r\u001b[K');
  });

  it('says nothing when it is over in time, or not on a terminal', () => {
    const fast = output();
    const quick = progressOn({ ...fast, isTTY: true }, 1, () => 0);
    quick.begun(1);
    quick.end();
    const pipe = output();
    let time = 0;
    const slow = progressOn(pipe, 1, () => {
      time += 5000;
      return time;
    });
    slow.begun(1);
    slow.end();
    expect([fast.text(), pipe.text()]).toEqual(['', '']);
  });
});
