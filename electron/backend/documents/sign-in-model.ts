import type { ReadHandle } from '#db/handle.ts';
import { recordOfStep, reviewStepOf, type Running } from '../procedure/running.ts';
import type { Built } from './built.ts';
import { procedureOfVillage, townshipOf, villageOf } from './target.ts';

/** Rows for the pen: with the line and the rows of those who sit in, one page. */
const ROWS = 20;
const OBSERVER_ROWS = 4;

/** Sheet on which the representatives sign (P10): the head from the meeting where it is recorded, the names by hand. */
export async function buildSignIn(db: ReadHandle, running: Running): Promise<Built<'P10'>> {
  const { row } = running;
  const { county, name: township } = await townshipOf(db);
  const review = reviewStepOf(running);
  const record = recordOfStep(running, review);
  const expected = record?.expected ?? null;
  return {
    models: [
      {
        place: { county, township, village: row.village },
        meeting: `${row.village}村民代表会议（${row.title}${review?.title ?? ''}）`,
        heldOn: record?.done_on ?? null,
        time: null,
        venue: record?.place ?? null,
        representatives: [],
        expected,
        blankRows: expected ?? ROWS,
        observers: [],
        spareRows: OBSERVER_ROWS,
        present: record?.present ?? null,
        womenPresent: null,
      },
    ],
    missing: record === undefined ? [`会议时间、地点和人数：还没有登记“${review?.title}”，留空手写`] : [],
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
  year: number,
): Promise<Built<'P10'>> {
  const village = await villageOf(db, villageId);
  const running = await procedureOfVillage(db, villageId, year);
  if (running !== undefined) return buildSignIn(db, running);
  const { county, name: township } = await townshipOf(db);
  return {
    models: [
      {
        place: { county, township, village: village.name },
        meeting: `${village.name}村民代表会议`,
        heldOn: null,
        time: null,
        venue: null,
        representatives: [],
        expected: null,
        blankRows: ROWS,
        observers: [],
        spareRows: OBSERVER_ROWS,
        present: null,
        womenPresent: null,
      },
    ],
    missing: ['会议时间、地点和人数：留空手写'],
    village: village.name,
    subject: '村民代表会议',
    year,
    householdId: null,
    procedureId: null,
    villageId,
    noticeTo: null,
  };
}
