import { App, Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { handOver, useRemembered } from '../../memory.ts';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { UndoButton } from '../../ui/undo-button.tsx';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import { APPROVALS, isDrawn, type Sampled, samplePlace, stateOf } from './sampling-words.ts';

const columns: Column<Sampled>[] = [
  { key: 'position', title: '序号', width: 54, align: 'right', render: ({ position }) => position },
  { key: 'village', title: '村', width: 110, render: ({ village }) => village },
  { key: 'group', title: '组', width: 90, render: ({ group }) => group },
  { key: 'no', title: '户编号', width: 150, render: ({ householdNo }) => householdNo ?? '未编号' },
  { key: 'head', title: '户主', width: 90, render: ({ head }) => head },
  { key: 'stratum', title: '户类型', width: 80, render: ({ stratum }) => stratum },
  {
    ...{ key: 'state', title: '状态', width: 200, grow: true },
    render: (row) => {
      const { word, tone } = stateOf(row);
      return <span className={tone === 'look' ? 'chip look' : tone}>{word}</span>;
    },
  },
  { key: 'on', title: '调查日期', width: 96, render: ({ surveyedOn }) => surveyedOn },
  { key: 'surveyor', title: '调查人', width: 90, render: ({ surveyor }) => surveyor },
  {
    ...{ key: 'approves', title: '认可', width: 80 },
    render: ({ approves }) => (approves === null ? '' : APPROVALS[approves]),
  },
];

interface SampledHouseholdsProps {
  readonly sampleId: number;
  readonly households: readonly Sampled[];
}

/** Who was drawn, village by village; Enter opens the sheet of the second entry. */
export function SampledHouseholds({ sampleId, households }: SampledHouseholdsProps): ReactNode {
  const { message } = App.useApp();
  const [villageId, setVillage] = useRemembered<number>(`sampling.village.${sampleId}`, 0);
  const [cursor, setCursor] = useRemembered<number>(`sampling.row.${sampleId}`, 0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [replacing, setReplacing] = useState<Sampled | null>(null);
  const act = useAct('sample.replace');
  const villages = [...new Map(households.map((row) => [row.villageId, row.village]))];
  const rows = households
    .filter((row) => villageId === 0 || row.villageId === villageId)
    .toSorted(
      (a, b) => a.villageId - b.villageId || Number(a.spare) - Number(b.spare) || a.position - b.position,
    );
  const here = rows[Math.min(cursor, rows.length - 1)];
  const toPrint = rows.filter((row) => isDrawn(row) && (chosen.size === 0 || chosen.has(row.id)));
  const left = rows.filter((row) => isDrawn(row) && row.surveyedOn === null).length;
  useStatus(`列出 ${countOf(rows.length)} 户，待调查 ${countOf(left)} 户`);
  const open = (row: Sampled): void => {
    if (isDrawn(row)) go(samplePlace(sampleId, row.id));
    else void message.info(row.spare ? '备选户不用调查；有户要换时才轮到它' : '这一户已经换掉，不用调查');
  };
  const print = (): void => {
    handOver('documents.sent', {
      document: 'T03',
      households: toPrint.map(({ householdId }) => householdId),
    });
    go({ page: 'documents' });
  };
  return (
    <>
      <div className="toolbar flat">
        <Select
          aria-label="村"
          style={{ width: 140 }}
          value={villageId}
          options={[{ value: 0, label: '全部村' }, ...villages.map(([value, label]) => ({ value, label }))]}
          onChange={(next) => {
            setVillage(next);
            setCursor(0);
          }}
        />
        <span className="spread" />
        <GuardedButton may="print" disabled={toPrint.length === 0} onClick={print}>
          打印调查表：{countOf(toPrint.length)} 户
        </GuardedButton>
        <GuardedButton
          may="review"
          disabled={here === undefined || !isDrawn(here) || here.surveyedOn !== null}
          onClick={() => setReplacing(here ?? null)}
        >
          换一户…
        </GuardedButton>
        <Button
          type="primary"
          disabled={here === undefined || !isDrawn(here)}
          onClick={() => here !== undefined && open(here)}
        >
          复核录入 <kbd>Enter</kbd>
        </Button>
      </div>
      <VirtualTable
        label="抽中的户"
        columns={columns}
        count={rows.length}
        rowAt={(at) => rows[at]}
        idOf={({ id }) => id}
        nameOf={({ householdNo, head }) => `${householdNo ?? ''} ${head ?? ''}`}
        selection={chosen}
        onSelection={setChosen}
        onAll={() => setChosen(new Set(rows.map(({ id }) => id)))}
        cursor={Math.min(cursor, rows.length - 1)}
        onCursor={setCursor}
        onOpen={open}
        autoFocus
        empty={<Empty title="这个村没有抽中的户" />}
      />
      {replacing === null ? null : (
        <ReasonDialog
          title={`换一户：${replacing.householdNo ?? '未编号'} ${replacing.head ?? ''}`}
          word="换户"
          busy={act.isPending}
          error={act.error}
          onReason={(reason) =>
            act.mutate(
              { id: replacing.id, reason },
              {
                onSuccess: ({ change, replacement }) => {
                  const next = households.find(({ id }) => id === replacement);
                  setReplacing(null);
                  void message.success({
                    duration: 8,
                    content: (
                      <>
                        换成 {next?.householdNo ?? ''} {next?.head ?? ''}
                        {change === null ? null : <UndoButton change={change} label="撤销换户" />}
                      </>
                    ),
                  });
                },
              },
            )
          }
          onClose={() => {
            act.reset();
            setReplacing(null);
          }}
        >
          <p>由同村的备选户顶上，先用同一户类型的。换掉的户和原因都留着。</p>
        </ReasonDialog>
      )}
    </>
  );
}
