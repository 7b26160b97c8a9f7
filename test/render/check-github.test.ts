import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../src/check/check.ts';
import { renderGithub } from '../../src/render/github.ts';
import { anyReport, mixed, resultOf, scenarioOf, well } from './check-fixture.ts';
import { actingBesidesLineEnds } from './text-arbitrary.ts';

interface Command {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a command as the runner does: properties are split before they are unescaped. */
function read(line: string): Command {
  const [, level = '', written = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const decode = (text: string) =>
    text.replace(/%(25|0D|0A|3A|2C)/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  const properties = Object.fromEntries(
    written.split(',').map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), decode(pair.slice(equals + 1))];
    }),
  );
  return { level, properties, message: decode(data) };
}

const commandsOf = (text: string) => text.split('\n').slice(0, -1).map(read);

describe('renderGithub', () => {
  it('reads as in github.txt', async () => {
    await expect(renderGithub(mixed)).toMatchFileSnapshot('../golden/check/github.txt');
  });

  it('says nothing where all is well', () => {
    expect(renderGithub(well)).toBe('');
  });

  it('puts a failing check on its own line, and what is not accepted on its', () => {
    const places = commandsOf(renderGithub({ ...mixed, problems: [] })).map(
      ({ level, properties: { file, line, col, title } }) => [
        level,
        `${file}:${line}:${col}`,
        title,
      ],
    );
    expect(places).toEqual([
      ['error', 'scenarios/paris.yaml:241:5', 'Check failed'],
      ['error', 'scenarios/paris.yaml:242:5', 'Check failed'],
      ['error', 'scenarios/paris.yaml:247:5', 'Check failed'],
      ['warning', 'scenarios/base.yaml:4:13', 'Check failed (warning)'],
      ['warning', 'scenarios/paris.yaml:150:3', 'Finding: unsourced-contribution'],
      ['warning', 'scenarios/paris.yaml:260:5', 'Finding: stale-acceptance'],
      ['notice', 'scenarios/paris.yaml:30:3', 'Finding: uncited-source'],
    ]);
  });

  it('escapes what would end a property, a message or a line', () => {
    const file = 'a,b:c%25\r\nd.yaml';
    const because = '100% ::error::, no\nsecond line';
    const failing = resultOf({ status: 'failed', because, location: { file, line: 3, column: 1 } });
    const text = renderGithub(reportOf([scenarioOf({ checks: [failing] })]));
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain('file=a%2Cb%3Ac%2525%0D%0Ad.yaml,line=3,col=1,title=Check failed::');
    const [command] = commandsOf(text);
    expect(command?.properties.file).toBe(file);
    expect(command?.message).toContain('\nbecause: 100% ::error::, no second line');
  });

  it('shows nine a level, and counts the rest', () => {
    const failing = Array.from({ length: 12 }, (_, at) =>
      resultOf({ status: 'failed', location: { file: 'a.yaml', line: at + 1, column: 1 } }),
    );
    const warned = failing.slice(0, 9).map((result) => ({ ...result, status: 'warned' as const }));
    const commands = commandsOf(
      renderGithub(reportOf([scenarioOf({ checks: [...failing, ...warned] })])),
    );
    expect(commands.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(commands.filter(({ level }) => level === 'warning')).toHaveLength(9);
    expect(commands[9]).toMatchObject({ level: 'error', properties: { title: 'forcecalc check' } });
    expect(commands[9]?.message).toBe('and 3 more errors: the other reports have all of them');
  });

  it('shows a finding of a file that scenarios share once', () => {
    const findings = mixed.scenarios[0]?.findings ?? [];
    const once = renderGithub(reportOf([scenarioOf({ findings })]));
    const twice = reportOf([scenarioOf({ findings }), scenarioOf({ path: 'b.yaml', findings })]);
    expect(renderGithub(twice)).toBe(once);
  });

  it('takes the sign of the current directory off a path', () => {
    const location = { file: './-dash.yaml', line: 1, column: 1 };
    const failing = resultOf({ status: 'failed', location });
    expect(renderGithub(reportOf([scenarioOf({ checks: [failing] })]))).toContain(
      'file=-dash.yaml,',
    );
  });

  it('is one command a line, at most ten a level, whatever a report holds', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = renderGithub(report);
        expect(actingBesidesLineEnds(text)).toBeUndefined();
        const lines = text.split('\n').slice(0, -1);
        for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) [^:]*::/);
        for (const level of ['error', 'warning', 'notice']) {
          const count = lines.filter((line) => line.startsWith(`::${level} `)).length;
          expect(count).toBeLessThanOrEqual(10);
        }
      }),
    );
  });
});
