import { type Assessment, assess, type Problem, readScenario } from 'forcecalc';

/** Compiled against the packed package: its types have to be complete and right. */
export async function expectedOf(file: string): Promise<number | readonly Problem[]> {
  const read = await readScenario(file, { set: ['contributions.FRA.stance=refused'] });
  if (!read.ok) return read.problems;
  const assessment: Assessment = assess(read.scenario, new Map([['ceasefire', true]]));
  return assessment.personnel.expected;
}
