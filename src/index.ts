export { assess } from './assess/assess.ts';
export type {
  Assessment,
  CapabilityAssessment,
  ConditionAssessment,
  ContributionAssessment,
  Finding,
  Levels,
  Share,
  Verdict,
} from './assess/assessment.ts';
export { TooManyWorlds } from './assess/chances.ts';
export { contradiction } from './chance/conditions.ts';
export { compare, type Diff } from './diff/diff.ts';
export type { Problem } from './scenario/problem.ts';
export { type ReadOptions, type ReadScenario, readScenario } from './scenario/read-scenario.ts';
export type { Amount, Assumptions, Location, Scenario } from './scenario/scenario.ts';
export { type Sensitivity, sensitivityOf } from './sensitivity/sensitivity.ts';
