import type { ReactNode } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { FieldGrid } from '../../fields/field-grid.tsx';
import { RecordList } from '../../fields/record-list.tsx';
import { masked } from '../../fields/shown.ts';
import { useRoute } from '../../route.ts';
import { livingGroups, overviewGroups } from './field-groups.ts';
import { useSaveHousehold } from './save.ts';
import { YearTable } from './year-table.tsx';

export function OverviewTab({ page }: { page: HouseholdPage }): ReactNode {
  const save = useSaveHousehold(page);
  const { field } = useRoute();
  return (
    <>
      <FieldGrid
        groups={overviewGroups(page.year)}
        values={page.values}
        owner={{ householdId: page.id }}
        year={page.year}
        onSave={save}
        focusKey={field}
        showValue={(each, text) => (each.key === 'household.bank_account' ? masked(each.key, text) : text)}
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
