import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commit, folderWith, git, scenarioText, write } from '../check/run.ts';
import { commandsIn, FakeGh, pullRequest, runAction, temporary } from './runner.ts';

const check = 'personnel.firm >= 5000';
const marker = '<!-- forcecalc:default -->';

/** A repository of two commits, the second checked out on a branch. */
function repository(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): { readonly workspace: string; readonly base: string } {
  const workspace = folderWith(before);
  const base = commit(workspace, 'before');
  git(workspace, 'checkout', '--quiet', '-b', 'branch');
  for (const [path, text] of Object.entries(after)) write(workspace, path, text);
  git(workspace, 'add', '--all');
  git(workspace, 'commit', '--quiet', '--allow-empty', '--message', 'after');
  return { workspace, base };
}

const moved = () =>
  repository(
    {
      'scenarios/a.yaml': scenarioText(7000, check),
      'scenarios/b.yaml': scenarioText(9000, check),
    },
    { 'scenarios/a.yaml': scenarioText(4000, check) },
  );

describe('the action on a pull request', () => {
  it('checks, compares with the base, comments, and ends as the check ended', () => {
    const { workspace, base } = moved();
    const gh = new FakeGh();
    const ran = runAction({ workspace, gh, event: pullRequest(base) });
    expect(ran.code).toBe(1);
    expect(ran.outputs).toEqual({
      status: 'failed',
      'exit-code': '1',
      coverage: '0.8',
      delta: '-3000',
    });
    const errors = commandsIn(ran.log).filter((command) => command.startsWith('::error'));
    expect(errors).toEqual([
      '::error file=scenarios/a.yaml,line=7,col=5,title=Check failed::personnel.firm >= 5000%0A' +
        '4,000, asked for at least 5,000: fails by 1,000 people%0A' +
        'no single decision of a nation or on a condition would mend it',
    ]);
    expect(ran.steps.check?.summary).toMatch(
      /^\*\*2 checks in 2 scenarios: 1 passed, 1 failed\*\*/,
    );
    expect(ran.steps.diff?.summary).toContain('### ` scenarios/a.yaml `');
    expect(ran.steps.diff?.summary).toContain('7,000 → 4,000');
    expect(ran.summary).not.toContain('### ` scenarios/b.yaml `');
    expect(gh.comments).toHaveLength(1);
    const [comment] = gh.comments;
    expect(comment?.body.startsWith(`${marker}\n**2 checks in 2 scenarios`)).toBe(true);
    expect(comment?.body).toContain('7,000 → 4,000');
  });

  it('is content where nothing has changed, and says nothing', () => {
    const files = { 'scenarios/a.yaml': scenarioText(7000, check) };
    const { workspace, base } = repository(files, { 'README.md': 'x' });
    const gh = new FakeGh();
    const ran = runAction({ workspace, gh, event: pullRequest(base) });
    expect(ran.code).toBe(0);
    expect(ran.outputs).toEqual({ status: 'ok', 'exit-code': '0', coverage: '1.4', delta: '0' });
    expect(commandsIn(ran.log)).toEqual([]);
    expect(ran.steps.diff?.summary).toBe('');
    expect(gh.comments).toEqual([]);
  });

  it('fails on a change that the scenario forbids', () => {
    const { workspace, base } = repository(
      { 'scenarios/a.yaml': scenarioText(7000, 'change in personnel.firm >= -500') },
      { 'scenarios/a.yaml': scenarioText(6000, 'change in personnel.firm >= -500') },
    );
    const ran = runAction({ workspace, gh: new FakeGh(), event: pullRequest(base) });
    expect(ran.outputs).toMatchObject({ status: 'failed', delta: '-1000' });
    expect(ran.log).toContain('−1,000, asked for at least −500: fails by 500 people');
  });

  it('sees a scenario whose base file changes', () => {
    const overlay = `extends: base.yaml\ntitle: Overlay\nchecks: [${check}]\n`;
    const { workspace, base } = repository(
      { 'scenarios/a.yaml': overlay, 'scenarios/base.yaml': scenarioText(7000) },
      { 'scenarios/base.yaml': scenarioText(6000) },
    );
    const gh = new FakeGh();
    const inputs = { scenarios: 'scenarios/*.yaml\n!scenarios/base.yaml' };
    const ran = runAction({ workspace, gh, event: pullRequest(base), inputs });
    expect(ran.outputs).toMatchObject({ status: 'ok', delta: '-1000' });
    expect(gh.comments[0]?.body).toContain('### ` scenarios/a.yaml `');
    expect(gh.comments[0]?.body).not.toContain('### ` scenarios/base.yaml `');
  });

  it('names a scenario that is new, without making a comment of it', () => {
    const { workspace, base } = repository(
      { 'scenarios/a.yaml': scenarioText(7000, check) },
      { 'scenarios/new.yaml': scenarioText(6000, 'change in personnel.firm >= -500') },
    );
    const gh = new FakeGh();
    const ran = runAction({ workspace, gh, event: pullRequest(base) });
    expect(ran.outputs).toMatchObject({ status: 'ok', delta: '0' });
    expect(ran.summary).toContain('### ` scenarios/new.yaml `\n\nThis scenario is new.');
    expect(ran.log.replaceAll(/\s+/g, ' ')).toContain('has no file `scenarios/new.yaml`');
    expect(gh.comments).toEqual([]);
  });

  it('lets a scenario be mended that was wrong on the base', () => {
    const { workspace, base } = repository(
      { 'scenarios/a.yaml': 'forcecalc: 1\ntitle: T\n' },
      { 'scenarios/a.yaml': scenarioText(6000, 'change in personnel.firm >= -500') },
    );
    const gh = new FakeGh();
    const ran = runAction({ workspace, gh, event: pullRequest(base) });
    expect(ran.outputs).toMatchObject({ status: 'ok', delta: '0' });
    expect(ran.summary).toContain('cannot be compared with the base');
    expect(gh.comments).toEqual([]);
  });

  it('tells of a file that is no scenario, and checks the others all the same', () => {
    const { workspace, base } = repository(
      { 'scenarios/a.yaml': scenarioText(7000, check) },
      { 'scenarios/a.yaml': scenarioText(6000, check), 'scenarios/bad.yaml': 'forcecalc: 1\n' },
    );
    const gh = new FakeGh();
    const ran = runAction({ workspace, gh, event: pullRequest(base) });
    expect(ran.code).toBe(3);
    expect(ran.outputs).toEqual({
      status: 'invalid',
      'exit-code': '3',
      coverage: '1.2',
      delta: '-1000',
    });
    expect(commandsIn(ran.log)[0]).toMatch(/^::error file=scenarios\/bad\.yaml,line=1,col=1,/);
    expect(ran.steps.check?.summary).toContain('**Could not be checked**');
    expect(gh.comments).toHaveLength(1);
  });

  it('ends with 3 where no file is a scenario, and with 2 where there is none', () => {
    const { workspace, base } = repository({ 'scenarios/a.yaml': 'forcecalc: 1\n' }, {});
    const bad = runAction({ workspace, gh: new FakeGh(), event: pullRequest(base) });
    expect(bad.code).toBe(3);
    expect(bad.outputs).toEqual({ status: 'invalid', 'exit-code': '3', coverage: '', delta: '' });
    const inputs = { scenarios: 'no%where/*.yaml' };
    const none = runAction({ workspace, gh: new FakeGh(), event: pullRequest(base), inputs });
    expect(none.code).toBe(2);
    expect(none.outputs.status).toBe('usage');
    expect(commandsIn(none.log)).toEqual([
      '::error title=forcecalc::no file is a scenario by the input `scenarios`: no%25where/*.yaml',
    ]);
  });
});

