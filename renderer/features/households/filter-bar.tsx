import { FilterOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import type { FilterGroup } from '#domain/lists/filter.ts';
import { filterSentence } from '#domain/lists/filter-sentence.ts';
import { useAct } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { ConditionDialog } from './condition-dialog.tsx';
import { conditionsOf, isFiltered, type ListFilter, noFilter, type Place, questionOf } from './filter.ts';
import { NameDialog } from './lists/name-dialog.tsx';

interface FilterBarProps {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  readonly place: Place;
  readonly year: number;
  readonly line: number | null;
  readonly onNew: () => void;
}

export function FilterBar({ filter, onFilter, place, year, line, onNew }: FilterBarProps): ReactNode {
  const [choosing, setChoosing] = useState(false);
  const types = codeItemsOf('household_type', year).map((item) => ({ value: item.code, label: item.label }));
  const categories = codeItemsOf('monitoring_category', year).map((item) => ({
    value: item.code,
    label: item.label,
  }));
  return (
    <>
      <div className="toolbar" role="toolbar" aria-label="筛选">
        <Input
          aria-label="筛选户主、户编号、电话"
          placeholder="户主、户编号、电话"
          allowClear
          style={{ width: 160 }}
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        />
        <Select
          aria-label="户类型"
          style={{ width: 136 }}
          value={filter.householdType}
          options={[{ value: '', label: '户类型：不限' }, ...types]}
          onChange={(householdType) => onFilter({ ...filter, householdType })}
        />
        <Select
          aria-label="监测"
          style={{ width: 130 }}
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
        <Button icon={<FilterOutlined aria-hidden />} onClick={() => setChoosing(true)}>
          更多条件
        </Button>
        <span className="spread" />
        <GuardedButton may="write" type="primary" icon={<PlusOutlined aria-hidden />} onClick={onNew}>
          新增户
        </GuardedButton>
      </div>
      {isFiltered(filter) ? (
        <Conditions {...{ filter, onFilter, year }} onChoose={() => setChoosing(true)} />
      ) : null}
      {choosing ? (
        <ConditionDialog
          where={filter.where}
          rest={questionOf(year, place, { ...filter, where: null })}
          onWhere={(where: FilterGroup | null) => onFilter({ ...filter, where })}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </>
  );
}

interface ConditionsProps {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  readonly year: number;
  readonly onChoose: () => void;
}

/** What is asked for, as a sentence; to be kept under a name, or dropped. */
function Conditions({ filter, onFilter, year, onChoose }: ConditionsProps): ReactNode {
  const save = useAct('list.filter.save');
  const [naming, setNaming] = useState(false);
  const sentence = filter.where === null ? '' : filterSentence(filter.where, year);
  return (
    <div className="toolbar thin" role="toolbar" aria-label="筛选条件">
      <button type="button" className="link cut" title={sentence} onClick={onChoose}>
        {sentence === '' ? '' : `条件：${sentence}`}
      </button>
      <span className="spread" />
      <GuardedButton may="review" type="link" size="small" onClick={() => setNaming(true)}>
        存为筛选
      </GuardedButton>
      <Button type="link" size="small" onClick={() => onFilter(noFilter)}>
        清除筛选
      </Button>
      {naming ? (
        <NameDialog
          title="存为筛选"
          okText="保存"
          hint="保存上面的条件，不含村和年度；以后在左边“我的筛选”里一点就到。"
          busy={save.isPending}
          error={save.error}
          onName={(name) =>
            save.mutate({ name, conditions: conditionsOf(filter) }, { onSuccess: () => setNaming(false) })
          }
          onClose={() => setNaming(false)}
        />
      ) : null}
    </div>
  );
}
