import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { VillageFilter } from '../../fields/village-filter.tsx';
import { useAnswer } from '../../queries.ts';
import { CurveChart } from '../../ui/curve-chart.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';

interface CurveViewProps {
  readonly villageId: number | undefined;
  readonly onVillage: (villageId: number | undefined) => void;
}

/** How the ledger goes down, day by day, and where it does not. */
export function CurveView({ villageId, onVillage }: CurveViewProps): ReactNode {
  const curve = useAnswer('issue.curve', villageId === undefined ? {} : { villageId }, { keep: true });
  if (curve.isError) return <ErrorNote error={curve.error} />;
  if (curve.data === undefined) return <Busy />;
  const { days, kinds } = curve.data;
  const found = kinds.reduce((sum, each) => sum + each.found, 0);
  const closed = kinds.reduce((sum, each) => sum + each.closed, 0);
  const reopened = days.reduce((sum, each) => sum + each.reopened, 0);
  return (
    <div className="scroll curve">
      <div className="line curve-head">
        <VillageFilter width={130} value={villageId} onVillage={onVillage} />
        <Figure word="发现" count={found} />
        <Figure word="已销号" count={closed} />
        <Figure word="未销号" count={found - closed} strong />
        <Figure word="重开" count={reopened} />
        <span className="faint">
          {days[0]?.day} 至 {days.at(-1)?.day}
        </span>
      </div>
      {found === 0 ? (
        <Empty title="还没有登记的问题">登记以后，这里逐日显示发现、销号和未销号的个数。</Empty>
      ) : (
        <>
          <LedgerCurve days={days} />
          <div className="curve-tables">
            <Sums title="按村" rows={curve.data.villages} />
            <Sums title="按类别" rows={kinds} />
            <Sums title="按部门" rows={curve.data.departments} />
          </div>
        </>
      )}
    </div>
  );
}

function LedgerCurve({ days }: { days: Output<'issue.curve'>['days'] }): ReactNode {
  return (
    <CurveChart
      label={`未销号 ${days.at(-1)?.open ?? 0} 个，从 ${days[0]?.day ?? ''} 到 ${days.at(-1)?.day ?? ''}`}
      days={days.map(({ day }) => day)}
      lines={[{ key: 'open', tone: 'accent', counts: days.map(({ open }) => open) }]}
      bars={{
        up: { word: '发现', counts: days.map(({ found, reopened }) => found + reopened) },
        down: { word: '销号', counts: days.map(({ closed }) => closed) },
      }}
      titleOf={(at) => {
        const { day = '', found = 0, reopened = 0, closed = 0, open = 0 } = days[at] ?? {};
        return `${day}：发现 ${found}，重开 ${reopened}，销号 ${closed}，未销号 ${open}`;
      }}
    />
  );
}

const Figure = ({ word, count, strong }: { word: string; count: number; strong?: boolean }): ReactNode => (
  <span className="figure">
    <span className="quiet">{word}</span> <b className={strong ? 'accent' : ''}>{countOf(count)}</b>
  </span>
);

function Sums({ title, rows }: { title: string; rows: Output<'issue.curve'>['kinds'] }): ReactNode {
  return (
    <table className="sheet" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="num">
            发现
          </th>
          <th scope="col" className="num">
            已销号
          </th>
          <th scope="col" className="num">
            未销号
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, found, closed, open }) => (
          <tr key={name}>
            <td>{name}</td>
            <td className="num">{countOf(found)}</td>
            <td className="num">{countOf(closed)}</td>
            <td className={`num ${open > 0 ? 'strong' : 'faint'}`}>{open === 0 ? '–' : countOf(open)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
