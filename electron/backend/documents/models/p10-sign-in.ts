import type { ReadHandle } from '#db/handle.ts';
import { representativesOn } from '#db/records.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { recordOfStep, reviewStepOf } from '../../procedure/running.ts';
import type { Maker } from '../sheet.ts';

type Representatives = ModelOf<'P10'>['representatives'];

/** Rows for the pen: with the line and the rows of those who sit in, one page. */
const ROWS = 20;
const OBSERVER_ROWS = 4;

/**
 * Sheet on which the representatives sign (P10): the head from the meeting where it is recorded, the names from the
 * village's register of that day; for a meeting that no procedure asks for, the names alone.
 */
export const signIn: Maker<ModelOf<'P10'>> = {
  of: 'village',
  model: async ({ db, township, village, running, today, lacks }) => {
    const review = running === null ? undefined : reviewStepOf(running);
    const record = running === null ? undefined : recordOfStep(running, review);
    const expected = record?.expected ?? null;
    const representatives = await registerOf(db, village.id, record?.done_on ?? today);
    if (running === null) lacks('会议时间、地点和人数：留空手写');
    else if (record === undefined)
      lacks(`会议时间、地点和人数：还没有登记“${review?.title ?? ''}”，留空手写`);
    for (const note of registerNotes(representatives, expected)) lacks(note);
    const matter = running === null ? '' : `（${running.row.title}${review?.title ?? ''}）`;
    return {
      place: { county: township.county, township: township.name, village: village.name },
      meeting: `${village.name}村民代表会议${matter}`,
      heldOn: record?.done_on ?? null,
      time: null,
      venue: record?.place ?? null,
      ...namesOrRows(representatives, expected),
      observers: [],
      spareRows: OBSERVER_ROWS,
      present: record?.present ?? null,
      womenPresent: null,
    };
  },
};

/** The representatives in office on the day of the meeting, as the register has them. */
async function registerOf(db: ReadHandle, villageId: number, on: string): Promise<Representatives> {
  const rows = await representativesOn(db, villageId, on);
  return rows.map(({ name, sex, group_name: group }) => ({
    ...{ name, group, role: '村民代表', note: null },
    sex: sex === '1' ? 'male' : sex === '2' ? 'female' : null,
  }));
}

/** The names of the register; where the village keeps none, rows to write in. */
const namesOrRows = (representatives: Representatives, expected: number | null) => ({
  representatives,
  expected,
  blankRows: representatives.length > 0 ? 0 : (expected ?? ROWS),
});

function registerNotes(representatives: Representatives, expected: number | null): string[] {
  const inOffice = representatives.length;
  if (inOffice === 0) return ['村民代表姓名：村里还没有登记村民代表名册，留空手写'];
  return expected === null || expected === inOffice
    ? []
    : [`应到人数：名册在任 ${inOffice} 人，会议登记应到 ${expected} 人，请核对`];
}
