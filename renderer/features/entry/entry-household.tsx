import { type ReactNode, useMemo } from 'react';
import { SheetGrid } from '../../fields/sheet-grid.tsx';
import { householdColumns } from './entry-columns.ts';
import { VILLAGE, withHousehold } from './entry-sheet.ts';
import type { EntryPageState } from './use-entry-page.ts';

/** The household's own row: place, number, type, phone, account. */
export function EntryHousehold({ page }: { page: EntryPageState }): ReactNode {
  const { store, sheet, villages, context } = page;
  const village = sheet.household[VILLAGE] ?? '';
  const columns = useMemo(
    () => householdColumns(villages ?? [], village, context.year),
    [villages, village, context.year],
  );
  return (
    <SheetGrid
      label="户"
      handle={page.householdSheet}
      columns={columns}
      rowCount={1}
      frozen={0}
      textAt={(_, key) => sheet.household[key] ?? ''}
      markAt={(_, key) => page.markAt(null, key)}
      rowName={() => ''}
      rowHead={() => '户'}
      onWrite={(writes) => store.change(withHousehold(store.get().sheet, writes))}
      onSubmit={page.submit}
      onUndo={store.undo}
      onLeave={(to) => {
        if (to === 'down') page.memberSheet.current?.focus(0, 'member.id_number');
      }}
      hint="Tab 到右边一格，Enter 到成员表"
    />
  );
}
