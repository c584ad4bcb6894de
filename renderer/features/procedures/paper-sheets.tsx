import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import type { Candidate } from './candidate-draft.ts';
import { sheetChanges } from './sheet-changes.ts';
import type { Step } from './step-draft.ts';

interface PaperSheetsProps {
  readonly page: ProcedurePage;
  readonly step: Step;
  readonly paper: Step['papers'][number];
  readonly onClose: () => void;
}

/** Whose sheets have come in: a list to tick, or all at once. */
export function PaperSheets({ page, step, paper, onClose }: PaperSheetsProps): ReactNode {
  const { archive } = useArchive();
  const act = useAct('procedure.receivePaper');
  const live = page.candidates.filter((each) => !each.dropped);
  const [held] = useState<ReadonlySet<number>>(
    () => new Set(live.map((each) => each.householdId).filter((id) => !paper.missingFor.includes(id))),
  );
  const [ticked, setTicked] = useState<ReadonlySet<number>>(held);
  const [on, setOn] = useState<string | null>(archive.today);
  const [cursor, setCursor] = useState(0);
  const word = paper.need === 'signed' ? '签回' : '打印';
  const { came, went } = sheetChanges(held, ticked);
  const save = async (): Promise<void> => {
    if (on === null) return;
    const sheet = { id: page.id, step: step.key, document: paper.document, on };
    try {
      if (came.length > 0) await act.mutateAsync({ ...sheet, state: paper.need, householdIds: came });
      if (went.length > 0) await act.mutateAsync({ ...sheet, state: 'missing', householdIds: went });
    } catch {
      // The act keeps its error, and the dialog shows it.
      return;
    }
    onClose();
  };
  const columns: readonly Column<Candidate>[] = [
    { key: 'headName', title: '户主', width: 110, render: (row) => row.headName ?? '无户主' },
    { key: 'householdNo', title: '户编号', width: 150, render: (row) => row.householdNo ?? '未编号' },
    { key: 'group', title: '组', width: 80, render: (row) => row.group ?? '' },
    {
      ...{ key: 'state', title: '状态', width: 110, grow: true },
      render: ({ householdId }) =>
        ticked.has(householdId) ? (
          <span className="done">已{word}</span>
        ) : (
          <span className="warn">没有{word}</span>
        ),
    },
  ];
  return (
    <Modal
      open
      title={`${paper.title}：谁的已${word}`}
      okText={came.length + went.length === 0 ? '登记' : `登记（${came.length + went.length} 户有变化）`}
      okButtonProps={{ disabled: on === null }}
      width={600}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <div className="line">
          <span>
            已{word} {ticked.size}/{live.length} 户
          </span>
          <span className="spread" />
          <span className="quiet nowrap">{word}日期</span>
          <span style={{ width: 140 }}>
            <DayInput label={`${word}日期`} value={on} onChange={setOn} max={archive.today} />
          </span>
          <Button may="write" onClick={() => setTicked(new Set(live.map((each) => each.householdId)))}>
            全部{word}
          </Button>
        </div>
        <div className="paper-sheets">
          <VirtualTable
            label={`${paper.title}的户`}
            columns={columns}
            count={live.length}
            rowAt={(index) => live[index]}
            idOf={(row) => row.householdId}
            nameOf={(row) => row.headName ?? row.householdNo ?? ''}
            cursor={cursor}
            onCursor={setCursor}
            selection={ticked}
            onSelection={setTicked}
            onAll={() => setTicked(new Set(live.map((each) => each.householdId)))}
            autoFocus
          />
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
