import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommonOptions } from './assess-command.ts';
import { ExitCode } from './exit-code.ts';
import { writeDocument } from './output.ts';
import { reportProblems, usageProblem } from './report-problems.ts';
import { starter } from './starter.ts';
import type { Streams } from './streams.ts';

const schemaName = 'scenario.v1.json';

const usualName = 'scenario.yaml';

/**
 * `forcecalc init [FILE]`: writes a scenario to start from and, beside it, the schema that lets an
 * editor complete and check it. Never replaces a file.
 */
export async function initCommand(
  named: string | undefined,
  options: CommonOptions,
  streams: Streams,
): Promise<ExitCode> {
  if (named !== undefined && options.output !== undefined) {
    const message = `\`init\` writes one file, and \`${named}\` and \`-o ${options.output}\` are named`;
    return reportProblems([usageProblem('bad-option-value', message)], options, streams);
  }
  const file = named ?? options.output ?? usualName;
  if (file === '-') {
    streams.stdout.write(starter);
    return ExitCode.ok;
  }
  if (existsSync(file)) {
    const problem = usageProblem(
      'cannot-write',
      `\`${file}\` exists, and \`forcecalc init\` replaces nothing`,
      'name another file, e.g. `forcecalc init second.yaml`',
    );
    return reportProblems([problem], options, streams);
  }
  const written = writeDocument(starter, file, streams.stdout);
  if (!written.ok) return reportProblems(written.problems, options, streams);
  const schema = join(dirname(file), schemaName);
  if (!existsSync(schema)) {
    writeFileSync(schema, readFileSync(join(streams.packageRoot, 'schema', schemaName)));
  }
  streams.stderr.write(`Wrote ${file} and ${schema}. Next: forcecalc ${file}\n`);
  return ExitCode.ok;
}