describe('the comment', () => {
  const { workspace, base } = repository({ 'scenarios/a.yaml': scenarioText(7000) }, {});
  const run = (gh: FakeGh, personnel: number, inputs: Readonly<Record<string, string>> = {}) => {
    write(workspace, 'scenarios/a.yaml', scenarioText(personnel));
    return runAction({ workspace, gh, event: pullRequest(base), inputs });
  };
  const posts = (gh: FakeGh) => gh.calls.filter(({ words }) => words.includes('POST')).length;
  const patches = (gh: FakeGh) => gh.calls.filter(({ words }) => words.includes('PATCH')).length;

  it('is not made for less than `min`', () => {
    for (const min of ['1001', '15%']) {
      const gh = new FakeGh();
      const ran = run(gh, 6000, { min });
      expect(ran.outputs.delta).toBe('-1000');
      expect(ran.summary).toContain('7,000 → 6,000');
      expect(gh.comments).toEqual([]);
    }
    const gh = new FakeGh();
    run(gh, 6000, { min: '1000' });
    expect(gh.comments).toHaveLength(1);
  });

  it('is updated in place, once for each change of what it says', () => {
    const gh = new FakeGh();
    run(gh, 6000);
    run(gh, 6000);
    expect([gh.comments.length, posts(gh), patches(gh)]).toEqual([1, 1, 0]);
    run(gh, 5500);
    expect([gh.comments.length, posts(gh), patches(gh)]).toEqual([1, 1, 1]);
    expect(gh.comments[0]?.body).toContain('7,000 → 5,500');
  });

  it('takes back what is no longer so', () => {
    const gh = new FakeGh();
    run(gh, 6000);
    run(gh, 7000);
    expect(gh.comments).toHaveLength(1);
    expect(gh.comments[0]?.body).toContain('Nothing material has moved against the base.');
    expect(gh.comments[0]?.body).not.toContain('6,000');
  });

  it('is found behind others, and those of others are left alone', () => {
    const other = { viewerDidAuthor: false, body: `${marker}\nnot mine` };
    const mine = { databaseId: 5, viewerDidAuthor: true, body: `${marker}\nmine` };
    const talk = { databaseId: 3, viewerDidAuthor: true, body: 'talk' };
    const gh = new FakeGh([
      { databaseId: 1, ...other },
      { databaseId: 2, ...other },
      talk,
      talk,
      mine,
    ]);
    run(gh, 6000);
    expect(gh.comments).toHaveLength(5);
    expect(gh.comments[4]?.body).toContain('7,000 → 6,000');
    expect(gh.comments[0]?.body).toBe(other.body);
  });

  it('is one for each `comment-id`', () => {
    const gh = new FakeGh();
    run(gh, 6000);
    run(gh, 6000, { 'comment-id': 'second' });
    expect(gh.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      marker,
      '<!-- forcecalc:second -->',
    ]);
  });

  it('is left out when the inputs say so', () => {
    const gh = new FakeGh();
    run(gh, 6000, { comment: 'no' });
    expect(gh.calls).toEqual([]);
  });

  it('does not fail the job where it cannot be written', () => {
    const gh = new FakeGh([], true);
    const ran = run(gh, 6000);
    expect(ran.code).toBe(0);
    expect(commandsIn(ran.log)).toEqual([
      '::warning title=forcecalc::no comment on the pull request: HTTP 403: Resource not ' +
        'accessible by integration (100%25)%0Asecond line',
    ]);
  });
});

