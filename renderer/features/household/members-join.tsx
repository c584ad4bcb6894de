import { Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FieldValues } from '#contract/common.ts';
import type { HouseholdPage } from '#contract/household.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { draftKeyOf } from './members-draft.ts';

interface MembersJoinProps {
  readonly page: HouseholdPage;
  readonly added: readonly FieldValues[];
  /** How many cells are odd and will be kept as they are. */
  readonly doubts: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Why, since when and by which paper the people of the sheet joined: once for all of them. */
export function MembersJoin({ page, added, doubts, onClose, onDone }: MembersJoinProps): ReactNode {
  const { archive } = useArchive();
  const enter = useAct('member.enter');
  const [reason, setReason] = useState('');
  const [on, setOn] = useState<string | null>(archive.today);
  const [proof, setProof] = useState('');
  const [isAsked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (reason === '' || on === null || proof.trim() === '') return;
    enter.mutate(
      {
        householdId: page.id,
        year: page.year,
        updates: [],
        added: [...added],
        joined: { reason, on, proof: proof.trim() },
        acceptDoubts: doubts > 0,
        draft: draftKeyOf(page.id),
      },
      { onSuccess: onDone },
    );
  };
  return (
    <Modal
      open
      title={`自然增加 ${added.length} 人`}
      okText={`增加 ${added.length} 人`}
      width={560}
      onOk={save}
      onCancel={onClose}
      confirmLoading={enter.isPending}
    >
      <div className="stack">
        <p>
          {added.map((values) => values['member.name']).join('、')}。增加原因、日期和证明材料对这几人相同。
        </p>
        {doubts > 0 ? (
          <Note tone="look">有 {doubts} 处可疑（表里已标出），增加后按现在填的保存。</Note>
        ) : null}
        <div className="form">
          <FormItem label="增加原因" must reason={isAsked && reason === '' ? '请选择增加原因' : undefined}>
            {(id) => (
              <Select
                id={id}
                aria-label="增加原因"
                autoFocus
                value={reason === '' ? null : reason}
                options={codeItemsOf('increase_reason', page.year).map((item) => ({
                  value: item.code,
                  label: item.label,
                }))}
                onChange={setReason}
              />
            )}
          </FormItem>
          <FormItem label="增加日期" must reason={isAsked && on === null ? '请填写增加日期' : undefined}>
            {(id) => <DayInput id={id} label="增加日期" value={on} onChange={setOn} max={archive.today} />}
          </FormItem>
          <FormItem
            wide
            label="证明材料"
            must
            reason={isAsked && proof.trim() === '' ? '请填写证明材料' : undefined}
            hint="如 出生医学证明、结婚证、户口迁移证"
          >
            {(id) => <Input id={id} value={proof} onChange={(event) => setProof(event.target.value)} />}
          </FormItem>
        </div>
        <ErrorNote error={enter.error} />
      </div>
    </Modal>
  );
}
