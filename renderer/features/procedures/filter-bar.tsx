import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useAnswer } from '../../queries.ts';
import type { Kind, ProcedureRow } from './kinds.ts';
import { countsByKind, peopleOf, type ProcedureFilter, type State, STATES } from './procedure-filter.ts';

interface FilterBarProps {
  readonly kinds: readonly Kind[];
  readonly procedures: readonly ProcedureRow[];
  readonly filter: ProcedureFilter;
  readonly onFilter: (filter: ProcedureFilter) => void;
}

const ALL = '全部';

/** Kind with how many there are, village, state, person. */
export function FilterBar({ kinds, procedures, filter, onFilter }: FilterBarProps): ReactNode {
  const villages = useAnswer('village.list', {});
  const counts = countsByKind(procedures, filter);
  const people = peopleOf(procedures);
  const sum = [...counts.values()].reduce((total, count) => total + count, 0);
  return (
    <>
      <Select
        aria-label="程序种类"
        style={{ width: 190 }}
        popupMatchSelectWidth={false}
        value={filter.kind ?? ALL}
        options={[
          { value: ALL, label: `全部程序（${sum}）` },
          ...kinds.map(({ key, title }) => ({ value: key, label: `${title}（${counts.get(key) ?? 0}）` })),
        ]}
        onChange={(kind) => onFilter({ ...filter, kind: kind === ALL ? null : kind })}
      />
      <Select
        aria-label="村"
        style={{ width: 130 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.villageId ?? 0}
        options={[
          { value: 0, label: '全部村' },
          ...(villages.data?.villages ?? []).map((each) => ({ value: each.id, label: each.name })),
        ]}
        onChange={(id) => onFilter({ ...filter, villageId: id === 0 ? null : id })}
      />
      <Select<State>
        aria-label="状态"
        style={{ width: 100 }}
        value={filter.state}
        options={(Object.keys(STATES) as State[]).map((value) => ({ value, label: STATES[value] }))}
        onChange={(state) => onFilter({ ...filter, state })}
      />
      {people.some((name) => name !== '') ? (
        <Select
          aria-label="责任人"
          style={{ width: 120 }}
          value={filter.responsible ?? ALL}
          options={[
            { value: ALL, label: '全部责任人' },
            ...people.map((name) => ({ value: name, label: name === '' ? '未指定' : name })),
          ]}
          onChange={(name) => onFilter({ ...filter, responsible: name === ALL ? null : name })}
        />
      ) : null}
    </>
  );
}
