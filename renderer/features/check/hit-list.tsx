import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { RuleView } from '#contract/check-rules.ts';
import type { Finding } from '#contract/common.ts';
import { useArchive } from '../../archive-context.ts';
import { AnswerHits, canAnswer } from '../../fields/answer-hits.tsx';
import { ToLedger } from '../../fields/to-ledger.tsx';
import { useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { useKey } from '../../ui/use-key.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { answerScopes } from './answer-scopes.ts';
import { GroupPanel } from './group-panel.tsx';
import { hitColumns } from './hit-columns.tsx';
import { HitFilters } from './hit-filters.tsx';
import { HitPanel } from './hit-panel.tsx';
import {
  chosenHits,
  filtered,
  type Grouping,
  type HitFilter,
  type HitRow,
  type NumberedHit,
  rowsOf,
  ticked,
} from './hit-rows.ts';
import { ledgerPlaceOf } from './ledger-place.ts';

interface HitListProps {
  readonly rules: readonly RuleView[];
  readonly filter: HitFilter;
  readonly onFilter: (part: Partial<HitFilter>) => void;
  /** All that the check lists, and those of them that the filter leaves. */
  readonly hits: readonly NumberedHit[];
  readonly shown: readonly NumberedHit[];
  readonly cursor: number;
  readonly onCursor: (index: number) => void;
  readonly chosen: ReadonlySet<number>;
  readonly onChosen: (ids: ReadonlySet<number>) => void;
  readonly onOpen: (hit: Finding) => void;
}

/** The hits, flat or under villages or households; the one under the cursor stands beside them in full. */
export function HitList(props: HitListProps): ReactNode {
  const { rules, filter, hits, shown, chosen, onChosen } = props;
  const { year } = useArchive();
  const [grouping, setGrouping] = useRemembered<Grouping>('check.grouping', 'rule');
  const [opened, setOpened] = useRemembered<ReadonlySet<string>>('check.opened', new Set());
  const [answering, setAnswering] = useState<Finding | null>(null);
  const villages = useAnswer('village.list', {}).data?.villages;
  const rows = useMemo(() => rowsOf(shown, grouping, (key) => opened.has(key)), [shown, grouping, opened]);
  const cursor = Math.min(props.cursor, rows.length - 1);
  const here = rows[cursor];
  const hit = here?.kind === 'hit' ? here.hit : undefined;
  const answer = (): void => setAnswering(hit !== undefined && canAnswer(hit) ? hit : null);
  useKey('s', 'review', answer);
  const villageOf = useMemo(() => {
    const names = new Map(villages?.map(({ id, name }) => [id, name]));
    return (id: number | null) => names.get(id ?? 0) ?? '';
  }, [villages]);
  const columns = useMemo(
    () => hitColumns({ isOneRule: filter.rule !== '', grouping, villageOf }),
    [villageOf, grouping, filter.rule],
  );
  const open = (row: HitRow): void => {
    if (row.kind === 'hit') return props.onOpen(row.hit);
    setOpened(new Set(row.isOpen ? [...opened].filter((key) => key !== row.key) : [...opened, row.key]));
  };
  const counts = useMemo(() => {
    const of = filtered(hits, { ...filter, answer: 'all' });
    const answered = of.filter(({ hit: each }) => each.answer !== null).length;
    return { open: of.length - answered, answered };
  }, [hits, filter]);
  const selection = useMemo(() => ticked(chosen, rows), [chosen, rows]);
  const chosenOnes = useMemo(() => shown.filter(({ id }) => chosen.has(id)), [shown, chosen]);
  return (
    <>
      <div className="middle">
        <HitFilters
          {...{ grouping, filter, counts }}
          onGrouping={(next) => {
            setGrouping(next);
            props.onCursor(0);
          }}
          onFilter={props.onFilter}
        />
        {chosen.size === 0 ? null : (
          <div className="toolbar flat chosen" role="toolbar" aria-label="已选的疑点">
            <span className="strong">已选 {countOf(chosen.size)} 处</span>
            <GuardedButton
              may="review"
              disabled={!chosenOnes.some((each) => canAnswer(each.hit))}
              onClick={() => setAnswering(chosenOnes.find((each) => canAnswer(each.hit))?.hit ?? null)}
            >
              情况属实…
            </GuardedButton>
            <ToLedger
              what={{ findings: { year, hits: chosenOnes.map((each) => ledgerPlaceOf(each.hit)) } }}
              count={`已选 ${countOf(chosen.size)} 处`}
              onDone={() => onChosen(new Set())}
            />
            <span className="spread" />
            <Button type="text" onClick={() => onChosen(new Set())}>
              取消选择
            </Button>
          </div>
        )}
        <VirtualTable
          label="疑点列表"
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index]}
          idOf={({ id }) => id}
          nameOf={nameOf}
          selection={selection}
          onSelection={(ids) => onChosen(chosenHits(ids, rows, chosen))}
          onAll={() => onChosen(new Set(shown.map(({ id }) => id)))}
          cursor={cursor}
          onCursor={props.onCursor}
          onOpen={open}
          autoFocus
          empty={<NoHits filter={filter} answered={counts.answered} />}
        />
      </div>
      {here === undefined ? null : (
        <aside className="side right hit-side">
          {here.kind === 'hit' ? (
            <HitPanel hit={here.hit} rule={rules.find(({ id }) => id === here.hit.rule)} onAnswer={answer} />
          ) : (
            <GroupPanel group={here} {...{ rules, villageOf }} onRule={(rule) => props.onFilter({ rule })} />
          )}
        </aside>
      )}
      {answering === null ? null : (
        <AnswerHits
          scopes={answerScopes({ hit: answering, chosen: chosenOnes, hits, filter })}
          {...(chosen.size === 0 ? { sentence: answering.message } : {})}
          onClose={() => setAnswering(null)}
        />
      )}
    </>
  );
}

const nameOf = (row: HitRow): string =>
  row.kind === 'hit' ? `${row.hit.rule} ${row.hit.householdNo ?? ''}` : `这一组 ${row.hits.length} 处`;

function NoHits({ filter, answered }: { filter: HitFilter; answered: number }): ReactNode {
  if (filter.answer === 'open' && answered > 0)
    return <Empty title="没有要处理的疑点">已说明的 {countOf(answered)} 处在“已说明”里。</Empty>;
  return <Empty title={filter.rule === '' ? '没有发现疑点' : '这条规则没有发现疑点'} />;
}
