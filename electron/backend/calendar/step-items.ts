import type { ReadHandle } from '#db/handle.ts';
import { listProcedures } from '#db/procedures.ts';
import type { AgendaItem } from '#domain/calendar/agenda.ts';
import { noticeEnd } from '#domain/procedures/periods.ts';
import type { Day } from '#domain/time/day.ts';
import { judgementOf, liveOf, loadRunnings, type Running } from '../procedure/running.ts';

/** The next step of every running procedure, and the last day of the notices that hang. */
export async function stepItems(db: ReadHandle, today: Day): Promise<AgendaItem[]> {
  const open = (await listProcedures(db, {})).filter(({ status }) => status === 'open');
  const runnings = await loadRunnings(db, open);
  return runnings.flatMap((running) => [...nextStep(running, today), ...hanging(running, today)]);
}

const of = ({ row }: Running) => ({
  ...{ doneOn: null, villageId: row.village_id, village: row.village, responsible: row.responsible },
  ...{ id: row.id, at: null },
});

function nextStep(running: Running, today: Day): AgendaItem[] {
  const { steps, next } = judgementOf(running, today);
  const view = steps.find(({ key }) => key === next);
  const step = running.definition.steps.find(({ key }) => key === next);
  if (view === undefined || step === undefined) return [];
  const households = `${liveOf(running).length} 户`;
  const waits =
    view.earliest !== undefined && view.earliest > today
      ? `最早 ${view.earliest} 办理`
      : view.blockers.length > 0
        ? `还差 ${view.blockers.length} 项`
        : '可以办';
  const limit = running.definition.limits.find(({ to }) => to === next) ?? step.within;
  return [
    {
      ...of(running),
      ...{ kind: 'step', title: `${running.row.title}：${step.title}`, state: `${households}，${waits}` },
      ...{ dueOn: view.latest ?? null, source: (limit ?? step).source },
    },
  ];
}

function hanging(running: Running, today: Day): AgendaItem[] {
  const { definition, steps, pack, row } = running;
  return steps.flatMap((record): AgendaItem[] => {
    const step = definition.steps.find(({ key }) => key === record.step_key);
    if (step?.notice === undefined) return [];
    const ends = noticeEnd(
      { key: step.key, doneOn: record.done_on, noticeFrom: record.notice_from, noticeTo: record.notice_to },
      step.notice,
      pack.holidays,
    );
    return ends < today
      ? []
      : [
          {
            ...of(running),
            ...{ kind: 'notice', title: `${row.title}：${step.title}最后一天`, dueOn: ends },
            ...{ state: `${record.notice_from ?? record.done_on} 张贴`, source: step.notice.source },
          },
        ];
  });
}
