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
export { contradiction } from './chance/conditions.ts';
export type { Problem, Result } from './scenario/problem.ts';
export { type ReadOptions, readScenario } from './scenario/read-scenario.ts';
export type { Amount, Assumptions, Location, Scenario } from './scenario/scenario.ts';
