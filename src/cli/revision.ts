import { existsSync, realpathSync } from 'node:fs';
import { posix, relative, resolve, sep } from 'node:path';
import type { Result } from '../scenario/problem.ts';
import { referenceTo } from '../scenario/source.ts';
import { usageProblem } from './report-problems.ts';

/**
 * The same scenario in a git revision, as a word of the command line: `REV:PATH` with the path from
 * the top of the repository.
 *
 * @param word - a file, or `REV:PATH`; standard input has no earlier version
 */
export async function earlierVersion(word: string, revision: string): Promise<Result<string>> {
  if (revision === '' || revision.includes(':')) {
    const message = `\`${revision}\` is not the name of a revision`;
    return wrong(message, 'name it alone, e.g. `main` or `HEAD~1`: the path is that of HEAD');
  }
  const reference = referenceTo(word);
  if (reference.kind === 'stdin') {
    return wrong('standard input has no earlier version', 'write `forcecalc diff REV:PATH -`');
  }
  if (reference.kind === 'revision') return { ok: true, value: `${revision}:${reference.path}` };
  const path = existsSync(word) ? realpathSync(word) : resolve(word);
  const way = relative(process.cwd(), path).replaceAll(sep, '/');
  const { spawnSync } = await import('node:child_process');
  const git = spawnSync('git', ['rev-parse', '--show-prefix'], { windowsHide: true });
  const top = git.status === 0 ? git.stdout.toString().replace(/\n$/, '') : './';
  const place = top === './' ? `./${way}` : posix.join(top, way);
  return { ok: true, value: `${revision}:${place}` };
}

function wrong(message: string, help: string): Result<never> {
  return { ok: false, problems: [usageProblem('bad-option-value', message, help)] };
}
