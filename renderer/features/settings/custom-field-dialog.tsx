import { Checkbox, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CustomFieldView } from '#contract/custom-field.ts';
import {
  CUSTOM_FORMS,
  CUSTOM_TYPES,
  type CustomFieldInput,
  customFieldInput,
} from '#domain/fields/custom-field.ts';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { blankField, formWords, optionsOf, typeWords } from './custom-field-draft.ts';

const inputOf = ({
  label,
  form,
  type,
  options,
  scale,
  unit,
  yearly,
  level,
}: CustomFieldView): CustomFieldInput => ({
  label,
  form,
  type,
  options,
  scale,
  unit,
  yearly,
  level,
});

interface Props {
  /** Null for a new one. */
  readonly field: CustomFieldView | null;
  readonly onClose: () => void;
}

export function CustomFieldDialog({ field, onClose }: Props): ReactNode {
  const add = useAct('customField.add');
  const update = useAct('customField.update');
  const [draft, setDraft] = useState(field === null ? blankField : inputOf(field));
  const [choices, setChoices] = useState(draft.options.map((option) => option.label).join('\n'));
  const [asked, setAsked] = useState(false);
  const isList = draft.type === 'code' || draft.type === 'codes';
  const wanted = { ...draft, options: isList ? optionsOf(choices, field?.options ?? []) : [] };
  const checked = customFieldInput.safeParse(wanted);
  const reasonOf = (part: string): string | undefined =>
    asked && !checked.success
      ? checked.error.issues.find((issue) => issue.path[0] === part)?.message
      : undefined;
  const save = (): void => {
    setAsked(true);
    if (!checked.success) return;
    if (field === null) add.mutate(checked.data, { onSuccess: onClose });
    else update.mutate({ id: field.id, field: checked.data }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={field === null ? '新增自定义字段' : `修改字段“${field.label}”`}
      okText="保存"
      width={480}
      onOk={save}
      onCancel={onClose}
      confirmLoading={add.isPending || update.isPending}
    >
      <div className="stack">
        <div className="form">
          <FormItem label="名称" must wide reason={reasonOf('label')}>
            {(id) => (
              <Input
                id={id}
                autoFocus
                value={draft.label}
                onChange={(event) => setDraft({ ...draft, label: event.target.value })}
              />
            )}
          </FormItem>
          <FormItem label="放在哪张表单上" must>
            {(id) => (
              <Select
                id={id}
                value={draft.form}
                options={CUSTOM_FORMS.map((value) => ({ value, label: formWords[value] }))}
                onChange={(form) => setDraft({ ...draft, form })}
              />
            )}
          </FormItem>
          <FormItem label="类型" must>
            {(id) => (
              <Select
                id={id}
                value={draft.type}
                options={CUSTOM_TYPES.map((value) => ({ value, label: typeWords[value] }))}
                onChange={(type) => setDraft({ ...draft, type })}
              />
            )}
          </FormItem>
          {isList ? (
            <FormItem label="选项" must wide hint="一行一个" reason={reasonOf('options')}>
              {(id) => (
                <Input.TextArea
                  id={id}
                  rows={5}
                  value={choices}
                  onChange={(event) => setChoices(event.target.value)}
                />
              )}
            </FormItem>
          ) : null}
          {draft.type === 'int' || draft.type === 'decimal' ? (
            <FormItem label="单位" hint="如 元、亩、公里">
              {(id) => (
                <Input
                  id={id}
                  value={draft.unit}
                  onChange={(event) => setDraft({ ...draft, unit: event.target.value })}
                />
              )}
            </FormItem>
          ) : null}
          {draft.type === 'decimal' ? (
            <FormItem label="小数位数">
              {(id) => (
                <Select
                  id={id}
                  value={draft.scale}
                  options={[0, 1, 2, 3, 4].map((value) => ({ value, label: `${value} 位` }))}
                  onChange={(scale) => setDraft({ ...draft, scale })}
                />
              )}
            </FormItem>
          ) : null}
        </div>
        <Checkbox
          checked={draft.yearly}
          onChange={(event) => setDraft({ ...draft, yearly: event.target.checked })}
        >
          每年填一次（各年分开记）
        </Checkbox>
        <Checkbox
          checked={draft.level === 'FULL'}
          onChange={(event) => setDraft({ ...draft, level: event.target.checked ? 'FULL' : 'INTERNAL' })}
        >
          含个人隐私（号码、疾病、账号等），只出现在本户自己的材料上
        </Checkbox>
        <ErrorNote error={add.error ?? update.error} />
      </div>
    </Modal>
  );
}
