import type { Assessment } from '../../src/assess/assessment.ts';
import {
  assessmentOf,
  capabilityOf,
  conditionOf,
  contributionOf,
  levelsOf,
  whenOf,
} from './assessment-fixture.ts';

/** A scenario with something in every section; its figures are made up. */
export const paris: Assessment = assessmentOf({
  title: 'Chiefs of staff in Paris',
  path: 'scenarios/paris-2025-03.yaml',
  summary:
    'More than thirty chiefs of staff met in Paris on 11 March 2025.\nWhat each nation had said by then.\n',
  notModelled: [
    'Rotation: for every soldier deployed others train and rest.',
    'Losses, morale and the quality of units.',
  ],
  contributions: {
    CAN: contributionOf('Canada', [500, 3000], {
      ...{ pivot: 0.0001, nation: 'CAN', bloc: 'other', stance: 'likely', likelihood: 0.293 },
      ...{ requires: ['ceasefire'], basis: 'derived' },
    }),
    DEU: contributionOf('Germany', [0, 0], {
      ...{ nation: 'DEU', stance: 'undecided', likelihood: 0.081, sources: [], basis: 'assumed' },
      requires: ['ceasefire', ['un_mandate', 'osce_mandate'], 'us_backstop'],
    }),
    FRA: contributionOf('France', [5000, 10_000], {
      ...{ pivot: 0.012, nation: 'FRA', likelihood: 0.153, requires: ['ceasefire', 'us_backstop'] },
      capabilities: {
        air_defence: { low: 2, high: 2, mean: 2 },
        transport: { low: 20, high: 40, mean: 30 },
      },
      sources: ['novinite-2025-04-30', 'rferl-2025-03-11'],
    }),
    'FRA-air': contributionOf('France', [0, 0], {
      ...{ nation: 'FRA', stance: 'likely', likelihood: 0.65 },
      capabilities: { intelligence: { low: 3, high: 3, mean: 3 } },
    }),
    GBR: contributionOf('United Kingdom', [10_000, 10_000], {
      ...{ pivot: 0.02, nation: 'GBR', likelihood: 0.153, requires: ['ceasefire', 'us_backstop'] },
    }),
    IRL: contributionOf('Ireland', [100, 250], {
      ...{ pivot: 0, nation: 'IRL', bloc: 'other_europe', stance: 'reluctant', likelihood: 0.135 },
      requires: ['ceasefire'],
    }),
    POL: contributionOf('Poland', [0, 0], { nation: 'POL', stance: 'refused', likelihood: 0 }),
    UKR: contributionOf('Ukraine', [600_000, 880_000], {
      ...{ pivot: 0.95, nation: 'UKR', bloc: 'ukraine', stance: 'committed' },
    }),
    USA: contributionOf('United States', [0, 0], {
      ...{ nation: 'USA', bloc: 'other', stance: 'undecided', likelihood: 0.18 },
      requires: ['us_backstop'],
      capabilities: {
        air_defence: { low: 8, high: 8, mean: 8 },
        transport: { low: 300, high: 300, mean: 300 },
      },
    }),
  },
  conditions: {
    ceasefire: conditionOf(
      'A cease-fire holds',
      0.45,
      { expected: 743_000.4, reach_low: 0.981 },
      { expected: 740_000, reach_low: 0.967 },
      ['rferl-2025-03-11'],
    ),
    un_mandate: conditionOf(
      'The Security Council gives a mandate',
      0.025,
      { expected: 742_307.6, reach_low: 0.973 },
      { expected: 742_300.1, reach_low: 0.973 },
    ),
    us_backstop: conditionOf(
      'American backstop',
      0.18,
      { expected: 748_650, reach_low: 0.995 },
      { expected: 740_532, reach_low: 0.968 },
    ),
  },
  personnel: {
    likelihood: { reach_low: 0.973, reach_high: 0.02 },
    expected_shortfall: 412.3,
    standard_deviation: 90_650.4,
    quantiles: {
      ...{ p05: 541_163, p10: 570_325, p25: 675_813, p50: 751_625 },
      ...{ p75: 780_438, p90: 792_925, p95: 796_088 },
    },
    distribution: {
      from: 400_500,
      to: 903_250,
      likelihoods: Array.from({ length: 60 }, (_, part) => Math.min(part + 1, 60 - part) / 930),
    },
  },
  targetSources: ['rferl-2025-03-11'],
  sources: {
    'novinite-2025-04-30': {
      ...{ title: 'What each has offered', publisher: 'Novinite', date: '2025-04-30' },
      url: 'https://www.novinite.com/articles/1/What+each|has_(offered)?a=1&b=[2]',
    },
    'rferl-2025-03-11': {
      ...{ title: 'European chiefs meet in Paris', publisher: 'RFE/RL', date: '2025-03' },
      url: 'https://www.rferl.org/a/nato-europe-peacekeeping-mission-ukraine-paris-meeting/33344276.html',
    },
    'untitled-2025': { title: null, publisher: null, date: null, url: null },
  },
  capabilities: {
    air_defence: capabilityOf('Air defence', levelsOf(0, 1.746, 10), {
      ...{ unit: 'batteries', required: { low: 20, high: 30 } },
      ...{ likelihood: { reach_low: 0.0004, reach_high: 0 }, sources: ['rferl-2025-03-11'] },
      largest: { nation: 'USA', share: 0.8 },
      when: {
        ceasefire: {
          holds: whenOf(levelsOf(0, 3.88, 10), 20),
          fails: whenOf(levelsOf(0, 0, 0), 20),
        },
        un_mandate: {
          holds: whenOf(levelsOf(0, 1.746, 10), 20),
          fails: whenOf(levelsOf(0, 1.746, 10), 20),
        },
        us_backstop: {
          holds: whenOf(levelsOf(0, 5.3, 10), 20),
          fails: whenOf(levelsOf(0, 0, 0), 20),
        },
      },
    }),
    intelligence: capabilityOf('intelligence', levelsOf(0, 1.95, 3), {
      largest: { nation: 'FRA', share: 1 },
    }),
    transport: capabilityOf('Strategic airlift', levelsOf(0, 58.59, 340), {
      ...{ unit: 'tonnes per day', required: { low: 600, high: 600 } },
      largest: { nation: 'USA', share: 300 / 340 },
    }),
  },
  findings: [
    {
      ...{ code: 'one-nation-dependence', severity: 'warning', path: '/capabilities/transport' },
      message: '`transport`: 88 % of the potential comes from the United States',
      location: { file: 'scenarios/paris-2025-03.yaml', line: 48, column: 3 },
      accepted: 'No European airlift of this class exists',
    },
    {
      ...{ code: 'uncited-source', severity: 'note', path: '/sources/kyiv-post-2025-01-21' },
      message: 'nothing cites `kyiv-post-2025-01-21`',
      location: { file: 'scenarios/sources.yaml', line: 12, column: 3 },
    },
    {
      ...{ code: 'capability-gap', severity: 'warning', path: '/capabilities/air_defence' },
      message: '`air_defence` is 18.3 batteries short of the 20 required at `expected`',
      location: { file: 'scenarios/paris-2025-03.yaml', line: 41, column: 3 },
    },
  ],
});

