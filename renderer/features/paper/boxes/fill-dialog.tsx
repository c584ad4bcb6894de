import { App, Input, Modal, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct, useAnswer } from '../../../queries.ts';
import { FormItem } from '../../../ui/form-item.tsx';
import { Busy, ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { RETENTIONS } from '../filing/filing-words.ts';
import type { Series } from './boxes-tab.tsx';
import { type Spine, useSpines } from './use-spines.ts';

/** Where each box of a series would end, by how many pages go into it; made so when the clerk agrees. */
export function FillDialog({ series, onClose }: { series: Series; onClose: () => void }): ReactNode {
  const { message } = App.useApp();
  const { year, retention, villageId, village } = series;
  const spines = useSpines(year);
  const [spine, setSpine] = useState<Spine>(30);
  const [shelf, setShelf] = useState('');
  const of = { year, retention, villageId, spine };
  const proposal = useAnswer('filing.proposeBoxes', of, { keep: true });
  const act = useAct('filing.fillBoxes');
  const boxes = proposal.data?.boxes ?? [];
  const save = (): void =>
    act.mutate(
      { ...of, shelf: shelf.trim() || null },
      {
        onSuccess: (made) => {
          void message.success(`已装 ${countOf(made.boxes.length)} 盒`);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={`装盒：${village ?? '乡镇本级'} ${year} 年度 ${RETENTIONS[retention]}`}
      width={560}
      okText={`装 ${countOf(boxes.length)} 盒`}
      okButtonProps={{ disabled: boxes.length === 0 }}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <div className="line">
          <span className="quiet">盒脊厚度</span>
          <Segmented<Spine>
            aria-label="盒脊厚度"
            value={spine}
            options={spines.map((value) => ({ value, label: `${value} 毫米` }))}
            onChange={setSpine}
          />
          {proposal.data === undefined ? null : (
            <span className="quiet">每盒约 {countOf(proposal.data.capacity)} 页</span>
          )}
        </div>
        <ErrorNote error={proposal.error ?? act.error} />
        {proposal.isPending ? <Busy /> : null}
        {proposal.data === undefined || proposal.data.uncounted === 0 ? null : (
          <Note tone="look">
            有 {countOf(proposal.data.uncounted)} 件没有数过页数，每件按 1
            页算。数好后在“归档文件”里填上更准。
          </Note>
        )}
        <div className="box-proposal">
          <table className="sheet sticky" aria-label="装盒方案">
            <thead>
              <tr>
                <th className="num">第几盒</th>
                <th>从</th>
                <th>到</th>
                <th className="num">件</th>
                <th className="num">页</th>
              </tr>
            </thead>
            <tbody>
              {boxes.map(({ from, to, items, pages }, index) => (
                <tr key={from}>
                  <td className="num">{index + 1}</td>
                  <td>{from}</td>
                  <td>{to}</td>
                  <td className="num">{countOf(items)}</td>
                  <td className="num">{countOf(pages)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <FormItem label="柜架号" hint="以后也能改">
          {(id) => (
            <Input
              id={id}
              maxLength={40}
              placeholder="如 2 柜 3 层"
              value={shelf}
              onChange={({ target }) => setShelf(target.value)}
            />
          )}
        </FormItem>
      </div>
    </Modal>
  );
}