describe('where the base comes from', () => {
  const files = { 'scenarios/a.yaml': scenarioText(7000) };
  const changed = { 'scenarios/a.yaml': scenarioText(6000) };

  it.each([
    { name: 'a push', event: (base: string) => ({ before: base }), delta: '-1000' },
    {
      name: 'a merge queue',
      event: (base: string) => ({ merge_group: { base_sha: base } }),
      delta: '-1000',
    },
    { name: 'a new branch', event: () => ({ before: '0'.repeat(40) }), delta: '' },
    { name: 'a schedule', event: () => ({}), delta: '' },
    { name: 'no event at all', event: () => undefined, delta: '' },
    { name: 'an event that is no JSON', event: () => '{', delta: '' },
  ])('$name', ({ event, delta }) => {
    const { workspace, base } = repository(files, changed);
    const gh = new FakeGh();
    const ran = runAction({ workspace, gh, event: event(base) });
    expect(ran.code).toBe(0);
    expect(ran.outputs).toMatchObject({ coverage: '1.2', delta });
    expect(gh.calls).toEqual([]);
  });

  it.each(['main', 'HEAD~1'])('the input `base`: %s', (base) => {
    const { workspace } = repository(files, changed);
    const ran = runAction({ workspace, gh: new FakeGh(), inputs: { base } });
    expect(ran.outputs.delta).toBe('-1000');
  });

  it('leaves out what has happened on the base since', () => {
    const { workspace } = repository(files, changed);
    git(workspace, 'checkout', '--quiet', 'main');
    write(workspace, 'scenarios/a.yaml', scenarioText(50));
    const tip = commit(workspace, 'later');
    git(workspace, 'checkout', '--quiet', 'branch');
    const ran = runAction({ workspace, gh: new FakeGh(), event: pullRequest(tip) });
    expect(ran.outputs.delta).toBe('-1000');
  });

  it('fetches the base that a shallow clone lacks', () => {
    const { workspace: origin, base } = repository(files, changed);
    git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const url = pathToFileURL(origin).href;
    for (const [event, inputs] of [
      [pullRequest(base), {}],
      [undefined, { base: 'main' }],
    ] as const) {
      const workspace = join(temporary(), 'clone');
      git(origin, 'clone', '--quiet', '--depth=1', '--branch=branch', url, workspace);
      const ran = runAction({ workspace, gh: new FakeGh(), event, inputs });
      expect(ran.outputs.delta).toBe('-1000');
    }
  });

  it('goes on without a base that cannot be fetched', () => {
    const { workspace } = repository(files, changed);
    const ran = runAction({ workspace, gh: new FakeGh(), event: pullRequest('a'.repeat(40)) });
    expect(ran.code).toBe(0);
    expect(ran.outputs.delta).toBe('');
    expect(commandsIn(ran.log)[0]).toMatch(/^::warning title=forcecalc::`a+` cannot be fetched/);
  });

  it.each(['-x', '--upload-pack=touch pwned', '+main:main', 'main:main', 'a b'])(
    'refuses the name %j',
    (base) => {
      const { workspace } = repository(files, changed);
      const ran = runAction({ workspace, gh: new FakeGh(), inputs: { base } });
      expect(ran.code).toBe(2);
      expect(ran.outputs.status).toBe('usage');
      expect(commandsIn(ran.log)[0]).toContain('is not the name of a branch, a tag or a commit');
      expect(existsSync(join(workspace, 'pwned'))).toBe(false);
    },
  );
});

