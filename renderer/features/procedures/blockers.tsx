import type { ReactNode } from 'react';
import { Note } from '../../ui/notes.tsx';
import type { Step } from './step-draft.ts';

type Blocker = Step['blockers'][number];

interface BlockersProps {
  readonly blockers: readonly Blocker[];
  /** The papers stand in a table beside: many of them are counted here, and not told one by one. */
  readonly besidePapers?: boolean;
}

const MANY_PAPERS = 3;

/** What stands in the way of a step, each with its source; sentences of one source stand over it together. */
export function Blockers({ blockers, besidePapers = false }: BlockersProps): ReactNode {
  if (blockers.length === 0) return null;
  const papers = blockers.filter(({ rule }) => rule === 'paper-in-hand');
  const isCounted = besidePapers && papers.length >= MANY_PAPERS;
  const told = isCounted ? blockers.filter((blocker) => !papers.includes(blocker)) : blockers;
  const bySource = Map.groupBy(told, (blocker) => blocker.source);
  return (
    <Note tone="look">
      {isCounted ? <p className="small">还差 {papers.length} 样材料，齐一样在下面“材料”里勾一样。</p> : null}
      {[...bySource].map(([source, of]) => (
        <div key={source} className="blockers small">
          {of.map(({ message, waivableBy }) => (
            <p key={message}>
              {message}
              {waivableBy === undefined ? '' : `（${waivableBy}可书面例外批准，办理时填写）`}
            </p>
          ))}
          <p className="faint">{source}</p>
        </div>
      ))}
    </Note>
  );
}
