import { type ReactNode, useState } from 'react';
import { handOver } from '../../../memory.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { go } from '../../../route.ts';
import { Button } from '../../../ui/button.tsx';
import { Offered } from '../../../ui/offered.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { LendDialog } from '../lending/lend-dialog.tsx';
import { type FiledItem, RETENTIONS } from './filing-words.ts';
import { ItemEdit } from './item-edit.tsx';
import { ItemState } from './item-columns.tsx';
import { RenumberDialog } from './renumber-dialog.tsx';

type Acting = 'edit' | 'withdraw' | 'renumber' | 'lend';

/** One filed paper: its fields, where it lies, and what can be done with it. */
export function ItemPanel({ item }: { item: FiledItem }): ReactNode {
  const [acting, setActing] = useState<Acting | null>(null);
  const close = (): void => setActing(null);
  return (
    <aside className="side right filing-side" aria-label="这一件">
      <header className="line">
        <h2 className="wrap-anywhere">{item.code}</h2>
        <span className="spread" />
        <ItemState state={item.state} />
      </header>
      <p className="strong">{item.title}</p>
      <Facts item={item} />
      {item.state === 'filed' ? (
        <div className="line wraps">
          <Button may="write" onClick={() => setActing('edit')}>
            修改…
          </Button>
          <Button may="write" onClick={() => setActing('lend')}>
            借出…
          </Button>
          <Button may="write" onClick={() => setActing('renumber')}>
            改档号…
          </Button>
          <Button may="write" danger type="text" onClick={() => setActing('withdraw')}>
            撤下…
          </Button>
        </div>
      ) : null}
      <Source item={item} />
      {acting === 'edit' ? <ItemEdit item={item} onClose={close} /> : null}
      {acting === 'withdraw' ? <Withdraw item={item} onClose={close} /> : null}
      {acting === 'renumber' ? <RenumberDialog itemIds={[item.id]} onClose={close} onDone={close} /> : null}
      {acting === 'lend' ? (
        <LendDialog what={{ itemId: item.id, code: item.code, title: item.title }} onClose={close} />
      ) : null}
    </aside>
  );
}

function Facts({ item }: { item: FiledItem }): ReactNode {
  const facts: readonly (readonly [string, string | null])[] = [
    ['责任者', item.author],
    ['文号', item.docNo],
    ['日期', item.dated],
    ['密级', item.secrecy],
    ['页数', item.pages === null ? '没有数过' : `${item.pages} 页`],
    ['保管期限', `${RETENTIONS[item.retention]}${item.keptUntil === null ? '' : `，到 ${item.keptUntil}`}`],
    ['户', item.householdNo],
    ['村', item.village],
    ['案卷', item.volume === null ? null : `${item.volume.code} 第 ${item.volume.place ?? '–'} 件`],
    ['盒', item.box === null ? null : `第 ${item.box.number} 盒`],
    ['归档日期', item.filedOn],
    ['原档号', item.oldCodes.length === 0 ? null : item.oldCodes.join('、')],
    ['撤下原因', item.withdrawnReason],
    ['备注', item.note],
  ];
  return (
    <dl className="facts filing-facts">
      {facts.map(([label, value]) =>
        value === null || value === '' ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** The way to the printed paper, or to the household whose scan it is. */
function Source({ item }: { item: FiledItem }): ReactNode {
  const { documentId, householdId } = item;
  const printed = useAnswer('document.get', { id: documentId ?? 0 }, { enabled: documentId !== null }).data;
  const show = (): void => {
    handOver('documents.find', printed?.code ?? '');
    go({ page: 'documents', tab: 'history' });
  };
  return (
    <div className="line">
      {printed === undefined ? null : (
        <button type="button" className="link" onClick={show}>
          看打印的文书
        </button>
      )}
      {householdId === null ? null : (
        <Offered may="read">
          <button
            type="button"
            className="link"
            onClick={() => go({ page: 'household', id: householdId, tab: 'documents' })}
          >
            打开户档案
          </button>
        </Offered>
      )}
    </div>
  );
}

function Withdraw({ item, onClose }: { item: FiledItem; onClose: () => void }): ReactNode {
  const act = useAct('filing.withdraw');
  return (
    <ReasonDialog
      title={`撤下 ${item.code}`}
      word="撤下"
      busy={act.isPending}
      error={act.error}
      onReason={(reason) => act.mutate({ itemId: item.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p className="quiet">档号不再给别的文件用，目录里查“撤下的”还能看到。材料回到“待归档”。</p>
    </ReasonDialog>
  );
}
