import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useOperator } from '../../../may.ts';
import { useAnswer } from '../../../queries.ts';
import { useStatus } from '../../../status-line.ts';
import { Button } from '../../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { ApproveDisposal, DoDisposal } from './disposal-steps.tsx';
import { DisposalNew } from './disposal-new.tsx';

export type Disposal = Output<'filing.disposals'>['disposals'][number];

const STATES = { listed: '待批准', approved: '已批准，待销毁', done: '已销毁' } satisfies Record<
  Disposal['state'],
  string
>;

/** Destroy-lists in their three steps: listed, approved by somebody else, done under two witnesses. */
export function Disposals({ choice }: { choice: ReactNode }): ReactNode {
  const answer = useAnswer('filing.disposals', {}, { keep: true });
  const [making, setMaking] = useState(false);
  const [shown, setShown] = useState<number | null>(null);
  const disposals = answer.data?.disposals ?? [];
  useStatus(`销毁清册 ${countOf(disposals.length)} 份`);
  return (
    <>
      <div className="toolbar">
        {choice}
        <span className="quiet">只有保管期满的才能列入；永久保管的不能。电子档案一律不删。</span>
        <span className="spread" />
        <Button may="write" onClick={() => setMaking(true)}>
          编制销毁清册…
        </Button>
      </div>
      <ErrorNote error={answer.error} />
      {answer.isPending ? <Busy /> : null}
      {answer.data !== undefined && disposals.length === 0 ? (
        <Empty title="没有销毁清册">
          <p>
            保管期满的档案要销毁，先点“编制销毁清册”，由另一个人批准，再在两名监销人在场时销毁、登记。三步都做完，纸质才算销毁。
          </p>
        </Empty>
      ) : null}
      <div className="scroll">
        {disposals.map((disposal) => (
          <DisposalCard
            key={disposal.id}
            disposal={disposal}
            isShown={shown === disposal.id}
            onShow={() => setShown(shown === disposal.id ? null : disposal.id)}
          />
        ))}
      </div>
      {making ? <DisposalNew onClose={() => setMaking(false)} /> : null}
    </>
  );
}

interface DisposalCardProps {
  readonly disposal: Disposal;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function DisposalCard({ disposal, isShown, onShow }: DisposalCardProps): ReactNode {
  const [acting, setActing] = useState<'approve' | 'do' | null>(null);
  const operator = useOperator();
  const { listedOn, listedBy, approvedBy, approvedOn, doneOn, witnesses, items, pages, state, note } =
    disposal;
  const isOwn = operator?.name === listedBy;
  const name = `${listedOn} 销毁清册`;
  return (
    <section className="disposal" aria-label={name}>
      <div className="line">
        <h3>{name}</h3>
        <span className={state === 'done' ? 'chip' : state === 'approved' ? 'chip bad' : 'chip look'}>
          {STATES[state]}
        </span>
        <span>
          {countOf(items)} 件 {countOf(pages)} 页
        </span>
        <button type="button" className="link" aria-expanded={isShown} onClick={onShow}>
          {isShown ? '收起' : '看目录'}
        </button>
        <span className="spread" />
        {state === 'listed' ? (
          <Button
            may="dispose"
            disabled={isOwn}
            title={isOwn ? '编制的人不能自己批准' : undefined}
            onClick={() => setActing('approve')}
          >
            批准…
          </Button>
        ) : null}
        {state === 'approved' ? (
          <Button may="write" danger onClick={() => setActing('do')}>
            登记销毁…
          </Button>
        ) : null}
      </div>
      <p className="quiet">
        编制 {listedBy}；批准 {approvedBy === null ? '还没有' : `${approvedBy} ${approvedOn ?? ''}`}；销毁{' '}
        {doneOn === null ? '还没有' : `${doneOn}，监销 ${witnesses ?? ''}`}
        {note === null ? '' : `；${note}`}
      </p>
      {isShown ? <Contents id={disposal.id} /> : null}
      {acting === 'approve' ? <ApproveDisposal disposal={disposal} onClose={() => setActing(null)} /> : null}
      {acting === 'do' ? <DoDisposal disposal={disposal} onClose={() => setActing(null)} /> : null}
    </section>
  );
}

function Contents({ id }: { id: number }): ReactNode {
  const contents = useAnswer('filing.disposals', { id }).data?.disposals[0]?.contents;
  if (contents === undefined) return <Busy />;
  return (
    <table className="sheet narrow" aria-label="清册目录">
      <tbody>
        {contents.map(({ itemId, code, title }) => (
          <tr key={itemId}>
            <td className="nowrap">{code}</td>
            <td>{title}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
