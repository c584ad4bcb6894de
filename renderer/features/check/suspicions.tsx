import { App, Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { Output, Request } from '#contract/channels.ts';
import type { SuspicionLine, SuspicionState } from '#contract/suspicion.ts';
import type { SuspicionKind } from '#domain/suspicions/suspicion.ts';
import { useArchive } from '../../archive-context.ts';
import { call, sentenceOf } from '../../client.ts';
import { useRemembered } from '../../memory.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { CheckTabs } from './check-tabs.tsx';
import { suspicionColumns } from './suspicions-columns.tsx';
import { type SuspicionFilter, SuspicionKinds } from './suspicions-kinds.tsx';
import { placeOfSuspicion, SuspicionPanel } from './suspicions-panel.tsx';
import { Rates } from './suspicions-rates.tsx';
import { Registers } from './suspicions-registers.tsx';

const ALL: SuspicionFilter = { kind: '', rule: '' };

/** 疑似情况: the rates on top, kinds at the left, the households with their evidence, and the one under the cursor. */
export function Suspicions(): ReactNode {
  const { year } = useArchive();
  const [filter, setFilter] = useRemembered<SuspicionFilter>('suspicions.filter', ALL);
  const [villageId, setVillage] = useRemembered<number>('suspicions.village', 0);
  const [state, setState] = useRemembered<SuspicionState | ''>('suspicions.state', 'open');
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const villages = useAnswer('village.list', {});
  const asked = useMemo(
    (): Request<'suspicion.list'> => ({
      year,
      ...(filter.kind === '' ? {} : { kind: filter.kind as SuspicionKind }),
      ...(filter.rule === '' ? {} : { rule: filter.rule }),
      ...(villageId === 0 ? {} : { villageId }),
      ...(state === '' ? {} : { state }),
    }),
    [year, filter, villageId, state],
  );
  const list = usePagedRows<SuspicionLine, Output<'suspicion.list'>>(
    ['suspicion.list', asked],
    (offset, limit) => call('suspicion.list', { ...asked, offset, limit }),
  );
  const found = list.firstPage;
  const here = list.rowAt(Math.min(cursor, Math.max(list.count - 1, 0)));
  const picked = useMemo(() => [...chosen], [chosen]);
  useStatus(found === undefined ? '' : `疑似情况 ${countOf(list.count)} 条`);
  const narrow = (work: () => void): void => {
    work();
    setCursor(0);
    setChosen(new Set());
  };
  const rows = Array.from({ length: list.count }, (_, at) => at);
  const keysOf = (): string[] =>
    picked.length > 0
      ? picked.flatMap((at) => list.rowAt(at - 1)?.key ?? [])
      : here === undefined
        ? []
        : [here.key];
  return (
    <section className="page paper check suspicions" aria-label="疑似情况">
      <div className="toolbar">
        <CheckTabs />
        <Select
          aria-label="村"
          style={{ width: 120 }}
          value={villageId}
          options={[
            { value: 0, label: '全部村' },
            ...(villages.data?.villages ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(next) => narrow(() => setVillage(next))}
        />
        <Select
          aria-label="核实情况"
          style={{ width: 122 }}
          value={state}
          options={statesOf(found)}
          onChange={(next) => narrow(() => setState(next))}
        />
        <span className="spread" />
        <ToIssues
          year={year}
          keys={keysOf()}
          count={Math.max(picked.length, here === undefined ? 0 : 1)}
          onDone={() => setChosen(new Set())}
        />
        <Registers registers={found?.registers ?? []} villageId={villageId} />
      </div>
      <Rates year={year} villageId={villageId} />
      <ErrorNote error={list.error} />
      <div className="columns">
        <aside className="side left" style={{ width: 218 }}>
          <SuspicionKinds
            kinds={found?.kinds ?? []}
            rules={found?.rules ?? []}
            chosen={filter}
            onChoose={(next) => narrow(() => setFilter(next))}
          />
        </aside>
        <div className="middle">
          {found === undefined && list.error === null ? <Busy text="正在比对…" /> : null}
          {found === undefined ? null : (
            <VirtualTable
              label="疑似情况"
              columns={suspicionColumns}
              count={list.count}
              rowAt={(index) => numbered(list.rowAt(index), index)}
              idOf={({ at }) => at}
              nameOf={({ householdNo, headName }) => householdNo ?? headName ?? ''}
              onRange={list.onRange}
              selection={chosen}
              onSelection={setChosen}
              onAll={() =>
                setChosen(new Set(rows.filter((at) => list.rowAt(at) !== undefined).map((at) => at + 1)))
              }
              cursor={cursor}
              onCursor={setCursor}
              onOpen={(line) => {
                const place = placeOfSuspicion(line);
                if (place !== null) go(place);
              }}
              autoFocus
              empty={<NoSuspicion state={state} incomeLine={found.incomeLine} />}
            />
          )}
        </div>
        {here === undefined ? null : (
          <aside className="side right hit-side">
            <SuspicionPanel
              key={`${here.key} ${picked.length}`}
              line={here}
              year={year}
              keys={keysOf()}
              onDone={() => setChosen(new Set())}
            />
          </aside>
        )}
      </div>
    </section>
  );
}

export type NumberedSuspicion = SuspicionLine & { readonly at: number };

const numbered = (line: SuspicionLine | undefined, index: number): NumberedSuspicion | undefined =>
  line === undefined ? undefined : { ...line, at: index + 1 };

function statesOf(
  found: Output<'suspicion.list'> | undefined,
): { value: SuspicionState | ''; label: string }[] {
  const many = (state: SuspicionState): string =>
    found === undefined ? '' : ` ${countOf(found.states[state])}`;
  return [
    { value: 'open', label: `待核实${many('open')}` },
    { value: 'true', label: `属实${many('true')}` },
    { value: 'unfounded', label: `不属实${many('unfounded')}` },
    { value: '', label: '全部' },
  ];
}

function NoSuspicion({ state, incomeLine }: { state: string; incomeLine: string | null }): ReactNode {
  return (
    <Empty title={state === 'open' ? '没有待核实的疑似情况' : '没有这样的疑似情况'}>
      <p>
        按收入、三保障和饮水、重病重残、部门比对结果和户籍册查过了
        {incomeLine === null ? '；这一年没有参考线，收入没有比' : `；参考线：${incomeLine}`}。
        要查漏人，先读入派出所或村里的户籍册（有姓名、证件号码、户主的表）。
      </p>
    </Empty>
  );
}

interface ToIssuesProps {
  readonly year: number;
  readonly keys: readonly string[];
  readonly count: number;
  readonly onDone: () => void;
}

/** Puts the chosen suspicions into the ledger of problems. */
function ToIssues({ year, keys, count, onDone }: ToIssuesProps): ReactNode {
  const { message } = App.useApp();
  const act = useAct('suspicion.toLedger');
  const save = (): void =>
    act.mutate(
      { year, keys: [...keys] },
      {
        onSuccess: ({ issues, known, left }) => {
          void message.success({
            duration: 8,
            content: (
              <>
                登记 {countOf(issues.length)} 个问题
                {known === 0 ? '' : `，${countOf(known)} 个已在台账`}
                {left === 0 ? '' : `，${countOf(left)} 条不在哪个村，没有登记`}{' '}
                <button type="button" className="link" onClick={() => go({ page: 'issues' })}>
                  打开问题台账
                </button>
              </>
            ),
          });
          onDone();
        },
        onError: (thrown) => void message.error(sentenceOf(thrown), 8),
      },
    );
  return (
    <Button may="review" disabled={keys.length === 0} loading={act.isPending} onClick={save}>
      登记问题台账{count > 1 ? `：已选 ${countOf(count)} 条` : ''}
    </Button>
  );
}
