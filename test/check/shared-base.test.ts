import { describe, expect, it } from 'vitest';
import { folderWith, run, scenarioText, write } from './run.ts';

describe('a base that several scenarios extend', () => {
  const check = 'checks: [personnel.firm >= 5000]\n';
  const overlay = (title: string) => `extends: base.yaml\ntitle: ${title}\n${check}`;
  const files = {
    'a.yaml': overlay('A'),
    'b.yaml': overlay('B'),
    'deep/c.yaml': `extends: ../base.yaml\ntitle: C\n${check}`,
    'base.yaml': scenarioText(6000),
  };

  const valuesIn = async (cwd: string, words: readonly string[]) => {
    const { stdout } = await run(['check', ...words, '--allow-outside', '-f', 'json'], { cwd });
    const { scenarios = [] } = JSON.parse(stdout) as {
      scenarios?: readonly { title: string; checks: readonly { value: number }[] }[];
    };
    return scenarios.map(({ title, checks }) => [title, checks[0]?.value]);
  };

  it('is the same for each, by whatever name it is reached', async () => {
    const cwd = folderWith(files);
    expect(await valuesIn(cwd, ['a.yaml', 'b.yaml', 'deep/c.yaml', 'base.yaml'])).toEqual([
      ['A', 6000],
      ['B', 6000],
      ['C', 6000],
      ['A force', undefined],
    ]);
  });

  it('is read anew when it has changed', async () => {
    const cwd = folderWith(files);
    expect(await valuesIn(cwd, ['a.yaml'])).toEqual([['A', 6000]]);
    write(cwd, 'base.yaml', scenarioText(7000));
    expect(await valuesIn(cwd, ['a.yaml', 'b.yaml'])).toEqual([
      ['A', 7000],
      ['B', 7000],
    ]);
  });

  it('tells its mistakes once, and where they are', async () => {
    const cwd = folderWith({ ...files, 'base.yaml': scenarioText(6000).replace('title', 'titel') });
    const { code, stderr } = await run(['check', 'a.yaml', 'b.yaml'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('--> base.yaml:2:1');
    expect(stderr).toContain('1 mistake in 1 file');
  });

  it('is not forgotten where there are more than are kept', async () => {
    const cwd = folderWith();
    const words = Array.from({ length: 40 }, (_, at) => `${at}.yaml`);
    for (const [at, word] of words.entries()) {
      write(cwd, word, overlay(`T${at}`).replace('base', `base-${at}`));
      write(cwd, `base-${at}.yaml`, scenarioText(6000 + at));
    }
    const values = await valuesIn(cwd, [...words, ...words]);
    expect(values).toEqual([...words, ...words].map((_, at) => [`T${at % 40}`, 6000 + (at % 40)]));
  });
});
