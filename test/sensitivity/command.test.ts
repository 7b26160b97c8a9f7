import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';

const scenario = `forcecalc: 1
title: A gate
target: {personnel: 200}
conditions: {gate: {title: The gate opens, likelihood: 0.5}}
contributions:
  FRA: {personnel: [199, 200], likelihood: 1, requires: [gate]}
  GBR: {personnel: 1, likelihood: 0.5}
`;

async function run(words: readonly string[], text = scenario) {
  const out = { stdout: '', stderr: '' };
  const into = (name: keyof typeof out) => ({
    write: (part: string) => {
      out[name] += part;
    },
  });
  const code = await main(['sensitivity', '-', ...words], {
    stdin: async () => new TextEncoder().encode(text),
    stdout: into('stdout'),
    stderr: into('stderr'),
    environment: {},
    packageRoot: '',
  });
  return { ...out, code };
}

describe('forcecalc sensitivity', () => {
  it.each([
    { format: 'table', told: '── What the chance to reach 200 hangs on ─' },
    { format: 'json', told: '"format": "forcecalc.sensitivity"' },
    { format: 'markdown', told: '## What the chance to reach 200 hangs on\n' },
    { format: 'csv', told: 'condition,gate,The gate opens,0,1,' },
  ])('prints $format', async ({ format, told }) => {
    const { code, stdout, stderr } = await run(['--format', format]);
    expect(stdout).toContain(told);
    expect([code, stderr]).toEqual([0, '']);
  });

  it.each([
    { reach: '0.8', likelihood: 0.8 },
    { reach: '80%', likelihood: 0.8 },
    { reach: '57.3 %', likelihood: 0.573 },
    { reach: '.5', likelihood: 0.5 },
    { reach: '1', likelihood: 1 },
    { reach: 'highly_likely', likelihood: 0.85 },
  ])('aims at --reach $reach', async ({ reach, likelihood }) => {
    const { stdout } = await run(['--reach', reach, '-f', 'json']);
    expect(JSON.parse(stdout).break_even.reach).toBe(likelihood);
  });

  it.each(['0', '1.01', '101%', '-1', 'often', '0x1', '1e-1', '', ' ', 'constructor'])(
    'has no --reach %j',
    async (reach) => {
      const { code, stdout, stderr } = await run([`--reach=${reach}`]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/is no likelihood above 0 and up\s+to 1/);
    },
  );

  it('varies what the assumptions leave open, and names them', async () => {
    const { stdout } = await run(['--assume', 'gate=yes']);
    expect(stdout).toContain('\nAssumed: gate holds.\n');
    expect(stdout).not.toMatch(/^gate /m);
  });

  it('reports a wrong scenario like every command', async () => {
    const { code, stderr } = await run([], 'forcecalc: 1\ntitle: A\n');
    expect(code).toBe(3);
    expect(stderr).toContain('target');
  });
});
