import { addDays, daysBetween, isDay } from '#domain/time/day.ts';
import type { Paper, Step } from './definition.ts';
import type { Gate, GateContext } from './gate.ts';
import { nameList } from './gate.ts';
import { firstDayAfter, lastDayOfNotice, noticeEnd } from './periods.ts';
import { type Candidate, type Refusal, startOfStep } from './procedure-state.ts';

function stepsBefore({ definition, step }: GateContext): Step[] {
  return definition.steps.slice(0, definition.steps.indexOf(step));
}

const recordOf = ({ state }: GateContext, key: string) => state.steps.find((done) => done.key === key);

/** Steps are recorded once, one after the other, dated in order and not in the future. */
export const inOrder: Gate = (context) => {
  const { step, record, today } = context;
  const refuse = (message: string): Refusal[] => [{ rule: 'in-order', message, source: step.source }];
  const already = recordOf(context, step.key);
  if (already) return refuse(`“${step.title}”已在 ${already.doneOn} 登记过，要更改请先撤销那次登记。`);
  const before = stepsBefore(context);
  const missing = before.find(({ key }) => !recordOf(context, key));
  if (missing) return refuse(`还没有登记“${missing.title}”，请先办完这一步，再登记“${step.title}”。`);
  if (!isDay(record.doneOn)) return refuse(`“${step.title}”的日期不是有效日期，请按 年-月-日 填写。`);
  if (record.doneOn > today) {
    return refuse(`“${step.title}”的日期 ${record.doneOn} 在今天之后，请核对日期；步骤办完以后才能登记。`);
  }
  const previous = before.at(-1);
  const last = previous && recordOf(context, previous.key);
  if (!previous || !last || previous.notice?.holds) return [];
  const start = startOfStep(record);
  if (start >= startOfStep(last)) return [];
  return refuse(
    `“${step.title}”的日期 ${start} 早于上一步“${previous.title}”的 ${startOfStep(last)}，请核对这两个日期。`,
  );
};

export const someoneLeft: Gate = ({ step, candidates }) =>
  candidates.some(({ dropped }) => dropped !== true)
    ? []
    : [
        {
          rule: 'someone-left',
          message: `本次程序里已经没有在办的户，不能登记“${step.title}”，请终止本次程序或另行发起。`,
          source: step.source,
        },
      ];

/** A step is dated after the last day of every notice before it. */
export const noticeOver: Gate = (context) => {
  const start = startOfStep(context.record);
  return stepsBefore(context).flatMap((earlier) => {
    const done = recordOf(context, earlier.key);
    if (!earlier.notice?.holds || !done) return [];
    const end = noticeEnd(done, earlier.notice, context.holidays);
    if (start > end) return [];
    const message =
      `“${earlier.title}”到 ${end} 才满期，` +
      `“${context.step.title}”最早 ${addDays(end, 1)} 办理，请等公示期满后再登记。`;
    return [{ rule: 'notice-over', message, source: earlier.notice.source }];
  });
};

/** The step's own notice: put up by today, and long enough. */
export const noticePeriod: Gate = ({ step, record, today, holidays }) => {
  const { notice } = step;
  if (!notice) return [];
  const refuse = (message: string) => [{ rule: 'notice-period', message, source: notice.source }];
  const { noticeFrom: from, noticeTo: to } = record;
  if (!from || !to || !isDay(from) || !isDay(to)) {
    return refuse(`请填写“${step.title}”的起止日期（张贴当天和最后一天）。`);
  }
  if (from > today || from > record.doneOn) {
    return refuse(
      `“${step.title}”的起日 ${from} 晚于${from > today ? '今天' : '登记日期'}，请张贴以后再登记。`,
    );
  }
  const shortest = lastDayOfNotice(from, notice, holidays);
  if (to >= shortest) return [];
  const unit = notice.count === 'working' ? '个工作日' : '天';
  return refuse(
    `“${step.title}”不足 ${notice.days} ${unit}：${from} 至 ${to} 只有 ${Math.max(daysBetween(from, to), 0)} 天，` +
      `止日最早填 ${shortest}${notice.firstDay ? '（张贴当天算第 1 天）' : ''}。`,
  );
};

