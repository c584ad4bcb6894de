import type { ModelOf } from '#templates/catalogue.ts';
import { secondNoticeWaits } from '#templates/layout/second-notice.ts';
import { needsConsents } from '../posted/consents.ts';
import { periodOf, villageNoticeTo } from '../posted/course.ts';
import { countsOfVillage } from '../posted/counts.ts';
import { listedRows } from '../posted/listed.ts';
import { objectionsTogether, objectionsToVillage } from '../posted/objections.ts';
import { officesOf } from '../posted/offices.ts';
import { lastOf, together } from '../posted/together.ts';
import type { Maker, ProcedureAsk } from '../sheet.ts';
import { courseOfTakingIn, takesIn } from './p12-notice.ts';

/** The township's second notice of the households that are to be confirmed (P13). */
export const townshipNotice: Maker<ModelOf<'P13'>> = {
  of: 'procedure',
  model: noticeOf,
  ofTownship: {
    takes: takesIn,
    model: (ask) =>
      together(ask, {
        make: noticeOf,
        waits: secondNoticeWaits,
        merge: (models) => ({
          villageNoticeTo: lastOf(models.map((model) => model.villageNoticeTo)),
          objections: objectionsTogether(models),
        }),
      }),
  },
};

async function noticeOf(ask: ProcedureAsk): Promise<ModelOf<'P13'>> {
  const course = courseOfTakingIn(ask);
  const before = villageNoticeTo(ask, course);
  const period = periodOf(ask, course.township, '公示');
  await needsConsents(ask);
  const { rows, minors } = await listedRows(ask, course.entries, course);
  const offices = officesOf(ask, { village: ask.village, issuer: 'township', minors });
  const list = countsOfVillage(rows, offices.village);
  const objections = objectionsToVillage(ask.running, ask.today);
  return { ...offices, ...period, ...list, villageNoticeTo: before, objections };
}