/** The same without its backstop, and without some of its capabilities. */
export const withoutBackstop: Assessment = assessmentOf({
  title: 'Without an American backstop: what Europe alone could send',
  path: 'scenarios/without-backstop.yaml',
  assumptions: { us_backstop: false },
  contributions: {
    IRL: contributionOf('Ireland', [100, 250], {
      ...{ nation: 'IRL', bloc: 'other_europe', stance: 'reluctant', likelihood: 0.135 },
    }),
    UKR: contributionOf('Ukraine', [600_000, 880_000], {
      ...{ nation: 'UKR', bloc: 'ukraine', stance: 'committed' },
    }),
  },
  conditions: {
    ceasefire: conditionOf(
      'A cease-fire holds',
      0.45,
      { expected: 740_052.5, reach_low: 1 },
      { expected: 740_000, reach_low: 1 },
    ),
  },
  capabilities: {
    air_defence: capabilityOf('Air defence', levelsOf(0, 0, 2), {
      ...{ unit: 'batteries', required: { low: 20, high: 30 } },
    }),
  },
});

/** Another target, asked for as a range far below the force of the others. */
export const reassurance: Assessment = assessmentOf({
  title: '再保证部队 (reassurance force)',
  path: 'scenarios/reassurance-force.yaml',
  asOf: null,
  target: { low: 10_000, high: 25_000 },
  contributions: {
    FRA: contributionOf('France', [5000, 10_000], { nation: 'FRA', stance: 'committed' }),
    GBR: contributionOf('United Kingdom', [10_000, 10_000], { nation: 'GBR', likelihood: 0.85 }),
  },
});

/** Nobody contributes anything. */
export const nobody: Assessment = assessmentOf({
  title: 'Nobody',
  path: '-',
  capabilities: {
    transport: capabilityOf('Strategic airlift', levelsOf(0, 0, 0), {
      ...{ unit: 'tonnes per day', required: { low: 0, high: 600 } },
    }),
  },
});
