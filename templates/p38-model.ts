import type { Safeguards } from '#domain/household/safeguards.ts';
import type { Place, Refusal } from './document.ts';

export interface CardMember {
  readonly name: string;
  readonly sex: string;
  /** As written; null where it is not known, and on the household's own copy. */
  readonly idNumber: string | null;
  readonly relation: string;
  readonly age: number | null;
  readonly health: string;
  readonly labour: string;
  /** 在读 or 务工: `小学`, `省外务工10个月`. */
  readonly occupation: string;
  /** 医保, 养老: null where it was not collected. */
  readonly isMedicallyInsured: boolean | null;
  readonly hasPension: boolean | null;
  /** 低保, 特困, `否`; empty where it was not collected. */
  readonly relief: string;
  readonly disability: string;
}

/** A turn of the household's standing: 识别, 脱贫退出, 纳入监测, 风险消除. */
export interface CardEvent {
  /** yyyy, yyyy-mm or yyyy-mm-dd. */
  readonly on: string;
  readonly what: string;
}

export interface CardHelper {
  readonly name: string;
  readonly unit: string;
  readonly position: string;
  readonly phone: string;
}

export interface CardYear {
  readonly year: number;
  /** 人均纯收入 and 到户资金 of the year, in yuan. */
  readonly perCapita: number | null;
  readonly funds: number | null;
  readonly measures: readonly string[];
  readonly safeguards: Safeguards;
  /** 监测中, 已脱贫 …; empty where nothing tells. */
  readonly state: string;
}

export interface CardChange {
  readonly on: string;
  readonly what: string;
  /** 经办; null is left for the pen. */
  readonly by: string | null;
}

/** The card of a household (P38): one sheet of stiff paper, who lives there on the front, five years on the back. */
export interface Card {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly head: string;
  readonly address: string | null;
  readonly phone: string | null;
  /** 户属性 */
  readonly type: string;
  readonly members: readonly CardMember[];
  /** Oldest first. */
  readonly events: readonly CardEvent[];
  readonly helpers: readonly CardHelper[];
  /** Five years, the oldest first. */
  readonly years: readonly CardYear[];
  /** Oldest first. */
  readonly changes: readonly CardChange[];
}

export function cardRefusal({ members }: Card): Refusal | null {
  if (members.length > 0) return null;
  return { rule: 'card-empty', message: '这一户没有成员，户卡没有内容，请先登记成员再印。' };
}

export function cardNeeds({ members }: Card): Refusal[] {
  if (members.some(({ relation }) => relation === '户主')) return [];
  return [{ rule: 'card-head', message: '这一户没有户主，请先确定户主再印户卡。' }];
}
