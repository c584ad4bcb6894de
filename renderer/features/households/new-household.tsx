import { App, Modal, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { birthDateOf, sexOf } from '#domain/identity/id-number.ts';
import { useArchive } from '../../archive-context.ts';
import { FieldForm } from '../../fields/field-form.tsx';
import { readForm, type Written } from '../../fields/read-form.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import type { Place } from './filter.ts';

const householdFields = [
  fieldByKey('household.household_no'),
  fieldByKey('household.household_type'),
  fieldByKey('household.group_name'),
  fieldByKey('household.phone'),
  fieldByKey('household.address'),
];
const headFields = [
  fieldByKey('member.id_number'),
  fieldByKey('member.name'),
  fieldByKey('member.sex'),
  fieldByKey('member.birth_date'),
  fieldByKey('member.nation'),
  fieldByKey('member.phone'),
];
const must = ['member.id_number', 'member.name'];

interface NewHouseholdProps {
  readonly place: Place;
  readonly onClose: () => void;
}

/** A household with its head; the id number fills sex and birth day. Everything else is filled in afterwards. */
export function NewHousehold({ place, onClose }: NewHouseholdProps): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const villages = useAnswer('village.list', {});
  const create = useAct('household.create');
  const [villageId, setVillageId] = useState<number | null>(place.villageId ?? null);
  const [written, setWritten] = useState<Written>(
    place.group === undefined ? {} : { 'household.group_name': place.group },
  );
  const [asked, setAsked] = useState(false);
  const villageLabel = useId();
  const household = readForm(householdFields, written, year, []);
  const head = readForm(headFields, written, year, must);
  const reasons = asked ? { ...household.reasons, ...head.reasons } : {};

  const write = (next: Written): void => {
    const id = next['member.id_number'] ?? '';
    if (id === written['member.id_number']) return setWritten(next);
    setWritten({ ...next, ...fromIdNumber(id) });
  };
  const save = (): void => {
    setAsked(true);
    const wrong = Object.keys({ ...household.reasons, ...head.reasons }).length > 0;
    if (wrong || villageId === null) return;
    create.mutate(
      { villageId, year, values: household.values, head: head.values },
      {
        onSuccess: (made) => {
          message.success('已新增一户，请接着补充成员和收入');
          go({ page: 'household', id: made.id, tab: 'members' });
        },
      },
    );
  };
  return (
    <Modal
      open
      title="新增户"
      okText="新增"
      width={640}
      onOk={save}
      onCancel={onClose}
      confirmLoading={create.isPending}
    >
      <div className="stack">
        <div className="form">
          <div className="form-item">
            <label htmlFor={villageLabel}>
              村<span className="faint">（必填）</span>
            </label>
            <Select
              id={villageLabel}
              aria-label="村"
              value={villageId}
              placeholder="选择村"
              {...(asked && villageId === null ? { status: 'error' as const } : {})}
              options={(villages.data?.villages ?? []).map((each) => ({ value: each.id, label: each.name }))}
              onChange={setVillageId}
            />
            {asked && villageId === null ? (
              <span className="wrong small" role="alert">
                请选择村
              </span>
            ) : null}
          </div>
        </div>
        {villages.data?.villages.length === 0 ? <Note>还没有村，请先到“设置”里新增村。</Note> : null}
        <FieldForm
          fields={householdFields}
          year={year}
          written={written}
          onWritten={write}
          reasons={reasons}
        />
        <h3>户主</h3>
        <FieldForm
          fields={headFields}
          year={year}
          written={written}
          onWritten={write}
          reasons={reasons}
          must={must}
          autoFocus="member.id_number"
          hints={{ 'member.id_number': '填完后性别、出生日期自动带出' }}
        />
        <ErrorNote error={create.error} />
      </div>
    </Modal>
  );
}

function fromIdNumber(written: string): Written {
  const birth = birthDateOf(written);
  const sex = sexOf(written);
  return {
    ...(birth === null ? {} : { 'member.birth_date': birth }),
    ...(sex === null ? {} : { 'member.sex': sex === 'male' ? '1' : '2' }),
  };
}
