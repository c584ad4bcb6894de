import { type Day, isDay } from '#domain/time/day.ts';
import type { Refusal } from '#domain/procedures/procedure-state.ts';
import type { ObjectionCourse } from './objection-course.ts';

/** What an act is judged by; no sentence speaks of whoever objected. */
interface Asked {
  readonly on: Day;
  readonly today: Day;
  /** Where the order comes from. */
  readonly source: string;
}

const refuse = (rule: string, message: string, source: string): Refusal => ({ rule, message, source });

/** The step of a procedure that an objection is said to be about. */
export interface NoticeOfObjection {
  readonly title: string;
  readonly source: string;
  readonly takesObjections: boolean;
  /** The day on which it was first put up; null before. */
  readonly postedOn: Day | null;
  /** A later step that is recorded already. */
  readonly followedBy: string | null;
}

/** An objection is taken down while its notice hangs, or until the step after it is recorded. */
export function refuseReceipt(
  { title, source, takesObjections, postedOn, followedBy }: NoticeOfObjection,
  { on, today }: Pick<Asked, 'on' | 'today'>,
): Refusal | null {
  if (!takesObjections)
    return refuse('objection-step', `“${title}”不收异议，请选提出异议的那次公示。`, source);
  if (postedOn === null)
    return refuse('objection-step', `“${title}”还没有登记，请先登记公示，再登记异议。`, source);
  if (followedBy !== null) {
    const message = `“${followedBy}”已经登记，不能再对“${title}”登记异议；要补登请先撤销那次登记，新的反映请登记为线索。`;
    return refuse('objection-late', message, source);
  }
  if (wrongDay(on, today)) return refuse('objection-day', dayAhead('收到', on), source);
  if (on >= postedOn) return null;
  return refuse(
    'objection-day',
    `收到日期 ${on} 早于“${title}”张贴的 ${postedOn}，请核对；公示以前的反映请登记为线索。`,
    source,
  );
}

const wrongDay = (on: Day, today: Day): boolean => !isDay(on) || on > today;
const dayAhead = (word: string, on: Day): string => `${word}日期 ${on} 在今天之后，请核对日期。`;

/** Two different people look into it, not before it was received; none of them objected. */
export function refuseVerification(
  { receivedOn, outcome }: ObjectionCourse,
  {
    on,
    today,
    source,
    verifiers,
    objector,
  }: Asked & { verifiers: readonly string[]; objector: string | null },
): Refusal | null {
  if (outcome !== null)
    return refuse('objection-order', '这件异议已经处理，要改核实情况请先撤销那次处理。', source);
  if (wrongDay(on, today)) return refuse('objection-day', dayAhead('核实', on), source);
  if (on < receivedOn)
    return refuse('objection-day', `核实日期 ${on} 早于收到日期 ${receivedOn}，请核对这两个日期。`, source);
  if (new Set(verifiers).size < 2)
    return refuse('objection-verifiers', '核实人不足 2 人，请填写两名不同的核实人。', source);
  if (objector === null || !verifiers.includes(objector)) return null;
  return refuse('objection-verifiers', '提出异议的人不能核实自己的异议，请换一名核实人。', source);
}

/** Decided after it was looked into; one that is withdrawn at any time. */
export function refuseDecision(
  { receivedOn, verifiedOn, outcome: decided }: ObjectionCourse,
  { on, today, source, outcome }: Asked & { outcome: NonNullable<ObjectionCourse['outcome']> },
): Refusal | null {
  if (decided !== null)
    return refuse('objection-order', '这件异议已经处理，要更改请先撤销那次处理。', source);
  if (outcome !== 'withdrawn' && verifiedOn === null)
    return refuse('objection-order', '这件异议还没有核实，请先由两人核实，再登记处理结果。', source);
  if (wrongDay(on, today)) return refuse('objection-day', dayAhead('处理', on), source);
  const [after, word] = verifiedOn === null ? [receivedOn, '收到'] : [verifiedOn, '核实'];
  if (on >= after) return null;
  return refuse('objection-day', `处理日期 ${on} 早于${word}日期 ${after}，请核对这两个日期。`, source);
}

/** Answered once, after the decision. */
export function refuseAnswer(
  { outcome, decidedOn, answeredOn }: ObjectionCourse,
  { on, today, source }: Asked,
): Refusal | null {
  if (outcome === null || decidedOn === null)
    return refuse('objection-order', '这件异议还没有处理，请先登记处理结果，再登记答复。', source);
  if (outcome === 'withdrawn') return refuse('objection-order', '这件异议已经撤回，不用答复。', source);
  if (answeredOn !== null)
    return refuse('objection-order', `这件异议 ${answeredOn} 已经答复，要更改请先撤销那次答复。`, source);
  if (wrongDay(on, today)) return refuse('objection-day', dayAhead('答复', on), source);
  if (on >= decidedOn) return null;
  return refuse('objection-day', `答复日期 ${on} 早于处理日期 ${decidedOn}，请核对这两个日期。`, source);
}
