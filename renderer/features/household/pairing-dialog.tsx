import { AutoComplete, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import type { FieldValues } from '#contract/common.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { useArchive } from '../../archive-context.ts';
import { FieldForm } from '../../fields/field-form.tsx';
import { readForm, type Written } from '../../fields/read-form.ts';
import { writtenOf } from '../../fields/read-written.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { EndReason } from './end-pairing.tsx';

type Pairing = HouseholdPage['pairings'][number];
type Task = { readonly kind: 'add' } | { readonly kind: 'change' | 'helper'; readonly pairing: Pairing };

interface PairingDialogProps {
  readonly page: HouseholdPage;
  /** A further helper, another in his place, or the data of one. */
  readonly task: Task;
  readonly onClose: () => void;
}

const nameField = fieldByKey('helper.name');
const helperFields = [
  nameField,
  fieldByKey('helper.phone'),
  fieldByKey('helper.unit_name'),
  fieldByKey('helper.position'),
  fieldByKey('helper.affiliation'),
  fieldByKey('helper.political_status'),
  fieldByKey('helper.sex'),
  fieldByKey('helper.unit_no'),
  fieldByKey('helper.helper_no'),
];
const must = ['helper.name', 'helper.unit_name', 'helper.phone'];

const titles = { add: '新增结对帮扶', change: '更换帮扶责任人', helper: '修改帮扶责任人' } as const;

const writtenFrom = (values: FieldValues, year: number): Written =>
  Object.fromEntries(helperFields.map((field) => [field.key, writtenOf(field, values[field.key], year)]));

export function PairingDialog({ page, task, onClose }: PairingDialogProps): ReactNode {
  const { archive } = useArchive();
  const add = useAct('pairing.add');
  const change = useAct('pairing.change');
  const update = useAct('helper.update');
  const [written, setWritten] = useState<Written>(() =>
    task.kind === 'helper' ? writtenFrom(task.pairing.values, page.year) : {},
  );
  const [startsOn, setStartsOn] = useState<string | null>(archive.today);
  const [endsOn, setEndsOn] = useState<string | null>(null);
  const [endReason, setEndReason] = useState('');
  const [asked, setAsked] = useState(false);
  const form = readForm(helperFields, written, page.year, must);
  const save = (): void => {
    setAsked(true);
    if (Object.keys(form.reasons).length > 0 || startsOn === null) return;
    const { values } = form;
    const done = { onSuccess: onClose };
    if (task.kind === 'add') add.mutate({ householdId: page.id, values, startsOn, endsOn }, done);
    else if (task.kind === 'helper') {
      const all = Object.fromEntries(helperFields.map(({ key }) => [key, values[key] ?? null]));
      update.mutate({ id: task.pairing.helperId, values: all }, done);
    } else {
      const why = endReason === '' ? {} : { endReason };
      change.mutate({ id: task.pairing.id, values, startsOn, ...why }, done);
    }
  };
  return (
    <Modal
      open
      title={titles[task.kind]}
      okText="保存"
      width={560}
      onOk={save}
      onCancel={onClose}
      confirmLoading={add.isPending || change.isPending || update.isPending}
    >
      <div className="stack">
        {task.kind === 'helper' ? (
          <p className="quiet">改的是这名帮扶责任人本人的信息，他结对的各户都跟着变。</p>
        ) : (
          <KnownHelper onChosen={(values) => setWritten(writtenFrom(values, page.year))} />
        )}
        <FieldForm
          fields={helperFields}
          year={page.year}
          written={written}
          onWritten={setWritten}
          reasons={asked ? form.reasons : {}}
          must={must}
        />
        {task.kind === 'helper' ? null : (
          <div className="form">
            <FormItem
              label="帮扶开始时间"
              must
              reason={asked && startsOn === null ? '请填写开始时间' : undefined}
              hint={task.kind === 'change' ? '原帮扶责任人到前一天为止' : undefined}
            >
              {(id) => <DayInput id={id} label="帮扶开始时间" value={startsOn} onChange={setStartsOn} />}
            </FormItem>
            {task.kind === 'change' ? (
              <EndReason label="更换原因" year={page.year} value={endReason} onChange={setEndReason} />
            ) : (
              <FormItem label="帮扶结束时间" hint="到哪天到期；空着时核查会提示">
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
            )}
          </div>
        )}
        <ErrorNote error={add.error ?? change.error ?? update.error} />
      </div>
    </Modal>
  );
}

/** Finds a helper whom the archive knows, so that nobody is typed twice. */
function KnownHelper({ onChosen }: { onChosen: (values: FieldValues) => void }): ReactNode {
  const [text, setText] = useState('');
  const asked = useDebounced(text.trim(), 150);
  const found = useAnswer('helper.search', { text: asked }, { enabled: asked !== '', keep: true });
  const helpers = asked === '' ? [] : (found.data?.helpers ?? []);
  return (
    <FormItem label="已登记的帮扶责任人" hint="输入姓名、电话或单位查找；没有的在下面填写">
      {(id) => (
        <AutoComplete
          id={id}
          aria-label="已登记的帮扶责任人"
          autoFocus
          value={text}
          options={helpers.map((helper) => ({
            value: String(helper.id),
            label: `${String(helper.values['helper.name'] ?? '')}　${String(helper.values['helper.unit_name'] ?? '')}　${String(helper.values['helper.phone'] ?? '')}（在期 ${helper.households} 户）`,
          }))}
          onChange={setText}
          onSelect={(value: string) => {
            const helper = helpers.find((each) => String(each.id) === value);
            setText(String(helper?.values['helper.name'] ?? ''));
            if (helper !== undefined) onChosen(helper.values);
          }}
        />
      )}
    </FormItem>
  );
}
