import type { ReactNode } from 'react';
import { PaperLines } from '../../fields/paper-lines.tsx';
import { usePast } from '../../past.ts';
import { useAnswer } from '../../queries.ts';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';

/** 材料: what must be on file of this household, by the twenty places of its file; as it is today, not on a past day. */
export function PaperSection({ householdId }: { householdId: number }): ReactNode {
  const isPast = usePast() !== null;
  const answer = useAnswer('paper.household', { householdId }, { enabled: !isPast });
  if (isPast) return null;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return <Busy />;
  const { lines, counts } = answer.data;
  const lacking = counts.missing + counts.lost;
  return (
    <section aria-label="材料">
      <div className="toolbar flat">
        <h3>材料</h3>
        <span>
          有 {countOf(counts.there + counts['on-shelf'])}
          {lacking === 0 ? null : <span className="wrong"> 缺 {countOf(lacking)}</span>}
          {counts.unsigned === 0 ? null : <span className="warn"> 未签 {countOf(counts.unsigned)}</span>}
          {counts.expected === 0 ? null : <span className="quiet"> 未到时候 {countOf(counts.expected)}</span>}
        </span>
      </div>
      <PaperLines label="这户的材料" owner={{ householdId }} lines={lines} />
    </section>
  );
}
