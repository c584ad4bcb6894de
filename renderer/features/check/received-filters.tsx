import { Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Output, Request } from '#contract/channels.ts';
import { BESIDE, type Beside, RECEIVED_STATES, type ReceivedState } from '#contract/received.ts';
import { VillageFilter } from '../../fields/village-filter.tsx';
import { countOf } from '../../ui/numbers.ts';
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
      <Segmented<ReceivedState | 'all'>
        size="small"
        aria-label="处理"
        value={filter.state ?? 'all'}
        onChange={(state) => onFilter({ state: state === 'all' ? undefined : state })}
        options={[
          ...RECEIVED_STATES.map((state) => ({
            value: state,
            label: `${STATE_WORDS[state]} ${countOf(page?.list.states[state] ?? 0)}`,
          })),
          { value: 'all' as const, label: `全部 ${countOf(page?.list.hits ?? 0)}` },
        ]}
      />
      <Select
        allowClear
        aria-label="我们查的结果"
        placeholder="我们查"
        style={{ width: 124 }}
        value={filter.beside ?? null}
        onChange={(beside: Beside | null | undefined) => onFilter({ beside: beside ?? undefined })}
        options={BESIDE.map((value) => ({
          value,
          label: `${BESIDE_WORDS[value]} ${countOf(page?.beside[value] ?? 0)}`,
        }))}
      />
      <Select
        allowClear
        aria-label="上级的类型"
        placeholder="上级的类型"
        style={{ width: 150 }}
        popupMatchSelectWidth={320}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.code ?? null}
        onChange={(code: string | null | undefined) => onFilter({ code: code ?? undefined })}
        options={(page?.codes ?? []).map(({ code, kind, hits }) => ({
          value: code,
          label: `${[...new Set([code, kind])].filter(Boolean).join(' ')} ${countOf(hits)}`,
        }))}
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
