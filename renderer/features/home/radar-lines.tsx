import type { ReactNode } from 'react';
import type { RadarKey } from '#domain/suspicions/radar.ts';
import { handOver } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { countOf } from '../../ui/numbers.ts';

const SHOWN = 3;

const toRadar = (key: RadarKey): void => {
  handOver('radar.sent', key);
  go({ page: 'check', tab: 'radar' });
};

/** Two lines of the radar on the desk: visits that are overdue, and villages to look at. */
export function RadarLines(): ReactNode {
  const { data } = useAnswer('radar.home', {}, { keep: true });
  if (data === undefined || (data.overdue === 0 && data.villages.length === 0)) return null;
  const { overdue, villages } = data;
  const isOfRates = villages.every(({ why }) => why.includes('%'));
  return (
    <section className="radar-lines" aria-label="预警">
      {overdue === 0 ? null : (
        <button type="button" className="plain" onClick={() => toRadar('W05')}>
          <span>走访超期</span>
          <span className="warn">{countOf(overdue)} 户</span>
        </button>
      )}
      {villages.length === 0 ? null : (
        <button
          type="button"
          className="plain"
          title={villages.map(({ village, why }) => `${village}：${why}`).join('\n')}
          onClick={() => (isOfRates ? go({ page: 'check', tab: 'suspicions' }) : toRadar('W01'))}
        >
          <span className="cut">
            要看的村：
            {villages
              .slice(0, SHOWN)
              .map(({ village, why }) => `${village}（${why}）`)
              .join('、')}
            {villages.length > SHOWN ? '等' : ''}
          </span>
          <span className="warn">{countOf(villages.length)} 个</span>
        </button>
      )}
    </section>
  );
}
