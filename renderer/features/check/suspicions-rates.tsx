import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { RateOfPlace, RatePlace } from '#contract/suspicion.ts';
import { useAnswer } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { Behind } from './suspicions-behind.tsx';

type Rates = Output<'suspicion.rates'>;
type Rate = Rates['rates'][number];

const percent = (value: number | null): string => (value === null ? '—' : `${value.toFixed(2)}%`);
const toneOf = ({ verdict }: RateOfPlace): string =>
  verdict === 'beyond' ? 'wrong' : verdict === 'suspected' ? 'warn' : '';

const limitWords = ({ limit, limitIs }: Rate): string =>
  `${limitIs === 'most' ? '应低于' : '应达到'} ${limit}%`;

/** 三率一度 of the township or a village: each with its formula, a click away from its lists. */
export function Rates({ year, villageId }: { year: number; villageId: number }): ReactNode {
  const answer = useAnswer('suspicion.rates', { year }, { keep: true });
  const [open, setOpen] = useState<Rate['key'] | null>(null);
  const { data } = answer;
  if (data === undefined) return <ErrorNote error={answer.error} />;
  const place =
    data.places.find((each) => each.villageId === (villageId === 0 ? null : villageId)) ?? data.places[0];
  if (place === undefined) return null;
  const shown = data.rates.find(({ key }) => key === open);
  return (
    <div className="rates" role="group" aria-label={`${place.village}三率一度`}>
      {data.rates.map((rate) => {
        const own = place.rates[rate.key];
        return (
          <button
            key={rate.key}
            type="button"
            className="plain rate"
            title={`${rate.title} = ${rate.formula}\n${limitWords(rate)}（${rate.source}）`}
            onClick={() => setOpen(rate.key)}
          >
            <span className="quiet">{rate.title}</span>
            <span className={`rate-value ${toneOf(own)}`}>{percent(own.value)}</span>
            <span className="faint">{noteOf(rate, own, data.sample)}</span>
          </button>
        );
      })}
      {shown === undefined ? null : (
        <RateDialog rate={shown} rates={data} place={place} year={year} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function noteOf(
  rate: Rate,
  { value, confirmed, numerator, denominator }: RateOfPlace,
  sample: string | null,
): string {
  if (rate.key === 'approval' && sample === null) return '还没有抽样调查';
  if (value === null) return '没有可除的数';
  const share = `${countOf(numerator)} ÷ ${countOf(denominator)}`;
  return rate.key === 'approval' || confirmed === value ? share : `${share}，已核实 ${percent(confirmed)}`;
}

interface DialogProps {
  readonly rate: Rate;
  readonly rates: Rates;
  readonly place: RatePlace;
  readonly year: number;
  readonly onClose: () => void;
}

/** One rate: how it is made, of every village, and the list behind each of its numbers. */
function RateDialog({ rate, rates, place, year, onClose }: DialogProps): ReactNode {
  const numbers = [...rate.numerator, rate.denominator];
  const [behind, setBehind] = useState({ number: rate.numerator[0] ?? rate.denominator, place });
  return (
    <Modal open title={`${year} 年${rate.title}`} width={1040} footer={null} onCancel={onClose}>
      <div className="stack">
        <p>
          {rate.title} = {rate.formula}；{limitWords(rate)}。
          {rate.key === 'approval' && rates.sample !== null ? `调查：${rates.sample}。` : ''}
          <span className="quiet">来源：{rate.source}</span>
        </p>
        <div className="rate-table">
          <table className="sheet" aria-label={`${rate.title}分村`}>
            <thead>
              <tr>
                <th>村</th>
                {numbers.map((number) => (
                  <th key={number}>{rates.numbers[number]}</th>
                ))}
                <th>{rate.title}</th>
                <th>已核实</th>
              </tr>
            </thead>
            <tbody>
              {rates.places.map((each) => (
                <tr key={each.villageId ?? each.village} className={each === behind.place ? 'on' : ''}>
                  <td>{each.village}</td>
                  {numbers.map((number) => (
                    <td key={number}>
                      <button
                        type="button"
                        className="link"
                        aria-label={`${each.village}${rates.numbers[number]}`}
                        onClick={() => setBehind({ number, place: each })}
                      >
                        {countOf(each.numbers[number])}
                      </button>
                    </td>
                  ))}
                  <td className={toneOf(each.rates[rate.key])}>{percent(each.rates[rate.key].value)}</td>
                  <td>{percent(each.rates[rate.key].confirmed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Behind
          key={`${behind.number} ${behind.place.village}`}
          year={year}
          number={behind.number}
          villageId={behind.place.villageId}
          place={behind.place.village}
        />
      </div>
    </Modal>
  );
}
