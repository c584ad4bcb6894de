import { App, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { findField } from '#domain/fields/dictionary.ts';
import { sentenceOf } from '../../client.ts';
import { placeOfFinding } from '../../fields/finding-place.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { useKey } from '../../ui/use-key.ts';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import { type Difference, VERDICTS } from './sampling-words.ts';

const orBlank = (text: string): ReactNode => (text === '' ? <span className="faint">（空）</span> : text);

const columns: Column<Difference>[] = [
  { key: 'village', title: '村', width: 100, render: ({ village }) => village },
  { key: 'no', title: '户编号', width: 140, render: ({ householdNo }) => householdNo ?? '未编号' },
  { key: 'head', title: '户主', width: 80, render: ({ head }) => head },
  { key: 'who', title: '人', width: 80, render: ({ memberName }) => memberName ?? '户' },
  { key: 'field', title: '指标', width: 170, render: ({ field }) => findField(field)?.label ?? field },
  { key: 'first', title: '档案', width: 170, grow: true, render: ({ first }) => orBlank(first) },
  { key: 'second', title: '复核', width: 170, grow: true, render: ({ second }) => orBlank(second) },
  {
    ...{ key: 'verdict', title: '结论', width: 90 },
    render: ({ verdict }) =>
      verdict === null ? (
        <span className="warn">待核对</span>
      ) : (
        <span className="quiet">{VERDICTS[verdict]}</span>
      ),
  },
];

const VERDICT_KEYS = ['archive-wrong', 'second-wrong', 'both-right'] as const;

/** Value beside value, and who is right; Enter opens the household at the field. */
export function SampleDifferences({ id }: { id: number }): ReactNode {
  const { message } = App.useApp();
  const [shown, setShown] = useState<'open' | 'all'>('open');
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  // Judged, and not yet told so by an answer: gone from the list at once, so that the next key means the next row.
  const [underway, setUnderway] = useState<ReadonlySet<number>>(new Set());
  const answer = useAnswer('sample.differences', { id });
  const act = useAct('sample.judge');
  const all = answer.data?.differences ?? [];
  const open = all.filter((difference) => difference.verdict === null && !underway.has(difference.id));
  const rows = shown === 'open' ? open : all;
  const here = rows[Math.min(cursor, rows.length - 1)];
  const meant = chosen.size > 0 ? [...chosen] : here === undefined ? [] : [here.id];
  useStatus(`不同 ${countOf(all.length)} 处，待核对 ${countOf(open.length)} 处`);
  const judge = (verdict: Difference['verdict']): void => {
    if (meant.length === 0) return;
    setChosen(new Set());
    if (verdict !== null) setUnderway((before) => before.union(new Set(meant)));
    act
      .mutateAsync({ ids: meant, verdict })
      .catch((thrown: unknown) => void message.error(sentenceOf(thrown), 8))
      .finally(() => setUnderway((before) => before.difference(new Set(meant))));
  };
  useKey('1', 'review', () => judge(VERDICT_KEYS[0]));
  useKey('2', 'review', () => judge(VERDICT_KEYS[1]));
  useKey('3', 'review', () => judge(VERDICT_KEYS[2]));
  if (answer.data === undefined) return answer.isError ? <ErrorNote error={answer.error} /> : <Busy />;
  return (
    <>
      <div className="toolbar flat">
        <Segmented<'open' | 'all'>
          size="small"
          aria-label="看哪些不同"
          value={shown}
          options={[
            { value: 'open', label: `待核对 ${countOf(open.length)}` },
            { value: 'all', label: `全部 ${countOf(all.length)}` },
          ]}
          onChange={(next) => {
            setShown(next);
            setCursor(0);
            setChosen(new Set());
          }}
        />
        <span className="quiet small">档案有误的，回车打开那一户改正</span>
        <span className="spread" />
        {chosen.size === 0 ? null : <span>已选 {countOf(chosen.size)} 处：</span>}
        {VERDICT_KEYS.map((verdict, at) => (
          <Button may="review" key={verdict} disabled={meant.length === 0} onClick={() => judge(verdict)}>
            {VERDICTS[verdict]} <kbd>{at + 1}</kbd>
          </Button>
        ))}
        <Button
          may="review"
          type="text"
          disabled={here?.verdict == null && chosen.size === 0}
          onClick={() => judge(null)}
        >
          取消结论
        </Button>
      </div>
      <VirtualTable
        label="不同的值"
        columns={columns}
        count={rows.length}
        rowAt={(at) => rows[at]}
        idOf={(row) => row.id}
        nameOf={({ householdNo, memberName, field }) =>
          `${householdNo ?? ''} ${memberName ?? ''} ${findField(field)?.label ?? ''}`
        }
        selection={chosen}
        onSelection={setChosen}
        onAll={() => setChosen(new Set(rows.map((row) => row.id)))}
        cursor={Math.min(cursor, rows.length - 1)}
        onCursor={setCursor}
        onOpen={(row) => go(placeOfFinding(row))}
        autoFocus
        empty={
          <Empty title={all.length === 0 ? '没有不同' : '都核对过了'}>
            <p>{all.length === 0 ? '复核录入以后，和档案不一样的值列在这里。' : '要改结论，看“全部”。'}</p>
          </Empty>
        }
      />
    </>
  );
}
