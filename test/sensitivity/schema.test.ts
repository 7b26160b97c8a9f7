import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/render/json.ts';
import { sensitivityOf } from '../../src/sensitivity/sensitivity.ts';
import { scenarioOf } from './scenario-of.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schema/sensitivity.v1.json', import.meta.url), 'utf8'),
);
const isValid = new Ajv({ strict: false }).compile(schema);

const uncertain = `
target: {personnel: [100, 200], source: s}
sources: {s: {title: A source}}
conditions:
  truce: {likelihood: likely}
  backstop: {likelihood: 0.4, requires: [truce]}
contributions:
  FRA: {personnel: [50, 150], requires: [truce, [backstop]]}
  GBR: {personnel: {low: 1, mode: 2, high: 4}, stance: refused}
`;

describe('schema/sensitivity.v1.json', () => {
  it.each([
    { name: 'a scenario of everything', yaml: uncertain, reach: 0.8 },
    { name: 'nobody', yaml: 'target: {personnel: 0}', reach: 1 },
  ])('describes the JSON of $name', async ({ yaml, reach }) => {
    const sensitivity = sensitivityOf(await scenarioOf(yaml), new Map(), reach);
    isValid(JSON.parse(renderJson(sensitivity)));
    expect(isValid.errors ?? []).toEqual([]);
  });

  it('rejects what is none', async () => {
    const { factors, ...rest } = sensitivityOf(await scenarioOf(uncertain));
    expect(factors.length).toBeGreaterThan(0);
    expect(isValid(JSON.parse(renderJson(rest)))).toBe(false);
  });
});
