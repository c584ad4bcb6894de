import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import type { SpellInTime } from '#contract/spell.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { ContractError } from '../../client.ts';
import { FieldForm } from '../../fields/field-form.tsx';
import { readForm, type Written } from '../../fields/read-form.ts';
import { writtenOf } from '../../fields/read-written.ts';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

const MUST = ['monitoring.category', 'monitoring.recognised_month', 'monitoring.risk_1'] as const;

const KEYS = [
  'monitoring.category',
  'monitoring.recognised_month',
  'monitoring.discovery_channel',
  'monitoring.discovered_on',
  'monitoring.consent_on',
  'monitoring.notice_from',
  'monitoring.notice_to',
  'monitoring.county_approved_on',
  'monitoring.risk_1',
  'monitoring.risk_2',
  'monitoring.risk_3',
  'monitoring.risk_4',
  'monitoring.risk_5',
  'monitoring.disaster_kind',
  'monitoring.disaster_note',
  'monitoring.other_note',
  'monitoring.school_problem',
  'monitoring.housing_problem',
  'monitoring.water_problem',
  'monitoring.insurance_problem',
] as const;

/** What a household that is marked again usually has as before. */
const KEPT = /category|risk_\d|disaster|other_note/;

interface SpellDialogProps {
  readonly page: HouseholdPage;
  /** The spell after which the household is marked again; null: another one. */
  readonly from: SpellInTime | null;
  readonly onClose: () => void;
}

const before = (from: SpellInTime | null, year: number): Written =>
  Object.fromEntries(
    KEYS.filter((key) => KEPT.test(key)).map((key) => [
      key,
      writtenOf(fieldByKey(key), from?.values[key], year),
    ]),
  );

/** A refusal that a written reason sets aside. */
const wantsReason = (error: unknown): boolean =>
  error instanceof ContractError && error.error.code === 'rule' && error.error.rule === 'Q135';

/** Records a spell that was recognised already, on paper or in the national system. */
export function SpellDialog({ page, from, onClose }: SpellDialogProps): ReactNode {
  const open = useAct('spell.open');
  const again = useAct('spell.markAgain');
  const [written, setWritten] = useState(() => before(from, page.year));
  const [proof, setProof] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const fields = KEYS.map(fieldByKey);
  const read = readForm(fields, written, page.year, MUST);
  const error = from === null ? open.error : again.error;
  const save = (): void => {
    setAsked(true);
    if (Object.keys(read.reasons).length > 0) return;
    const input = { values: read.values, proof, reason };
    if (from === null) open.mutate({ householdId: page.id, ...input }, { onSuccess: onClose });
    else again.mutate({ fromId: from.id, ...input }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={from === null ? '登记监测' : '再次纳入监测'}
      okText="保存"
      width={860}
      style={{ top: 24 }}
      onOk={save}
      onCancel={onClose}
      confirmLoading={open.isPending || again.isPending}
    >
      <div className="stack three">
        <p className="quiet small">
          {from === null
            ? '补登已经认定的监测对象。还没有认定的，请发起“监测对象识别”程序。'
            : '风险消除后又出现风险、已按程序重新认定的，从原来这段接着登记。类别和风险照上一段带出，请核对。'}
        </p>
        <FieldForm
          fields={fields}
          year={page.year}
          written={written}
          onWritten={setWritten}
          reasons={asked ? read.reasons : {}}
          must={MUST}
          autoFocus="monitoring.category"
        />
        <FormItem label="证明材料" hint="如：县级批复文号">
          {(id) => (
            <Input id={id} maxLength={100} value={proof} onChange={(event) => setProof(event.target.value)} />
          )}
        </FormItem>
        <ErrorNote error={error} />
        {wantsReason(error) || reason !== '' ? (
          <FormItem label="仍要登记的理由" must>
            {(id) => (
              <Input
                id={id}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </FormItem>
        ) : null}
      </div>
    </Modal>
  );
}
