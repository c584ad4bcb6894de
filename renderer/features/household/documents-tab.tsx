import type { ReactNode } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { Pictures } from '../../fields/pictures.tsx';
import { handOver } from '../../memory.ts';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/notes.tsx';
import { momentOf } from '../../ui/numbers.ts';
import { PaperSection } from './paper-section.tsx';

/** What must be on file of the household, what was printed for it, and its photos and scans. */
export const DocumentsTab = ({ page }: { page: HouseholdPage }): ReactNode => (
  <>
    <PaperSection householdId={page.id} />
    <PrintedFor page={page} />
    <div className="block-pictures">
      <Pictures owner={{ householdId: page.id }} title="这户的照片和扫描件" takesPaste />
    </div>
  </>
);

function PrintedFor({ page }: { page: HouseholdPage }): ReactNode {
  const print = (): void => {
    handOver('documents.households', [page.id]);
    go({ page: 'documents' });
  };
  const show = (code: string | null): void => {
    handOver('documents.find', code ?? '');
    go({ page: 'documents', tab: 'history' });
  };
  if (page.documents.length === 0) {
    return (
      <Empty title="还没有给这户打印过文书">
        <Button may="print" onClick={print}>
          去打印
        </Button>
      </Empty>
    );
  }
  return (
    <>
      <div className="toolbar flat">
        <h3>打印过的文书</h3>
        <Button may="print" onClick={print}>
          打印文书
        </Button>
      </div>
      <table className="sheet" aria-label="这户的文书">
        <thead>
          <tr>
            <th>文书</th>
            <th>打印时间</th>
            <th>文书编号</th>
            <th className="num">页数</th>
          </tr>
        </thead>
        <tbody>
          {page.documents.map((document) => (
            <tr key={document.id}>
              <td>
                {document.code === null ? (
                  document.title
                ) : (
                  <button type="button" className="plain link" onClick={() => show(document.code)}>
                    {document.title}
                  </button>
                )}
                {document.draft ? <span className="warn small"> 草稿</span> : null}
              </td>
              <td>{momentOf(document.printedAt)}</td>
              <td className="small">{document.code ?? ''}</td>
              <td className="num">{document.pages}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
