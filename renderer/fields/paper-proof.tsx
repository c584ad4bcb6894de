import type { ReactNode } from 'react';
import { handOver } from '../memory.ts';
import { useAnswer } from '../queries.ts';
import { go } from '../route.ts';
import { momentOf } from '../ui/numbers.ts';
import type { PaperOwner } from './paper-detail.tsx';

interface PaperProofProps {
  readonly documentIds: readonly number[];
  readonly linkIds: readonly number[];
  readonly owner: PaperOwner;
}

/** So many prints of one paper stand in sight, the newest ones. */
const FEW = 4;

/** The prints of a paper with the pages that came back signed, and its scans. */
export function PaperProof({ documentIds, linkIds, owner }: PaperProofProps): ReactNode {
  const { householdId } = owner;
  if (documentIds.length + linkIds.length === 0) return null;
  return (
    <ul className="paper-proof">
      {documentIds.slice(-FEW).map((id) => (
        <PrintedPaper key={id} id={id} />
      ))}
      {linkIds.length === 0 ? null : (
        <li>
          扫描件、照片 {linkIds.length} 份{' '}
          {householdId === undefined ? null : (
            <button
              type="button"
              className="link"
              onClick={() => go({ page: 'household', id: householdId, tab: 'documents' })}
            >
              去看
            </button>
          )}
        </li>
      )}
    </ul>
  );
}

function PrintedPaper({ id }: { id: number }): ReactNode {
  const printed = useAnswer('document.get', { id }).data;
  const back = useAnswer('scan.ofDocument', { documentId: id }).data?.pages ?? [];
  if (printed === undefined) return null;
  const there = back.filter(({ pageId }) => pageId !== null).length;
  const show = (): void => {
    handOver('documents.find', printed.code ?? '');
    go({ page: 'documents', tab: 'history' });
  };
  return (
    <li>
      <button type="button" className="link" onClick={show}>
        {printed.title}
      </button>{' '}
      <span className="quiet">{momentOf(printed.printedAt)} 打印，</span>
      <span className={there === printed.pages ? 'done' : 'warn'}>
        {there === 0 ? '签字件没有收回' : `签字件收回 ${there}/${printed.pages} 页`}
      </span>
    </li>
  );
}
