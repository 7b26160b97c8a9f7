import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { TooManyWorlds } from '../../src/assess/chances.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { edit, shipped } from './edit.ts';
import { folderOf, head, scenarioOf } from './written.ts';

describe('random edits of shipped scenarios', () => {
  it('crash nothing, and what is accepted has shares that add up', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...shipped),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        async ([file, text], edits) => {
          const edited = edits.reduce((before, change) => change(before), text);
          const others = Object.fromEntries(shipped);
          const read = await readScenario(join(folderOf({ ...others, [file]: edited }), file));
          if (!read.ok) {
            expect(read.problems.length).toBeGreaterThan(0);
            for (const { location, excerpt } of read.problems) {
              if (location === undefined) continue;
              expect(excerpt?.line).toBe(location.line);
            }
            return;
          }
          accepted += 1;
          try {
            expectSharesToAddUp(assess(read.scenario));
          } catch (error) {
            if (!(error instanceof TooManyWorlds)) throw error;
          }
        },
      ),
      { numRuns: 250 },
    );
    expect(accepted).toBeGreaterThan(20);
  }, 120_000);
});

function expectSharesToAddUp({ shares, personnel }: ReturnType<typeof assess>): void {
  const blocs = [shares.ukraine, shares.european_nato, shares.other_europe, shares.other];
  for (const level of ['firm', 'expected', 'potential'] as const) {
    const parts = blocs.map((bloc) => bloc[level].share);
    if (personnel[level] === 0) expect(parts).toEqual([null, null, null, null]);
    else expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBeCloseTo(1, 9);
  }
}

describe('the order of entries', () => {
  it('changes no bit of any figure', async () => {
    const entries = [
      '  UKR: {personnel: [1000, 9000], stance: committed}',
      '  FRA: {personnel: {low: 100, mode: 333, high: 1000}, stance: ready, requires: [truce, [backstop, mandate]]}',
      '  GBR: {personnel: 777, stance: likely, requires: [backstop, truce], capabilities: {lift: [0.1, 0.7]}}',
      '  DEU: {personnel: [0, 501], likelihood: 0.123, requires: [[mandate, backstop]], capabilities: {lift: 0.2}}',
    ];
    const conditions = [
      '  truce: {likelihood: 0.37}',
      '  backstop: {likelihood: 0.41, requires: [truce]}',
      '  mandate: {likelihood: 0.3}',
    ];
    const text = (first: readonly string[], second: readonly string[]) =>
      `${head.replace('[10, 20]', '[5000, 8000]')}capabilities: {lift: {required: 0.5}}\nconditions:\n${first.join('\n')}\ncontributions:\n${second.join('\n')}\n`;
    const figures = async (written: string) => {
      const { inputs: _, findings: __, ...rest } = assess(await scenarioOf(written));
      return JSON.stringify(rest, (key, value) => (key === 'requires' ? [...value].sort() : value));
    };
    const expected = await figures(text(conditions, entries));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(conditions, { minLength: conditions.length }),
        fc.shuffledSubarray(entries, { minLength: entries.length }),
        async (first, second) => {
          expect(await figures(text(first, second))).toBe(expected);
        },
      ),
      { numRuns: 30 },
    );
  });
});
