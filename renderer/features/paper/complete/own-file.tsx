import { type ReactNode, useState } from 'react';
import { PaperLines } from '../../../fields/paper-lines.tsx';
import type { PaperCounts } from '#contract/paper.ts';
import { useArchive } from '../../../archive-context.ts';
import { useAnswer } from '../../../queries.ts';
import { Busy, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';

interface OwnFileProps {
  readonly title: string;
  readonly counts: PaperCounts;
  readonly isYearOnly: boolean;
}

/** The township's own file: how it stands, and its papers when they are asked for. */
export function OwnFile({ title, counts, isYearOnly }: OwnFileProps): ReactNode {
  const { year } = useArchive();
  const [isOpen, setOpen] = useState(false);
  const answer = useAnswer('paper.own', isYearOnly ? { year } : {}, { enabled: isOpen, keep: true });
  return (
    <section aria-label={title}>
      <div className="line">
        <h2>{title}</h2>
        <span>
          有 {countOf(counts.there + counts['on-shelf'])}
          {counts.missing + counts.lost === 0 ? null : (
            <span className="wrong"> 缺 {countOf(counts.missing + counts.lost)}</span>
          )}
          {counts.unsigned === 0 ? null : <span className="warn"> 未签 {countOf(counts.unsigned)}</span>}
        </span>
        <span className="spread" />
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : '看材料'}
        </button>
      </div>
      <ErrorNote error={answer.error} />
      {!isOpen ? null : answer.data === undefined ? (
        <Busy />
      ) : (
        <PaperLines label={title} owner={{}} lines={answer.data.lines} />
      )}
    </section>
  );
}
