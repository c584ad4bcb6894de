import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { YearView } from '#contract/time.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

/** 年度: what each year holds, and which are closed so that nothing in them changes by mistake. */
export function ClosedYears(): ReactNode {
  const answer = useAnswer('year.list', {});
  const [closing, setClosing] = useState<number | null>(null);
  const [opening, setOpening] = useState<number | null>(null);
  if (answer.isPending) return <Busy />;
  return (
    <div className="scroll">
      <div className="toolbar flat">
        <span className="quiet">
          年报上报以后，把这一年封存起来：年度信息、收入、帮扶措施和计划不会误改。以后要更正，写明理由就能改，理由留在操作记录里。
        </span>
      </div>
      <ErrorNote error={answer.error} />
      <table className="sheet" aria-label="年度">
        <thead>
          <tr>
            <th style={{ width: 90 }}>年度</th>
            <th className="num">户</th>
            <th className="num">人</th>
            <th className="num">收入</th>
            <th className="num">帮扶措施</th>
            <th style={{ width: 180 }}>状态</th>
            <th>说明</th>
            <th style={{ width: 110 }} />
          </tr>
        </thead>
        <tbody>
          {(answer.data?.years ?? []).map((each) => (
            <YearRow
              key={each.year}
              row={each}
              onClose={() => setClosing(each.year)}
              onOpen={() => setOpening(each.year)}
            />
          ))}
        </tbody>
      </table>
      {closing === null ? null : <CloseYear year={closing} onEnd={() => setClosing(null)} />}
      {opening === null ? null : <OpenYear year={opening} onEnd={() => setOpening(null)} />}
    </div>
  );
}

interface YearRowProps {
  readonly row: YearView;
  readonly onClose: () => void;
  readonly onOpen: () => void;
}

const counted = ['households', 'members', 'statements', 'measures'] as const;

function YearRow({ row, onClose, onOpen }: YearRowProps): ReactNode {
  return (
    <tr>
      <td className="strong nowrap">{row.year} 年</td>
      {counted.map((name) => (
        <td key={name} className="num">
          {row[name] === 0 ? <span className="faint">—</span> : countOf(row[name])}
        </td>
      ))}
      <td className="nowrap">
        {row.closedOn === null ? (
          <span className="quiet">可以修改</span>
        ) : (
          <>
            <span className="chip">已封存</span> <span className="quiet">{row.closedOn}</span>
          </>
        )}
      </td>
      <td className="quiet">{row.note}</td>
      <td className="num">
        {row.closedOn === null ? (
          <Button may="set-up" type="link" size="small" aria-label={`封存 ${row.year} 年`} onClick={onClose}>
            封存
          </Button>
        ) : (
          <Button
            may="set-up"
            type="link"
            size="small"
            aria-label={`解除 ${row.year} 年的封存`}
            onClick={onOpen}
          >
            解除封存
          </Button>
        )}
      </td>
    </tr>
  );
}

function CloseYear({ year, onEnd }: { year: number; onEnd: () => void }): ReactNode {
  const act = useAct('year.close');
  const [note, setNote] = useState('');
  return (
    <Modal
      open
      title={`封存 ${year} 年`}
      okText="封存"
      width={420}
      onOk={() => act.mutate({ year, note }, { onSuccess: onEnd })}
      onCancel={onEnd}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <p>封存后，{year} 年的年度信息、收入、帮扶措施和计划要写明理由才能改。户和人的基本信息照常修改。</p>
        <FormItem label="说明" hint="可以不填，如 年报已上报">
          {(id) => (
            <Input id={id} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </FormItem>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}

function OpenYear({ year, onEnd }: { year: number; onEnd: () => void }): ReactNode {
  const act = useAct('year.reopen');
  return (
    <ReasonDialog
      title={`解除 ${year} 年的封存`}
      word="解除封存"
      busy={act.isPending}
      error={act.error}
      onReason={(reason) => act.mutate({ year, reason }, { onSuccess: onEnd })}
      onClose={onEnd}
    >
      <p>只更正几处，不用解除：直接修改，保存时写明理由就行。</p>
    </ReasonDialog>
  );
}
