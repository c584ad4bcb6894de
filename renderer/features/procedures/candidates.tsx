import { Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { Button } from '../../ui/button.tsx';
import { type Sort, VirtualTable } from '../../ui/virtual-table.tsx';
import { BulkEntry } from './bulk-entry.tsx';
import { candidateColumns } from './candidate-columns.tsx';
import type { Candidate } from './candidate-draft.ts';
import { CandidateDrawer } from './candidate-drawer.tsx';
import { isListed, rowsOf, type Show } from './candidate-rows.ts';
import { DropHouseholds } from './drop-households.tsx';
import { FaultList } from './fault-list.tsx';

/** The households in the procedure: what is recorded of each, what they lack, and acts on many at once. */
export function Candidates({ page }: { page: ProcedurePage }): ReactNode {
  const [opened, setOpened] = useState<number | null>(null);
  const [show, setShow] = useState<Show>('all');
  const [sort, setSort] = useState<Sort>({ key: 'entered', descending: false });
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [dialog, setDialog] = useState<'entry' | 'drop' | null>(null);
  const rows = useMemo(() => rowsOf(page.candidates, show, sort), [page.candidates, show, sort]);
  const columns = useMemo(() => candidateColumns(page, (row) => setOpened(row.householdId)), [page]);
  const live = page.candidates.filter((each) => !each.dropped && chosen.has(each.householdId));
  const ids = live.map((each) => each.householdId);
  const here = rows[Math.min(cursor, rows.length - 1)];
  const at = rows.findIndex((each) => each.householdId === opened);
  const candidate = page.candidates.find((each) => each.householdId === opened);
  const next = at < 0 ? undefined : rows[at + 1];
  const done = (): void => {
    setDialog(null);
    setChosen(new Set());
  };
  return (
    <>
      <div
        className={`toolbar thin${ids.length === 0 ? '' : ' picked-bar'}`}
        role="toolbar"
        aria-label="对程序里的户"
      >
        <ShowChoice page={page} show={show} onShow={setShow} />
        <span className="spread" />
        {ids.length === 0 ? null : <span className="strong nowrap">已选 {ids.length} 户</span>}
        {page.status === 'open' ? (
          <>
            <Button may="write" disabled={ids.length === 0} onClick={() => setDialog('entry')}>
              批量登记
            </Button>
            <Button may="write" disabled={ids.length === 0} onClick={() => setDialog('drop')}>
              批量移出
            </Button>
          </>
        ) : null}
      </div>
      <VirtualTable
        label="程序里的户"
        columns={columns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        idOf={(row) => row.householdId}
        nameOf={(row) => row.headName ?? row.householdNo ?? ''}
        cursor={Math.min(cursor, rows.length - 1)}
        onCursor={setCursor}
        onOpen={(row) => setOpened(row.householdId)}
        {...(page.status === 'open' && {
          selection: chosen,
          onSelection: setChosen,
          onAll: () => setChosen(new Set(rows.filter((row) => !row.dropped).map((row) => row.householdId))),
        })}
        sort={sort}
        onSort={setSort}
        empty={<p className="block-empty faint">{show === 'faulty' ? '没有不齐的户' : '没有移出的户'}</p>}
      />
      {here === undefined ? null : <Detail page={page} candidate={here} />}
      {candidate === undefined ? null : (
        <CandidateDrawer
          key={candidate.householdId}
          page={page}
          candidate={candidate}
          onClose={() => setOpened(null)}
          onNext={next === undefined || next.dropped ? undefined : () => setOpened(next.householdId)}
        />
      )}
      {dialog === 'entry' ? (
        <BulkEntry page={page} householdIds={ids} onClose={() => setDialog(null)} onDone={done} />
      ) : null}
      {dialog === 'drop' ? (
        <DropHouseholds page={page} candidates={live} onClose={() => setDialog(null)} onDone={done} />
      ) : null}
    </>
  );
}

interface ShowChoiceProps {
  readonly page: ProcedurePage;
  readonly show: Show;
  readonly onShow: (show: Show) => void;
}

function ShowChoice({ page: { candidates, status }, show, onShow }: ShowChoiceProps): ReactNode {
  const count = (of: Show): number => candidates.filter((each) => isListed(of, each)).length;
  return (
    <Segmented<Show>
      aria-label="看哪些户"
      value={show}
      options={[
        { value: 'all', label: `全部 ${candidates.length}` },
        ...(status === 'open' ? [{ value: 'faulty' as const, label: `不齐 ${count('faulty')}` }] : []),
        { value: 'dropped', label: `已移出 ${count('dropped')}` },
      ]}
      onChange={onShow}
    />
  );
}

/** What the household under the cursor lacks; as high for one as for another, so that nothing moves. */
function Detail({ page, candidate }: { page: ProcedurePage; candidate: Candidate }): ReactNode {
  return (
    <section className="candidate-detail" aria-label="这户的情况">
      <p className="nowrap">
        <span className="strong">{candidate.headName ?? '无户主'}</span>{' '}
        <span className="quiet small">{candidate.householdNo ?? '未编号'}</span>
      </p>
      <FaultList page={page} candidate={candidate} />
    </section>
  );
}
