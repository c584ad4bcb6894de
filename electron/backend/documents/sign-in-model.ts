import type { ReadHandle } from '#db/handle.ts';
import { representativesOn } from '#db/records.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { recordOfStep, reviewStepOf, type Running } from '../procedure/running.ts';
import type { Built } from './built.ts';
import { procedureOfVillage, townshipOf, villageOf } from './target.ts';

type Representatives = ModelOf<'P10'>['representatives'];

/** Rows for the pen: with the line and the rows of those who sit in, one page. */
const ROWS = 20;
const OBSERVER_ROWS = 4;

/** Sheet on which the representatives sign (P10): the head from the meeting where it is recorded, the names from the village's register of that day. */
export async function buildSignIn(db: ReadHandle, running: Running, today: string): Promise<Built<'P10'>> {
  const { row } = running;
  const { county, name: township } = await townshipOf(db);
  const review = reviewStepOf(running);
  const record = recordOfStep(running, review);
  const expected = record?.expected ?? null;
  const representatives = await registerOf(db, row.village_id, record?.done_on ?? today);
  return {
    models: [
      {
        place: { county, township, village: row.village },
        meeting: `${row.village}村民代表会议（${row.title}${review?.title ?? ''}）`,
        heldOn: record?.done_on ?? null,
        time: null,
        venue: record?.place ?? null,
        ...namesOrRows(representatives, expected),
        observers: [],
        spareRows: OBSERVER_ROWS,
        present: record?.present ?? null,
        womenPresent: null,
      },
    ],
    missing: [
      ...(record === undefined ? [`会议时间、地点和人数：还没有登记“${review?.title}”，留空手写`] : []),
      ...registerNotes(representatives, expected),
    ],
    village: row.village,
    subject: row.title,
    year: row.year,
    householdId: null,
    procedureId: row.id,
    villageId: row.village_id,
    noticeTo: null,
  };
}

/** The sheet of a village: of its newest procedure, else for a meeting that no procedure asks for. */
export async function buildVillageSignIn(
  db: ReadHandle,
  villageId: number,
  { year, today }: { year: number; today: string },
): Promise<Built<'P10'>> {
  const village = await villageOf(db, villageId);
  const running = await procedureOfVillage(db, villageId, year);
  if (running !== undefined) return buildSignIn(db, running, today);
  const representatives = await registerOf(db, villageId, today);
  const { county, name: township } = await townshipOf(db);
  return {
    models: [
      {
        place: { county, township, village: village.name },
        meeting: `${village.name}村民代表会议`,
        heldOn: null,
        time: null,
        venue: null,
        ...namesOrRows(representatives, null),
        observers: [],
        spareRows: OBSERVER_ROWS,
        present: null,
        womenPresent: null,
      },
    ],
    missing: ['会议时间、地点和人数：留空手写', ...registerNotes(representatives, null)],
    village: village.name,
    subject: '村民代表会议',
    year,
    householdId: null,
    procedureId: null,
    villageId,
    noticeTo: null,
  };
}

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
