import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { sentenceOf } from '../../client.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/numbers.ts';
import { DoubtBlock } from './doubt-block.tsx';

const SHOWN = 20;

/** Rows of earlier imports that nobody has decided yet; each decision is an act of its own. */
export function OpenDoubts(): ReactNode {
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const answer = useAnswer('import.openDoubts', { offset: 0, limit: SHOWN }, { keep: true });
  const settle = useAct('import.settleDoubt');
  const total = answer.data?.total ?? 0;
  if (total === 0) return null;
  return (
    <section className="panel" aria-label="拿不准的行">
      <p className="line">
        <span className="strong warn">以前导入时有 {countOf(total)} 行拿不准，还没有判定</span>
        <Button may="import" size="small" onClick={() => setOpen(!open)}>
          {open ? '收起' : '现在判定'}
        </Button>
      </p>
      {open ? (
        <div className="doubts">
          {answer.data?.doubts.map((doubt) => (
            <DoubtBlock
              key={doubt.doubt}
              doubt={doubt}
              busy={settle.isPending}
              onDecide={(decision) => {
                if (decision === null) return;
                settle.mutate(
                  { doubt: doubt.doubt, decision },
                  {
                    onSuccess: () => void message.success('已判定，可在“操作记录”里撤销'),
                    onError: (thrown) => void message.error(sentenceOf(thrown), 8),
                  },
                );
              }}
            />
          ))}
        </div>
      ) : null}
    </section>
  );
}
