import type { ReactNode } from 'react';
import { Note } from '../../ui/notes.tsx';
import type { Step } from './step-draft.ts';

type Blocker = Step['blockers'][number];

/** What stands in the way of a step, each with its source; sentences of one source stand over it together. */
export function Blockers({ blockers }: { blockers: readonly Blocker[] }): ReactNode {
  if (blockers.length === 0) return null;
  const bySource = Map.groupBy(blockers, (blocker) => blocker.source);
  return (
    <Note tone="look">
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
