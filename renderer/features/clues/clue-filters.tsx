import { Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { VillageFilter } from '../../fields/village-filter.tsx';
import { countOf } from '../../ui/numbers.ts';
import { channelOptions, type ClueFilter, LIST_STATES, type ListState } from './clue-words.ts';

interface ClueFiltersProps {
  readonly states: Output<'clue.list'>['states'] | undefined;
  readonly filter: ClueFilter;
  readonly onFilter: (part: ClueFilter) => void;
  readonly children: ReactNode;
}

/** State with how many there are, village, how it was found, a word; what can be done stands beside them. */
export function ClueFilters({ states, filter, onFilter, children }: ClueFiltersProps): ReactNode {
  const { year } = useArchive();
  const all = states === undefined ? 0 : states.open + states.settled;
  return (
    <div className="toolbar flat" role="search" aria-label="查线索">
      <Segmented<ListState | 'all'>
        size="small"
        aria-label="状态"
        value={filter.state ?? 'all'}
        onChange={(state) => onFilter({ state: state === 'all' ? undefined : state })}
        options={[
          ...LIST_STATES.map(([value, word]) => ({
            value,
            label: `${word} ${countOf(states?.[value] ?? 0)}`,
          })),
          { value: 'all' as const, label: `全部 ${countOf(all)}` },
        ]}
      />
      <VillageFilter value={filter.villageId} onVillage={(villageId) => onFilter({ villageId })} />
      <Select
        allowClear
        aria-label="筛选发现途径"
        placeholder="发现途径"
        style={{ width: 124 }}
        value={filter.channel ?? null}
        onChange={(channel: string | null | undefined) => onFilter({ channel: channel ?? undefined })}
        options={channelOptions(year)}
      />
      <Input
        allowClear
        aria-label="户主、户编号或内容"
        placeholder="户主、户编号、内容"
        style={{ width: 150 }}
        value={filter.text ?? ''}
        onChange={({ target }) => onFilter({ text: target.value === '' ? undefined : target.value })}
      />
      <span className="spread" />
      {children}
    </div>
  );
}
