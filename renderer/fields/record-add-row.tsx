import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Field } from '#domain/fields/field.ts';
import type { RecordKind } from '#domain/records/record-kind.ts';
import { sentenceOf } from '../client.ts';
import { useAct } from '../queries.ts';
import { FieldInput } from './field-input.tsx';
import { readForm, type Written } from './read-form.ts';
import { cellsOfBlock } from './record-block.ts';
import { RecordPaste } from './record-paste.tsx';

export interface RecordPerson {
  readonly id: number;
  readonly name: string;
  readonly present: boolean;
}

interface RecordAddRowProps {
  readonly kind: RecordKind;
  readonly ownerId: number;
  readonly columns: readonly Field[];
  readonly people: readonly RecordPerson[];
  readonly year: number;
}

/** The last row of a table of records: Tab goes on, Enter writes it down and begins the next. */
export function RecordAddRow({ kind, ownerId, columns, people, year }: RecordAddRowProps): ReactNode {
  const add = useAct('record.add');
  const row = useRef<HTMLTableRowElement>(null);
  const [written, setWritten] = useState<Written>({});
  const [memberId, setMemberId] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  const [block, setBlock] = useState<string[][] | null>(null);
  const must = columns.filter((field) => field.required === 'always').map((field) => field.key as string);
  const form = readForm(columns, written, year, must);
  const reasons = asked ? form.reasons : {};
  const isBlank = Object.values(written).every((text) => text === '');
  const save = (): void => {
    if (isBlank || add.isPending) return;
    setAsked(true);
    if (Object.keys(form.reasons).length > 0) return;
    add.mutate(
      { kind: kind.kind, ownerId, memberId, values: form.values },
      {
        onSuccess: () => {
          setWritten({});
          setAsked(false);
          row.current?.querySelector('input')?.focus();
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent, isList: boolean): void => {
    if (event.key === 'Enter' && (!isList || event.ctrlKey)) save();
  };
  // From box to box: a list has a button to clear it, which is in the way of typing.
  const onTab = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab') return;
    const boxes = [...(row.current?.querySelectorAll<HTMLElement>('input, .record-save') ?? [])];
    const next = boxes[boxes.findIndex((box) => box === event.target) + (event.shiftKey ? -1 : 1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const cells = kind.owner === 'village' ? cellsOfBlock(event.clipboardData.getData('text')) : null;
    if (cells === null) return;
    event.preventDefault();
    setBlock(cells);
  };
  const said = [...new Set(Object.values(reasons)), ...(add.error === null ? [] : [sentenceOf(add.error)])];
  const width = columns.length + (kind.aboutMember ? 2 : 1);
  return (
    <>
      <tr
        ref={row}
        className="record-add"
        aria-label={`新增${kind.title}`}
        onPaste={onPaste}
        onKeyDown={onTab}
      >
        {kind.aboutMember ? (
          <td>
            <Select
              aria-label="成员"
              value={memberId ?? 0}
              popupMatchSelectWidth={false}
              style={{ width: '100%' }}
              options={[
                { value: 0, label: '全户' },
                ...people.filter((each) => each.present).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(next: number) => setMemberId(next === 0 ? null : next)}
            />
          </td>
        ) : null}
        {columns.map((field) => (
          <td key={field.key}>
            <FieldInput
              field={field}
              year={year}
              written={written[field.key] ?? ''}
              onWritten={(text) => setWritten({ ...written, [field.key]: text })}
              wrong={reasons[field.key] !== undefined}
              onKeyDown={(event) => onKeyDown(event, field.type === 'code' || field.type === 'bool')}
            />
          </td>
        ))}
        <td className="num">
          <Button
            size="small"
            className="record-save"
            icon={<PlusOutlined />}
            aria-label={`记下这条${kind.title}`}
            disabled={isBlank}
            loading={add.isPending}
            onClick={save}
          />
        </td>
      </tr>
      {said.length === 0 ? null : (
        <tr className="record-said">
          <td colSpan={width}>
            <span className="wrong small" role="alert">
              {said.join('；')}
            </span>
          </td>
        </tr>
      )}
      {block === null ? null : (
        <RecordPaste
          kind={kind.kind}
          {...{ ownerId, columns, year }}
          cells={block}
          onClose={() => setBlock(null)}
        />
      )}
    </>
  );
}
