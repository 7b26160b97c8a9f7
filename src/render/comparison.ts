import type { Assessment, ConditionAssessment, Levels } from '../assess/assessment.ts';
import { blocs, europe, levelShares, levels } from './columns.ts';
import { bases, evidenceShares } from './evidence.ts';
import { type FindingKind, findingKind } from './findings.ts';
import { formatAmount, formatChance, formatPeople, formatPercent, noFigure } from './format.ts';

/** Rows about one thing; every row has a label and one cell a scenario. */
export interface ComparisonSection {
  readonly title: string;
  readonly rows: readonly ComparisonRow[];
}

export interface ComparisonRow {
  readonly label: string;
  readonly cells: readonly string[];
}

/** The figures of several scenarios side by side, in the order of a single report. */
export function comparison(assessments: readonly Assessment[]): readonly ComparisonSection[] {
  const isRange = assessments.some(({ target }) => target.low !== target.high);
  const all = (label: string, read: (assessment: Assessment) => string): ComparisonRow => ({
    label,
    cells: assessments.map(read),
  });
  const perLevel = <Figure>(
    read: (assessment: Assessment) => Levels<Figure>,
    format: (figure: Figure) => string,
  ) => levels.map((level) => all(level, (assessment) => format(read(assessment)[level])));
  const ends = (title: string, low: readonly ComparisonRow[], high: readonly ComparisonRow[]) => [
    { title: isRange ? `${title} low end` : `${title} target`, rows: low },
    ...(isRange ? [{ title: `${title} high end`, rows: high }] : []),
  ];
  return [
    {
      title: 'Asked for',
      rows: isRange
        ? [
            all('low end', ({ target }) => formatPeople(target.low)),
            all('high end', ({ target }) => formatPeople(target.high)),
          ]
        : [all('personnel', ({ target }) => formatPeople(target.low))],
    },
    { title: 'Personnel', rows: perLevel(({ personnel }) => personnel, formatPeople) },
    {
      title: 'Chance to reach',
      rows: isRange
        ? [
            all('low end', ({ personnel }) => formatChance(personnel.likelihood.reach_low)),
            all('high end', ({ personnel }) => formatChance(personnel.likelihood.reach_high)),
          ]
        : [all('the target', ({ personnel }) => formatChance(personnel.likelihood.reach_low))],
    },
    { title: 'Verdict', rows: perLevel(({ personnel }) => personnel.verdict, String) },
    ...ends(
      'Coverage of the',
      perLevel(({ personnel }) => personnel.coverage.of_low, formatPercent),
      perLevel(({ personnel }) => personnel.coverage.of_high, formatPercent),
    ),
    ...ends(
      'Short of the',
      perLevel(({ personnel }) => personnel.gap.to_low, formatPeople),
      perLevel(({ personnel }) => personnel.gap.to_high, formatPeople),
    ),
    {
      title: 'Likelihood of the total',
      rows: [
        ...(['p05', 'p50', 'p95'] as const).map((name) =>
          all(name, ({ personnel }) => formatPeople(personnel.quantiles[name])),
        ),
        all('standard deviation', ({ personnel }) => formatPeople(personnel.standard_deviation)),
        all('average shortfall', ({ personnel }) => formatPeople(personnel.expected_shortfall)),
      ],
    },
    ...levels.map((level) => shareSection(assessments, level)),
    ...ends(
      'Required from Europe for the',
      perLevel(({ personnel }) => personnel.required_from_europe.for_low, formatPeople),
      perLevel(({ personnel }) => personnel.required_from_europe.for_high, formatPeople),
    ),
    ...idsOf(assessments, ({ capabilities }) => capabilities).flatMap((id) =>
      capabilitySections(assessments, id),
    ),
    ...idsOf(assessments, ({ conditions }) => conditions).map((id) =>
      conditionSection(assessments, id),
    ),
    evidenceSection(assessments),
    {
      title: 'Findings',
      rows: [
        all('warnings', ({ findings }) => countOf(findings, 'warning')),
        all('notes', ({ findings }) => countOf(findings, 'note')),
        all('accepted', ({ findings }) => countOf(findings, 'accepted')),
      ],
    },
  ];
}

function countOf(findings: Assessment['findings'], kind: FindingKind): string {
  return String(findings.filter((finding) => findingKind(finding) === kind).length);
}

