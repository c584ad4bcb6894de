import { Input } from 'antd';
import type { ReactNode } from 'react';
import { LINE_KINDS, LINE_STATES, type LineKind, type LineState } from '#domain/reconcile/words.ts';
import type { Output, Request } from '#contract/channels.ts';
import { VillageSelect } from '../../fields/village-filter.tsx';
import { ChoiceFilter, StateFilter } from '../../ui/filter-choice.tsx';
import { countOf } from '../../ui/numbers.ts';

export type LineFilter = Omit<Request<'reconcile.lines'>, 'id' | 'offset' | 'limit'>;
type Page = Output<'reconcile.lines'>;

interface ReconcileFiltersProps {
  readonly page: Page | undefined;
  readonly filter: LineFilter;
  readonly onFilter: (part: LineFilter) => void;
  readonly children: ReactNode;
}

const STATES = Object.keys(LINE_STATES) as LineState[];
const KINDS = Object.keys(LINE_KINDS) as LineKind[];
const ENTITIES = { household: '户', member: '人' } as const;

const linesOf = (counts: Page['kinds'] | undefined, value: string): number =>
  counts?.find((each) => each.value === value)?.lines ?? 0;

/** What is shown of the differences; each choice says how many there are. */
export function ReconcileFilters({ page, filter, onFilter, children }: ReconcileFiltersProps): ReactNode {
  const all = (page?.states ?? []).reduce((sum, { lines }) => sum + lines, 0);
  return (
    <div className="toolbar flat" role="search" aria-label="查差异">
      <StateFilter
        label="状态"
        value={filter.state}
        choices={STATES.map((value) => ({
          ...{ value, label: LINE_STATES[value], count: linesOf(page?.states, value) },
        }))}
        all={all}
        onValue={(state) => onFilter({ state })}
      />
      <ChoiceFilter
        label="差异"
        width={132}
        value={filter.kind}
        choices={KINDS.map((value) => ({
          ...{ value, label: LINE_KINDS[value], count: linesOf(page?.kinds, value) },
        }))}
        onValue={(kind) => onFilter({ kind })}
      />
      <ChoiceFilter
        label="户或人"
        width={84}
        value={filter.entity}
        choices={(['household', 'member'] as const).map((value) => ({
          ...{ value, label: ENTITIES[value], count: linesOf(page?.entities, value) },
        }))}
        onValue={(entity) => onFilter({ entity })}
      />
      <ChoiceFilter
        isLong
        label="指标"
        width={130}
        value={filter.field}
        choices={(page?.fields ?? []).map(({ value, label, lines }) => ({ value, label, count: lines }))}
        onValue={(field) => onFilter({ field })}
      />
      <VillageSelect
        width={110}
        value={filter.village}
        onVillage={(village) => onFilter({ village })}
        options={(page?.villages ?? []).map(({ value, lines }) => ({
          value,
          label: `${value === '' ? '未定村' : value} ${countOf(lines)}`,
        }))}
      />
      <Input
        allowClear
        aria-label="姓名、户编号或证件号码"
        placeholder="姓名、户编号、证件号码"
        style={{ width: 150 }}
        value={filter.text ?? ''}
        onChange={(event) => onFilter({ text: event.target.value === '' ? undefined : event.target.value })}
      />
      <span className="spread" />
      {children}
    </div>
  );
}
