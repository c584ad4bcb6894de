import type { HouseholdPage } from '#contract/household.ts';
import type { RecordPerson } from '../../fields/record-add-row.tsx';

/** The people of the household as a record may be about them. */
export const peopleOf = (page: HouseholdPage): readonly RecordPerson[] =>
  page.members.map(({ id, present, values }) => ({
    id,
    present,
    name: String(values['member.name'] ?? ''),
  }));
