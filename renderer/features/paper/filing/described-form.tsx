import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { DayInput } from '../../../ui/day-input.tsx';
import { FormItem } from '../../../ui/form-item.tsx';
import { type Described, lacksOf } from './described.ts';
import { retentionOptions } from './filing-words.ts';

interface DescribedFormProps {
  readonly draft: Described;
  readonly onDraft: (draft: Described) => void;
  /** The period is part of the number: it is changed with the number only. */
  readonly fixesRetention?: boolean;
}

/** The columns of 归档文件目录 as boxes. */
export function DescribedForm({ draft, onDraft, fixesRetention }: DescribedFormProps): ReactNode {
  const set = (part: Partial<Described>): void => onDraft({ ...draft, ...part });
  const lacks = lacksOf(draft);
  const text = (label: string, part: 'author' | 'docNo' | 'secrecy' | 'note', most: number): ReactNode => (
    <FormItem label={label} must={part === 'author'} reason={part === 'author' ? lacks.author : undefined}>
      {(id) => (
        <Input
          id={id}
          maxLength={most}
          value={draft[part]}
          onChange={({ target }) => set({ [part]: target.value })}
        />
      )}
    </FormItem>
  );
  return (
    <div className="form">
      <FormItem wide label="题名" must reason={lacks.title}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 4 }}
            maxLength={200}
            value={draft.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        )}
      </FormItem>
      {text('责任者', 'author', 100)}
      <FormItem label="日期">
        {(id) => <DayInput id={id} label="日期" value={draft.dated} onChange={(dated) => set({ dated })} />}
      </FormItem>
      <FormItem label="页数" hint={draft.pages === null ? '请数一数纸质的页数' : undefined}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={9999}
            precision={0}
            style={{ width: '100%' }}
            value={draft.pages}
            onChange={(pages) => set({ pages })}
          />
        )}
      </FormItem>
      <FormItem label="保管期限">
        {(id) => (
          <Select
            id={id}
            aria-label="保管期限"
            disabled={fixesRetention ?? false}
            value={draft.retention}
            options={retentionOptions}
            onChange={(retention) => set({ retention })}
          />
        )}
      </FormItem>
      {text('文号', 'docNo', 60)}
      {text('密级', 'secrecy', 20)}
      <FormItem wide label="备注">
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            value={draft.note}
            onChange={({ target }) => set({ note: target.value })}
          />
        )}
      </FormItem>
    </div>
  );
}