describe('what comes from outside', () => {
  it('never reaches a shell: names of files', () => {
    const names = [
      ...['with space.yaml', 'with "quotes" and \'more\'.yaml', 'two\nlines.yaml', '-dash.yaml'],
      ...['ütf 漢.yaml', '$(touch pwned).yaml', '`touch pwned`.yaml', ';touch pwned;.yaml'],
      ...['a:b.yaml', '*.yaml', '%0A::error::x.yaml', '::error::y.yaml', '!not.yaml'],
    ];
    const files = (personnel: number) =>
      Object.fromEntries(names.map((name) => [name, scenarioText(personnel, check)]));
    const { workspace, base } = repository(files(7000), files(4000));
    const gh = new FakeGh();
    const inputs = { scenarios: '*.yaml' };
    const ran = runAction({ workspace, gh, event: pullRequest(base), inputs });
    expect(ran.outputs).toEqual({
      status: 'failed',
      'exit-code': '1',
      coverage: '0.8',
      delta: '-3000',
    });
    const commands = commandsIn(ran.log).filter((command) => command.startsWith('::error'));
    expect(commands).toHaveLength(10);
    for (const command of commands)
      expect(command).toMatch(/^::error (file=|title=forcecalc check)/);
    expect(ran.steps.check?.summary).toContain('13 checks in 13 scenarios: 13 failed');
    for (const name of names.filter((each) => !/[`\n]/.test(each))) {
      const shown = name.startsWith('-') ? `./${name}` : name;
      expect(gh.comments[0]?.body).toContain(`\n### \` ${shown} \`\n`);
    }
    expect(gh.comments[0]?.body.match(/^### /gm)).toHaveLength(13);
    expect(existsSync(join(workspace, 'pwned'))).toBe(false);
  });

  it('never reaches a shell: the event', () => {
    const { workspace, base } = moved();
    const gh = new FakeGh();
    const bad = '$(touch pwned); `touch pwned`\n::error::x';
    const event = {
      ...pullRequest(bad, { title: bad, number: `7${bad}`, head: { ref: bad } }),
      before: bad,
    };
    const ran = runAction({ workspace, gh, event });
    expect(ran.outputs).toMatchObject({ status: 'failed', delta: '' });
    expect(gh.calls).toEqual([]);
    const numbered = pullRequest(base, { number: bad });
    expect(runAction({ workspace, gh, event: numbered }).code).toBe(1);
    expect(gh.calls).toEqual([]);
    expect(existsSync(join(workspace, 'pwned'))).toBe(false);
  });

  it('gives the log no commands, whatever a scenario says', () => {
    const evil = '::error file=x::evil ##[error]evil %0A::warning::evil';
    const text = scenarioText(
      7000,
      `{assert: personnel.firm >= 9000, because: "${evil}\\n${evil}"}`,
    );
    const { workspace, base } = repository({ 'scenarios/a.yaml': text }, {});
    const ran = runAction({ workspace, gh: new FakeGh(), event: pullRequest(base) });
    expect(commandsIn(ran.log)).toHaveLength(1);
    expect(commandsIn(ran.log)[0]).toMatch(/^::error file=scenarios\/a\.yaml,line=7,/);
    const bad = repository({ 'scenarios/a.yaml': `forcecalc: 1\n"::error::evil": 1\n` }, {});
    const invalid = runAction({ ...bad, gh: new FakeGh(), event: pullRequest(bad.base) });
    for (const command of commandsIn(invalid.log)) {
      expect(command).toMatch(/^::error file=scenarios\/a\.yaml,/);
    }
  });
});

describe('the files that are meant', () => {
  const file = scenarioText(7000, check);
  const { workspace } = repository(
    {
      'scenarios/a.yaml': file,
      'scenarios/base.yaml': file,
      'scenarios/deep/er/b.yaml': file,
      'scenarios/ignored.yaml': file,
      'scenarios/gone.yaml': file,
      'with space/c d.yaml': file,
    },
    {},
  );
  writeFileSync(join(workspace, '.gitignore'), 'made-ignored.yaml\n');
  writeFileSync(join(workspace, 'scenarios/made.yaml'), file);
  writeFileSync(join(workspace, 'scenarios/made-ignored.yaml'), file);
  rmSync(join(workspace, 'scenarios/gone.yaml'));
  renameSync(join(workspace, 'scenarios/ignored.yaml'), join(workspace, 'scenarios/moved.yaml'));

  it.each([
    { scenarios: 'scenarios/*.yaml', paths: 'a base made moved' },
    { scenarios: './scenarios/*.yaml\n', paths: 'a base made moved' },
    { scenarios: '  scenarios/*.yaml  \r\n\n !scenarios/base.yaml', paths: 'a made moved' },
    { scenarios: 'scenarios/**/*.yaml\n!scenarios/m*', paths: 'a b base' },
    { scenarios: 'with space/*.yaml', paths: 'c d' },
    { scenarios: 'scenarios/a.yaml\nscenarios/a.yaml', paths: 'a' },
  ])('$scenarios', ({ scenarios, paths }) => {
    const ran = runAction({ workspace, inputs: { scenarios, comment: 'no' } });
    const { reports = '' } = ran.steps.check?.outputs ?? {};
    const report = JSON.parse(readFileSync(join(reports, 'check.json'), 'utf8'));
    const names = report.scenarios.map(
      ({ path }: { path: string }) => /([^/]+)\.yaml$/.exec(path)?.[1],
    );
    expect(names.sort().join(' ')).toBe(paths);
  });

  it('are none where every line takes files out', () => {
    expect(runAction({ workspace, inputs: { scenarios: '!scenarios/*' } }).code).toBe(2);
  });
});

describe('the summary', () => {
  it('is left out where GitHub would take no more, and the log says so', () => {
    const { workspace, base } = moved();
    const summary = 'x'.repeat(1024 * 1024 - 100);
    const ran = runAction({ workspace, gh: new FakeGh(), event: pullRequest(base), summary });
    expect(ran.code).toBe(1);
    expect(ran.steps.check?.summary).toBe(summary);
    expect(commandsIn(ran.log)).toContain(
      '::warning title=forcecalc::the summary is too long for GitHub, and is left out',
    );
  });
});
