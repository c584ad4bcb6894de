import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { useArchive } from '../../archive-context.ts';
import { FieldForm } from '../../fields/field-form.tsx';
import { readForm, type Written } from '../../fields/read-form.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

const helperFields = [
  fieldByKey('helper.name'),
  fieldByKey('helper.phone'),
  fieldByKey('helper.unit_name'),
  fieldByKey('helper.position'),
  fieldByKey('helper.affiliation'),
  fieldByKey('helper.political_status'),
];
const must = ['helper.name', 'helper.unit_name', 'helper.phone'];

export function PairingDialog({ page, onClose }: { page: HouseholdPage; onClose: () => void }): ReactNode {
  const { archive } = useArchive();
  const add = useAct('pairing.add');
  const [written, setWritten] = useState<Written>({});
  const [startsOn, setStartsOn] = useState<string | null>(archive.today);
  const [endsOn, setEndsOn] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const form = readForm(helperFields, written, page.year, must);
  const save = (): void => {
    setAsked(true);
    if (Object.keys(form.reasons).length > 0 || startsOn === null) return;
    add.mutate({ householdId: page.id, values: form.values, startsOn, endsOn }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title="新增结对帮扶"
      okText="保存"
      width={560}
      onOk={save}
      onCancel={onClose}
      confirmLoading={add.isPending}
    >
      <div className="stack">
        <FieldForm
          fields={helperFields}
          year={page.year}
          written={written}
          onWritten={setWritten}
          reasons={asked ? form.reasons : {}}
          must={must}
          autoFocus="helper.name"
        />
        <div className="form">
          <FormItem
            label="帮扶开始时间"
            must
            reason={asked && startsOn === null ? '请填写开始时间' : undefined}
          >
            {(id) => <DayInput id={id} label="帮扶开始时间" value={startsOn} onChange={setStartsOn} />}
          </FormItem>
          <FormItem label="帮扶结束时间" hint="在期的可以不填">
            {(id) => (
              <DayInput
                id={id}
                label="帮扶结束时间"
                value={endsOn}
                onChange={setEndsOn}
                min={startsOn ?? undefined}
              />
            )}
          </FormItem>
        </div>
        <ErrorNote error={add.error} />
      </div>
    </Modal>
  );
}
