import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { VillageFilter } from '../../fields/village-filter.tsx';
import { countOf } from '../../ui/numbers.ts';
import { LEVEL_WORDS } from '../../ui/level-sign.tsx';
import type { AnswerState, Grouping, HitFilter } from './hit-rows.ts';

interface HitFiltersProps {
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
  readonly filter: HitFilter;
  readonly onFilter: (part: Partial<HitFilter>) => void;
  /** Of the rule and village, whatever their state. */
  readonly counts: { readonly open: number; readonly answered: number };
}

const GROUPINGS = [
  { value: 'rule', label: '按规则' },
  { value: 'village', label: '按村' },
  { value: 'household', label: '按户' },
] as const satisfies readonly { value: Grouping; label: string }[];

const LEVELS = (['error', 'warning'] as const).map((value) => ({ value, label: LEVEL_WORDS[value] }));

/** How the hits stand together, and which are shown. */
export function HitFilters(props: HitFiltersProps): ReactNode {
  const { grouping, onGrouping, filter, onFilter, counts } = props;
  return (
    <div className="toolbar flat" role="search" aria-label="查疑点">
      <Segmented<Grouping>
        size="small"
        aria-label="怎样排列"
        value={grouping}
        options={[...GROUPINGS]}
        onChange={onGrouping}
      />
      <Segmented<AnswerState>
        size="small"
        aria-label="说明情况"
        value={filter.answer}
        options={[
          { value: 'open', label: `未说明 ${countOf(counts.open)}` },
          { value: 'answered', label: `已说明 ${countOf(counts.answered)}` },
          { value: 'all', label: '全部' },
        ]}
        onChange={(answer) => onFilter({ answer })}
      />
      <Select
        allowClear
        aria-label="筛选程度"
        placeholder="程度"
        style={{ width: 76 }}
        value={filter.level ?? null}
        options={LEVELS}
        onChange={(level: HitFilter['level'] | null) => onFilter({ level: level ?? undefined })}
      />
      <VillageFilter
        width={100}
        value={filter.villageId}
        onVillage={(villageId) => onFilter({ villageId })}
      />
    </div>
  );
}
