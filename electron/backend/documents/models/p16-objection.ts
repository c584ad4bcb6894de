import type { ModelOf } from '#templates/catalogue.ts';
import { noticeStepOf, recordOfStep } from '../../procedure/running.ts';
import type { Maker } from '../sheet.ts';
import { runningOfYear } from './meeting.ts';

/** Sheet for an objection (P16), empty but for the notice that hangs: the archive keeps no objections. */
export const objection: Maker<ModelOf<'P16'>> = {
  of: 'village',
  model: async (ask) => {
    const { township, village, year, pack, lacks } = ask;
    const running = runningOfYear(ask);
    const step = running === null ? undefined : noticeStepOf(running);
    const record = running === null ? undefined : recordOfStep(running, step);
    const [from, to] = [record?.notice_from ?? null, record?.notice_to ?? null];
    const isKnown = running !== null && step !== undefined && from !== null && to !== null;
    if (!isKnown) lacks('涉及的公示：还没有登记公示的起止日期，留空手写');
    return {
      place: { county: township.county, township: township.name, village: village.name },
      year,
      notice: isKnown ? { title: `${running.row.title}${step.title}`, from, to } : null,
      answerWorkingDays: pack.documents.objectionAnswerDays.value,
    };
  },
};
