import type { ModelOf } from '#templates/catalogue.ts';
import { dayOf, periodOf } from '../posted/course.ts';
import { countsForWeb, countsOfVillage } from '../posted/counts.ts';
import { listedRows } from '../posted/listed.ts';
import { announcerOf, officesOf } from '../posted/offices.ts';
import { lastApproval, lastOf, together } from '../posted/together.ts';
import type { Maker, ProcedureAsk } from '../sheet.ts';
import { courseOfTakingIn, takesIn } from './p12-notice.ts';

/** The announcement of the households that were taken in (P14), for the boards and for a web page. */
export const announcement: Maker<ModelOf<'P14'>> = {
  of: 'procedure',
  model: boardOf,
  ofTownship: {
    takes: takesIn,
    model: (ask) =>
      together(ask, {
        make: boardOf,
        merge: (models) => ({ approvedOn: lastOf(models.map((model) => model.approvedOn)) }),
      }),
  },
};

export const announcementWeb: Maker<ModelOf<'P14W'>> = {
  of: 'procedure',
  model: webOf,
  ofTownship: {
    takes: takesIn,
    model: (ask) => together(ask, { make: webOf, merge: lastApproval }),
  },
};

async function boardOf(ask: ProcedureAsk): Promise<ModelOf<'P14'>> {
  const { facts, rows, village } = await announced(ask, { withCategory: true });
  return { ...facts, ...countsOfVillage(rows, village) };
}

async function webOf(ask: ProcedureAsk): Promise<ModelOf<'P14W'>> {
  const { facts, rows, village } = await announced(ask, { withCategory: false });
  return { ...facts, ...countsForWeb(rows, village) };
}

async function announced(ask: ProcedureAsk, { withCategory }: { withCategory: boolean }) {
  const course = courseOfTakingIn(ask);
  const approvedOn = dayOf(course.approval, { rule: 'notice-before-approval', what: '公告' });
  const period = periodOf(ask, course.announcement, '公告');
  const { rows, minors } = await listedRows(ask, course.entries, {
    withCategory: withCategory && course.withCategory,
  });
  const offices = officesOf(ask, { village: ask.village, issuer: 'township', minors });
  const issuer = announcerOf(ask, { offices, announcer: course.announcer, minors });
  return { facts: { ...offices, ...period, issuer, approvedOn }, rows, village: offices.village };
}
