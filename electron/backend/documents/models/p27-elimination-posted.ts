import type { ModelOf } from '#templates/catalogue.ts';
import { courseOfElimination } from '../posted/adjusted.ts';
import { periodOf } from '../posted/course.ts';
import { countsForWeb, countsOf, countsOfVillage } from '../posted/counts.ts';
import { listedRows } from '../posted/listed.ts';
import { announcerOf, officesOf } from '../posted/offices.ts';
import { lastApproval, together } from '../posted/together.ts';
import type { Maker, VillageAsk } from '../sheet.ts';

/** The village's notice of the households whose risk is to be marked as eliminated (P27). */
export const eliminationNotice: Maker<ModelOf<'P27'>> = {
  of: 'village',
  model: async (ask) => {
    const course = await courseOfElimination(ask, 'before');
    const reviewedOn = course.review.on;
    if (reviewedOn === null) ask.lacks('民主评议日期：档案里没有，正文里不印日期');
    const period = periodOf(ask, course.village, '公示');
    const { rows, minors } = await listedRows(ask, course.entries, { withCategory: true });
    const offices = officesOf(ask, { village: ask.village, issuer: 'village', minors });
    return { ...offices, ...period, ...countsOf(rows), reviewedOn };
  },
};

/** The announcement of them (P27), for the boards and for a web page. */
export const eliminationAnnouncement: Maker<ModelOf<'P27B'>> = {
  of: 'village',
  model: boardOf,
  ofTownship: { model: (ask) => together(ask, { make: boardOf, merge: lastApproval }) },
};

export const eliminationWeb: Maker<ModelOf<'P27W'>> = {
  of: 'village',
  model: webOf,
  ofTownship: { model: (ask) => together(ask, { make: webOf, merge: lastApproval }) },
};

async function boardOf(ask: VillageAsk): Promise<ModelOf<'P27B'>> {
  const { facts, rows, village } = await announced(ask, { withCategory: true });
  return { ...facts, ...countsOfVillage(rows, village) };
}

async function webOf(ask: VillageAsk): Promise<ModelOf<'P27W'>> {
  const { facts, rows, village } = await announced(ask, { withCategory: false });
  return { ...facts, ...countsForWeb(rows, village) };
}

async function announced(ask: VillageAsk, { withCategory }: { withCategory: boolean }) {
  const course = await courseOfElimination(ask, 'after');
  const period = periodOf(ask, course.announcement, '公告');
  const { rows, minors } = await listedRows(ask, course.entries, { withCategory });
  const offices = officesOf(ask, { village: ask.village, issuer: 'township', minors });
  const issuer = announcerOf(ask, { offices, announcer: course.announcer, minors });
  return {
    facts: { ...offices, ...period, issuer, approvedOn: course.approval.on },
    rows,
    village: offices.village,
  };
}
