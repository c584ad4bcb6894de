import type { Check } from './checks.ts';
import type { Finder, Finding } from './finding.ts';
import {
  dangerousHouse,
  droppedOut,
  incomeBelowLine,
  newThisYear,
  noMeasure,
  notMovedIn,
  unmetSafeguard,
  unsafeWater,
} from './findings-of-home.ts';
import {
  breadwinnerDead,
  halfDisabled,
  illOrDisabled,
  minimumLiving,
  withoutLabour,
} from './findings-of-people.ts';
import type { KnownHousehold } from './known-household.ts';

/** Which suspicions speak of a matter, and what it is called. */
const REPORTED = {
  'hit-housing': [/商品房|住房|房产|不动产/u, '住房'],
  'hit-vehicle': [/车|农机/u, '车辆、农机'],
  'hit-public-pay': [/财政供养|公职|编制/u, '财政供养'],
} as const;

/** A suspicion counts once the village confirmed it; until then it is only named. */
const reported =
  (check: keyof typeof REPORTED): Finder =>
  ({ hits, comparedOn }) => {
    const [about, matter] = REPORTED[check];
    const own = hits.filter(({ suspicion }) => about.test(suspicion));
    const dated = (hit: (typeof own)[number]) =>
      `${hit.reportedOn === null ? '' : `${hit.reportedOn} `}${hit.suspicion}`;
    const confirmed = own.find(({ verdict }) => verdict === 'confirmed');
    if (confirmed) return { state: 'hit', evidence: `部门比对，核实属实：${dated(confirmed)}` };
    const open = own.find(({ verdict }) => verdict === null);
    if (open) return { state: 'open', evidence: `部门比对疑似，待核实：${dated(open)}` };
    if (own.length > 0) return { state: 'miss', evidence: `部门比对疑似${matter}，核实后不算` };
    return comparedOn === null && hits.length === 0
      ? { state: 'missing', evidence: '还没有部门比对结果' }
      : {
          state: 'miss',
          evidence: `部门比对${comparedOn === null ? '' : `（${comparedOn}）`}没有反馈${matter}`,
        };
  };

const FINDERS: Readonly<Record<Check, Finder>> = {
  'minimum-living': minimumLiving,
  'dangerous-house': dangerousHouse,
  'ill-or-disabled': illOrDisabled,
  'breadwinner-dead': breadwinnerDead,
  'half-disabled': halfDisabled,
  'hit-housing': reported('hit-housing'),
  'hit-vehicle': reported('hit-vehicle'),
  'hit-public-pay': reported('hit-public-pay'),
  'income-below-line': incomeBelowLine,
  'unmet-safeguard': unmetSafeguard,
  'no-measure': noMeasure,
  'new-this-year': newThisYear,
  'without-labour': withoutLabour,
  'not-moved-in': notMovedIn,
  'dropped-out': droppedOut,
  'unsafe-water': unsafeWater,
};

/** What the archive says of a household to a line that the program knows how to check. */
export const findingOf = (check: Check, known: KnownHousehold): Finding => FINDERS[check](known);
