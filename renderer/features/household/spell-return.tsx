import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SpellInTime } from '#contract/spell.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

interface ReturnProps {
  readonly spell: SpellInTime;
  readonly today: string;
  readonly onClose: () => void;
}

/** 风险消除回退: the day and the reason. */
export function RollBackDialog({ spell, today, onClose }: ReturnProps): ReactNode {
  const act = useAct('spell.rollBack');
  const [on, setOn] = useState(today);
  const [proof, setProof] = useState('');
  return (
    <ReasonDialog
      title="风险消除回退"
      word="回退"
      busy={act.isPending}
      error={act.error}
      onReason={(reason) => act.mutate({ id: spell.id, on, reason, proof }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p className="quiet small">
        撤销“风险消除”的标注，这一段接着监测。消除时填的收入留作“摸底”收入表，消除后的各项清空，下次消除时重新填。
      </p>
      <FormItem label="回退日期" must>
        {(id) => (
          <DayInput id={id} label="回退日期" value={on} max={today} onChange={(day) => setOn(day ?? today)} />
        )}
      </FormItem>
      <FormItem label="证明材料">
        {(id) => (
          <Input id={id} maxLength={100} value={proof} onChange={(event) => setProof(event.target.value)} />
        )}
      </FormItem>
    </ReasonDialog>
  );
}

/** A spell that was recorded by mistake. */
export function VoidDialog({ spell, onClose }: Omit<ReturnProps, 'today'>): ReactNode {
  const act = useAct('spell.void');
  return (
    <ReasonDialog
      title="作废这段监测"
      word="作废"
      busy={act.isPending}
      error={act.error}
      onReason={(reason) => act.mutate({ id: spell.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p className="quiet small">
        只用于录错的记录。真正消除了风险的，请用“风险消除”。作废后留有记录，可以撤销。
      </p>
    </ReasonDialog>
  );
}
