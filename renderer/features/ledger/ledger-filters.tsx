import { Checkbox, Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { ISSUE_STATES, type IssueState } from '#domain/ledger/words.ts';
import { PROBLEM_KINDS, type ProblemKind } from '#domain/policy/pack-parts.ts';
import { ISSUE_SOURCES } from '#domain/procedures/words.ts';
import type { Output } from '#contract/channels.ts';
import { VillageFilter } from '../../fields/village-filter.tsx';
import { countOf } from '../../ui/numbers.ts';
import type { LedgerFilter } from './ledger-words.ts';

type Source = keyof typeof ISSUE_SOURCES;
const STATES = Object.entries(ISSUE_STATES) as [IssueState, string][];

interface LedgerFiltersProps {
  readonly page: Output<'issue.list'> | undefined;
  readonly filter: LedgerFilter;
  readonly onFilter: (part: LedgerFilter) => void;
}

/** States with how many there are; below kind, department, village, source, what is late, a word. */
export function LedgerFilters({ page, filter, onFilter }: LedgerFiltersProps): ReactNode {
  const all = page === undefined ? 0 : STATES.reduce((sum, [state]) => sum + page.states[state], 0);
  const words = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <div className="toolbar flat wraps" role="search" aria-label="查问题">
      <Segmented<IssueState | 'all'>
        size="small"
        aria-label="状态"
        value={filter.state ?? 'all'}
        onChange={(state) => onFilter({ state: state === 'all' ? undefined : state })}
        options={[
          { value: 'all' as const, label: `全部 ${countOf(all)}` },
          ...STATES.map(([value, word]) => ({
            value,
            label: `${word} ${countOf(page?.states[value] ?? 0)}`,
          })),
        ]}
      />
      <Checkbox
        checked={filter.overdue === true}
        onChange={({ target }) => onFilter({ overdue: target.checked ? true : undefined })}
      >
        只看超期 {countOf(page?.overdue ?? 0)}
      </Checkbox>
      <span className="spread" />
      <Select
        allowClear
        aria-label="筛选类别"
        placeholder="类别"
        style={{ width: 82 }}
        value={filter.kind ?? null}
        onChange={(kind: ProblemKind | null | undefined) => onFilter({ kind: kind ?? undefined })}
        options={PROBLEM_KINDS.map((value) => ({ value, label: value }))}
      />
      <Select
        allowClear
        aria-label="筛选部门"
        placeholder="部门"
        style={{ width: 130 }}
        value={filter.department ?? null}
        onChange={(department: string | null | undefined) =>
          onFilter({ department: department ?? undefined })
        }
        options={words(page?.departments ?? [])}
      />
      <VillageFilter width={98} value={filter.villageId} onVillage={(villageId) => onFilter({ villageId })} />
      <Select
        allowClear
        aria-label="筛选来源"
        placeholder="来源"
        style={{ width: 104 }}
        value={filter.source ?? null}
        onChange={(source: Source | null | undefined) => onFilter({ source: source ?? undefined })}
        options={Object.entries(ISSUE_SOURCES).map(([value, label]) => ({ value: value as Source, label }))}
      />
      <Input
        allowClear
        aria-label="编号、户主、户编号、问题或责任人"
        placeholder="编号、户主、问题"
        style={{ width: 150 }}
        value={filter.text ?? ''}
        onChange={({ target }) => onFilter({ text: target.value === '' ? undefined : target.value })}
      />
    </div>
  );
}
