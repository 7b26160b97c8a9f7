import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormatsModule from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckReport, reportOf } from '../../src/check/check.ts';
import { fingerprint } from '../../src/render/fingerprint.ts';
import { renderSarif } from '../../src/render/sarif.ts';
import { anyReport, mixed, resultOf, scenarioOf, well } from './check-fixture.ts';

const addFormats = addFormatsModule as unknown as (ajv: Ajv) => void;

/**
 * The schema of SARIF 2.1.0 as the SARIF SDK carries it (2.1.0-rtm.5 of SchemaStore). It names
 * draft-04, of which it uses nothing that draft-07 reads otherwise.
 */
function official() {
  const path = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const { $schema, id, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  expect($schema).toContain('draft-04');
  expect(id).toContain('sarif-2.1.0');
  // One of its patterns has a bracket that only the older syntax of expressions lets pass.
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats(ajv);
  return ajv.compile(schema);
}
const isValid = official();

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly invocations: readonly [{ readonly executionSuccessful: boolean }];
      readonly results: readonly Result[];
    },
  ];
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region?: { readonly startLine: number; readonly startColumn: number };
      };
    },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly kind: string; readonly justification: string }[];
}

const runOf = (report: CheckReport) => (JSON.parse(renderSarif(report)) as Log).runs[0];
const resultsOf = (report: CheckReport) => runOf(report).results;
const uriOf = ({ locations }: Result) => locations[0].physicalLocation.artifactLocation.uri;
const printOf = ({ partialFingerprints }: Result) => partialFingerprints['forcecalc/v1'];

describe('renderSarif', () => {
  it('reads as in sarif.json', async () => {
    await expect(renderSarif(mixed)).toMatchFileSnapshot('../golden/check/sarif.json');
  });

  it('is SARIF 2.1.0 by the official schema, whatever a report holds', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        isValid(JSON.parse(renderSarif(report)));
        expect(isValid.errors).toBeNull();
      }),
    );
  });

  it('would not pass the schema with a level or a key that SARIF does not know', () => {
    const log = JSON.parse(renderSarif(mixed));
    expect(isValid(log)).toBe(true);
    log.runs[0].results[0].level = 'fatal';
    expect(isValid(log)).toBe(false);
    expect(isValid({ ...JSON.parse(renderSarif(mixed)), extra: 1 })).toBe(false);
  });

  it('has the true place, the level and the rule of a failing check', () => {
    const [failed, , warned] = resultsOf({ ...mixed, problems: [] });
    expect(failed).toMatchObject({ ruleId: 'failing-check', level: 'error', suppressions: [] });
    expect(failed?.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'scenarios/paris.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 241, startColumn: 5 },
    });
    expect(failed?.message.text.split('\n')).toContain('would hold if Germany decided yes: 82 %');
    // Written in a base, it says which scenario it fails in.
    expect(warned).toMatchObject({ level: 'warning' });
    expect(warned?.message.text).toMatch(/^in scenarios\/paris\.yaml\n/);
  });

  it('suppresses what the scenario accepts, with its reason, and nothing else', () => {
    const suppressed = resultsOf(mixed).filter(({ suppressions }) => suppressions.length > 0);
    expect(suppressed.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      [
        'one-nation-dependence',
        [{ kind: 'inSource', justification: 'No European airlift of this class exists.' }],
      ],
    ]);
  });

  it('has a rule for every result, and each once', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { tool, results } = runOf(report);
        const ids = tool.driver.rules.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { ruleId, ruleIndex } of results) expect(ids[ruleIndex]).toBe(ruleId);
      }),
    );
  });

  it('was not successful when something could not be checked', () => {
    expect(runOf(mixed).invocations[0]).toEqual({
      executionSuccessful: false,
      toolConfigurationNotifications: [
        {
          descriptor: { id: 'bad-option-value' },
          level: 'error',
          message: { text: 'two reports go to the file `a`' },
        },
      ],
    });
    expect(runOf(well).invocations[0]).toEqual({ executionSuccessful: true });
  });

  it.each([
    ['scenarios/a b.yaml', 'scenarios/a%20b.yaml'],
    ['./scenarios/a.yaml', 'scenarios/a.yaml'],
    ['-dash.yaml', '-dash.yaml'],
    ['a:b.yaml', 'a%3Ab.yaml'],
    ['50%/#é漢.yaml', '50%25/%23%C3%A9%E6%BC%A2.yaml'],
    ['a"\n.yaml', 'a%22%0A.yaml'],
    ['../up.yaml', '../up.yaml'],
    ['/srv/a b.yaml', 'file:///srv/a%20b.yaml'],
    ['C:\\force\\a b.yaml', 'file:///C:/force/a%20b.yaml'],
    ['main:scenarios/a.yaml', 'main%3Ascenarios/a.yaml'],
    ['\ud800.yaml', '%EF%BF%BD.yaml'],
  ])('writes the file %j as the URI %s', (file, uri) => {
    const failing = resultOf({ status: 'failed', location: { file, line: 1, column: 1 } });
    const [result] = resultsOf(reportOf([scenarioOf({ checks: [failing] })]));
    expect(result && uriOf(result)).toBe(uri);
  });

  it('keeps its fingerprints when lines and figures move, and no two are the same', () => {
    fc.assert(
      fc.property(anyReport, fc.integer({ min: 1, max: 100 }), (report, by) => {
        const moved: CheckReport = {
          ...report,
          scenarios: report.scenarios.map((scenario) => ({
            ...scenario,
            checks: scenario.checks.map((result) => ({
              ...result,
              because: 'B',
              margin: -by,
              location: { ...result.location, line: result.location.line + by },
            })),
          })),
        };
        const prints = resultsOf(report).map(printOf);
        expect(new Set(prints).size).toBe(prints.length);
        const before = prints.filter((_, at) => resultsOf(report)[at]?.ruleId === 'failing-check');
        const after = resultsOf(moved)
          .filter(({ ruleId }) => ruleId === 'failing-check')
          .map(printOf);
        expect(after).toEqual(before);
      }),
    );
  });

  it('shows a finding of a file that scenarios share once', () => {
    const findings = mixed.scenarios[0]?.findings ?? [];
    const twice = reportOf([scenarioOf({ findings }), scenarioOf({ path: 'b.yaml', findings })]);
    expect(resultsOf(twice)).toHaveLength(findings.length);
  });

  it('makes no link of a text', () => {
    const because = 'see [this](1) and [that]';
    const checks = [resultOf({ status: 'failed', because })];
    const [result] = resultsOf(reportOf([scenarioOf({ checks })]));
    expect(result?.message.text).toContain('because: see \\[this](1) and [that]');
  });
});

describe('fingerprint', () => {
  it.each([
    // Known values of FNV-1a, 64 bits, for the bytes of the text and a zero byte.
    [[], 'cbf29ce484222325'],
    [[''], 'af63bd4c8601b7df'],
    [['a'], '089be207b544f1e4'],
  ])('%j', (texts, hash) => {
    expect(fingerprint(texts)).toBe(hash);
  });

  it('tells texts from the same letters in other texts', () => {
    expect(fingerprint(['ab', 'c'])).not.toBe(fingerprint(['a', 'bc']));
  });
});
