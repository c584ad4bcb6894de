import { Button, Checkbox, Input, Popover, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Output, Request } from '#contract/channels.ts';
import { countOf } from '../../ui/numbers.ts';

export type DifferenceFilter = NonNullable<Request<'import.differences'>['filter']>;
type Field = Output<'import.differences'>['columns'][number];

interface DifferenceFiltersProps {
  readonly filter: DifferenceFilter;
  readonly columns: readonly Field[];
  readonly onFilter: (filter: DifferenceFilter) => void;
  readonly onTickColumn: (column: string, on: boolean) => void;
  readonly children: ReactNode;
}

const ENTITIES = [
  { value: 'household', label: '户' },
  { value: 'member', label: '人' },
  { value: 'spell', label: '监测' },
  { value: 'measure', label: '帮扶措施' },
  { value: 'pairing', label: '结对' },
  { value: 'other', label: '其他' },
] as const;

const CHANGES = [
  { value: 'changed', label: '改了值' },
  { value: 'filled', label: '原来空着' },
  { value: 'cleared', label: '清空' },
] as const;

/** Which differences are shown; fields with how many differ, ticked or left out as a whole. */
export function DifferenceFilters(props: DifferenceFiltersProps): ReactNode {
  const { filter, columns } = props;
  const set = <K extends keyof DifferenceFilter>(key: K, value: DifferenceFilter[K]): void => {
    const { [key]: _, ...others } = filter;
    props.onFilter(value === undefined || value === '' ? others : { ...filter, [key]: value });
  };
  return (
    <div className="line wrap" role="group" aria-label="筛选差异">
      <Select
        aria-label="户还是人"
        style={{ width: 110 }}
        size="small"
        allowClear
        placeholder="户和人"
        value={filter.entity ?? null}
        onChange={(entity?: DifferenceFilter['entity']) => set('entity', entity)}
        options={[...ENTITIES]}
      />
      <Select
        aria-label="新增还是修改"
        style={{ width: 100 }}
        size="small"
        allowClear
        placeholder="增和改"
        value={filter.kind ?? null}
        onChange={(kind?: DifferenceFilter['kind']) => set('kind', kind)}
        options={[
          { value: 'changed', label: '修改' },
          { value: 'added', label: '新增' },
        ]}
      />
      <Select
        aria-label="怎么变的"
        style={{ width: 110 }}
        size="small"
        allowClear
        placeholder="怎么变的"
        value={filter.change ?? null}
        onChange={(change?: DifferenceFilter['change']) => set('change', change)}
        options={[...CHANGES]}
      />
      <Popover
        trigger="click"
        placement="bottomLeft"
        content={<FieldList {...props} onColumns={(of) => set('columns', of)} />}
      >
        <Button size="small">
          指标 {filter.columns === undefined ? `${columns.length} 项` : `只看 ${filter.columns.length} 项`}
        </Button>
      </Popover>
      <Select
        aria-label="勾没勾"
        style={{ width: 110 }}
        size="small"
        allowClear
        placeholder="勾没勾"
        value={filter.ticked ?? null}
        onChange={(ticked?: DifferenceFilter['ticked']) => set('ticked', ticked)}
        options={[
          { value: true, label: '勾选的' },
          { value: false, label: '不要的' },
        ]}
      />
      <Input
        aria-label="找姓名、户编号、村"
        placeholder="姓名、户编号、村"
        size="small"
        style={{ width: 160 }}
        allowClear
        value={filter.text ?? ''}
        onChange={(event) => set('text', event.target.value)}
      />
      <span className="spread" />
      {props.children}
    </div>
  );
}

function FieldList({
  filter,
  columns,
  onColumns,
  onTickColumn,
}: DifferenceFiltersProps & { onColumns: (columns: string[] | undefined) => void }): ReactNode {
  const only = filter.columns;
  return (
    <div className="difference-fields">
      <p className="line">
        <span className="faint">打勾的指标导入；点名称只看这一项</span>
        <span className="spread" />
        {only === undefined ? null : (
          <Button size="small" onClick={() => onColumns(undefined)}>
            看全部
          </Button>
        )}
      </p>
      <ul aria-label="有差异的指标">
        {columns.map(({ column, label, cells, ticked }) => (
          <li key={column}>
            <Checkbox
              aria-label={`导入 ${label}`}
              checked={ticked === cells}
              indeterminate={ticked > 0 && ticked < cells}
              onChange={(event) => onTickColumn(column, event.target.checked)}
            />
            <button
              type="button"
              className={only?.includes(column) === true ? 'link strong' : 'link'}
              onClick={() => onColumns([column])}
            >
              {label}
            </button>
            <span className="quiet num">
              {ticked === cells ? '' : `${countOf(ticked)} / `}
              {countOf(cells)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
