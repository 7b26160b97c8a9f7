import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import type { Assessment } from '../../src/assess/assessment.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderTable } from '../../src/render/table.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

const root = join(import.meta.dirname, '..', '..');
/** A base that the others extend; it asks nothing. */
const isBase = (file: string) => file === 'sources.yaml';
const files = readdirSync(join(root, 'scenarios'))
  .filter((file) => file.endsWith('.yaml') && !isBase(file))
  .sort();

const golden = (name: string) => `../golden/scenarios/${name}`;
const style = { colour: false, width: 80 };

async function shipped(file: string): Promise<Scenario> {
  const read = await readScenario(`scenarios/${file}`);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.scenario;
}

/** As the program has it, but for its version: a release is no reason to look at every figure. */
function assessed(scenario: Scenario): Assessment {
  return { ...assess(scenario), tool: { name: 'forcecalc', version: 'golden' } };
}

describe('the shipped scenarios', () => {
  it('are there, with their base', () => {
    expect(readdirSync(join(root, 'scenarios'))).toContain('sources.yaml');
    expect(files).toContain('paris-2025-03.yaml');
    expect(files.length).toBeGreaterThan(5);
  });
});

describe.each(files)('scenarios/%s', (file) => {
  const name = file.replace(/\.yaml$/, '');
  let scenario: Scenario;
  let assessment: Assessment;
  beforeAll(async () => {
    scenario = await shipped(file);
    assessment = assessed(scenario);
  });

  it('leaves no figure without a source', () => {
    const unsourced = assessment.findings.filter(({ code }) => code.startsWith('unsourced-'));
    expect(unsourced).toEqual([]);
    expect(assessment.evidence.unsourced).toEqual([]);
  });

  it('has contributions that each name a source, and assumes nothing without a note', () => {
    for (const [id, { sources, basis, note }] of scenario.contributions) {
      expect(sources, id).not.toEqual([]);
      if (basis === 'assumed') expect(note?.trim(), id).toBeTruthy();
    }
  });

  it('cites publications that can be found', () => {
    for (const [id, { title, publisher, url }] of Object.entries(assessment.sources)) {
      expect([title, publisher], id).not.toContain(null);
      expect(url, id).toMatch(/^https?:\/\/[^\s/]+\.[^\s/]+/);
    }
  });

  it('has JSON that its schema describes', () => {
    const schema = JSON.parse(readFileSync(join(root, 'schema', 'assessment.v1.json'), 'utf8'));
    const isValid = new Ajv({ strict: false }).compile(schema);
    isValid(JSON.parse(renderJson(assessment)));
    expect(isValid.errors ?? []).toEqual([]);
  });

  it('reads as its golden table', async () => {
    await expect(renderTable([assessment], style)).toMatchFileSnapshot(golden(`${name}.txt`));
  });

  it('has the figures of its golden JSON, to the last digit', async () => {
    await expect(renderJson(assessment)).toMatchFileSnapshot(golden(`${name}.json`));
  });
});

describe('the readings of Ukraine’s part', () => {
  it('stand side by side as in their golden table', async () => {
    const readings = files.filter((file) => file.startsWith('ukraine-'));
    const scenarios = await Promise.all(['paris-2025-03.yaml', ...readings].map(shipped));
    const text = renderTable(scenarios.map(assessed), style);
    await expect(text).toMatchFileSnapshot(golden('ukraine-side-by-side.txt'));
  });
});