function evidenceSection(assessments: readonly Assessment[]): ComparisonSection {
  const shares = assessments.map(evidenceShares);
  return {
    title: 'Evidence of what is expected',
    rows: bases.map((basis, index) => ({
      label: basis,
      cells: shares.map(({ parts }) => parts[index] ?? noFigure),
    })),
  };
}

function shareSection(
  assessments: readonly Assessment[],
  level: (typeof levels)[number],
): ComparisonSection {
  const shares = assessments.map((assessment) => levelShares(assessment, level));
  return {
    title: `Shares, ${level}`,
    rows: [
      ...blocs.map(({ name }, index) => ({
        label: name,
        cells: shares.map(({ parts }) => parts[index] ?? noFigure),
      })),
      { label: europe.name, cells: shares.map(({ together }) => together(europe.indexes)) },
    ],
  };
}

function capabilitySections(
  assessments: readonly Assessment[],
  id: string,
): readonly ComparisonSection[] {
  const found = assessments.map(({ capabilities }) => own(capabilities, id));
  const row = (
    label: string,
    read: (capability: NonNullable<(typeof found)[number]>) => number | null | undefined,
  ) => ({
    label,
    cells: found.map((capability) => formatAmount((capability && read(capability)) ?? null)),
  });
  const units = [...new Set(found.flatMap((capability) => capability?.unit ?? []))];
  const title = [...new Set(found.flatMap((capability) => capability?.title ?? []))].join(' / ');
  const hasRequired = found.some((capability) => capability?.required);
  const isRange = found.some((capability) => isOpen(capability?.required));
  const end = isRange ? 'low end required' : 'required';
  const chance = (label: string, side: 'reach_low' | 'reach_high') => ({
    label,
    cells: found.map((capability) => formatChance(capability?.likelihood?.[side] ?? null)),
  });
  const short = (which: string, side: 'to_low' | 'to_high') => ({
    title: `${title}: short of the ${which}`,
    rows: levels.map((level) => row(level, ({ gap }) => gap?.[side][level])),
  });
  return [
    {
      title: units.length === 0 ? title : `${title} (${units.join(' / ')})`,
      rows: [
        ...(hasRequired ? [row(end, ({ required }) => required?.low)] : []),
        ...(isRange ? [row('high end required', ({ required }) => required?.high)] : []),
        ...levels.map((level) => row(level, (capability) => capability[level])),
        ...(hasRequired ? [chance(isRange ? 'chance of low end' : 'chance', 'reach_low')] : []),
        ...(isRange ? [chance('chance of high end', 'reach_high')] : []),
      ],
    },
    ...(hasRequired ? [short(isRange ? 'low end' : 'requirement', 'to_low')] : []),
    ...(isRange ? [short('high end', 'to_high')] : []),
  ];
}

function isOpen(
  range: { readonly low: number; readonly high: number } | null | undefined,
): boolean {
  return range ? range.low !== range.high : false;
}

function conditionSection(assessments: readonly Assessment[], id: string): ComparisonSection {
  const row = (label: string, read: (condition: ConditionAssessment | undefined) => string) => ({
    label,
    cells: assessments.map(({ conditions }) => read(own(conditions, id))),
  });
  return {
    title: `Condition ${id}`,
    rows: [
      {
        label: 'likelihood',
        cells: assessments.map(({ conditions, assumptions }) =>
          own(assumptions, id) === undefined
            ? formatChance(own(conditions, id)?.likelihood ?? null)
            : 'assumed',
        ),
      },
      row('expected if so', (condition) => formatPeople(condition?.holds.expected ?? null)),
      row('expected if not', (condition) => formatPeople(condition?.fails.expected ?? null)),
      row('chance if so', (condition) => formatChance(condition?.holds.reach_low ?? null)),
      row('chance if not', (condition) => formatChance(condition?.fails.reach_low ?? null)),
    ],
  };
}

/** Every id that occurs, in alphabetical order. */
function idsOf(
  assessments: readonly Assessment[],
  read: (assessment: Assessment) => Readonly<Record<string, unknown>>,
): readonly string[] {
  return [...new Set(assessments.flatMap((assessment) => Object.keys(read(assessment))))].sort();
}

/** An id may be the name of something every object has, e.g. `constructor`. */
function own<Value>(record: Readonly<Record<string, Value>>, id: string): Value | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
