import { type ReactNode, useMemo, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { isCancelled } from '../../client.ts';
import { placeOfFinding } from '../../fields/finding-place.ts';
import { useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Busy, Empty, ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { CheckHead } from './check-head.tsx';
import { type HitFilter, filtered } from './hit-rows.ts';
import { HitList } from './hit-list.tsx';
import { LedgerNews } from './ledger-news.tsx';
import { countsOfRules } from './rule-choice.ts';
import { RuleList } from './rule-list.tsx';
import { useCheckRun } from './use-check-run.ts';

const NO_FILTER: HitFilter = { rule: '', villageId: undefined, level: undefined, answer: 'open' };

/** The rules over all households of the year: rules at the left, hits in the middle, the chosen one in full at the right. */
export function RuleCheck(): ReactNode {
  const { archive, year } = useArchive();
  const [filter, setFilter] = useRemembered<HitFilter>('check.filter', NO_FILTER);
  const [cursor, setCursor] = useRemembered('check.cursor', 0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const { asked, run, all, hits, whole, listed } = useCheckRun(year, filter);
  const rules = useAnswer('check.rules', { year }).data?.rules ?? [];
  const shown = useMemo(() => filtered(hits, filter), [hits, filter]);
  const counts = useMemo(() => countsOfRules(all?.tally ?? [], filter.villageId), [all, filter.villageId]);
  // What was chosen has other numbers after another check.
  const [of, setOf] = useState(hits);
  if (of !== hits) {
    setOf(hits);
    setChosen(new Set());
  }
  const change = (part: Partial<HitFilter>): void => {
    setFilter({ ...filter, ...part });
    setCursor(0);
    setChosen(new Set());
  };
  useStatus(all === undefined ? '' : statusOf({ shown: shown.length, chosen: chosen.size, listed }));
  return (
    <section className="page paper check" aria-label="数据核查">
      <CheckHead
        {...{ year, all, filter, shown }}
        at={whole.dataUpdatedAt}
        busy={whole.isFetching}
        onRun={run}
      />
      {all === undefined ? null : <LedgerNews run={all} />}
      {whole.isError ? (
        isCancelled(whole.error) ? (
          <Note>核查已取消，可以重新开始。</Note>
        ) : (
          <ErrorNote error={whole.error} />
        )
      ) : null}
      <div className="columns">
        <aside className="side left" style={{ width: 268 }}>
          <RuleList
            rules={rules}
            countOf={counts}
            isChecked={all !== undefined}
            chosen={filter.rule}
            onChoose={(rule) => change({ rule })}
          />
        </aside>
        {asked ? null : <NotYet year={year} households={archive.households} />}
        {asked && all === undefined && whole.isFetching ? <Busy text="正在核查，可以先做别的…" /> : null}
        {all === undefined ? null : (
          <HitList
            {...{ rules, filter, hits, shown, cursor, chosen }}
            onFilter={change}
            onCursor={setCursor}
            onChosen={setChosen}
            onOpen={(hit) => go(placeOfFinding(hit))}
          />
        )}
      </div>
    </section>
  );
}

interface Standing {
  readonly shown: number;
  readonly chosen: number;
  /** How many of all are listed; null where all are. */
  readonly listed: number | null;
}

const statusOf = ({ shown, chosen, listed }: Standing): string =>
  [
    `列出 ${countOf(shown)} 处`,
    ...(chosen === 0 ? [] : [`已选 ${countOf(chosen)} 处`]),
    ...(listed === null ? [] : [`疑点太多，只列出前 ${countOf(listed)} 处；选一条规则或一个村可看全`]),
  ].join('，');

const NotYet = ({ year, households }: { year: number; households: number }): ReactNode => (
  <div className="middle">
    <Empty title="还没有核查过">
      <p>
        点“开始核查”，逐户检查 {year} 年的数据（{countOf(households)} 户）。上报前先在这里查清：选一处疑点按
        Enter，就打开那一户要改的那一项。
      </p>
    </Empty>
  </div>
);
