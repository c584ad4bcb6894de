import { type ReactNode, useState } from 'react';
import type { PaperLine } from '#contract/paper.ts';
import { useAct, useAnswer } from '../queries.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/notes.tsx';
import { PaperAnswer } from './paper-answer.tsx';
import { PaperProof } from './paper-proof.tsx';
import { PAPER_WORDS } from './paper-words.ts';
import { sendToPrint } from './send-to-print.ts';

/** Whose file a paper lies in; neither: the township's. */
export interface PaperOwner {
  readonly householdId?: number;
  readonly villageId?: number;
}

interface PaperDetailProps {
  readonly owner: PaperOwner;
  readonly line: PaperLine;
}

/** One paper: what is there of it, what somebody said, and what can be done now. */
export function PaperDetail({ owner, line }: PaperDetailProps): ReactNode {
  const [answering, setAnswering] = useState(false);
  const { state, since, signed, signers, answer } = line;
  return (
    <div className="paper-detail">
      <p className="quiet">
        {since === null ? '' : `自 ${since} ${PAPER_WORDS[state].word}。`}
        {signed ? `要${signers ?? ''}签字。` : ''}
      </p>
      <PaperProof documentIds={line.documentIds} linkIds={line.linkIds} owner={owner} />
      {answer === null ? null : (
        <p>
          <span className="chip">{PAPER_WORDS[answer.state].word}</span> {answer.reason}{' '}
          <span className="faint small">
            {answer.operator} {answer.onDay}
          </span>
        </p>
      )}
      <div className="line wraps">
        <PrintPapers owner={owner} line={line} />
        {answer === null ? (
          state === 'there' ? null : (
            <Button may="write" size="small" onClick={() => setAnswering(true)}>
              说明情况…
            </Button>
          )
        ) : (
          <TakeBack owner={owner} line={line} />
        )}
      </div>
      {answering ? <PaperAnswer owner={owner} line={line} onClose={() => setAnswering(false)} /> : null}
    </div>
  );
}

/** Leads to the paper's printing, for whom it is wanted; what only comes as a scan is not printed. */
function PrintPapers({ owner, line }: PaperDetailProps): ReactNode {
  const catalogue = useAnswer('document.catalogue', {}).data?.documents ?? [];
  const { householdId, villageId } = owner;
  const print = (id: string, targets: readonly string[]): void => {
    if (householdId !== undefined && targets.includes('household'))
      sendToPrint(id, { households: [householdId] });
    else if (line.procedureId !== null && targets.includes('procedure'))
      sendToPrint(id, { procedureId: line.procedureId });
    else if (villageId !== undefined && targets.includes('village')) sendToPrint(id, { villageId });
    else sendToPrint(id, { township: true });
  };
  if (line.papers.length === 0) return <span className="quiet small">另行取得，扫描后在“收件”里归进来</span>;
  return catalogue
    .filter(({ id }) => line.papers.includes(id))
    .map(({ id, title, targets }) => (
      <Button may="print" size="small" key={id} onClick={() => print(id, targets)}>
        打印《{title}》
      </Button>
    ));
}

function TakeBack({ owner, line }: PaperDetailProps): ReactNode {
  const act = useAct('paper.answer');
  const { item, year, procedureId } = line;
  return (
    <>
      <Button
        may="write"
        size="small"
        loading={act.isPending}
        onClick={() => act.mutate({ ...owner, item, year, procedureId, state: null })}
      >
        收回说明
      </Button>
      <ErrorNote error={act.error} />
    </>
  );
}
