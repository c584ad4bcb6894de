import { Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AlikeGroup, AlikeHousehold, AlikePerson } from '#contract/duplicate.ts';
import { DUPLICATE_TITLES } from '#domain/household/duplicate-parameters.ts';
import { maskBankAccount, maskIdNumber, maskPhone } from '#domain/identity/mask.ts';
import { useArchive } from '../../archive-context.ts';
import { householdName } from '../../fields/kin-of.ts';
import { MergeHouseholds } from '../../fields/merge-households.tsx';
import { shownOf } from '../../fields/shown.ts';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { MergePeople } from './duplicates-merge.tsx';

type Pair = readonly [number, number];

/** Two of a group: those that are ticked, or the only two there are. */
const pairOf = (ids: readonly number[], ticked: readonly number[]): Pair | null => {
  const [one, other, ...more] = ids.length === 2 ? ids : ticked;
  return one === undefined || other === undefined || more.length > 0 ? null : [one, other];
};

interface GroupProps {
  readonly group: AlikeGroup;
  readonly of: 'member' | 'household';
  readonly ids: readonly number[];
  readonly columns: number;
  readonly rows: (ticked: readonly number[], onTick: (id: number) => void) => ReactNode;
  readonly merge: (pair: Pair, onClose: () => void) => ReactNode;
}

/** A group as part of one list: why it is one, its rows, and what to do about it. */
function Group({ group, of, ids, columns, rows, merge }: GroupProps): ReactNode {
  const dismiss = useAct('duplicates.dismiss');
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [act, setAct] = useState<'merge' | 'dismiss' | null>(null);
  const pair = pairOf(ids, ticked);
  const different = of === 'member' ? '不是同一人' : '不是重复登记';
  const close = (): void => setAct(null);
  const tick = (id: number): void =>
    setTicked(ticked.includes(id) ? ticked.filter((each) => each !== id) : [...ticked, id]);
  return (
    <table className="sheet" aria-label={`${DUPLICATE_TITLES[group.kind]} ${ids.length}`}>
      <tbody>
        <tr className="group-line">
          <td colSpan={columns}>
            <span className="line">
              <span className="strong">{DUPLICATE_TITLES[group.kind]}</span>
              {sharedText(group)}
              <span className="quiet">
                {ids.length} {of === 'member' ? '人' : '户'}
                {ids.length > 2 ? '，勾选两条再合并' : ''}
              </span>
              <span className="spread" />
              <Button may="write" size="small" onClick={() => setAct('dismiss')}>
                {different}…
              </Button>
              <Button may="write" size="small" disabled={pair === null} onClick={() => setAct('merge')}>
                {of === 'member' ? '合并…' : '合并两户…'}
              </Button>
            </span>
          </td>
        </tr>
        {rows(ticked, tick)}
      </tbody>
      {act === 'merge' && pair !== null ? merge(pair, close) : null}
      {act === 'dismiss' ? (
        <ReasonDialog
          title={`标为${different}`}
          word="标记"
          busy={dismiss.isPending}
          error={dismiss.error}
          onReason={(reason) => dismiss.mutate({ of, ids: [...ids], reason }, { onSuccess: close })}
          onClose={close}
        >
          <p>这 {ids.length} 条以后不再列为重复。标错了可以撤销。</p>
        </ReasonDialog>
      ) : null}
    </table>
  );
}

const sharedText = ({ kind, shared }: AlikeGroup): ReactNode => {
  if (shared === null || kind === 'id') return null;
  return <span className="quiet">{kind === 'phone' ? maskPhone(shared) : maskBankAccount(shared)}</span>;
};

const Tick = ({
  id,
  name,
  ticked,
  onTick,
}: {
  id: number;
  name: string;
  ticked: readonly number[];
  onTick: (id: number) => void;
}): ReactNode => (
  <Checkbox aria-label={`选择 ${name}`} checked={ticked.includes(id)} onChange={() => onTick(id)} />
);

export function AlikePeople({ group }: { group: AlikeGroup }): ReactNode {
  const { year } = useArchive();
  const { people } = group;
  const open = (person: AlikePerson): void =>
    go({ page: 'household', id: person.householdId, tab: 'members', member: person.id });
  return (
    <Group
      group={group}
      of="member"
      ids={people.map(({ id }) => id)}
      columns={8}
      merge={(pair, onClose) => <MergePeople ids={pair} onClose={onClose} />}
      rows={(ticked, onTick) =>
        people.map((person) => (
          <tr key={person.id}>
            <td style={{ width: 30 }}>
              {people.length > 2 ? (
                <Tick id={person.id} name={person.name ?? ''} {...{ ticked, onTick }} />
              ) : null}
            </td>
            <td className="nowrap" style={{ width: 100 }}>
              <button type="button" className="link" onClick={() => open(person)}>
                {person.name ?? '（未填姓名）'}
              </button>
            </td>
            <td style={{ width: 40 }}>{shownOf('member.sex', person.sex, year)}</td>
            <td style={{ width: 100 }}>{person.birth ?? ''}</td>
            <td className="nowrap" style={{ width: 180 }}>
              {person.idNumber === null ? <span className="faint">未填</span> : maskIdNumber(person.idNumber)}
            </td>
            <td style={{ width: 90 }}>{shownOf('member.relation', person.relation, year)}</td>
            <td style={{ width: 170 }}>
              {person.village ?? '未定村'} {person.group ?? ''}
            </td>
            <td className="nowrap">
              {person.householdNo ?? '未编号'} <span className="quiet">户主 {person.head ?? '未登记'}</span>
            </td>
          </tr>
        ))
      }
    />
  );
}

const nameOf = ({ householdNo, head }: AlikeHousehold): string => householdName(householdNo, head);

export function AlikeHouseholds({ group }: { group: AlikeGroup }): ReactNode {
  const { households } = group;
  const named = (id: number) => {
    const found = households.find((each) => each.id === id);
    return { id, name: found === undefined ? '' : nameOf(found) };
  };
  /** Who is monitored stays: a household in monitoring does not end. */
  const inOrder = ([one, other]: Pair): Pair =>
    households.find(({ id }) => id === one)?.monitored === true ? [other, one] : [one, other];
  return (
    <Group
      group={group}
      of="household"
      ids={households.map(({ id }) => id)}
      columns={5}
      merge={(pair, onClose) => {
        const [from, into] = inOrder(pair);
        const done = (): void => onClose();
        return (
          <MergeHouseholds
            from={named(from)}
            into={named(into)}
            kind="duplicate"
            onClose={onClose}
            onDone={done}
          />
        );
      }}
      rows={(ticked, onTick) =>
        households.map((each) => (
          <tr key={each.id}>
            <td style={{ width: 30 }}>
              {households.length > 2 ? (
                <Tick id={each.id} name={nameOf(each)} {...{ ticked, onTick }} />
              ) : null}
            </td>
            <td className="nowrap" style={{ width: 200 }}>
              <button
                type="button"
                className="link"
                onClick={() => go({ page: 'household', id: each.id, tab: 'members' })}
              >
                {each.householdNo ?? '未编号'}
              </button>
            </td>
            <td style={{ width: 120 }}>{each.head ?? '无户主'}</td>
            <td className="num" style={{ width: 70 }}>
              {each.people} 人
            </td>
            <td>
              {each.village ?? '未定村'} {each.group ?? ''}
              {each.monitored ? <span className="chip on">在监测</span> : null}
            </td>
          </tr>
        ))
      }
    />
  );
}
