import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { Output, Request } from '#contract/channels.ts';
import { BESIDE, RECEIVED_STATES } from '#contract/received.ts';
import { VillageFilter } from '../../fields/village-filter.tsx';
import { ChoiceFilter, StateFilter } from '../../ui/filter-choice.tsx';
import { BESIDE_WORDS, STATE_WORDS } from './received-words.ts';

export type ReceivedFilter = Omit<Request<'received.get'>, 'id' | 'offset' | 'limit'>;
type Page = Output<'received.get'>;

interface ReceivedFiltersProps {
  readonly page: Page | undefined;
  readonly filter: ReceivedFilter;
  readonly onFilter: (part: ReceivedFilter) => void;
  readonly children: ReactNode;
}

/** By what became of a line, what our check says of it, the county's kind, the village, a word. */
export function ReceivedFilters({ page, filter, onFilter, children }: ReceivedFiltersProps): ReactNode {
  return (
    <div className="toolbar flat" role="search" aria-label="查清单">
      <StateFilter
        label="处理"
        value={filter.state}
        choices={RECEIVED_STATES.map((value) => ({
          ...{ value, label: STATE_WORDS[value], count: page?.list.states[value] ?? 0 },
        }))}
        all={page?.list.hits ?? 0}
        onValue={(state) => onFilter({ state })}
      />
      <ChoiceFilter
        label="我们查的结果"
        placeholder="我们查"
        width={124}
        value={filter.beside}
        choices={BESIDE.map((value) => ({
          ...{ value, label: BESIDE_WORDS[value], count: page?.beside[value] ?? 0 },
        }))}
        onValue={(beside) => onFilter({ beside })}
      />
      <ChoiceFilter
        isLong
        label="上级的类型"
        width={150}
        menuWidth={320}
        value={filter.code}
        choices={(page?.codes ?? []).map(({ code, kind, hits }) => ({
          ...{ value: code, label: [...new Set([code, kind])].filter(Boolean).join(' '), count: hits },
        }))}
        onValue={(code) => onFilter({ code })}
      />
      <VillageFilter width={96} value={filter.villageId} onVillage={(villageId) => onFilter({ villageId })} />
      <Input
        allowClear
        aria-label="姓名、号码或问题"
        placeholder="姓名、号码、问题"
        style={{ width: 140 }}
        value={filter.text ?? ''}
        onChange={({ target }) => onFilter({ text: target.value === '' ? undefined : target.value })}
      />
      <span className="spread" />
      {children}
    </div>
  );
}
