import { App, Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { CheckFix, FixKind } from '#contract/check.ts';
import { useArchive } from '../../archive-context.ts';
import { sentenceOf } from '../../client.ts';
import { placeOfFinding } from '../../fields/finding-place.ts';
import { VillageFilter } from '../../fields/village-filter.tsx';
import { useAct, useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { UndoButton } from '../../ui/undo-button.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { CheckTabs } from './check-tabs.tsx';
import { fixColumns } from './fix-columns.tsx';

/** As many as one act puts right. */
const MOST = 5000;

/** 一键修正: what can be put right without asking anybody, before and after; all chosen unless ticked off. */
export function Fixes(): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const [villageId, setVillageId] = useState<number>();
  const [kind, setKind] = useState<FixKind | 'all'>('all');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState(0);
  const answer = useAnswer(
    'check.fixes',
    { year, ...(villageId === undefined ? {} : { villageId }), ...(kind === 'all' ? {} : { kinds: [kind] }) },
    { keep: true },
  );
  const act = useAct('check.fix');
  const fixes = useMemo(() => answer.data?.fixes ?? [], [answer.data]);
  const idOf = useMemo(() => new Map(fixes.map((fix, at) => [fix, at + 1])), [fixes]);
  const chosen = fixes.filter((fix) => !left.has(keyOf(fix)));
  const kinds = answer.data?.kinds ?? [];
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  const choose = (ids: ReadonlySet<number>): void =>
    setLeft(
      new Set([
        ...[...left].filter((key) => !fixes.some((fix) => keyOf(fix) === key)),
        ...fixes.filter((_, at) => !ids.has(at + 1)).map(keyOf),
      ]),
    );
  const fix = (): void =>
    act.mutate(
      { year, fixes: chosen.slice(0, MOST).map(placeOf) },
      {
        onSuccess: ({ done, gone, change }) =>
          void message.success({
            duration: 10,
            content: (
              <>
                已修正 {countOf(done)} 处{gone === 0 ? '' : `，${countOf(gone)} 处已不用改`}
                {change === null ? null : <UndoButton change={change} label="撤销修正" />}
              </>
            ),
          }),
        onError: (thrown) => void message.error(sentenceOf(thrown), 8),
      },
    );
  useStatus(
    answer.data === undefined ? '' : `列出 ${countOf(fixes.length)} 处，已选 ${countOf(chosen.length)} 处`,
  );
  return (
    <section className="page paper check" aria-label="一键修正">
      <div className="toolbar">
        <CheckTabs />
        <span className="quiet cut">不用问谁就能改的：逐条看改前、改后，不改的去掉勾</span>
        <span className="spread" />
        <Button
          may="write"
          type="primary"
          disabled={chosen.length === 0}
          loading={act.isPending}
          onClick={fix}
        >
          修正 {countOf(Math.min(chosen.length, MOST))} 处
        </Button>
      </div>
      <div className="toolbar flat wraps" role="search" aria-label="查能直接改的">
        <Segmented<FixKind | 'all'>
          size="small"
          aria-label="改什么"
          value={kind}
          options={[
            { value: 'all' as const, label: `全部 ${countOf(all)}` },
            ...kinds.map(({ kind: value, title, count }) => ({ value, label: `${title} ${countOf(count)}` })),
          ]}
          onChange={(next) => {
            setKind(next);
            setCursor(0);
          }}
        />
        <VillageFilter value={villageId} onVillage={setVillageId} />
        {(answer.data?.more ?? 0) > 0 ? (
          <span className="quiet">改完这些，还有 {countOf(answer.data?.more ?? 0)} 处</span>
        ) : null}
      </div>
      <ErrorNote error={answer.error} />
      {answer.data === undefined ? <Busy text="正在查找能直接改的…" /> : null}
      {answer.data === undefined ? null : (
        <VirtualTable
          label="能直接改的"
          columns={fixColumns}
          count={fixes.length}
          rowAt={(index) => fixes[index]}
          idOf={(each) => idOf.get(each) ?? 0}
          nameOf={({ householdNo, name, title }) => `${householdNo ?? ''} ${name ?? ''} ${title}`}
          selection={new Set(chosen.map((each) => idOf.get(each) ?? 0))}
          onSelection={choose}
          onAll={() => setLeft(new Set())}
          cursor={Math.min(cursor, fixes.length - 1)}
          onCursor={setCursor}
          onOpen={(each) => go(placeOfFinding(each))}
          autoFocus
          empty={
            <Empty title="没有能直接改的">
              <p>15 位号码、多余的空格、没有加对的合计、户主信息与成员不符的，会列在这里一次改好。</p>
            </Empty>
          }
        />
      )}
    </section>
  );
}

const placeOf = ({ kind, householdId, memberId, field }: CheckFix) => ({
  ...{ kind, householdId, memberId, field },
});

const keyOf = ({ kind, householdId, memberId, field }: CheckFix): string =>
  [kind, householdId, memberId ?? '', field].join(' ');
