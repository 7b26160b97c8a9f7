import { assess } from '../assess/assess.ts';
import { checkScenario } from '../check/check.ts';
import { safeText } from '../render/safe-text.ts';
import { parseYaml } from '../scenario/parse.ts';
import type { Fix, Problem, Result } from '../scenario/problem.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { readBytes, referenceTo } from '../scenario/source.ts';
import { excerptAt, type SourceText } from '../scenario/source-text.ts';
import { attempt } from './attempt.ts';
import { rewriteFile } from './rewrite-file.ts';
import type { Streams } from './streams.ts';

/** A fix may bring a mistake to light that has a fix of its own, but not without end. */
const mostRounds = 5;

/**
 * `check --fix`: corrects, in the scenario files and what they extend, the mistakes that have one
 * right answer, such as `12,000`, `60%`, a misspelt key, id or word. Tells on standard error what
 * it changed.
 *
 * Standard input, git revisions and `--set` are left alone. What cannot be corrected is not told
 * here: the check that follows does.
 *
 * @returns problems of files that could not be written
 */
export async function fixScenarios(
  words: readonly string[],
  options: { readonly allowOutside?: boolean },
  streams: Streams,
): Promise<readonly Problem[]> {
  const files = words.filter((word) => referenceTo(word).kind === 'file');
  for (let round = 0; round < mostRounds; round++) {
    const mistakes: Problem[] = [];
    for (const file of files) mistakes.push(...(await mistakesIn(file, options)));
    const fixes = fixesByFile(mistakes);
    let isChanged = false;
    for (const [file, problems] of fixes) {
      const fixed = await fixFile(file, problems, streams);
      if (!fixed.ok) return fixed.problems;
      isChanged ||= fixed.value;
    }
    if (!isChanged) break;
  }
  return [];
}

/** What is wrong with a scenario, or, when it can be read, with its assertions. */
async function mistakesIn(
  word: string,
  { allowOutside = false }: { readonly allowOutside?: boolean },
): Promise<readonly Problem[]> {
  const read = await readScenario(word, { allowOutside });
  if (!read.ok) return read.problems;
  const scenario = read.scenario;
  const assessed = attempt(scenario, () => assess(scenario));
  if (!assessed.ok) return assessed.problems;
  const base = { kind: 'none', why: '' } as const;
  const checked = checkScenario({
    scenario,
    assessment: assessed.value,
    base,
    mend: () => [],
  });
  return checked.ok ? [] : checked.problems;
}

type Fixable = Problem & { readonly fix: Fix; readonly file: string };

function fixesByFile(problems: readonly Problem[]): ReadonlyMap<string, readonly Fixable[]> {
  const byFile = new Map<string, Fixable[]>();
  for (const problem of problems) {
    const { fix, file, origin } = problem;
    if (fix === undefined || file === undefined || origin !== 'file') continue;
    const fixable = { ...problem, fix, file };
    const others = byFile.get(file);
    if (others === undefined) byFile.set(file, [fixable]);
    else others.push(fixable);
  }
  return byFile;
}

/** @returns whether anything was changed */
async function fixFile(
  file: string,
  problems: readonly Fixable[],
  streams: Streams,
): Promise<Result<boolean>> {
  const read = await readBytes({ kind: 'file', path: file }, streams.stdin);
  if (!read.ok) return read;
  const bytes = read.value;
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = new TextDecoder().decode(bytes);
  const source: SourceText = { path: file, text, origin: 'file' };
  const fixes = harmless(source, apart(problems.filter((one) => stillStands(one, source))));
  if (fixes.length === 0) return { ok: true, value: false };
  const fixed = applied(text, fixes);
  const written = await rewriteFile(file, bytes, (hasMark ? '\ufeff' : '') + fixed, streams);
  if (!written.ok) return written;
  for (const { fix, location } of fixes) {
    const [from, to] = [text.slice(fix.start, fix.end), fix.text].map((part) => safeText(part));
    streams.stderr.write(`${safeText(file)}:${location?.line}: ${from} → ${to}\n`);
  }
  return { ok: true, value: true };
}

function applied(text: string, fixes: readonly Fixable[]): string {
  return fixes.reduceRight(
    (fixed, { fix }) => fixed.slice(0, fix.start) + fix.text + fixed.slice(fix.end),
    text,
  );
}

/** Without fixes that would make a new mistake: a key, say, that stands there already. */
function harmless(source: SourceText, fixes: readonly Fixable[]): readonly Fixable[] {
  const codesIn = (some: readonly Fixable[]) =>
    parseYaml({ ...source, text: applied(source.text, some) }).problems.map(({ code }) => code);
  const isHarmless = (some: readonly Fixable[], before: readonly string[]) => {
    const after = codesIn(some);
    const count = (codes: readonly string[], code: string) =>
      codes.filter((other) => other === code).length;
    return after.every((code) => count(after, code) <= count(before, code));
  };
  if (isHarmless(fixes, codesIn([]))) return fixes;
  const kept: Fixable[] = [];
  for (const fix of fixes) if (isHarmless([...kept, fix], codesIn(kept))) kept.push(fix);
  return kept;
}

/** Whether the place still reads as it did when the mistake was found. */
function stillStands({ excerpt, fix }: Fixable, source: SourceText): boolean {
  if (excerpt === undefined || fix.end > source.text.length) return false;
  const now = excerptAt(source, fix.start, fix.end);
  return now.line === excerpt.line && now.text === excerpt.text;
}

/** In the order of the text; of those that overlap the first, the others in another round. */
function apart(problems: readonly Fixable[]): readonly Fixable[] {
  const inOrder = [...problems].sort((a, b) => a.fix.start - b.fix.start || a.fix.end - b.fix.end);
  let end = -1;
  return inOrder.filter(({ fix }) => {
    if (fix.start < end || fix.end <= fix.start) return false;
    end = fix.end;
    return true;
  });
}
