import { Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

interface EndReasonProps {
  readonly label: string;
  readonly year: number;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** Why a helper is no longer in charge. */
export function EndReason({ label, year, value, onChange }: EndReasonProps): ReactNode {
  return (
    <FormItem label={label}>
      {(id) => (
        <Select
          id={id}
          aria-label={label}
          allowClear
          value={value === '' ? null : value}
          options={codeItemsOf('pairing_end_reason', year).map((item) => ({
            value: item.code,
            label: item.label,
          }))}
          onChange={(next: string | undefined) => onChange(next ?? '')}
        />
      )}
    </FormItem>
  );
}

interface EndPairingProps {
  readonly id: number;
  readonly name: string;
  readonly year: number;
  readonly onClose: () => void;
}

export function EndPairing({ id, name, year, onClose }: EndPairingProps): ReactNode {
  const { archive } = useArchive();
  const end = useAct('pairing.end');
  const [on, setOn] = useState<string | null>(archive.today);
  const [endReason, setEndReason] = useState('');
  const save = (): void => {
    const why = endReason === '' ? {} : { endReason };
    if (on !== null) end.mutate({ id, endsOn: on, ...why }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={`结束结对：${name}`}
      okText="结束结对"
      width={380}
      onOk={save}
      onCancel={onClose}
      confirmLoading={end.isPending}
    >
      <div className="stack">
        <FormItem label="结束日期" must reason={on === null ? '请填写结束日期' : undefined}>
          {(box) => <DayInput id={box} label="结束日期" value={on} onChange={setOn} />}
        </FormItem>
        <EndReason label="结束原因" year={year} value={endReason} onChange={setEndReason} />
        <ErrorNote error={end.error} />
      </div>
    </Modal>
  );
}
