import type { ModelOf } from '#templates/catalogue.ts';
import type { Maker } from '../sheet.ts';
import { meetingFor } from './meeting.ts';

/** Rows for the pen where no household is put down. */
const ROWS = 6;

/** Minutes of the representatives' meeting (P09): recorded, or ahead of it for the pen. */
export const minutes: Maker<ModelOf<'P09'>> = {
  of: 'village',
  model: async (ask) => {
    const { township, village, year } = ask;
    const { matter, object, meeting, polls, notice } = await meetingFor(ask);
    const phones = [village.phone, township.phone].flatMap((phone) => (phone?.trim() ? [phone.trim()] : []));
    return {
      place: { county: township.county, township: township.name, village: village.name },
      year,
      ...{ matter, object, meeting, polls },
      blankRows: polls.length === 0 ? ROWS : 0,
      notice: {
        ...notice,
        place: village.notice_place?.trim() || null,
        phone: phones.length === 0 ? null : phones.join('、'),
      },
    };
  },
};
