import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { call } from '../../../client.ts';
import { useAct } from '../../../queries.ts';
import { Empty, ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { usePagedRows } from '../../../ui/paged-rows.ts';
import { type Column, VirtualTable } from '../../../ui/virtual-table.tsx';
import { RETENTIONS } from '../filing/filing-words.ts';

type Answer = Output<'filing.disposable'>;
type Disposable = Answer['items'][number];
type Page = Answer & { readonly rows: readonly Disposable[] };

const columns: readonly Column<Disposable>[] = [
  { key: 'code', title: '档号', width: 196, render: ({ code }) => code },
  {
    ...{ key: 'title', title: '题名', width: 180, grow: true },
    render: ({ title }) => <span title={title}>{title}</span>,
  },
  { key: 'retention', title: '期限', width: 56, render: ({ retention }) => RETENTIONS[retention] },
  { key: 'keptUntil', title: '保管到', width: 92, render: ({ keptUntil }) => keptUntil },
  {
    ...{ key: 'refusal', title: '不能列入', width: 170 },
    render: ({ refusal }) =>
      refusal === null ? null : (
        <span className="warn" title={refusal}>
          {refusal}
        </span>
      ),
  },
];

/** Papers whose period is over; the chosen ones go on a list that somebody else approves. */
export function DisposalNew({ onClose }: { onClose: () => void }): ReactNode {
  const { message } = App.useApp();
  const act = useAct('filing.listDisposal');
  const rows = usePagedRows<Disposable, Page>(['filing.disposable', {}], async (offset, limit) => {
    const page = await call('filing.disposable', { offset, limit });
    return { ...page, rows: page.items };
  });
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [note, setNote] = useState('');
  const save = (): void =>
    act.mutate(
      { itemIds: [...chosen], note: note.trim() || null },
      {
        onSuccess: () => {
          void message.success('销毁清册已编好，等另一个人批准');
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title="编制销毁清册"
      width={900}
      okText={chosen.size === 0 ? '编制' : `编制：${countOf(chosen.size)} 件`}
      okButtonProps={{ disabled: chosen.size === 0 }}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <Note tone="look">
          {rows.firstPage?.rule ?? '只列保管期满的。'}销毁前请逐件鉴定，还有用的不要列入。
        </Note>
        <div className="disposable">
          <VirtualTable
            label="保管期满的档案"
            columns={columns}
            count={rows.count}
            rowAt={rows.rowAt}
            idOf={({ id }) => id}
            nameOf={({ code }) => code}
            cursor={Math.min(cursor, rows.count - 1)}
            onCursor={setCursor}
            selection={chosen}
            onSelection={setChosen}
            onRange={rows.onRange}
            autoFocus
            empty={
              rows.firstPage === undefined ? null : (
                <Empty title="没有保管期满的档案">永久保管的不会列出来。</Empty>
              )
            }
          />
        </div>
        <Input
          aria-label="鉴定意见"
          maxLength={500}
          placeholder="鉴定意见，如 经鉴定无继续保存价值"
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <ErrorNote error={rows.error ?? act.error} />
      </div>
    </Modal>
  );
}
