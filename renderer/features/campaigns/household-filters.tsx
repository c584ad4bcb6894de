import { Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Cover } from '#contract/campaign.ts';
import { countOf } from '../../ui/numbers.ts';
import {
  type Campaign,
  type HouseholdFilter,
  type HouseholdState,
  leftOf,
  STATE_WORDS,
} from './campaign-words.ts';

interface HouseholdFiltersProps {
  readonly campaign: Campaign;
  readonly cover: Cover | undefined;
  readonly filter: HouseholdFilter;
  readonly onFilter: (filter: HouseholdFilter) => void;
  readonly children: ReactNode;
}

const STATES = ['open', 'problems', 'sound'] as const satisfies readonly HouseholdState[];

/** State with how many there are, village, group, a word. */
export function HouseholdFilters({
  campaign,
  cover,
  filter,
  onFilter,
  children,
}: HouseholdFiltersProps): ReactNode {
  const { households = 0, surveyed = 0, problems = 0 } = cover ?? {};
  const counts = {
    open: leftOf({ households, surveyed, problems }),
    problems,
    sound: surveyed - problems,
  };
  return (
    <div className="toolbar flat" role="search" aria-label="查排查的户">
      <Segmented<HouseholdState | 'all'>
        size="small"
        aria-label="状态"
        value={filter.state ?? 'all'}
        onChange={(state) => onFilter({ ...filter, state: state === 'all' ? undefined : state })}
        options={[
          ...STATES.map((state) => ({
            value: state,
            label: `${STATE_WORDS[state]} ${countOf(counts[state])}`,
          })),
          { value: 'all' as const, label: `全部 ${countOf(households)}` },
        ]}
      />
      <Select
        allowClear
        aria-label="村"
        placeholder="村"
        style={{ width: 120 }}
        value={filter.villageId ?? null}
        options={campaign.coverage.villages.flatMap(({ villageId, village }) =>
          villageId === null ? [] : { value: villageId, label: village },
        )}
        onChange={(villageId: number | null | undefined) =>
          onFilter({ ...filter, villageId: villageId ?? undefined })
        }
      />
      <Select
        allowClear
        aria-label="核查对象"
        placeholder="核查对象"
        style={{ width: 130 }}
        value={filter.group ?? null}
        options={campaign.groups.map(({ key, label }) => ({ value: key, label }))}
        onChange={(group: HouseholdFilter['group'] | null) =>
          onFilter({ ...filter, group: group ?? undefined })
        }
      />
      <Input
        allowClear
        aria-label="户主或户编号"
        placeholder="户主、户编号"
        style={{ width: 150 }}
        value={filter.text ?? ''}
        onChange={(event) =>
          onFilter({ ...filter, text: event.target.value === '' ? undefined : event.target.value })
        }
      />
      <span className="spread" />
      {children}
    </div>
  );
}
