import { type ReactNode, useRef, useState } from 'react';
import { call } from '../../../client.ts';
import { useAct } from '../../../queries.ts';
import { useStatus } from '../../../status-line.ts';
import { Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { type PageOfRows, usePagedRows } from '../../../ui/paged-rows.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useKey } from '../../../ui/use-key.ts';
import { type InboxPage, STATES_OF, type View, VIEW_WORDS } from './inbox-words.ts';
import { PageGrid } from './page-grid.tsx';
import { PagePanel } from './page-panel.tsx';
import { PagePicture } from './page-picture.tsx';

/** As many as one act takes. */
const MOST = 500;
type PageView = Exclude<View, 'wanted'>;

interface InboxPagesProps {
  readonly view: PageView;
  readonly batch: number | null;
  /** Whether anything ever came in. */
  readonly hasAny: boolean;
}

/** Pages of one state: small pictures, the one under the cursor large, and what is to be done with it. */
export function InboxPages({ view, batch, hasAny }: InboxPagesProps): ReactNode {
  const asked = { states: [...STATES_OF[view]], ...(batch === null ? {} : { batchId: batch }) };
  const rows = usePagedRows<InboxPage, PageOfRows<InboxPage>>(
    ['scan.inbox', asked],
    async (offset, limit) => {
      const { total, pages } = await call('scan.inbox', { ...asked, offset, limit });
      return { total, rows: pages };
    },
  );
  const [at, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const search = useRef<{ focus: () => void }>(null);
  const turn = useAct('scan.turn');
  const aside = useAct('scan.setAside');
  const cursor = Math.min(at, Math.max(0, rows.count - 1));
  const page = rows.rowAt(cursor);
  const pageIds = chosen.size > 0 ? [...chosen].sort((one, other) => one - other) : page ? [page.id] : [];
  const isOpen = view === 'waiting' || view === 'twice';
  useKey('r', 'write', () => pageIds.length > 0 && turn.mutate({ pageIds, by: 90 }));
  useStatus(
    `${VIEW_WORDS[view]} ${countOf(rows.count)} 页${chosen.size === 0 ? '' : `，已选 ${countOf(chosen.size)} 页`}`,
  );
  const done = (): void => {
    setChosen(new Set());
    setAsking(false);
    box.current?.focus({ preventScroll: true });
  };
  const chooseAll = async (): Promise<void> => {
    const { pages } = await call('scan.inbox', { ...asked, offset: 0, limit: MOST });
    setChosen(new Set(pages.map(({ id }) => id)));
  };
  return (
    <>
      <div className="middle">
        <ErrorNote error={rows.error ?? turn.error} />
        <PageGrid
          box={box}
          label={VIEW_WORDS[view]}
          count={rows.count}
          pageAt={rows.rowAt}
          onRange={rows.onRange}
          cursor={cursor}
          onCursor={setCursor}
          selection={chosen}
          onSelection={setChosen}
          onAll={() => void chooseAll()}
          onEnter={() => search.current?.focus()}
          onDelete={() => isOpen && pageIds.length > 0 && setAsking(true)}
          empty={rows.loading ? null : <NoPages {...{ view, batch, hasAny }} />}
        />
      </div>
      {page === undefined ? null : (
        <>
          <div className="side right page-large">
            <PagePicture key={page.id} page={page} />
          </div>
          <div className="side right page-act">
            <PagePanel {...{ page, pageIds, search }} onSetAside={() => setAsking(true)} onDone={done} />
          </div>
        </>
      )}
      {isAsking ? (
        <ReasonDialog
          title={`不归档${pageIds.length === 1 ? '' : ` ${countOf(pageIds.length)} 页`}`}
          word="不归档"
          busy={aside.isPending}
          error={aside.error}
          onReason={(reason) => aside.mutate({ pageIds, reason }, { onSuccess: done })}
          onClose={() => setAsking(false)}
        >
          <p className="quiet small">
            空白页、扫坏了的、不是档案的：留着扫描件，但不归到任何户。以后可以放回来。
          </p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

/** What an empty list means, and what comes first. */
function NoPages({ view, batch, hasAny }: InboxPagesProps): ReactNode {
  if (!hasAny)
    return (
      <Empty title="还没有收过扫描件">
        <p>把签好字的文书扫描或拍照，拖到这里，或按右上角“收扫描件”。</p>
        <p>户档打印的文书页脚有小方码，认得出的自动归到那一户、那一步；认不出的在这里等您说明。</p>
      </Empty>
    );
  const where = batch === null ? '' : '这一批里';
  return <Empty title={`${where}没有${VIEW_WORDS[view]}的页`} />;
}
