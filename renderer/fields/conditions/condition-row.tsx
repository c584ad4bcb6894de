import { CloseOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { Field } from '#domain/fields/field.ts';
import { arityOf, type Operator, operatorsOf } from '#domain/lists/filter.ts';
import { operatorWord } from '#domain/lists/filter-sentence.ts';
import { findListField } from '#domain/lists/list-fields.ts';
import { isComparable, operatorsAgainst } from '#domain/quality/own/own-rule.ts';
import { FieldInput } from '../field-input.tsx';
import { againstOther, type DraftCondition, withField } from './condition-draft.ts';
import { FieldChoice, type FieldSection } from './field-choice.tsx';

interface ConditionRowProps {
  readonly condition: DraftCondition;
  readonly sections: readonly FieldSection[];
  readonly year: number;
  readonly reason: string | undefined;
  readonly autoFocus: boolean;
  readonly isComparing: boolean;
  readonly onCondition: (condition: DraftCondition) => void;
  readonly onRemove: () => void;
}

/** Field, comparison, value: 耕地面积 < 2. */
export function ConditionRow(props: ConditionRowProps): ReactNode {
  const { condition, sections, year, reason, onCondition } = props;
  const field = findListField(condition.field)?.field;
  return (
    <div className="condition" role="group" aria-label={field === undefined ? '新条件' : field.label}>
      <FieldChoice
        label="项"
        sections={sections}
        value={condition.field}
        onValue={(key) => onCondition(withField(condition, key))}
        autoFocus={props.autoFocus}
      />
      {field === undefined ? null : (
        <>
          <Select<Operator>
            aria-label="比较"
            style={{ width: 92 }}
            value={condition.op}
            options={operatorsFor(field, condition).map((op) => ({
              value: op,
              label: operatorWord(op, field.type),
            }))}
            onChange={(op) => onCondition({ ...condition, op })}
          />
          {props.isComparing ? <Against {...{ field, condition, sections, onCondition }} /> : null}
          {condition.other === null ? (
            <Values {...{ field, condition, year, onCondition }} wrong={reason !== undefined} />
          ) : null}
        </>
      )}
      {reason === undefined ? null : (
        <span className="wrong small" role="alert">
          {reason}
        </span>
      )}
      <span className="spread" />
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined aria-hidden />}
        aria-label={`去掉条件${field === undefined ? '' : ` ${field.label}`}`}
        onClick={props.onRemove}
      />
    </div>
  );
}

const operatorsFor = ({ type }: Field, { other }: DraftCondition): readonly Operator[] =>
  other === null ? operatorsOf(type) : operatorsAgainst(type);

interface AgainstProps {
  readonly field: Field;
  readonly condition: DraftCondition;
  readonly sections: readonly FieldSection[];
  readonly onCondition: (condition: DraftCondition) => void;
}

/** Whether with values or with another field, and with which: only one of its kind. */
function Against({ field, condition, sections, onCondition }: AgainstProps): ReactNode {
  const { op, other } = condition;
  const others = useMemo(
    () =>
      sections.flatMap(({ title, fields }) => {
        const fit = fields.filter((each) => isComparable(field, each));
        return fit.length === 0 ? [] : [{ title, fields: fit }];
      }),
    [sections, field],
  );
  const [, most] = arityOf(op);
  if (most === 0 || others.length === 0 || operatorsAgainst(field.type).length === 0) return null;
  return (
    <>
      <Select<'values' | 'other'>
        aria-label="与什么比较"
        style={{ width: 84 }}
        value={other === null ? 'values' : 'other'}
        options={[
          { value: 'values', label: '填的值' },
          { value: 'other', label: '另一项' },
        ]}
        onChange={(next) => onCondition(againstOther(condition, next === 'other'))}
      />
      {other === null ? null : (
        <FieldChoice
          label="另一项"
          sections={others}
          value={other}
          onValue={(key) => onCondition({ ...condition, other: key })}
        />
      )}
    </>
  );
}

interface ValuesProps {
  readonly field: Field;
  readonly condition: DraftCondition;
  readonly year: number;
  readonly wrong: boolean;
  readonly onCondition: (condition: DraftCondition) => void;
}

function Values({ field, condition, year, wrong, onCondition }: ValuesProps): ReactNode {
  const { op, first, second } = condition;
  const [, most] = arityOf(op);
  if (most === 0) return null;
  const set = (written: string) => onCondition({ ...condition, first: written });
  if (field.type === 'text')
    return (
      <Input
        aria-label="值"
        style={{ width: 220 }}
        value={first}
        {...(wrong ? { status: 'error' as const } : {})}
        onChange={(event) => set(event.target.value)}
      />
    );
  // Of a single code any of several may be asked for.
  const several: Field = field.type === 'code' ? { ...field, type: 'codes' } : field;
  const box = (label: string, written: string, onWritten: (written: string) => void) => (
    <div style={{ width: op === 'between' ? 118 : 220 }}>
      <FieldInput {...{ label, written, onWritten, year, wrong }} field={several} />
    </div>
  );
  if (op !== 'between') return box('值', first, set);
  return (
    <>
      {box('从', first, set)}
      <span className="quiet">到</span>
      {box('到', second, (written) => onCondition({ ...condition, second: written }))}
    </>
  );
}
