/** The scenario that `forcecalc init` writes: every part of the language once, nothing invented. */
export const starter = `\
# yaml-language-server: $schema=scenario.v1.json
forcecalc: 1
title: My scenario
as_of: 2025-03-11
summary: What this scenario is about, in a sentence or two.
not_modelled:
  - What the numbers leave out.

sources:
  rferl-2025-03-11:
    title: European military chiefs meet in Paris on a potential peacekeeping mission to Ukraine
    publisher: RFE/RL
    date: 2025-03-11
    url: https://www.rferl.org/a/nato-europe-peacekeeping-mission-ukraine-paris-meeting/33344276.html

target:
  personnel: [500000, 800000] # low and high end
  source: rferl-2025-03-11

conditions: # what must hold before anybody comes
  ceasefire:
    title: A cease-fire holds
    likelihood: realistic_possibility # a word of the yardstick, or a number from 0 to 1
    source: rferl-2025-03-11
    basis: assumed
    note: Nobody has stated a likelihood; replace this by your own.
  us_backstop:
    title: American backstop
    likelihood: unlikely
    requires: [ceasefire]
    source: rferl-2025-03-11
    basis: assumed
    note: Nobody has stated a likelihood; replace this by your own.

capabilities: # what the force needs besides people
  air_defence:
    title: Air defence
    unit: provider named
    required: 1
    source: rferl-2025-03-11
    basis: assumed
    note: Counts whether anybody is named who would provide it at all.

contributions: # by nation (ISO 3166-1 alpha-3), or any id with a nation
  FRA:
    stance: ready # committed, ready, likely, undecided, reluctant, refused
    requires: [ceasefire]
    source: rferl-2025-03-11
    # personnel: [5000, 10000] # a number, [low, high] or {low, mode, high}
  USA:
    stance: undecided
    requires: [us_backstop]
    capabilities: {air_defence: 1}
    source: rferl-2025-03-11
`;
