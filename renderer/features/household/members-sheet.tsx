import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import type { CellBlock } from '#domain/entry/cell-block.ts';
import { useArchive } from '../../archive-context.ts';
import { memberColumns, type MemberGroup } from '../../fields/member-columns.ts';
import {
  derivedText,
  isFilledById,
  proposalOf,
  readRow,
  type SheetContext,
  type WrittenRow,
} from '../../fields/member-row.ts';
import { SheetGrid } from '../../fields/sheet-grid.tsx';
import { SheetPaste } from '../../fields/sheet-paste.tsx';
import type { SheetHandle } from '../../fields/sheet-props.ts';
import { useMay } from '../../may.ts';
import { handedOver, handOverDone } from '../../memory.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/notes.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { MembersJoin } from './members-join.tsx';
import { matchPasted } from './members-rows.ts';
import { useMembersSheet } from './use-members-sheet.ts';

const LEAD = ['name', 'id_number'];

interface MembersSheetProps {
  readonly page: HouseholdPage;
  readonly present: readonly MemberView[];
  readonly group: MemberGroup;
  readonly bare: boolean;
  readonly onUncover: () => void;
  readonly onOpen: (member: MemberView) => void;
}

/** The people of the household as a sheet: every cell is saved as it is left; new rows join in one act. */
export function MembersSheet({
  page,
  present,
  group,
  bare,
  onUncover,
  onOpen,
}: MembersSheetProps): ReactNode {
  const { archive } = useArchive();
  const { year } = page;
  const sheet = useRef<SheetHandle>(null);
  const [block, setBlock] = useState<{ cells: CellBlock; row: number; key: string } | null>(null);
  const [isJoining, setJoining] = useState(false);
  const context = useMemo<SheetContext>(
    () => ({ year, today: archive.today, ownRegion: archive.township.regionCode.slice(0, 6) }),
    [year, archive],
  );
  const mayWrite = useMay('write');
  const columns = useMemo(() => {
    const all = memberColumns({ group, year, lead: LEAD, bare });
    return mayWrite ? all : all.map((column) => ({ ...column, fixed: true }));
  }, [group, year, bare, mayWrite]);
  const state = useMembersSheet({ page, present, context, sheet });
  const { saving, stored, added, newcomers, rowAt } = state;
  const takeCursor = useEffectEvent((): void => {
    const row = present.findIndex(({ id }) => id === handedOver<number>('members.cursor'));
    handOverDone('members.cursor');
    if (row >= 0) sheet.current?.focus(row, 'member.name');
  });
  useEffect(() => {
    const take = (): void => takeCursor();
    take();
    window.addEventListener('hudang:member', take);
    return () => window.removeEventListener('hudang:member', take);
  }, []);
  const join = (): void => setJoining(state.canJoin());
  const closePaste = (): void => {
    setBlock(null);
    sheet.current?.focus();
  };

  return (
    <>
      {newcomers.length === 0 ? null : (
        <div className="toolbar flat picked-bar" role="toolbar" aria-label="新增的成员">
          <span>
            有 <strong>{newcomers.length}</strong> 人是新增的，还没有保存
          </span>
          <Button may="write" type="primary" size="small" onClick={join}>
            办理自然增加 <kbd>Ctrl Enter</kbd>
          </Button>
          <Button may="write" size="small" type="text" onClick={state.giveUp}>
            放弃这几人
          </Button>
        </div>
      )}
      <SheetGrid
        label="成员"
        handle={sheet}
        columns={columns}
        rowCount={mayWrite ? present.length + added.length + 1 : present.length}
        frozen={1}
        grows={mayWrite}
        textAt={(row, key) => derivedText(rowAt(row), key, context) ?? rowAt(row)[key] ?? ''}
        markAt={mayWrite ? state.markAt : () => undefined}
        onUncover={onUncover}
        proposalAt={(row, key) => {
          const others = [...stored, ...added.filter((_, at) => at !== row - present.length)];
          return row < present.length ? null : proposalOf(rowAt(row), key, others);
        }}
        passes={(row, key) => row >= present.length && isFilledById(rowAt(row), key, context)}
        rowName={(row) => rowAt(row)['member.name'] || `第 ${row + 1} 人`}
        rowHead={(row) => (
          <RowHead
            row={row}
            member={present[row]}
            isNew={row < present.length + added.length}
            onOpen={onOpen}
          />
        )}
        onWrite={state.write}
        onPasteBlock={(cells, at) => {
          const isTable = mayWrite && cells.length > 1 && cells.some((row) => row.length > 1);
          if (isTable) setBlock({ cells, ...at });
          return isTable;
        }}
        onSubmit={(row) => {
          const member = present[row];
          if (member !== undefined) onOpen(member);
          else if (newcomers.length > 0) join();
        }}
        {...(mayWrite ? { onRemoveRow: state.removeRow } : {})}
        hint={
          mayWrite
            ? '改一格存一格；点行号或按 Ctrl+Enter 打开这个人的全部项目；最后一行可添新成员，也可从 Excel、WPS 粘贴'
            : '点行号或按 Ctrl+Enter 打开这个人的全部项目'
        }
      />
      {saving.reason === null ? null : (
        <p className="faint small sheet-foot">
          {year} 年已封存，这次更正的理由：{saving.reason}
        </p>
      )}
      {block === null ? null : (
        <SheetPaste
          block={block.cells}
          shown={columns.filter(({ fixed }) => fixed !== true).map(({ key }) => key)}
          from={block.key}
          year={year}
          aim={(rows) => aimOf(rows, present)}
          onClose={closePaste}
          onTake={(rows) => {
            closePaste();
            state.takePasted(rows, block.row);
          }}
        />
      )}
      {isJoining ? (
        <MembersJoin
          page={page}
          added={newcomers.map((row) => readRow(row, year).values)}
          doubts={state.doubtsOfNew}
          onClose={() => setJoining(false)}
          onDone={() => {
            setJoining(false);
            state.giveUp();
          }}
        />
      ) : null}
      {saving.closed === null ? null : (
        <ReasonDialog
          title={`${year} 年已经封存`}
          word="更正"
          busy={false}
          error={null}
          onReason={saving.closed.withReason}
          onClose={saving.forgetClosed}
        >
          <Note>{saving.closed.message}</Note>
        </ReasonDialog>
      )}
    </>
  );
}

interface RowHeadProps {
  readonly row: number;
  readonly member: MemberView | undefined;
  readonly isNew: boolean;
  readonly onOpen: (member: MemberView) => void;
}

function RowHead({ row, member, isNew, onOpen }: RowHeadProps): ReactNode {
  if (member === undefined) return <span className="faint">{isNew ? '新' : '＋'}</span>;
  return (
    <button
      type="button"
      className="plain"
      tabIndex={-1}
      aria-label={`打开${String(member.values['member.name'] ?? '')}的全部项目`}
      title="打开全部项目"
      onClick={() => onOpen(member)}
    >
      {row + 1}
    </button>
  );
}

function aimOf(rows: readonly WrittenRow[], present: readonly MemberView[]): string {
  if (!rows.some((cells) => (cells['member.id_number'] ?? '') !== ''))
    return '没有证件号码一列，将从光标所在的行往下填。';
  const { updated, added } = matchPasted(rows, present);
  return `按证件号码：更新现有成员 ${updated} 人，新增 ${added.length} 人。`;
}
