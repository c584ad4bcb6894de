import { type Month, monthOf } from '#domain/time/day.ts';
import { dayOf, type RecordFacts, type RuleContext, textOf, type Values } from './facts.ts';
import { NO_HITS } from './find.ts';
import type { Home } from './home.ts';
import type { ParameterValues, RuleHit, Words } from './rule.ts';

/** 监测范围 and the kinds of 监测对象 came with 2020. */
export const SINCE_MONITORING = [2020, null] as const;
/** 承诺授权 and 风险消除 came with the rules of 2021 (procedures (d)); what was recognised before need not make up for it. */
export const SINCE_2021 = [2021, null] as const;

/** What `ofSpells` reads itself. */
export const SPELLS_READ = [
  '@monitoring_spell.state',
  'monitoring.recognised_month',
  'monitoring.discovered_on',
  'monitoring.is_eliminated',
  'monitoring.eliminated_month',
] as const;

/** The first five fields that name a risk. */
export const RISK_NAMES = ['risk_1', 'risk_2', 'risk_3', 'risk_4', 'risk_5'] as const;
export const RISKS_READ = RISK_NAMES.map((name) => `monitoring.${name}`);

/** A spell of monitoring as the check of a year sees it. */
export interface Spell {
  readonly id: RecordFacts['id'];
  readonly values: Values;
  /** 识别监测时间. */
  readonly recognised: Month | null;
  /** The month up to which it is told: that of its end, else that of the check. */
  readonly until: Month;
  /** By the end of the year. */
  readonly isEliminated: boolean;
  /** It was not over before the year. */
  readonly stands: boolean;
  readonly isProposed: boolean;
  /** The newest of the household that was recognised: the one that the tables of the year tell of. */
  readonly isNewest: boolean;
}

export const yearOfMonth = (month: Month): number => Number(month.slice(0, 4));

function spellOf({ id, values }: RecordFacts, { year, on }: RuleContext): Omit<Spell, 'isNewest'> | null {
  const state = textOf(values, 'state');
  const recognised = textOf(values, 'recognised_month');
  const found = dayOf(values, 'discovered_on');
  const begin = recognised ?? (found === null ? null : monthOf(found));
  if (state === 'void' || (begin !== null && yearOfMonth(begin) > year)) return null;
  const ended = state === 'eliminated' || values['is_eliminated'] === 1;
  const end = textOf(values, 'eliminated_month');
  const isEliminated = ended && (end === null || yearOfMonth(end) <= year);
  return {
    ...{ id, values, recognised, isEliminated },
    until: isEliminated && end !== null ? end : monthOf(on),
    stands: !isEliminated || end === null || yearOfMonth(end) === year,
    isProposed: state === 'proposed',
  };
}

const NONE: readonly Spell[] = [];

/** All spells up to the year but the void ones, in the order in which they were recorded. */
function spellsOf(home: Home, context: RuleContext): readonly Spell[] {
  if (home.spells.length === 0) return NONE;
  return home.once(spellsOf, () => {
    const all = home.spells.flatMap((record) => spellOf(record, context) ?? []);
    const newest = all
      .filter(({ isProposed }) => !isProposed)
      .reduce<(typeof all)[number] | null>(
        (last, each) => (last !== null && (last.recognised ?? '') > (each.recognised ?? '') ? last : each),
        null,
      );
    return all.map((spell) => ({ ...spell, isNewest: spell === newest }));
  });
}

/**
 * Which spells a rule looks at. `standing`: recognised in the year or before it and not over before it – for what is
 * held against the household's values of the year. `told`: the newest too, which the tables show long after its end –
 * for what the spell says by itself. `recorded`: those in a procedure as well. `running`: not eliminated. `eliminated`:
 * of those told.
 */
const CHOICES = {
  standing: (spell: Spell) => spell.stands && !spell.isProposed,
  running: (spell: Spell) => !spell.isEliminated && !spell.isProposed,
  told: (spell: Spell) => (spell.stands || spell.isNewest) && !spell.isProposed,
  recorded: (spell: Spell) => spell.stands || spell.isNewest,
  eliminated: (spell: Spell) => spell.isEliminated && (spell.stands || spell.isNewest),
} as const;

/** False: no hit; true: one in the field of the rule; else where it is, and the words of its message. */
type Verdict = boolean | { readonly field?: string; readonly words?: Words };

type JudgeSpell<P extends string, V> = (
  spell: Spell,
  home: Home,
  context: RuleContext,
  parameters: ParameterValues<P>,
) => V;

/** Several hits of a spell. */
export const ofSpellsEach =
  <P extends string>(
    choice: keyof typeof CHOICES,
    judge: JudgeSpell<P, readonly Omit<RuleHit, 'recordId'>[]>,
  ) =>
  (home: Home, context: RuleContext, parameters: ParameterValues<P>): readonly RuleHit[] => {
    if (home.spells.length === 0) return NO_HITS;
    const chosen = spellsOf(home, context).filter(CHOICES[choice]);
    return chosen.flatMap((spell) =>
      judge(spell, home, context, parameters).map((hit) => ({ recordId: spell.id, ...hit })),
    );
  };

/** One hit of each spell of which the judge says so. */
export const ofSpells = <P extends string>(
  choice: keyof typeof CHOICES,
  field: string,
  judge: JudgeSpell<P, Verdict>,
) =>
  ofSpellsEach<P>(choice, (...asked) => {
    const verdict = judge(...asked);
    return verdict === false ? NO_HITS : [{ field, ...(verdict === true ? {} : verdict) }];
  });

/** The field of the five that names a risk; null where none does. */
export function riskField({ values }: Pick<Spell, 'values'>, risk: string): string | null {
  const name = RISK_NAMES.find((each) => textOf(values, each) === risk);
  return name === undefined ? null : `monitoring.${name}`;
}

/** 风险含…: one of the five. */
export const hasRisk = (spell: Pick<Spell, 'values'>, risk: string): boolean =>
  riskField(spell, risk) !== null;

/** The risks that a spell names, each once. */
export const risksOfSpell = ({ values }: Pick<Spell, 'values'>): string[] => [
  ...new Set(RISK_NAMES.flatMap((name) => textOf(values, name) ?? [])),
];

/** 监测范围 of the year in which something was; of the check's own where that is not known. */
export function lineOf(month: Month | null, context: RuleContext): number | null {
  const year = month === null ? context.year : yearOfMonth(month);
  return year === context.year ? context.monitoringLine : (context.monitoringLines.get(year) ?? null);
}
