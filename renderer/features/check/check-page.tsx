import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { call, isCancelled } from '../../client.ts';
import { placeOfFinding } from '../../fields/finding-place.ts';
import { runJob } from '../../jobs.ts';
import { useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
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

/** All rules over all households of the year: rules at the left, hits in the middle, a hit opens its field. */
function RuleCheck(): ReactNode {
  const { archive, year } = useArchive();
  const [asked, setAsked] = useRemembered<boolean>(`check.asked.${year}`, false);
  const [rule, setRule] = useRemembered<string>('check.rule', '');
  const [cursor, setCursor] = useState(0);
  const rules = useAnswer('check.rules', {});
  const check = useQuery({
    queryKey: ['check.run', year],
    enabled: asked,
    queryFn: () => runJob(`核查 ${year} 年数据`, (job) => call('check.run', { year, job })),
  });
  const hits = check.data?.hits ?? [];
  const shown = rule === '' ? hits : hits.filter((hit) => hit.rule === rule);
  const { error = 0, warning = 0 } = check.data?.counts ?? {};
  useStatus(
    check.data === undefined
      ? ''
      : `错误 ${countOf(error)} 处，提醒 ${countOf(warning)} 处，显示 ${countOf(shown.length)} 处`,
  );
  const run = (): void => {
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
        <Button type="primary" loading={check.isFetching} onClick={run}>
          {check.data === undefined ? '开始核查' : '重新核查'}
        </Button>
      </div>
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
              idOf={(hit) => hits.indexOf(hit) + 1}
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
