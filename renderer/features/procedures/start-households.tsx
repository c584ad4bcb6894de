import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { countOf } from '../../ui/numbers.ts';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import type { Eligible } from './start-draft.ts';

interface StartHouseholdsProps {
  readonly rows: readonly Eligible[];
  /** How many the village has; more than `rows` when the list was cut. */
  readonly total: number;
  readonly chosen: ReadonlySet<number>;
  readonly onChosen: (ids: ReadonlySet<number>) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly reason: string | undefined;
  readonly left: number;
  /** What to do before there is anything to list. */
  readonly first: string | null;
  readonly busy: boolean;
}

/** A household that may not come in is grey. */
const plain = (row: Eligible, text: ReactNode): ReactNode => (
  <span className={row.why === null ? '' : 'faint'}>{text}</span>
);

const columns: readonly Column<Eligible>[] = [
  {
    ...{ key: 'headName', title: '户主', width: 100 },
    render: (row) => (
      <span className={row.why === null ? 'strong' : 'faint'}>{row.headName ?? '无户主'}</span>
    ),
  },
  {
    key: 'householdNo',
    title: '户编号',
    width: 124,
    render: (row) => plain(row, row.householdNo ?? '未编号'),
  },
  { key: 'group', title: '组', width: 70, render: (row) => plain(row, row.group ?? '') },
  { key: 'people', title: '人口', width: 48, align: 'right', render: (row) => plain(row, row.people) },
  {
    ...{ key: 'why', title: '不能进入的原因', width: 170, grow: true },
    render: (row) =>
      row.why === null ? (
        ''
      ) : (
        <span className="faint" title={row.why}>
          {row.why}
        </span>
      ),
  },
];

/** The village's households: Space ticks one, Shift with an arrow several, Ctrl+A all that may come in. */
export function StartHouseholds(props: StartHouseholdsProps): ReactNode {
  const { rows, total, chosen, onChosen, left } = props;
  const [cursor, setCursor] = useState(0);
  const refused = new Set(rows.filter((row) => row.why !== null).map((row) => row.id));
  const free = rows.length - refused.size;
  const choose = (ids: ReadonlySet<number>): void =>
    onChosen(new Set([...ids].filter((id) => !refused.has(id))));
  const all = (): void => choose(new Set([...chosen, ...rows.map((row) => row.id)]));
  return (
    <>
      <div className="line">
        <span className="strong">选户</span>
        <Input
          aria-label="筛选户"
          placeholder="户主、户编号、组"
          allowClear
          style={{ width: 180 }}
          value={props.text}
          onChange={(event) => props.onText(event.target.value)}
        />
        <span className="quiet nowrap">
          已选 {countOf(chosen.size)} 户{rows.length === 0 ? '' : `，可选 ${countOf(free)} 户`}
        </span>
        {left === 0 ? null : <span className="warn">其中 {left} 户不能进入，不会加入</span>}
        {props.reason === undefined ? null : (
          <span className="wrong" role="alert">
            {props.reason}
          </span>
        )}
        <span className="spread" />
        <Button size="small" disabled={free === 0} onClick={all}>
          全选 {countOf(free)} 户
        </Button>
        <Button size="small" disabled={chosen.size === 0} onClick={() => onChosen(new Set())}>
          取消选择
        </Button>
      </div>
      <div className="start-households">
        <VirtualTable
          label="本村的户"
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index]}
          idOf={(row) => row.id}
          nameOf={(row) => row.headName ?? row.householdNo ?? ''}
          cursor={cursor}
          onCursor={setCursor}
          selection={chosen}
          onSelection={choose}
          onAll={all}
          empty={
            <p className="block-empty faint">
              {props.first ?? (props.busy ? '正在读取…' : '没有符合的户，换个名字或编号再找')}
            </p>
          }
        />
      </div>
      {total > rows.length ? (
        <p className="faint small">
          全村 {countOf(total)} 户，这里列出前 {countOf(rows.length)} 户，其余请用上面的框查找。
        </p>
      ) : null}
    </>
  );
}
