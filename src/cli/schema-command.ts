import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closest } from '../scenario/suggest.ts';
import type { CommonOptions } from './assess-command.ts';
import { ExitCode } from './exit-code.ts';
import { writeDocument } from './output.ts';
import { reportProblems, usageProblem } from './report-problems.ts';
import type { Streams } from './streams.ts';

const suffix = '.v1.json';

/** `forcecalc schema [NAME]`: prints the JSON Schema of the scenario, or of an output. */
export async function schemaCommand(
  name: string,
  options: CommonOptions,
  streams: Streams,
): Promise<ExitCode> {
  const folder = join(streams.packageRoot, 'schema');
  const known = readdirSync(folder)
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort();
  if (!known.includes(name)) {
    const guess = closest(name, known);
    const help =
      guess === undefined ? `the schemas are ${known.join(', ')}` : `did you mean \`${guess}\`?`;
    const problem = usageProblem('bad-option-value', `there is no schema \`${name}\``, help);
    return reportProblems([problem], options, streams);
  }
  const text = readFileSync(join(folder, `${name}${suffix}`), 'utf8');
  const written = writeDocument(text, options.output, streams.stdout);
  return written.ok ? ExitCode.ok : reportProblems(written.problems, options, streams);
}
