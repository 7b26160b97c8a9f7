import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../check/run.ts';

const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe('forcecalc diff', () => {
  it.each(cases)('tells what there is to tell of %s', async (folder) => {
    const ran = await run(['diff', 'base.yaml', 'head.yaml'], { cwd: join(here, folder) });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    await expect(ran.stdout).toMatchFileSnapshot(join(folder, 'expected.txt'));
  });

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(7);
  });
});
