import { CloseOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Field } from '#domain/fields/field.ts';
import { type BulkKind, bulkKindsOf, findBulkField } from '#domain/lists/bulk-edit.ts';
import { FieldInput } from '../../../fields/field-input.tsx';
import { FieldChoice, type FieldSection } from '../../../fields/conditions/field-choice.tsx';
import { type DraftEdit, kindWord, withEditField } from './edit-draft.ts';

interface EditRowProps {
  readonly edit: DraftEdit;
  readonly sections: readonly FieldSection[];
  readonly year: number;
  /** What is wrong; told once the row was left or the act was asked for. */
  readonly reason: string | undefined;
  readonly autoFocus: boolean;
  readonly onEdit: (edit: DraftEdit) => void;
  readonly onRemove: (() => void) | undefined;
}

/** Field, act, value: 耕地面积 改为 3. */
export function EditRow(props: EditRowProps): ReactNode {
  const { edit, year, reason, onEdit, onRemove } = props;
  const field = findBulkField(edit.field);
  return (
    <div className="condition" role="group" aria-label={field === undefined ? '新的修改' : field.label}>
      <FieldChoice
        label="要修改的项"
        sections={props.sections}
        value={edit.field}
        onValue={(key) => onEdit(withEditField(edit, key))}
        autoFocus={props.autoFocus}
      />
      {field === undefined ? null : (
        <>
          <Select<BulkKind>
            aria-label="怎么改"
            style={{ width: 104 }}
            value={edit.kind}
            options={bulkKindsOf(field).map((kind) => ({ value: kind, label: kindWord[kind] }))}
            onChange={(kind) => onEdit({ ...edit, kind })}
          />
          <Value {...{ field, edit, year, onEdit }} />
        </>
      )}
      {reason === undefined ? null : <span className="wrong small">{reason}</span>}
      <span className="spread" />
      {onRemove === undefined ? null : (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={`去掉${field?.label ?? '这一项'}`}
          onClick={onRemove}
        />
      )}
    </div>
  );
}

interface ValueProps {
  readonly field: Field;
  readonly edit: DraftEdit;
  readonly year: number;
  readonly onEdit: (edit: DraftEdit) => void;
}

function Value({ field, edit, year, onEdit }: ValueProps): ReactNode {
  const { kind, first, second } = edit;
  if (kind === 'clear') return null;
  if (kind === 'add' || kind === 'multiply')
    return (
      <Input
        aria-label={kind === 'add' ? '加多少，减写负数' : '乘以多少'}
        placeholder={kind === 'add' ? '减写成 -100' : '如 1.05'}
        style={{ width: 150 }}
        suffix={kind === 'add' ? <span className="faint">{field.unit ?? ''}</span> : <span />}
        value={first}
        onChange={(event) => onEdit({ ...edit, first: event.target.value })}
      />
    );
  // Of several codes one is exchanged for one.
  const box: Field = kind === 'replace' && field.type === 'codes' ? { ...field, type: 'code' } : field;
  const input = (label: string, written: string, onWritten: (written: string) => void) => (
    <div style={{ width: kind === 'replace' ? 170 : 240 }}>
      <FieldInput {...{ label, written, onWritten, year }} field={box} />
    </div>
  );
  if (kind !== 'replace') return input('新的值', first, (written) => onEdit({ ...edit, first: written }));
  return (
    <>
      {input('现在的值', first, (written) => onEdit({ ...edit, first: written }))}
      <span className="quiet">改成</span>
      {input('改成', second, (written) => onEdit({ ...edit, second: written }))}
    </>
  );
}
