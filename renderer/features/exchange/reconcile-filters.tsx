import { Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { LINE_KINDS, LINE_STATES, type LineKind, type LineState } from '#domain/reconcile/words.ts';
import type { Output, Request } from '#contract/channels.ts';
import { VillageSelect } from '../../fields/village-filter.tsx';
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
      <Segmented<LineState | 'all'>
        size="small"
        aria-label="状态"
        value={filter.state ?? 'all'}
        onChange={(state) => onFilter({ state: state === 'all' ? undefined : state })}
        options={[
          ...STATES.map((state) => ({
            value: state,
            label: `${LINE_STATES[state]} ${countOf(linesOf(page?.states, state))}`,
          })),
          { value: 'all' as const, label: `全部 ${countOf(all)}` },
        ]}
      />
      <Select
        allowClear
        aria-label="差异"
        placeholder="差异"
        style={{ width: 132 }}
        value={filter.kind ?? null}
        onChange={(kind: LineKind | null | undefined) => onFilter({ kind: kind ?? undefined })}
        options={KINDS.map((kind) => ({
          value: kind,
          label: `${LINE_KINDS[kind]} ${countOf(linesOf(page?.kinds, kind))}`,
        }))}
      />
      <Select
        allowClear
        aria-label="户或人"
        placeholder="户或人"
        style={{ width: 84 }}
        value={filter.entity ?? null}
        onChange={(entity: 'household' | 'member' | null | undefined) =>
          onFilter({ entity: entity ?? undefined })
        }
        options={(['household', 'member'] as const).map((entity) => ({
          value: entity,
          label: `${ENTITIES[entity]} ${countOf(linesOf(page?.entities, entity))}`,
        }))}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="指标"
        placeholder="指标"
        style={{ width: 130 }}
        value={filter.field ?? null}
        onChange={(field: string | null | undefined) => onFilter({ field: field ?? undefined })}
        options={(page?.fields ?? []).map(({ value, label, lines }) => ({
          value,
          label: `${label} ${countOf(lines)}`,
        }))}
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
