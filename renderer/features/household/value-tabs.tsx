import type { ReactNode } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { FieldGrid } from '../../fields/field-grid.tsx';
import { RecordList } from '../../fields/record-list.tsx';
import { useCover } from '../../fields/uncover.ts';
import { useRoute } from '../../route.ts';
import { livingGroups, overviewGroups } from './field-groups.ts';
import { useSaveHousehold } from './save.ts';
import { YearTable } from './year-table.tsx';

const COVERED = ['household.bank_account'];

export function OverviewTab({ page }: { page: HouseholdPage }): ReactNode {
  const save = useSaveHousehold(page);
  const { field } = useRoute();
  const cover = useCover(COVERED, { householdId: page.id, memberId: null });
  return (
    <>
      <FieldGrid
        groups={overviewGroups(page.year)}
        values={page.values}
        owner={{ householdId: page.id }}
        year={page.year}
        onSave={save}
        focusKey={field}
        cover={cover}
      />
      <YearTable id={page.id} />
    </>
  );
}

export function LivingTab({ page }: { page: HouseholdPage }): ReactNode {
  const save = useSaveHousehold(page);
  const { field } = useRoute();
  return (
    <>
      <FieldGrid
        groups={livingGroups(page.year)}
        values={page.values}
        owner={{ householdId: page.id }}
        year={page.year}
        onSave={save}
        focusKey={field}
      />
      <RecordList owner="household" ownerId={page.id} kind="housing_appraisal" />
    </>
  );
}
