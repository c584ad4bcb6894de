import { type ReactNode, useState } from 'react';
import { useAnswer } from '../../queries.ts';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { ReconcileBar } from './reconcile-bar.tsx';
import { ReconcileLines } from './reconcile-lines.tsx';
import { ReconcileNew } from './reconcile-new.tsx';

/** The archive beside the national system's last export and the paper file, as a list to work through. */
export function ReconcileTab(): ReactNode {
  const [chosen, setChosen] = useState<number | null>(null);
  const [making, setMaking] = useState(false);
  const answer = useAnswer('reconcile.list', {});
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const { reconciliations } = answer.data;
  const shown = reconciliations.find(({ id }) => id === chosen) ?? reconciliations[0];
  return (
    <div className="exchange work-list">
      <ReconcileBar
        reconciliations={reconciliations}
        shown={shown}
        onChoose={setChosen}
        onNew={() => setMaking(true)}
      />
      {shown === undefined ? (
        <Empty title="还没有做过三账比对">
          <ol className="steps-in-words">
            <li>从国家系统导出最新的成员信息、户信息或全字段表。</li>
            <li>纸质台账录成表格也可以一起比：有姓名、证件号码的名单就能认。</li>
            <li>单击“新的比对”选表，只比不写；哪里不一致，列成清单逐条处理。</li>
          </ol>
        </Empty>
      ) : (
        <ReconcileLines key={shown.id} id={shown.id} open={shown.open} />
      )}
      {making ? (
        <ReconcileNew
          onClose={() => setMaking(false)}
          onDone={(id) => {
            setMaking(false);
            setChosen(id);
          }}
        />
      ) : null}
    </div>
  );
}
