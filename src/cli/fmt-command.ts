import { decode } from '../scenario/decode.ts';
import { formatFile } from '../scenario/format/format-file.ts';
import type { Problem, Result } from '../scenario/problem.ts';
import { nameOf, readBytes, referenceTo } from '../scenario/source.ts';
import type { CommonOptions } from './assess-command.ts';
import { ExitCode } from './exit-code.ts';
import { reportProblems, usageProblem } from './report-problems.ts';
import { rewriteFile } from './rewrite-file.ts';
import type { Streams } from './streams.ts';

export interface FmtOptions extends CommonOptions {
  /** Write nothing; name the files that would change. */
  readonly check?: boolean;
}

/**
 * `forcecalc fmt FILE…`: puts scenario files into canonical form, each in its place.
 *
 * `-` formats standard input to standard output. With `--check` nothing is written: the names of
 * the files that would change go to standard output, and there being any is exit code 1.
 */
export async function fmtCommand(
  words: readonly string[],
  options: FmtOptions,
  streams: Streams,
): Promise<ExitCode> {
  if (options.output !== undefined) {
    const help = 'to write elsewhere: `forcecalc fmt - < in.yaml > out.yaml`';
    const problem = usageProblem('bad-option-value', '`fmt` changes files in their place', help);
    return reportProblems([problem], options, streams);
  }
  const problems: Problem[] = [];
  let wouldChange = false;
  for (const word of new Set(words)) {
    const formatted = await formattedFile(word, streams);
    if (!formatted.ok) {
      problems.push(...formatted.problems);
      continue;
    }
    const { was, text, isChanged } = formatted.value;
    wouldChange ||= isChanged;
    if (options.check === true) {
      if (isChanged) streams.stdout.write(`${word}\n`);
    } else if (word === '-') {
      streams.stdout.write(text);
    } else if (isChanged) {
      const written = await rewriteFile(word, was, text, streams);
      if (written.ok) streams.stderr.write(`formatted ${word}\n`);
      else problems.push(...written.problems);
    }
  }
  if (problems.length > 0) return reportProblems(problems, options, streams);
  return options.check === true && wouldChange ? ExitCode.failed : ExitCode.ok;
}

interface Formatted {
  readonly was: Uint8Array;
  readonly text: string;
  readonly isChanged: boolean;
}

async function formattedFile(word: string, { stdin }: Streams): Promise<Result<Formatted>> {
  const reference = referenceTo(word);
  if (reference.kind === 'revision') {
    const message = `\`${word}\` is of a git revision, and cannot be changed`;
    return { ok: false, problems: [usageProblem('bad-option-value', message, 'name a file')] };
  }
  const read = await readBytes(reference, stdin);
  if (!read.ok) return read;
  const source = decode(read.value, nameOf(reference));
  if (!source.ok) return source;
  const formatted = formatFile(source.value);
  if (!formatted.ok) return formatted;
  const text = formatted.value;
  const isChanged = Buffer.compare(Buffer.from(text), read.value) !== 0;
  return { ok: true, value: { was: read.value, text, isChanged } };
}
