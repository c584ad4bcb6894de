import type { Day } from '#domain/time/day.ts';
import {
  type Judgement,
  monthInWords,
  type Objection,
  type OtherSpell,
  type SpellFacts,
} from './spell-facts.ts';
import { spellFaults } from './spell-faults.ts';

interface Opening {
  readonly spell: SpellFacts;
  readonly others: readonly OtherSpell[];
  /** Code of the list household_type, or null. */
  readonly householdType: string | null;
  readonly today: Day;
}

const EXITED = '01';
/** Codes of monitoring_category: 脱贫不稳定户, 边缘易致贫户, 突发严重困难户. */
export const CATEGORY = { unstable: '1', marginal: '2', struck: '3' } as const;

/** A household is monitored once at a time, and a new spell begins after the last one ended. */
export function refuseBesideOthers(spell: SpellFacts, others: readonly OtherSpell[]): Objection[] {
  const running = others.find(({ state }) => state === 'open' || state === 'proposed');
  if (running !== undefined) {
    const message =
      running.state === 'open'
        ? '这一户正在监测，风险消除以前不能再登记一段。'
        : '这一户正在办理识别程序，请在程序里办完或退出。';
    return [{ rule: 'one-open-spell', message }];
  }
  const ended = others.flatMap((other) =>
    other.state === 'eliminated' ? (other.eliminated_month ?? []) : [],
  );
  const last = ended.sort().at(-1);
  if (last === undefined || spell.recognised_month === null || spell.recognised_month >= last) return [];
  const message = `上一段监测到 ${monthInWords(last)}才消除，识别监测时间不能早于它。`;
  return [{ rule: 'order-of-spells', message }];
}

/** Q135: 脱贫不稳定户 are households that left poverty, 边缘易致贫户 are others. */
export const isOfWrongType = (category: string | null, householdType: string | null): boolean =>
  householdType !== null &&
  ((category === CATEGORY.unstable && householdType !== EXITED) ||
    (category === CATEGORY.marginal && householdType === EXITED));

function doubtTheType(category: string | null, householdType: string | null): Objection[] {
  return isOfWrongType(category, householdType)
    ? [{ rule: 'Q135', message: '监测对象类别与户类型不符，请核对户类型或类别。' }]
    : [];
}

/** Whether a spell that was recognised already may be recorded by hand. */
export function judgeOpening({ spell, others, householdType, today }: Opening): Judgement {
  const missing: Objection[] = [];
  if (spell.category === null) missing.push({ rule: 'Q134', message: '请填写监测对象类别。' });
  if (spell.recognised_month === null) missing.push({ rule: 'Q134', message: '请填写识别监测时间。' });
  const faults = spellFaults(spell, today).map(({ rule, message }) => ({ rule, message }));
  return {
    refusals: [...missing, ...faults, ...refuseBesideOthers(spell, others)],
    doubts: doubtTheType(spell.category, householdType),
  };
}
