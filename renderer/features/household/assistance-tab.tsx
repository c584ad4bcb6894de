import type { ReactNode } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { RecordList } from '../../fields/record-list.tsx';
import { MeasureList } from './measure-list.tsx';
import { MeasurePlan } from './measure-plan.tsx';
import { PairingList } from './pairing-list.tsx';
import { peopleOf } from './records-people.ts';

/** What is done for the household: plan and measures of the year, helpers, benefits, money that reached it. */
export function AssistanceTab({ page }: { page: HouseholdPage }): ReactNode {
  const people = peopleOf(page);
  return (
    <>
      <MeasurePlan page={page} />
      <MeasureList page={page} />
      <PairingList page={page} />
      <RecordList owner="household" ownerId={page.id} kind="benefit" people={people} />
      <RecordList owner="household" ownerId={page.id} kind="fund_receipt" people={people} />
    </>
  );
}
