import type { ReactNode } from 'react';
import { countOf } from '../../../ui/numbers.ts';
import { shortMoment } from '../../../ui/short-moment.ts';
import { type Batch, SOURCE_WORDS } from './inbox-words.ts';

interface BatchListProps {
  readonly batches: readonly Batch[];
  /** null: all of them. */
  readonly chosen: number | null;
  readonly onChoose: (id: number | null) => void;
}

/** What came in when, and how much of each still waits. */
export function BatchList({ batches, chosen, onChoose }: BatchListProps): ReactNode {
  return (
    <ul className="batches" aria-label="各批">
      <li>
        <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
          <span className="strong">全部</span>
        </button>
      </li>
      {batches.map((batch) => (
        <li key={batch.id}>
          <button type="button" aria-pressed={chosen === batch.id} onClick={() => onChoose(batch.id)}>
            <span className="line">
              <span className="strong nowrap">{shortMoment(batch.at)}</span>
              <span className="spread" />
              {countOf(batch.pages)} 页
            </span>
            <span className="quiet small">
              {SOURCE_WORDS[batch.source]} · {batch.operator}
            </span>
            <BatchLeft batch={batch} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function BatchLeft({ batch: { waiting, twice } }: { batch: Batch }): ReactNode {
  if (waiting + twice === 0) return <span className="done small">都处理了</span>;
  return (
    <span className="small warn">
      {[waiting === 0 ? '' : `待处理 ${countOf(waiting)}`, twice === 0 ? '' : `重复 ${countOf(twice)}`]
        .filter((part) => part !== '')
        .join(' · ')}
    </span>
  );
}
