import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { isFiltered, type ListFilter, noFilter } from './filter.ts';

interface FilterBarProps {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  readonly year: number;
  readonly line: number | null;
  readonly onNew: () => void;
}

export function FilterBar({ filter, onFilter, year, line, onNew }: FilterBarProps): ReactNode {
  const types = codeItemsOf('household_type', year).map((item) => ({ value: item.code, label: item.label }));
  const categories = codeItemsOf('monitoring_category', year).map((item) => ({
    value: item.code,
    label: item.label,
  }));
  return (
    <div className="toolbar" role="toolbar" aria-label="筛选">
      <Input
        aria-label="筛选户主、户编号、电话"
        placeholder="户主、户编号、电话"
        allowClear
        style={{ width: 168 }}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
      <Select
        aria-label="户类型"
        style={{ width: 150 }}
        value={filter.householdType}
        options={[{ value: '', label: '户类型：不限' }, ...types]}
        onChange={(householdType) => onFilter({ ...filter, householdType })}
      />
      <Select
        aria-label="监测"
        style={{ width: 138 }}
        value={filter.monitoring}
        options={[
          { value: '', label: '监测：不限' },
          { value: 'open', label: '在监测' },
          { value: 'none', label: '未监测过' },
          ...categories,
        ]}
        onChange={(monitoring) => onFilter({ ...filter, monitoring })}
      />
      <Checkbox
        checked={filter.belowLine}
        onChange={(event) => onFilter({ ...filter, belowLine: event.target.checked })}
      >
        低于参考线{line === null ? '' : ` ${line}`}
      </Checkbox>
      {isFiltered(filter) ? (
        <Button type="link" size="small" onClick={() => onFilter(noFilter)}>
          清除筛选
        </Button>
      ) : null}
      <span className="spread" />
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onNew}>
        新增户
      </Button>
    </div>
  );
}
