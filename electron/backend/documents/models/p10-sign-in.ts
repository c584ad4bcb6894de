import type { ReadHandle } from '#db/handle.ts';
import { officersOn } from '#db/documents-meetings.ts';
import { representativesOn } from '#db/records.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { meetingAtHand } from '../../procedure/meeting-at-hand.ts';
import { recordOfStep } from '../../procedure/running.ts';
import type { Maker } from '../sheet.ts';

type Representatives = ModelOf<'P10'>['representatives'];
type Attendant = Representatives[number];

/** Rows for the pen: with the line and the rows of those who sit in, one page. */
const ROWS = 20;
const OBSERVER_ROWS = 4;
/** Rows for those who come unannounced, however many are named. */
const SPARE_ROWS = 2;

/** Who sits in on a meeting: 第一书记, 工作队, 支书, 主任, “两委” and 监委会主任; the others of the register have no part in it. */
const OBSERVERS = new Set(['01', '02', '03', '04', '05', '06', '07']);

/**
 * Sheet on which the representatives sign (P10): the head from the meeting where it is recorded, the names from the
 * village's register of that day; for a meeting that no procedure asks for, the names alone.
 */
export const signIn: Maker<ModelOf<'P10'>> = {
  of: 'village',
  model: async ({ db, township, village, running, year, today, lacks }) => {
    const review = running === null ? undefined : meetingAtHand(running);
    const record = running === null ? undefined : recordOfStep(running, review);
    const expected = record?.expected ?? null;
    const day = record?.done_on ?? today;
    const representatives = await registerOf(db, village.id, day);
    const observers = await observersOf(db, {
      villageId: village.id,
      on: day,
      year: running?.row.year ?? year,
      representatives,
    });
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
      observers,
      spareRows: Math.max(SPARE_ROWS, OBSERVER_ROWS - observers.length),
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
    sex: sexOf(sex),
  }));
}

const sexOf = (code: string | null): Attendant['sex'] =>
  code === '1' ? 'male' : code === '2' ? 'female' : null;

/** The officers in office on the day, but for those who vote as representatives; a person of two roles stands once. */
async function observersOf(
  db: ReadHandle,
  asked: { villageId: number; on: string; year: number; representatives: Representatives },
): Promise<Attendant[]> {
  const named = new Set(asked.representatives.map(({ name }) => name));
  const observers: Attendant[] = [];
  for (const { role, name, sex } of await officersOn(db, asked.villageId, asked.on)) {
    if (!OBSERVERS.has(role) || named.has(name)) continue;
    named.add(name);
    const words = labelOf('officer_role', role, asked.year);
    observers.push({ name, sex: sexOf(sex), role: words, group: null, note: null });
  }
  return observers;
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
