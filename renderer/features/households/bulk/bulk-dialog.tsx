import { Button, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import type { HouseholdTarget } from '#contract/list.ts';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { ChangeTable } from './change-table.tsx';
import { EditList } from './edit-list.tsx';
import { useBulk } from './use-bulk.ts';

interface BulkDialogProps {
  readonly target: HouseholdTarget;
  readonly households: number;
  readonly year: number;
  readonly onClose: () => void;
}

/** One change for many households: what to change, what that does to each, and then one act. */
export function BulkDialog({ target, households, year, onClose }: BulkDialogProps): ReactNode {
  const bulk = useBulk({ year, target }, onClose);
  const { input, preview, isFresh, except, reason } = bulk;
  const values = (preview?.values ?? 0) - except.size;
  const lacksReason = preview?.needsReason === true && reason.trim() === '';
  return (
    <Modal
      open
      title={`批量修改 ${countOf(households)} 户（${year} 年度）`}
      width={960}
      style={{ top: 40 }}
      onCancel={onClose}
      footer={
        <div className="line">
          <span role="status">{preview === undefined ? '' : summaryOf(preview, except.size)}</span>
          <span className="spread" />
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            disabled={!isFresh || values === 0 || lacksReason}
            loading={bulk.busy}
            onClick={bulk.apply}
          >
            {values === 0 ? '修改' : `修改 ${countOf(values)} 项`}
          </Button>
        </div>
      }
    >
      <div className="stack">
        <EditList bulk={bulk} year={year} />
        <ErrorNote error={bulk.error} />
        {preview === undefined || input === null ? (
          <p className="faint">
            选好要修改的项和新的值，这里逐项列出每户原来是什么、改成什么；确认以前不改任何数据。
          </p>
        ) : (
          <>
            {preview.needsReason ? <ClosedYear {...{ year, reason }} onReason={bulk.onReason} /> : null}
            <ChangeTable {...{ input, preview, except }} onExcept={bulk.onExcept} />
          </>
        )}
      </div>
    </Modal>
  );
}

type Preview = Output<'bulk.preview'>;

const summaryOf = ({ households, values, unchanged, refused }: Preview, unticked: number): string =>
  [
    `将修改 ${countOf(households)} 户、${countOf(values)} 项`,
    ...(unticked === 0 ? [] : [`去掉勾选 ${countOf(unticked)} 项`]),
    ...(refused === 0 ? [] : [`不能改 ${countOf(refused)} 项`]),
    ...(unchanged === 0 ? [] : [`没有变化 ${countOf(unchanged)} 户`]),
  ].join('；');

interface ClosedYearProps {
  readonly year: number;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

function ClosedYear({ year, reason, onReason }: ClosedYearProps): ReactNode {
  return (
    <>
      <Note tone="look">{year} 年已经封存，更正要写明理由，理由会记入操作记录。</Note>
      <FormItem label="更正理由" must wide>
        {(id) => (
          <Input id={id} maxLength={200} value={reason} onChange={(event) => onReason(event.target.value)} />
        )}
      </FormItem>
    </>
  );
}
