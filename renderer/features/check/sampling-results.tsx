import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { useAnswer } from '../../queries.ts';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { percentOf, type Sample } from './sampling-words.ts';

type Rates = Output<'sample.results'>['byField'];

/** The error rate as a whole and by what it is made of, and who approves; each with what is divided by what. */
export function SampleResults({ sample }: { sample: Sample }): ReactNode {
  const answer = useAnswer('sample.results', { id: sample.id });
  if (answer.data === undefined) return answer.isError ? <ErrorNote error={answer.error} /> : <Busy />;
  const { all, byField, byVillage, byEnterer, surveyed, approval } = answer.data;
  if (surveyed === 0)
    return (
      <Empty title="还没有结果">
        <p>先在“户”里复核录入，录一户这里就有数。</p>
      </Empty>
    );
  return (
    <div className="sampling-results">
      <div className="sampling-figures">
        <Figure
          name="差错率"
          rate={all.rate}
          formula={`${countOf(all.wrong)} 处差错 ÷ ${countOf(all.values)} 个复核的值`}
        />
        <Figure
          name="群众认可度"
          rate={approval.rate}
          formula={`${countOf(approval.yes)} 户认可 ÷ ${countOf(approval.said)} 户表态`}
        />
        <Figure
          name="完成"
          rate={sample.households === 0 ? null : surveyed / sample.households}
          formula={`${countOf(surveyed)} 户已复核 ÷ ${countOf(sample.households)} 户抽中`}
        />
      </div>
      <p className="quiet small">
        差错是和复核不同、又没有判为“复核有误”“都对”的值；还没核对的先算差错。档案改正以后，这里的差错仍然算。
      </p>
      <div className="sampling-three">
        <RateTable title="按指标" rates={byField} />
        <RateTable title="按村" rates={byVillage} />
        <RateTable title="按采集人" rates={byEnterer} />
      </div>
    </div>
  );
}

function Figure({ name, rate, formula }: { name: string; rate: number | null; formula: string }): ReactNode {
  return (
    <div className="sampling-figure" role="group" aria-label={name}>
      <span className="quiet">{name}</span>
      <strong>{percentOf(rate)}</strong>
      <span className="quiet small">{formula}</span>
    </div>
  );
}

function RateTable({ title, rates }: { title: string; rates: Rates }): ReactNode {
  return (
    <table className="sheet" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="num">
            差错/复核
          </th>
          <th scope="col" className="num">
            差错率
          </th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ key, title: name, values, wrong, rate }) => (
          <tr key={key}>
            <td>{name}</td>
            <td className="num">
              {countOf(wrong)}/{countOf(values)}
            </td>
            <td className={`num${wrong > 0 ? ' strong' : ' quiet'}`}>{percentOf(rate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
