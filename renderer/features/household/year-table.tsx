import type { ReactNode } from 'react';
import { findField } from '#domain/fields/dictionary.ts';
import { YEAR_SUMMARY } from '#domain/fields/year-summary.ts';
import { useAnswer } from '../../queries.ts';
import { useArchive } from '../../archive-context.ts';
import { shownOf } from '../../fields/shown.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { moneyOf } from '../../ui/numbers.ts';

/** How the household stood year by year; a click goes to that year. */
export function YearTable({ id }: { id: number }): ReactNode {
  const answer = useAnswer('household.years', { id });
  const { year: shownYear, setYear } = useArchive();
  const years = answer.data?.years ?? [];
  if (answer.isError) return <ErrorNote error={answer.error} />;
  if (years.length === 0) return null;
  return (
    <section className="fields" aria-label="历年情况">
      <h3>历年情况</h3>
      <table className="sheet" aria-label="历年情况">
        <thead>
          <tr>
            <th>年度</th>
            {YEAR_SUMMARY.map((key) => (
              <th key={key}>{findField(key)?.label ?? key}</th>
            ))}
            <th className="num">人口</th>
            <th className="num">人均纯收入（元）</th>
            <th className="num">当年参考线（元）</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ year, values, headCount, perCapita, line, closed }) => (
            <tr key={year} className={year === shownYear ? 'chosen' : ''}>
              <td className="nowrap">
                <button type="button" className="link" onClick={() => setYear(year)}>
                  {year}
                </button>
                {closed ? <span className="faint"> 已封存</span> : null}
              </td>
              {YEAR_SUMMARY.map((key) => (
                <td key={key}>{shownOf(key, values[key], year)}</td>
              ))}
              <td className="num">{headCount ?? ''}</td>
              <td className={`num${perCapita !== null && line !== null && perCapita < line ? ' wrong' : ''}`}>
                {moneyOf(perCapita)}
                {perCapita !== null && line !== null && perCapita < line ? '（低于）' : ''}
              </td>
              <td className="num faint">{moneyOf(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