/** A step that must wait some days after another. */
export const waitingPeriod: Gate = (context) => {
  const { step, record, holidays } = context;
  const { notBefore } = step;
  const from = notBefore && recordOf(context, notBefore.of);
  if (!notBefore || !from) return [];
  const first = firstDayAfter(from.doneOn, notBefore, holidays);
  if (startOfStep(record) >= first) return [];
  const title = stepsBefore(context).find(({ key }) => key === notBefore.of)?.title ?? notBefore.of;
  const unit = notBefore.count === 'working' ? '个工作日' : '天';
  const message = `“${title}” ${from.doneOn} 办理，满 ${notBefore.days} ${unit}才能办“${step.title}”，最早 ${first}。`;
  return [{ rule: 'waiting-period', message, source: notBefore.source }];
};

/** Every objection to an earlier notice was looked into, decided and answered; one that is upheld has its consequence. */
export const objectionsSettled: Gate = (context) => {
  const { state, candidates, step } = context;
  return stepsBefore(context).flatMap((earlier) => {
    if (earlier.onObjection === undefined) return [];
    const own = state.objections.filter((objection) => objection.step === earlier.key);
    const refuse = (message: string): Refusal[] => [
      { rule: 'objections-settled', message, source: earlier.source },
    ];
    const open = own.filter(({ outcome }) => outcome === null).length;
    if (open > 0)
      return refuse(
        `“${earlier.title}”还有 ${open} 件异议没有处理，请核实、处理、答复以后再登记“${step.title}”。`,
      );
    const unanswered = own.filter(
      ({ outcome, answeredOn }) => outcome !== 'withdrawn' && answeredOn === null,
    ).length;
    if (unanswered > 0)
      return refuse(`“${earlier.title}”有 ${unanswered} 件异议还没有答复，请答复以后再登记“${step.title}”。`);
    const upheld = own.filter(({ outcome }) => outcome === 'upheld');
    if (earlier.onObjection === 'restart')
      return upheld.every(({ isReposted }) => isReposted)
        ? []
        : refuse(`“${earlier.title}”有异议成立，要重新公示，公示期重新计算，请先登记重新公示。`);
    const stillIn = candidates.filter(
      ({ id, dropped }) => dropped !== true && upheld.some(({ candidateId }) => candidateId === id),
    );
    return stillIn.length === 0
      ? []
      : refuse(`对${nameList(stillIn)}的异议成立，请把该户移出本次程序，再登记“${step.title}”。`);
  });
};

function lacking(paper: Paper, stepKey: string, { state, live }: GateContext): Candidate[] | 'all' {
  const inHand = state.papers.filter(
    ({ step, document, state: reached }) =>
      step === stepKey &&
      (document === paper.document || document === paper.instead) &&
      (reached === 'signed' || paper.need === 'printed'),
  );
  if (inHand.some(({ candidateId }) => candidateId === undefined || candidateId === null)) return [];
  if (!paper.each) return inHand.length > 0 ? [] : 'all';
  return live.filter(({ id }) => !inHand.some(({ candidateId }) => candidateId === id));
}

/** Two papers of which either does for the other: what is lacking is one of them. */
const isOneOf = (paper: Paper, other: Paper): boolean =>
  paper.instead === other.document && other.instead === paper.document;

/** The papers of the step, and those of earlier steps that could only be signed once these were over. */
export const paperInHand: Gate = (context) => {
  const due = [
    ...stepsBefore(context).flatMap(({ key, papers }) =>
      papers.filter(({ by }) => by === 'next-step').map((paper) => ({ key, paper })),
    ),
    ...context.step.papers
      .filter(({ by }) => by === undefined)
      .map((paper) => ({ key: context.step.key, paper })),
  ];
  return due.flatMap(({ key, paper }, at) => {
    const others = due.filter((each) => each.key === key && isOneOf(paper, each.paper));
    if (due.slice(0, at).some((each) => others.includes(each))) return [];
    const households = lacking(paper, key, context);
    if (households.length === 0) return [];
    const whose = households === 'all' ? '' : `（${nameList(households)}）`;
    const which = [paper, ...others.map((each) => each.paper)]
      .map(({ title }) => `《${title}》`)
      .join('或者');
    const todo = paper.need === 'signed' ? '还没有签字，请打印、签字后登记' : '还没有打印，请先打印';
    const message = `材料${which}${whose}${todo}，再登记“${context.step.title}”。`;
    return [{ rule: 'paper-in-hand', message, source: paper.source }];
  });
};
