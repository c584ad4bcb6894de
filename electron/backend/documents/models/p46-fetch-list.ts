import type { ModelOf } from '#templates/catalogue.ts';
import { ownToFetch, toFetch } from '../../completeness/fetch-list.ts';
import type { Lacking } from '../../completeness/lacking.ts';
import type { Maker } from '../sheet.ts';

type Paper = ModelOf<'P46'>['own'][number];

const paperOf = ({ title, year, form, state, wasLost, signers }: Lacking): Paper => ({
  ...{ title, year, form, state, wasLost, signers },
});

/** What is to be fetched in a village today, of whatever year (P46). */
export const fetchList: Maker<ModelOf<'P46'>> = {
  of: 'village',
  model: ({ raw, village, township, year, today }) => {
    const asked = { villageId: village.id, year: undefined, today };
    return Promise.resolve({
      place: { county: township.county, township: township.name, village: village.name },
      ...{ year, on: today },
      households: toFetch(raw, asked).map(({ group, no, head, papers }) => ({
        ...{ group, householdNo: no, head: head ?? '' },
        papers: papers.map(paperOf),
      })),
      own: ownToFetch(raw, asked).map(paperOf),
    });
  },
};
