import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import type { RecordView } from '#contract/record.ts';
import { codeLabel } from '../../fields/shown.ts';
import { useArchive } from '../../archive-context.ts';
import { useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { checksInWords } from './visits-draft.ts';
import { VisitsDrawer } from './visits-drawer.tsx';

/** 走访: newest first, each with what was found and ticked. */
export function VisitsTab({ page }: { page: HouseholdPage }): ReactNode {
  const answer = useAnswer(
    'record.list',
    { owner: 'household', id: page.id, kinds: ['visit'] },
    { keep: true },
  );
  const { archive } = useArchive();
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const visits = answer.data?.records ?? [];
  const next = nextVisit(visits);
  if (answer.isPending) return <Busy />;
  return (
    <section className="block" aria-label="走访">
      <div className="toolbar flat">
        <h3>走访</h3>
        {next === null ? null : (
          <span className={`chip${next < archive.today ? ' look' : ''}`}>
            {next < archive.today ? '该走访了：' : '下次走访 '}
            {next}
          </span>
        )}
        <span className="spread" />
        <Button may="write" size="small" onClick={() => setOpen('new')}>
          新增走访
        </Button>
      </div>
      <ErrorNote error={answer.error} />
      {visits.length === 0 ? (
        <Empty title="还没有走访记录">
          <p>点“新增走访”，登记谁在哪天去的、看到什么、怎么处理，勾选八个一、九看，放上照片。</p>
        </Empty>
      ) : (
        <table className="sheet records" aria-label="走访记录">
          <thead>
            <tr>
              <th>走访日期</th>
              <th>走访人</th>
              <th>事由</th>
              <th>内容和发现</th>
              <th>清单</th>
              <th className="num">照片</th>
            </tr>
          </thead>
          <tbody>
            {visits.map((visit) => (
              <VisitRow key={visit.id} visit={visit} year={page.year} onOpen={() => setOpen(visit.id)} />
            ))}
          </tbody>
        </table>
      )}
      {open === null ? null : (
        <VisitsDrawer
          key={open}
          page={page}
          visit={visits.find((visit) => visit.id === open) ?? null}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

interface VisitRowProps {
  readonly visit: RecordView;
  readonly year: number;
  readonly onOpen: () => void;
}

function VisitRow({ visit, year, onOpen }: VisitRowProps): ReactNode {
  const is = (name: string): string => String(visit.values[`visit.${name}`] ?? '');
  return (
    <tr
      className="go"
      tabIndex={0}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen();
      }}
    >
      <td className="strong nowrap">{is('visited_on')}</td>
      <td>{is('visitors')}</td>
      <td className="nowrap">{codeLabel('visit_purpose', is('purpose') || null, year)}</td>
      <td>
        {is('content')}
        {is('found') === '' ? null : (
          <div>
            <span className="warn">发现：</span>
            {is('found')}
            {is('handled') === '' ? <span className="warn"> 还没有写处理情况</span> : null}
          </div>
        )}
        {is('handled') === '' ? null : <div className="quiet">处理：{is('handled')}</div>}
      </td>
      <td className="quiet small">{checksInWords(visit.checks)}</td>
      <td className="num">{visit.attachments.length || ''}</td>
    </tr>
  );
}

/** The day that the newest visit set for the next one; null where none is set. */
function nextVisit(visits: readonly RecordView[]): string | null {
  const newest = visits[0]?.values['visit.next_on'];
  return typeof newest === 'string' ? newest : null;
}
