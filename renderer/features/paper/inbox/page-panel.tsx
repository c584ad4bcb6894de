import { Segmented } from 'antd';
import { type ReactNode, type Ref, useState } from 'react';
import { useAct } from '../../../queries.ts';
import { go } from '../../../route.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf, momentOf } from '../../../ui/numbers.ts';
import { FileDocument } from './file-document.tsx';
import { FilePlace } from './file-place.tsx';
import { type InboxPage, sheetPlace } from './inbox-words.ts';

interface PagePanelProps {
  /** The one that is shown. */
  readonly page: InboxPage;
  /** Those that are acted on, in the order in which they came. */
  readonly pageIds: readonly number[];
  readonly search: Ref<{ focus: () => void }>;
  readonly onSetAside: () => void;
  readonly onDone: () => void;
}

/** What the page is, and what is to be done with it. */
export function PagePanel({ page, pageIds, search, onSetAside, onDone }: PagePanelProps): ReactNode {
  const isOne = pageIds.length === 1;
  return (
    <section className="page-panel stack" aria-label="归到哪里">
      <h3>{isOne ? WHAT[page.state] : `选中的 ${countOf(pageIds.length)} 页`}</h3>
      {isOne && page.reason !== null ? (
        <Note tone={page.state === 'waiting' ? 'look' : 'plain'}>{page.reason}</Note>
      ) : null}
      {page.state === 'waiting' ? <Target key={page.id} {...{ pageIds, search, onDone }} /> : null}
      {page.state === 'twice' && isOne ? <Twice {...{ page, onDone }} /> : null}
      {isOne && page.state === 'filed' ? <Whereabouts page={page} /> : null}
      {page.state === 'waiting' || page.state === 'twice' ? (
        <Button may="write" onClick={onSetAside}>
          不归档 <kbd>Delete</kbd>
        </Button>
      ) : (
        <Reopen {...{ pageIds, onDone }} />
      )}
      {isOne ? <Origin page={page} /> : null}
    </section>
  );
}

const WHAT = {
  waiting: '这一页是什么？',
  twice: '这一页收过了',
  filed: '已归位',
  aside: '不归档',
  replaced: '已换成别的扫描页',
} as const satisfies Record<InboxPage['state'], string>;

function Target({
  pageIds,
  search,
  onDone,
}: Pick<PagePanelProps, 'pageIds' | 'search' | 'onDone'>): ReactNode {
  const [kind, setKind] = useState<'document' | 'place'>('document');
  return (
    <>
      <Segmented
        block
        aria-label="怎样归位"
        value={kind}
        options={[
          { value: 'document', label: '打印过的文书' },
          { value: 'place', label: '其他材料' },
        ]}
        onChange={setKind}
      />
      {kind === 'document' ? (
        <FileDocument {...{ pageIds, onDone }} box={search} />
      ) : (
        <FilePlace {...{ pageIds, onDone }} />
      )}
    </>
  );
}

function Twice({ page, onDone }: Pick<PagePanelProps, 'page' | 'onDone'>): ReactNode {
  const replace = useAct('scan.replace');
  return (
    <>
      <Whereabouts page={page} />
      <p className="quiet small">同一页纸已经有一份扫描件。哪一份清楚就留哪一份：</p>
      <Button
        may="write"
        type="primary"
        loading={replace.isPending}
        onClick={() => replace.mutate({ pageId: page.id }, { onSuccess: onDone })}
      >
        换成这一页
      </Button>
      <ErrorNote error={replace.error} />
    </>
  );
}

function Reopen({ pageIds, onDone }: Pick<PagePanelProps, 'pageIds' | 'onDone'>): ReactNode {
  const reopen = useAct('scan.reopen');
  return (
    <>
      <Button
        may="write"
        loading={reopen.isPending}
        onClick={() => reopen.mutate({ pageIds: [...pageIds] }, { onSuccess: onDone })}
      >
        放回待处理
      </Button>
      <ErrorNote error={reopen.error} />
    </>
  );
}

/** The sheet that it is, with the way to the household. */
function Whereabouts({ page: { document, place, how } }: { page: InboxPage }): ReactNode {
  if (document === null) return place === null ? null : <p>{place}</p>;
  const { householdId } = document;
  return (
    <div className="reported">
      <div className="strong">{document.title}</div>
      <div className="quiet small">
        {sheetPlace(document)} · {document.code}
      </div>
      <div className="line">
        第 {document.page} 页，共 {document.pages} 页
        {how === null ? null : (
          <span className="faint small">{how === 'code' ? '按页脚码归位' : '人工归位'}</span>
        )}
        <span className="spread" />
        {householdId === null ? null : (
          <button
            type="button"
            className="link small"
            onClick={() => go({ page: 'household', id: householdId, tab: 'documents' })}
          >
            打开户档案
          </button>
        )}
      </div>
    </div>
  );
}

const Origin = ({ page }: { page: InboxPage }): ReactNode => (
  <p className="faint small origin">
    {page.name} 第 {page.page} 页，{momentOf(page.at)} 收进来
  </p>
);
