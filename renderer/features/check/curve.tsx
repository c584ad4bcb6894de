import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CurvePoint } from '#contract/check.ts';
import { useArchive } from '../../archive-context.ts';
import { VillageFilter } from '../../fields/village-filter.tsx';
import { useAnswer } from '../../queries.ts';
import { useStatus } from '../../status-line.ts';
import { CurveChart } from '../../ui/curve-chart.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';
import { CheckTabs } from './check-tabs.tsx';
import { changesOf, differenceOf, lastOfDays } from './curve-points.ts';
import { isMeant } from './rule-choice.ts';

/** 趋势: errors and open warnings over time, of a rule or all, of a village or all. */
export function Curve(): ReactNode {
  const { year } = useArchive();
  const [rule, setRule] = useState<string>();
  const [villageId, setVillageId] = useState<number>();
  const rules = useAnswer('check.rules', { year }).data?.rules ?? [];
  const answer = useAnswer(
    'check.curve',
    { year, ...(rule === undefined ? {} : { rule }), ...(villageId === undefined ? {} : { villageId }) },
    { keep: true },
  );
  const days = lastOfDays(answer.data?.runs ?? []);
  useStatus(days.length === 0 ? '' : `${countOf(days.length)} 天核查过`);
  return (
    <section className="page paper check" aria-label="疑点趋势">
      <div className="toolbar">
        <CheckTabs />
        <span className="spread" />
        <Select
          allowClear
          aria-label="哪条规则的趋势"
          placeholder="全部规则"
          style={{ width: 300 }}
          value={rule ?? null}
          showSearch={{
            filterOption: (typed, option) => {
              const found = rules.find(({ id }) => id === option?.value);
              return found !== undefined && isMeant(found, typed);
            },
          }}
          options={rules.map(({ id, title }) => ({ value: id, label: `${id} ${title}` }))}
          onChange={(next: string | null | undefined) => setRule(next ?? undefined)}
        />
        <VillageFilter width={120} value={villageId} onVillage={setVillageId} />
      </div>
      <ErrorNote error={answer.error} />
      {answer.data === undefined ? <Busy /> : <Days runs={answer.data.runs} {...{ days, year }} />}
    </section>
  );
}

interface DaysProps {
  readonly runs: readonly CurvePoint[];
  /** The last check of each day. */
  readonly days: readonly CurvePoint[];
  readonly year: number;
}

function Days({ runs, days, year }: DaysProps): ReactNode {
  const last = days.at(-1);
  if (last === undefined)
    return (
      <Empty title="还没有核查记录">
        <p>每次核查 {year} 年的全部数据，这里就记一次错误、提醒和已说明的处数，看得出一天天少下去没有。</p>
      </Empty>
    );
  return (
    <div className="scroll curve">
      <div className="line curve-head">
        <Figure word="错误" count={last.errors} tone="wrong" />
        <Figure word="未说明的提醒" count={last.warnings} tone="warn" />
        <Figure word="已说明" count={last.answered} tone="" />
        <span className="faint">
          {days[0]?.on} 至 {last.on}
        </span>
      </div>
      <CurveChart
        label={`错误 ${last.errors} 处，未说明的提醒 ${last.warnings} 处，从 ${days[0]?.on ?? ''} 到 ${last.on}`}
        days={days.map(({ on }) => on)}
        lines={[
          { key: 'errors', tone: 'wrong', counts: days.map(({ errors }) => errors) },
          { key: 'warnings', tone: 'warn', counts: days.map(({ warnings }) => warnings) },
        ]}
        titleOf={(at) => {
          const { on = '', errors = 0, warnings = 0, answered = 0 } = days[at] ?? {};
          return `${on}：错误 ${errors}，未说明的提醒 ${warnings}，已说明 ${answered}`;
        }}
      />
      <RunTable runs={runs} />
    </div>
  );
}

const Figure = ({ word, count, tone }: { word: string; count: number; tone: string }): ReactNode => (
  <span className="figure">
    <span className="quiet">{word}</span> <b className={tone}>{countOf(count)}</b>
  </span>
);

/** The checks that found something else, the newest first, each beside the one before. */
function RunTable({ runs }: { runs: readonly CurvePoint[] }): ReactNode {
  const cell = (now: number, before: number | undefined): ReactNode => {
    const difference = differenceOf(now, before);
    return (
      <>
        <td className="num">{countOf(now)}</td>
        <td className={`num ${difference.startsWith('+') ? 'wrong' : 'done'}`}>{difference}</td>
      </>
    );
  };
  return (
    <table className="sheet curve-days" aria-label="各次核查">
      <thead>
        <tr>
          <th scope="col">核查时间</th>
          <th scope="col" className="num">
            错误
          </th>
          <th scope="col" className="num">
            比上次
          </th>
          <th scope="col" className="num">
            未说明的提醒
          </th>
          <th scope="col" className="num">
            比上次
          </th>
          <th scope="col" className="num">
            已说明
          </th>
        </tr>
      </thead>
      <tbody>
        {changesOf(runs).map(({ run, before }) => (
          <tr key={run.at}>
            <td>{momentOf(run.at)}</td>
            {cell(run.errors, before?.errors)}
            {cell(run.warnings, before?.warnings)}
            <td className="num">{countOf(run.answered)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
