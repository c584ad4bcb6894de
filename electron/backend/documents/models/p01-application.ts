import type { ModelOf } from '#templates/catalogue.ts';
import type { Maker } from '../sheet.ts';

/** Guide and ruled paper for applications (P01): of the village, since whoever applies is often in no archive yet. */
export const application: Maker<ModelOf<'P01'>> = {
  of: 'village',
  model: async ({ township, village, pack }) => ({
    place: { county: township.county, township: township.name, village: village.name },
    object: pack.terms.object.value,
  }),
};
