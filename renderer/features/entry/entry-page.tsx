import { Button, Segmented } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { CellBlock } from '#domain/entry/cell-block.ts';
import type { Remark } from '#domain/entry/remark.ts';
import { useArchive } from '../../archive-context.ts';
import { memberColumns, type MemberGroup, memberGroupsOf } from '../../fields/member-columns.ts';
import {
  derivedText,
  isBlankRow,
  isFilledById,
  proposalOf,
  type SheetContext,
} from '../../fields/member-row.ts';
import { SheetGrid } from '../../fields/sheet-grid.tsx';
import { SheetPaste } from '../../fields/sheet-paste.tsx';
import type { SheetHandle } from '../../fields/sheet-props.ts';
import { marksOf } from '../../fields/sheet-remarks.ts';
import type { CellWrite } from '../../fields/sheet-writes.ts';
import { useKnownPeople } from '../../fields/use-known-people.ts';
import { handedOver, handOverDone, useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { useStatus } from '../../status-line.ts';
import { Note } from '../../ui/notes.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { DraftNote } from './draft-note.tsx';
import { EnteredList } from './entered-list.tsx';
import { readEntry, spokenOf } from './entry-check.ts';
import { householdColumns } from './entry-columns.ts';
import {
  blankSheet,
  type EntrySheet,
  GROUP,
  isUntouched,
  nextSheet,
  VILLAGE,
  withHousehold,
  withMembers,
  withoutMember,
} from './entry-sheet.ts';
import { entryStore, useEntry } from './entry-store.ts';
import { useEntryDraft } from './use-entry-draft.ts';
import { useSaveEntry } from './use-save-entry.ts';

const LEAD = ['id_number', 'name'];

/** One household after the other, as a sheet, by keyboard alone. */
export function EntryPage(): ReactNode {
  const { archive, year } = useArchive();
  const store = entryStore();
  const { sheet, entered } = useEntry(store);
  const villages = useAnswer('village.list', {}).data?.villages;
  const [group, setGroup] = useRemembered<MemberGroup>('entry.group', 'common');
  const [block, setBlock] = useState<{ cells: CellBlock; at: { row: number; key: string } } | null>(null);
  const householdSheet = useRef<SheetHandle>(null);
  const memberSheet = useRef<SheetHandle>(null);
  const flush = useEntryDraft(store);
  const context = useMemo<SheetContext>(
    () => ({ year, today: archive.today, ownRegion: archive.township.regionCode.slice(0, 6) }),
    [year, archive],
  );
  const people = entered.reduce((sum, each) => sum + each.people, 0);
  useStatus(entered.length === 0 ? '' : `本次已录 ${entered.length} 户 ${people} 人`);

  const focusOn = ({ row, key }: Pick<Remark, 'row' | 'key'>): void =>
    (row === null ? householdSheet : memberSheet).current?.focus(row ?? 0, key);
  const villageName = (id: string | undefined): string =>
    villages?.find((each) => String(each.id) === id)?.name ?? '';
  const { save, busy, asked, refused, closed, forgetClosed } = useSaveEntry({
    store,
    year,
    flush,
    place: ({ household }) => `${villageName(household[VILLAGE])}${household[GROUP] ?? ''}`,
    onRefused: focusOn,
    // Where the clerk wrote into the household's row, the next one begins there too.
    onSaved: (saved) =>
      isBlankRow({ ...saved.household, [VILLAGE]: '', [GROUP]: '' })
        ? memberSheet.current?.focus(0, 'member.id_number')
        : householdSheet.current?.focus(0, firstTyped(saved)),
  });

  const known = useKnownPeople(sheet.members);
  const read = useMemo(() => readEntry(sheet, context, villages ?? []), [sheet, context, villages]);
  const markAt = useMemo(
    () => marksOf(spokenOf([...read.remarks, ...known, ...refused], sheet, asked), year),
    [read, known, refused, sheet, asked, year],
  );
  const columnsOfHousehold = useMemo(
    () => householdColumns(villages ?? [], sheet.household[VILLAGE] ?? '', year),
    [villages, sheet.household, year],
  );
  const columns = useMemo(() => memberColumns({ group, year, lead: LEAD, bare: true }), [group, year]);

  const hasVillages = villages !== undefined;
  useEffect(() => {
    const place = handedOver<{ villageId?: number | null; group?: string }>('entry.place');
    handOverDone('entry.place');
    if (place?.villageId != null && isUntouched(store.get().sheet))
      store.begin({
        ...blankSheet,
        household: {
          [VILLAGE]: String(place.villageId),
          ...(place.group === undefined ? {} : { [GROUP]: place.group }),
        },
      });
    const hasPlace = (store.get().sheet.household[VILLAGE] ?? '') !== '';
    if (hasPlace) memberSheet.current?.focus();
    else householdSheet.current?.focus(0, VILLAGE);
  }, [store, hasVillages]);

  const submit = (): void => {
    const now = store.get().sheet;
    if (isUntouched(now)) return;
    // What was typed a moment ago is in the store, not yet on the screen.
    const fresh = now === sheet ? read : readEntry(now, context, villages ?? []);
    save({ ...fresh, remarks: [...fresh.remarks, ...known] });
  };
  const writeMembers = (writes: readonly CellWrite[]): void =>
    store.change(withMembers(store.get().sheet, writes, context));
  const { members } = sheet;
  const textAt = (row: number, key: string): string => {
    const cells = members[row] ?? {};
    return derivedText(cells, key, context) ?? cells[key] ?? '';
  };
  const noteAt = (row: number, key: string): ReturnType<typeof markAt> =>
    sheet.note?.row === row && sheet.note.key === key
      ? { tone: 'note', reason: sheet.note.reason }
      : undefined;

  if (villages?.length === 0)
    return (
      <div className="page">
        <div className="entry">
          <Note>还没有村。请先到“设置 → 村”新增村，或从“导入导出”导入户信息，再来录入。</Note>
        </div>
      </div>
    );
  return (
    <section className="page entry-page" aria-label="录入">
      <div className="toolbar">
        <strong>录入一户</strong>
        <span className="faint">{year} 年度</span>
        <Segmented
          size="small"
          aria-label="成员的列"
          value={group}
          options={memberGroupsOf(year).map(({ key, title }) => ({ value: key, label: title }))}
          onChange={(next) => {
            setGroup(next);
            memberSheet.current?.focus();
          }}
        />
        <span className="spread" />
        <span role="status" aria-label="本次已录">
          本次已录 <strong>{entered.length}</strong> 户 <strong>{people}</strong> 人
        </span>
        <Button
          disabled={isUntouched(sheet)}
          onClick={() => {
            store.change(nextSheet(sheet));
            memberSheet.current?.focus(0, 'member.id_number');
          }}
        >
          清空这一户
        </Button>
        <Button type="primary" loading={busy} disabled={isUntouched(sheet)} onClick={submit}>
          保存这一户 <kbd>Ctrl Enter</kbd>
        </Button>
      </div>
      <div className="entry">
        <DraftNote
          store={store}
          onContinue={() => {
            memberSheet.current?.focus(0, 'member.id_number');
          }}
          flush={flush}
        />
        <h3>户</h3>
        <SheetGrid
          label="户"
          handle={householdSheet}
          columns={columnsOfHousehold}
          rowCount={1}
          frozen={0}
          textAt={(_, key) => sheet.household[key] ?? ''}
          markAt={(_, key) => markAt(null, key)}
          rowName={() => ''}
          rowHead={() => '户'}
          onWrite={(writes) => store.change(withHousehold(store.get().sheet, writes))}
          onSubmit={submit}
          onUndo={store.undo}
          onLeave={(to) => {
            if (to === 'down') memberSheet.current?.focus(0, 'member.id_number');
          }}
          hint="Tab 到右边一格，Enter 到成员表"
        />
        <h3>
          成员 <span className="faint">{read.members.length} 人</span>
        </h3>
        <SheetGrid
          label="成员"
          handle={memberSheet}
          columns={columns}
          rowCount={members.length + 1}
          frozen={2}
          grows
          textAt={textAt}
          markAt={(row, key) => noteAt(row, key) ?? markAt(row, key)}
          proposalAt={(row, key) =>
            proposalOf(members[row] ?? {}, key, row === 0 ? [] : members.filter((_, index) => index !== row))
          }
          passes={(row, key) => isFilledById(members[row] ?? {}, key, context)}
          rowName={(row) => `第 ${row + 1} 人`}
          rowHead={(row) => (row < members.length ? row + 1 : '＋')}
          onWrite={writeMembers}
          onPasteBlock={(cells, at) => {
            const isTable = cells.length > 1 && cells.some((row) => row.length > 1);
            if (isTable) setBlock({ cells, at });
            return isTable;
          }}
          onSubmit={submit}
          onRemoveRow={(row) => {
            if (row < members.length) store.change(withoutMember(store.get().sheet, row));
          }}
          onUndo={store.undo}
          onLeave={(to) => {
            if (to === 'up') householdSheet.current?.focus();
          }}
          hint="先填证件号码，出生日期、性别、年龄随后出现；可从 Excel、WPS 粘贴几行"
        />
        <EnteredList
          entered={entered}
          onTakenBack={(back) => {
            store.takeBack(back);
            memberSheet.current?.focus(0, 'member.id_number');
          }}
        />
      </div>
      {block === null ? null : (
        <SheetPaste
          block={block.cells}
          shown={columns.filter(({ fixed }) => fixed !== true).map(({ key }) => key)}
          from={block.at.key}
          year={year}
          onClose={() => {
            setBlock(null);
            memberSheet.current?.focus();
          }}
          onTake={(rows) => {
            writeMembers(
              rows.flatMap((cells, index) =>
                Object.entries(cells).map(([key, text]) => ({ row: block.at.row + index, key, text })),
              ),
            );
            setBlock(null);
            memberSheet.current?.focus();
          }}
        />
      )}
      {closed === null ? null : (
        <ReasonDialog
          title={`${year} 年已经封存`}
          word="更正"
          busy={busy}
          error={null}
          onReason={closed.withReason}
          onClose={forgetClosed}
        >
          <Note>{closed.message}</Note>
        </ReasonDialog>
      )}
    </section>
  );
}

/** The first cell of the household's row, past the place, that was filled last time. */
const firstTyped = (saved: EntrySheet): string =>
  Object.keys(saved.household).find(
    (key) => key !== VILLAGE && key !== GROUP && (saved.household[key] ?? '') !== '',
  ) ?? GROUP;
