import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { procedureStatus } from '../../fields/procedure-status.ts';
import { handedOver, handOverDone, useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { Board } from './board.tsx';
import { DaysLeft } from './days-left.tsx';
import { StartDialog, type StartWith } from './start-dialog.tsx';

/** Procedures of the year: what runs as a board by step, everything as a list below. */
export function ProceduresPage(): ReactNode {
  const { year } = useArchive();
  const [villageId, setVillageId] = useRemembered<number>('procedures.village', 0);
  const villages = useAnswer('village.list', {});
  const kinds = useAnswer('procedure.kinds', { year });
  const list = useAnswer(
    'procedure.list',
    { year, ...(villageId === 0 ? {} : { villageId }) },
    { keep: true },
  );
  const [starting, setStarting] = useState<StartWith | null>(
    () => handedOver<StartWith>('procedures.households') ?? null,
  );
  const procedures = list.data?.procedures ?? [];
  const open = procedures.filter((each) => each.status === 'open');
  useStatus(`办理中 ${open.length} 件，共 ${procedures.length} 件`);
  const close = (): void => {
    handOverDone('procedures.households');
    setStarting(null);
  };
  return (
    <section className="page paper" aria-label="动态调整">
      <div className="toolbar">
        <h2>{year} 年动态调整</h2>
        <Select
          aria-label="村"
          style={{ width: 150 }}
          value={villageId}
          options={[
            { value: 0, label: '全部村' },
            ...(villages.data?.villages ?? []).map((each) => ({ value: each.id, label: each.name })),
          ]}
          onChange={setVillageId}
        />
        <span className="spread" />
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setStarting({ ids: [], villageId: villageId || null })}
        >
          发起程序
        </Button>
      </div>
      <ErrorNote error={list.error ?? kinds.error} />
      {list.isPending || kinds.isPending ? <Busy /> : null}
      {list.data !== undefined && procedures.length === 0 ? (
        <Empty title="今年还没有发起过程序">
          <p>发现有返贫致贫风险的户，点“发起程序”，选村、线索发现日期和户；程序会按步骤提示材料和期限。</p>
        </Empty>
      ) : null}
      {procedures.length === 0 ? null : (
        <div className="scroll">
          {(kinds.data?.kinds ?? []).map((kind) => (
            <Board key={kind.key} kind={kind} procedures={open.filter((each) => each.key === kind.key)} />
          ))}
          <table className="sheet" aria-label="程序列表">
            <thead>
              <tr>
                <th>程序</th>
                <th>村</th>
                <th className="num">户数</th>
                <th>线索日期</th>
                <th>下一步</th>
                <th>期限</th>
                <th>状态</th>
              </tr>
            </thead>
            <tbody>
              {procedures.map((each) => (
                <tr key={each.id}>
                  <td>
                    <button
                      type="button"
                      className="link"
                      onClick={() => go({ page: 'procedure', id: each.id })}
                    >
                      {each.title}
                    </button>
                  </td>
                  <td>{each.village}</td>
                  <td className="num">{each.households}</td>
                  <td>{each.openedOn}</td>
                  <td>{each.stepTitle ?? '—'}</td>
                  <td>
                    <DaysLeft days={each.daysLeft} />
                  </td>
                  <td>{procedureStatus(each.status)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {starting === null ? null : <StartDialog start={starting} onClose={close} />}
    </section>
  );
}
