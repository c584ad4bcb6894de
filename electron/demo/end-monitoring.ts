import { addDays } from '#domain/time/day.ts';
import type { Call } from './demo.ts';
import { bringPapers, type Print } from './run-procedure.ts';

const KEY = 'risk-elimination';
const HOUSEHOLDS = 2;

/** Two households of a village whose risk has gone by itself: from the list to the mark in the system, with its papers. */
export async function endMonitoring(
  call: Call,
  { year, today, print }: { year: number; today: string; print: Print },
): Promise<{ title: string; ended: number } | null> {
  const village = await villageWithMonitored(call, year);
  if (village === null) return null;
  const { id } = await call('procedure.start', {
    ...{ key: KEY, villageId: village.id, year, clueOn: addDays(today, -14) },
    householdIds: village.householdIds,
  });
  await call('procedure.updateHouseholds', {
    ...{ id, householdIds: village.householdIds, visitedOn: addDays(today, -13) },
    ...{ investigators: ['张三', '李四'], mode: '2' },
    ...{ votesFor: 18, votesAgainst: 1, votesAbstain: 0, votesRecused: 1 },
  });
  for (;;) {
    const page = await call('procedure.get', { id });
    const step = page.steps.find(({ key }) => key === page.nextStep);
    if (step === undefined) break;
    await bringPapers(call, page, today);
    const first = addDays(today, -13);
    const on = step.earliest !== null && step.earliest > first ? step.earliest : first;
    const notice = step.noticeDays === null ? {} : { noticeFrom: on, place: '村委会公示栏' };
    const meeting = step.meeting === null ? {} : { expected: 24, present: 20, place: '村委会会议室' };
    await call('procedure.doStep', { id, step: step.key, on, ...notice, ...meeting });
  }
  for (const document of ['P26', 'P27', 'P27B']) await print(document, { procedureId: id }, 'A4');
  const { title, village: name } = await call('procedure.get', { id });
  return { title: `${title}（${name}）`, ended: village.householdIds.length };
}

/** The first village that has households in monitoring. */
async function villageWithMonitored(
  call: Call,
  year: number,
): Promise<{ id: number; householdIds: number[] } | null> {
  for (const { id } of (await call('village.list', {})).villages) {
    const { households } = await call('procedure.eligible', {
      key: KEY,
      year,
      villageId: id,
      limit: HOUSEHOLDS,
    });
    const householdIds = households.filter(({ why }) => why === null).map((household) => household.id);
    if (householdIds.length > 0) return { id, householdIds };
  }
  return null;
}
