import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { Finding } from '#contract/common.ts';
import { useArchive } from '../../archive-context.ts';
import { call, isCancelled } from '../../client.ts';
import { placeOfFinding } from '../../fields/finding-place.ts';
import { ToLedger } from '../../fields/to-ledger.tsx';
import { runJob } from '../../jobs.ts';
import { useRemembered } from '../../memory.ts';
import { refreshAll, useAnswer } from '../../queries.ts';
import { go, useRoute } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Busy, Empty, ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { CheckTabs } from './check-tabs.tsx';
import { Duplicates } from './duplicates.tsx';
import { findingColumns } from './finding-columns.tsx';
import { RuleList } from './rule-list.tsx';

/** 数据核查: the rules, or who stands twice. */
export function CheckPage(): ReactNode {
  return useRoute().tab === 'duplicates' ? <Duplicates /> : <RuleCheck />;
}

/** What the ledger of problems knows a hit by. */
const placeOf = ({ rule, householdId, memberId, field }: Finding) => ({ rule, householdId, memberId, field });

/** A check opens problems of the ledger again: what is shown of it elsewhere is asked for anew. */
async function checked(year: number, job: string): Promise<Output<'check.run'>> {
  const answer = await call('check.run', { year, job });
  if (answer.reopened.length > 0) await refreshAll();
  return answer;
}

/** All rules over all households of the year: rules at the left, hits in the middle, a hit opens its field. */
function RuleCheck(): ReactNode {
  const { archive, year } = useArchive();
  const [asked, setAsked] = useRemembered<boolean>(`check.asked.${year}`, false);
  const [rule, setRule] = useRemembered<string>('check.rule', '');
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const rules = useAnswer('check.rules', {});
  const check = useQuery({
    queryKey: ['check.run', year],
    enabled: asked,
    queryFn: () => runJob(`核查 ${year} 年数据`, (job) => checked(year, job)),
  });
  const hits = check.data?.hits ?? [];
  const shown = rule === '' ? hits : hits.filter((hit) => hit.rule === rule);
  const { error = 0, warning = 0 } = check.data?.counts ?? {};
  useStatus(
    check.data === undefined
      ? ''
      : `错误 ${countOf(error)} 处，提醒 ${countOf(warning)} 处，显示 ${countOf(shown.length)} 处`,
  );
  const idOf = (hit: Finding): number => hits.indexOf(hit) + 1;
  const toOpen = chosen.size === 0 ? shown : hits.filter((_, at) => chosen.has(at + 1));
  const run = (): void => {
    setChosen(new Set());
    if (asked) void check.refetch();
    else setAsked(true);
  };
  return (
    <section className="page paper" aria-label="数据核查">
      <div className="toolbar">
        <CheckTabs />
        <h2>{year} 年数据核查</h2>
        {check.data === undefined ? null : (
          <>
            <span className="chip bad">错误 {countOf(error)}</span>
            <span className="chip look">提醒 {countOf(warning)}</span>
            <span className="quiet">核查于 {momentOf(new Date(check.dataUpdatedAt).toISOString())}</span>
          </>
        )}
        <span className="spread" />
        {check.data === undefined || shown.length === 0 ? null : (
          <ToLedger
            what={{ findings: { year, hits: toOpen.map(placeOf) } }}
            count={`${chosen.size > 0 ? '已选' : '列出的'} ${countOf(toOpen.length)} 处`}
            onDone={() => setChosen(new Set())}
          />
        )}
        <Button type="primary" loading={check.isFetching} onClick={run}>
          {check.data === undefined ? '开始核查' : '重新核查'}
        </Button>
      </div>
      {check.data === undefined || check.data.reopened.length === 0 ? null : (
        <Note tone="look">
          问题台账里已销号的又查出来了，已重开 {countOf(check.data.reopened.length)} 个：
          {check.data.reopened.slice(0, 5).join('、')}
          {check.data.reopened.length > 5 ? ' 等' : ''}。
          <button type="button" className="link" onClick={() => go({ page: 'issues' })}>
            打开问题台账
          </button>
        </Note>
      )}
      {check.isError ? (
        isCancelled(check.error) ? (
          <Note>核查已取消，可以重新开始。</Note>
        ) : (
          <ErrorNote error={check.error} />
        )
      ) : null}
      <div className="columns">
        <aside className="side left" style={{ width: 280 }}>
          <RuleList
            rules={rules.data?.rules ?? []}
            hits={hits}
            chosen={rule}
            onChoose={(next) => {
              setRule(next);
              setCursor(0);
              setChosen(new Set());
            }}
          />
        </aside>
        <div className="middle">
          {check.isFetching && check.data === undefined ? <Busy text="正在核查，可以先做别的…" /> : null}
          {!asked ? (
            <Empty title="还没有核查过">
              <p>
                点“开始核查”，逐户检查 {year} 年的数据（{countOf(archive.households)}{' '}
                户）。上报前先在这里查清，双击一条就打开那一户要改的地方。
              </p>
            </Empty>
          ) : null}
          {check.data === undefined ? null : (
            <VirtualTable
              label="疑点列表"
              columns={findingColumns}
              count={shown.length}
              rowAt={(index) => shown[index]}
              idOf={idOf}
              nameOf={(hit) => `${hit.rule} ${hit.householdNo ?? ''}`}
              selection={chosen}
              onSelection={setChosen}
              onAll={() => setChosen(new Set(shown.map(idOf)))}
              cursor={cursor}
              onCursor={setCursor}
              onOpen={(hit) => go(placeOfFinding(hit))}
              autoFocus
              empty={<Empty title={rule === '' ? '没有发现疑点' : '这条规则没有发现疑点'} />}
            />
          )}
        </div>
      </div>
    </section>
  );
}
