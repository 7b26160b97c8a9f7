/** A scenario as people write them: every part of the language, in blocks and in braces. */
export const written = `\
forcecalc: 1
title: Chiefs of staff
as_of: 2025-03-11
summary: >-
  A paragraph that goes on
  over two lines.
not_modelled:
  - Rotation, and what it takes
  - Arrival of anybody

sources:
  rferl:
    title: Chiefs meet
    date: 2025-03-11
    url: https://example.org/chiefs
  reuters: {title: A report, date: 2025-03}

target:
  personnel: [5000, 8000]
  source: rferl

stances: {ready: 0.8}

conditions:
  ceasefire:
    title: A cease-fire holds
    likelihood: realistic_possibility
    source: rferl
  us_backstop: {likelihood: 0.4, requires: [ceasefire]}

capabilities:
  air_defence:
    title: Air defence
    unit: batteries
    required: [20, 30]
  transport: {unit: tonnes, required: 600}

# Who would come
contributions:
  UKR:
    personnel: 6000
    stance: committed
    source: rferl
  FRA:
    personnel: {low: 500, mode: 600, high: 1000}
    stance: ready
    requires: [ceasefire, us_backstop]
    capabilities: {air_defence: 2, transport: [20, 40]}
    source: [rferl, reuters]
    basis: cited
    note: free text
  FRA-air:
    nation: FRA
    likelihood: likely
    capabilities:
      air_defence: 3
  USA: {stance: undecided, requires: [[us_backstop, ceasefire]]}
`;
