import type { ModelOf } from '#templates/catalogue.ts';
import { secondNoticeWaits } from '#templates/layout/second-notice.ts';
import { courseOfExit, type Way } from '../posted/adjusted.ts';
import { dayOf, periodOf, villageNoticeTo } from '../posted/course.ts';
import { countsForWeb, countsOf, countsOfVillage } from '../posted/counts.ts';
import { listedRows } from '../posted/listed.ts';
import { objectionsTogether, objectionsToVillage } from '../posted/objections.ts';
import { announcerOf, officesOf } from '../posted/offices.ts';
import { lastApproval, lastOf, together } from '../posted/together.ts';
import type { Maker, VillageAsk } from '../sheet.ts';

const noCategory = { withCategory: false } as const;

/** The village's notice of the households that are to leave the list as out of poverty (P22). */
export const exitNotice: Maker<ModelOf<'P22'>> = { of: 'village', model: (ask) => villageNotice(ask, '3') };

/** The village's notice of the households that are cleared out; why is not posted (P22). */
export const clearOutNotice: Maker<ModelOf<'P22C'>> = {
  of: 'village',
  model: (ask) => villageNotice(ask, '4'),
};

async function villageNotice(ask: VillageAsk, way: '3' | '4'): Promise<ModelOf<'P22'>> {
  const course = await courseOfExit(ask, way);
  const reviewedOn = dayOf(course.review, { rule: 'notice-before-review', what: '公示' });
  const period = periodOf(ask, course.village, '公示');
  const { rows, minors } = await listedRows(ask, course.entries, noCategory);
  const offices = officesOf(ask, { village: ask.village, issuer: 'village', minors });
  return { ...offices, ...period, ...countsOf(rows), year: ask.year, reviewedOn };
}

/** The township's second notice of them (P22). */
export const exitTownshipNotice: Maker<ModelOf<'P22D'>> = {
  of: 'village',
  model: townshipNotice,
  ofTownship: {
    model: (ask) =>
      together(ask, {
        make: townshipNotice,
        waits: secondNoticeWaits,
        merge: (models) => ({
          villageNoticeTo: lastOf(models.map((model) => model.villageNoticeTo)),
          objections: objectionsTogether(models),
        }),
      }),
  },
};

async function townshipNotice(ask: VillageAsk): Promise<ModelOf<'P22D'>> {
  const course = await courseOfExit(ask, '3');
  const before = villageNoticeTo(ask, course);
  const period = periodOf(ask, course.township, '公示');
  const { rows, minors } = await listedRows(ask, course.entries, noCategory);
  const offices = officesOf(ask, { village: ask.village, issuer: 'township', minors });
  const list = countsOfVillage(rows, offices.village);
  return {
    ...{ ...offices, ...period, ...list, year: ask.year, villageNoticeTo: before },
    ...(ask.running?.definition.effect === 'exit' && {
      objections: objectionsToVillage(ask.running, ask.today),
    }),
  };
}

/** The announcement of households of one way after it was decided, for the boards of a village or of all. */
const onBoards = (way: Way): Maker<ModelOf<'P22B'>> => {
  const make = (ask: VillageAsk) => boardOf(ask, way);
  const merge = (models: readonly ModelOf<'P22B'>[]) => ({
    approvedOn: lastOf(models.map((model) => model.approvedOn)),
  });
  return { of: 'village', model: make, ofTownship: { model: (ask) => together(ask, { make, merge }) } };
};

/** The announcement of those who left poverty (P22), and of those who are cleared out. */
export const exitAnnouncement = onBoards('3');
export const clearOutAnnouncement: Maker<ModelOf<'P22E'>> = onBoards('4');

/** The same for a web page. */
const onWeb = (way: Way): Maker<ModelOf<'P22W'>> => {
  const make = (ask: VillageAsk) => webOf(ask, way);
  return {
    of: 'village',
    model: make,
    ofTownship: { model: (ask) => together(ask, { make, merge: lastApproval }) },
  };
};

export const exitWeb = onWeb('3');
export const clearOutWeb: Maker<ModelOf<'P22F'>> = onWeb('4');

async function boardOf(ask: VillageAsk, way: Way): Promise<ModelOf<'P22B'>> {
  const { facts, rows, village } = await announced(ask, way);
  return { ...facts, ...countsOfVillage(rows, village) };
}

async function webOf(ask: VillageAsk, way: Way): Promise<ModelOf<'P22W'>> {
  const { facts, rows, village } = await announced(ask, way);
  return { ...facts, ...countsForWeb(rows, village) };
}

async function announced(ask: VillageAsk, way: Way) {
  const course = await courseOfExit(ask, way);
  const approvedOn = dayOf(course.approval, { rule: 'notice-before-approval', what: '公告' });
  const period = periodOf(ask, course.announcement, '公告');
  const { rows, minors } = await listedRows(ask, course.entries, noCategory);
  const offices = officesOf(ask, { village: ask.village, issuer: 'township', minors });
  const issuer = announcerOf(ask, { offices, announcer: course.announcer, minors });
  return {
    facts: { ...offices, ...period, issuer, approvedOn, year: ask.year },
    rows,
    village: offices.village,
  };
}
