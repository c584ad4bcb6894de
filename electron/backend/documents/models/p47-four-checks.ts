import { householdsOfVillageForKeeping } from '#db/keeping.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { checkFour } from '../../keeping/check-four.ts';
import type { Maker } from '../sheet.ts';

const others = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** 四性检测 of a village's electronic archive on the day of printing: every file is read for it (P47). */
export const fourChecksReport: Maker<ModelOf<'P47'>> = {
  of: 'village',
  model: async ({ raw, readFile, village, township, today }) => {
    const householdIds = householdsOfVillageForKeeping(raw, village.id);
    const whose = { householdIds, villageId: village.id };
    const { checks, papers, files } = await checkFour({ raw, readFile, today }, whose, others);
    return {
      place: { county: township.county, township: township.name, village: village.name },
      checkedOn: today,
      ...{ households: householdIds.length, papers, files, checks },
    };
  },
};
