import { Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { useArchive } from '../../archive-context.ts';
import { householdName } from '../../fields/kin-of.ts';
import { MergeHouseholds } from '../../fields/merge-households.tsx';
import { shown } from '../../fields/shown.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';

type Person = Output<'duplicates.compare'>['people'][number];
type Two = readonly [Person, Person];

/** A head and the only one of a household cannot give way; then the other does. */
const mustStay = ({ isHead, people }: Person): boolean => isHead || people === 1;

const FIELDS = fieldsOf('member').filter(
  ({ store, name }) => (store === 'member' || store === 'member_year') && name !== 'relation',
);

/** What the two tell differently, or only one of them tells. */
const differing = (two: Two): Field[] =>
  FIELDS.filter(({ key }) => (two[0].values[key] ?? null) !== (two[1].values[key] ?? null));

/** Whose value stands: as chosen, else of the record that is kept, else of the one that has a value. */
function standing(key: string, two: Two, keep: 0 | 1, chosen: Readonly<Record<string, 0 | 1>>): 0 | 1 {
  const own = two[keep].values[key] ?? null;
  return chosen[key] ?? (own === null ? (keep === 0 ? 1 : 0) : keep);
}

interface MergePeopleProps {
  readonly ids: readonly [number, number];
  readonly onClose: () => void;
}

/** Two records become one person; where that would leave a household without a head, the two households do. */
export function MergePeople({ ids, onClose }: MergePeopleProps): ReactNode {
  const [households, setHouseholds] = useState<Two | null>(null);
  if (households === null) return <MergeTwo ids={ids} onClose={onClose} onHouseholds={setHouseholds} />;
  const [from, into] = households.map((person) => ({
    id: person.householdId,
    name: householdName(person.householdNo, person.head),
  }));
  if (from === undefined || into === undefined) return null;
  return <MergeHouseholds {...{ from, into, onClose }} kind="duplicate" onDone={onClose} />;
}

interface MergeTwoProps extends MergePeopleProps {
  readonly onHouseholds: (two: Two) => void;
}

/** Two records of one person side by side: which is kept, and for every difference whose value stands. */
function MergeTwo({ ids, onClose, onHouseholds }: MergeTwoProps): ReactNode {
  const found = useAnswer('duplicates.compare', { ids: [...ids] });
  const merge = useAct('duplicates.mergeMembers');
  const [kept, setKept] = useState<0 | 1 | null>(null);
  const [chosen, setChosen] = useState<Readonly<Record<string, 0 | 1>>>({});
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [one, other] = found.data?.people ?? [];
  const two: Two | null = one === undefined || other === undefined ? null : [one, other];
  const keep = kept ?? (two !== null && !mustStay(two[0]) && mustStay(two[1]) ? 1 : 0);
  const save = (): void => {
    setAsked(true);
    if (two === null || reason.trim() === '') return;
    const take = differing(two).filter(({ key }) => {
      const value = two[keep === 0 ? 1 : 0].values[key] ?? null;
      return value !== null && standing(key, two, keep, chosen) !== keep;
    });
    merge.mutate(
      {
        ...{ keepId: two[keep].id, giveId: two[keep === 0 ? 1 : 0].id, reason: reason.trim() },
        take: take.map(({ key }) => key),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title="合并重复的人"
      okText="合并为一人"
      width={820}
      style={{ top: 24 }}
      onOk={save}
      onCancel={onClose}
      confirmLoading={merge.isPending}
    >
      {two === null ? (
        found.isError ? (
          <ErrorNote error={found.error} />
        ) : (
          <Busy />
        )
      ) : (
        <div className="stack">
          <Compared {...{ two, keep, chosen }} onKeep={setKept} onChosen={setChosen} />
          {two.every(mustStay) && two[0].householdId !== two[1].householdId ? (
            <Note tone="look">
              两条都是户主或户里唯一的人，单独合并会少一个户主。{' '}
              <button type="button" className="link" onClick={() => onHouseholds(two)}>
                改为合并这两户…
              </button>
            </Note>
          ) : null}
          <p className="quiet small">
            让出的一条不再算人，它的年度信息、证件、政策和资金并到保留的一条，空着的项自动补上。一次撤销就全部复原。
          </p>
          <FormItem label="合并理由" must reason={asked && reason.trim() === '' ? '请填写理由' : undefined}>
            {(id) => (
              <Input
                id={id}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </FormItem>
          <ErrorNote error={merge.error} />
        </div>
      )}
    </Modal>
  );
}

interface ComparedProps {
  readonly two: Two;
  readonly keep: 0 | 1;
  readonly chosen: Readonly<Record<string, 0 | 1>>;
  readonly onKeep: (keep: 0 | 1) => void;
  readonly onChosen: (chosen: Readonly<Record<string, 0 | 1>>) => void;
}

function Compared({ two, keep, chosen, onKeep, onChosen }: ComparedProps): ReactNode {
  const { year } = useArchive();
  const fields = differing(two);
  return (
    <table className="sheet compared" aria-label="两条记录对照">
      <thead>
        <tr>
          <th style={{ width: 130 }} />
          {two.map((person, at) => (
            <th key={person.id}>
              <Radio checked={keep === at} onChange={() => onKeep(at === 0 ? 0 : 1)}>
                保留这一条{person.isHead ? '（户主）' : ''}
              </Radio>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <td className="quiet">所在的户</td>
          {two.map((person) => (
            <td key={person.id}>
              {person.village ?? '未定村'} {person.householdNo ?? '未编号'}{' '}
              <span className="quiet">
                户主 {person.head ?? '未登记'}，{person.people} 人
              </span>
            </td>
          ))}
        </tr>
        {fields.some(({ key }) => key === 'member.name') ? null : (
          <tr>
            <td className="quiet">姓名</td>
            {two.map((person) => (
              <td key={person.id} className="strong">
                {String(person.values['member.name'] ?? '')}
              </td>
            ))}
          </tr>
        )}
        {fields.map((field) => (
          <tr key={field.key}>
            <td className="quiet">{field.label}</td>
            {two.map((person, at) => {
              const value = person.values[field.key] ?? null;
              const stands = standing(field.key, two, keep, chosen) === at;
              return (
                <td key={person.id} className={value !== null && stands ? 'differs' : ''}>
                  {value === null ? (
                    <span className="faint">未填</span>
                  ) : (
                    <Radio
                      checked={stands}
                      onChange={() => onChosen({ ...chosen, [field.key]: at === 0 ? 0 : 1 })}
                    >
                      {shown(field, value, year)}
                    </Radio>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
        <tr>
          <td className="quiet">年度信息、记录</td>
          {two.map((person) => (
            <td key={person.id}>
              {person.years.length === 0 ? '没有年度信息' : `${person.years.join('、')} 年`}，证件、政策、资金{' '}
              {person.records} 条
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
