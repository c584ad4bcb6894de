import { type ReactNode, useMemo, useState } from 'react';
import type { CellBlock } from '#domain/entry/cell-block.ts';
import { memberColumns, type MemberGroup } from '../../fields/member-columns.ts';
import { derivedText, isFilledById, proposalOf } from '../../fields/member-row.ts';
import { SheetGrid } from '../../fields/sheet-grid.tsx';
import type { CellMark } from '../../fields/sheet-marks.ts';
import { SheetPaste } from '../../fields/sheet-paste.tsx';
import type { CellWrite } from '../../fields/sheet-writes.ts';
import { withMembers, withoutMember } from './entry-sheet.ts';
import type { EntryPageState } from './use-entry-page.ts';

const LEAD = ['id_number', 'name'];

/** The people, id number first, with a blank row for the next. */
export function EntryMembers({ page, group }: { page: EntryPageState; group: MemberGroup }): ReactNode {
  const { store, sheet, context, memberSheet } = page;
  const { members, note } = sheet;
  const { year } = context;
  const [block, setBlock] = useState<{ cells: CellBlock; row: number; key: string } | null>(null);
  const columns = useMemo(() => memberColumns({ group, year, lead: LEAD, bare: true }), [group, year]);
  const write = (writes: readonly CellWrite[]): void =>
    store.change(withMembers(store.get().sheet, writes, context));
  const markAt = (row: number, key: string): CellMark | undefined =>
    note?.row === row && note.key === key ? { tone: 'note', reason: note.reason } : page.markAt(row, key);
  const closePaste = (): void => {
    setBlock(null);
    memberSheet.current?.focus();
  };
  return (
    <>
      <SheetGrid
        label="成员"
        handle={memberSheet}
        columns={columns}
        rowCount={members.length + 1}
        frozen={2}
        grows
        textAt={(row, key) => derivedText(members[row] ?? {}, key, context) ?? members[row]?.[key] ?? ''}
        markAt={markAt}
        proposalAt={(row, key) => {
          const others = row === 0 ? [] : members.filter((_, index) => index !== row);
          return proposalOf(members[row] ?? {}, key, others);
        }}
        passes={(row, key) => isFilledById(members[row] ?? {}, key, context)}
        rowName={(row) => `第 ${row + 1} 人`}
        rowHead={(row) => (row < members.length ? row + 1 : '＋')}
        onWrite={write}
        onPasteBlock={(cells, at) => {
          const isTable = cells.length > 1 && cells.some((row) => row.length > 1);
          if (isTable) setBlock({ cells, ...at });
          return isTable;
        }}
        onSubmit={page.submit}
        onRemoveRow={(row) => {
          if (row < members.length) store.change(withoutMember(store.get().sheet, row));
        }}
        onUndo={store.undo}
        onLeave={(to) => {
          if (to === 'up') page.householdSheet.current?.focus();
        }}
        hint="先填证件号码，出生日期、性别、年龄随后出现；可从 Excel、WPS 粘贴几行"
      />
      {block === null ? null : (
        <SheetPaste
          block={block.cells}
          shown={columns.filter(({ fixed }) => fixed !== true).map(({ key }) => key)}
          from={block.key}
          year={year}
          onClose={closePaste}
          onTake={(rows) => {
            closePaste();
            write(
              rows.flatMap((cells, index) =>
                Object.entries(cells).map(([key, text]) => ({ row: block.row + index, key, text })),
              ),
            );
          }}
        />
      )}
    </>
  );
}
