import type { Day } from '#domain/time/day.ts';
import { type Clue, type ClueOutcome, stateOf } from './clue.ts';

/** Discovery, acceptance by the township, answer to the village: what the ledger of clues goes by. */
const SOURCE = '监测对象识别程序“发现线索”一步（枞阳县白梅乡公开的识别程序，2024-01）';

export interface ClueRefusal {
  readonly rule: string;
  readonly message: string;
  readonly source: string;
  readonly clueId: number;
}

/** What a sentence calls a clue: the number of its line, and of its household; never a name. */
export const clueLabel = ({ id, householdNo }: Pick<Clue, 'id' | 'householdNo'>): string =>
  `线索 ${id}${householdNo === null ? '' : `（户编号 ${householdNo}）`}`;

type Sentence = readonly [rule: string, message: string] | null;

const refusal = (clue: Clue, sentence: Sentence): ClueRefusal | null =>
  sentence === null
    ? null
    : {
        ...{ rule: sentence[0], message: `${clueLabel(clue)}${sentence[1]}` },
        ...{ source: SOURCE, clueId: clue.id },
      };

const dayFault = (
  what: string,
  on: Day,
  { after, today }: { after: readonly [what: string, day: Day | null]; today: Day },
): Sentence => {
  const [first, day] = after;
  if (on > today) return ['clue-day', `的${what}日期 ${on} 晚于今天，请核对。`];
  return day !== null && on < day
    ? ['clue-day', `的${what}日期 ${on} 早于${first}日期 ${day}，请核对这两个日期。`]
    : null;
};

/** Why a clue may not be taken up on this day, or null. */
export function refuseAccept(clue: Clue, { on, today }: { on: Day; today: Day }): ClueRefusal | null {
  const { acceptedOn, settledOn } = clue;
  if (acceptedOn !== null)
    return refusal(clue, ['clue-accepted', `已在 ${acceptedOn} 受理，日期有误请在线索里更正。`]);
  if (settledOn !== null && on > settledOn)
    return refusal(clue, [
      'clue-day',
      `已在 ${settledOn} 办结，补登的受理日期 ${on} 不能晚于它，请核对这两个日期。`,
    ]);
  return refusal(clue, dayFault('受理', on, { after: ['发现', clue.foundOn], today }));
}

/** Why it may not be told back to the village on this day, or null. */
export function refuseFeedBack(clue: Clue, { on, today }: { on: Day; today: Day }): ClueRefusal | null {
  if (clue.acceptedOn === null) return refusal(clue, NOT_ACCEPTED);
  if (clue.fedBackOn !== null)
    return refusal(clue, ['clue-fed-back', `已在 ${clue.fedBackOn} 反馈，日期有误请在线索里更正。`]);
  return refusal(clue, dayFault('反馈', on, { after: ['受理', clue.acceptedOn], today }));
}

const NOT_ACCEPTED = ['clue-not-accepted', '还没有受理，请先登记受理日期和受理人。'] as const;

interface Settlement {
  readonly outcome: ClueOutcome;
  readonly on: Day;
  readonly note: string | null;
  /** Households of the procedure that it went into; null where the settlement names none. */
  readonly inProcedure: ReadonlySet<number> | null;
}

/** Why it may not be settled so, or null. One that only repeats another need not be taken up before. */
export function refuseSettle(clue: Clue, settlement: Settlement, today: Day): ClueRefusal | null {
  const { outcome, on, note, inProcedure } = settlement;
  if (clue.settledOn !== null)
    return refusal(clue, ['clue-settled', `已在 ${clue.settledOn} 办结，要重新办理请先撤销那次办结。`]);
  if (clue.acceptedOn === null && outcome !== 'duplicate') return refusal(clue, NOT_ACCEPTED);
  if (outcome === 'procedure') {
    if (clue.householdId === null)
      return refusal(clue, ['clue-outside', '的人还不在档案里，请先录入这一户，再在线索里选上它。']);
    if (inProcedure === null)
      return refusal(clue, ['clue-procedure', '没有指明进入哪个程序，请选择程序，或用“发起程序”。']);
    if (!inProcedure.has(clue.householdId))
      return refusal(clue, ['clue-procedure', '的户不在所选的程序里，请核对，或先把这一户加入程序。']);
  } else if (outcome !== 'duplicate' && (note ?? '').trim() === '')
    return refusal(clue, ['clue-reason', '没有进入程序，请写明理由。']);
  const after = lastDayOf(clue);
  return refusal(clue, dayFault('办结', on, { after, today }));
}

const lastDayOf = ({ foundOn, acceptedOn, fedBackOn }: Clue): readonly [string, Day] => {
  if (fedBackOn !== null) return ['反馈', fedBackOn];
  return acceptedOn === null ? ['发现', foundOn] : ['受理', acceptedOn];
};

/** What is wrong with a clue as corrected: a day of tomorrow, or one before what it follows; null when sound. */
export function refuseCorrection(clue: Clue, today: Day): ClueRefusal | null {
  const { foundOn, acceptedOn, acceptedBy, fedBackOn, settledOn } = clue;
  if (acceptedOn !== null && (acceptedBy ?? '').trim() === '')
    return refusal(clue, ['clue-accepted-by', '有受理日期，没有受理人，请填写受理人。']);
  if (acceptedOn === null && fedBackOn !== null) return refusal(clue, NOT_ACCEPTED);
  const chain = [
    ['发现', foundOn],
    ['受理', acceptedOn],
    ['反馈', fedBackOn],
    ...(stateOf(clue) === 'settled' ? ([['办结', settledOn]] as const) : []),
  ] as const;
  let last: readonly [string, Day | null] = ['', null];
  for (const [what, day] of chain) {
    if (day === null) continue;
    const fault = dayFault(what, day, { after: last, today });
    if (fault !== null) return refusal(clue, fault);
    last = [what, day];
  }
  return null;
}
