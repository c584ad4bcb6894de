import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { Issue } from '#contract/issue.ts';
import { call } from '../../client.ts';
import { useRemembered } from '../../memory.ts';
import { useStatus } from '../../status-line.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { IssuePanel } from './issue-panel.tsx';
import { ledgerColumns } from './ledger-columns.tsx';
import { LedgerFilters } from './ledger-filters.tsx';
import { type LedgerFilter, type LedgerStep, nextStep, sharedSteps, STEP_WORDS } from './ledger-words.ts';
import { StepDialog } from './step-dialog.tsx';

type Page = Output<'issue.list'>;
const AT_A_TIME = 1000;

interface Acting {
  readonly step: LedgerStep;
  readonly issues: readonly Issue[];
}

interface LedgerListProps {
  readonly filter: LedgerFilter;
  readonly onFilter: (part: LedgerFilter) => void;
  /** The problem that an address names; null: the row under the cursor. */
  readonly named: number | null;
  readonly onNamed: (id: number | null) => void;
  readonly chosen: readonly Issue[];
  readonly onChosen: (issues: readonly Issue[]) => void;
}

/** The ledger at the left, the problem under the cursor at the right; Enter is its next act. */
export function LedgerList(props: LedgerListProps): ReactNode {
  const { filter, named, chosen, onChosen, onNamed } = props;
  const text = useDebounced(filter.text, 200);
  const asked = { ...filter, text };
  const rows = usePagedRows<Issue, Page>(['issue.list', asked], (offset, limit) =>
    call('issue.list', { ...asked, offset, limit }),
  );
  const [cursor, setCursor] = useRemembered('ledger.cursor', 0);
  const [acting, setActing] = useState<Acting | null>(null);
  const page = rows.firstPage;
  const here = named === null ? Math.min(cursor, rows.count - 1) : indexOf(rows, named);
  const shown = named ?? rows.rowAt(here)?.id ?? null;
  useStatus(
    `列出 ${countOf(rows.count)} 个问题${chosen.length === 0 ? '' : `，已选 ${countOf(chosen.length)} 个`}`,
  );
  const all = async (): Promise<Issue[]> => {
    const found: Issue[] = [];
    for (let total = 1; found.length < total;) {
      const next = await call('issue.list', { ...filter, offset: found.length, limit: AT_A_TIME });
      total = next.rows.length === 0 ? 0 : next.total;
      found.push(...next.rows);
    }
    return found;
  };
  const choose = async (ids: ReadonlySet<number>): Promise<void> =>
    onChosen(ids.size === 0 ? [] : (await all()).filter(({ id }) => ids.has(id)));
  const act = (issue: Issue): void => {
    const step = nextStep(issue);
    if (step !== null) setActing({ step, issues: [issue] });
  };
  return (
    <>
      <LedgerFilters page={page} filter={filter} onFilter={props.onFilter} />
      {chosen.length === 0 ? null : (
        <div className="toolbar flat chosen" role="toolbar" aria-label="已选的问题">
          <span className="strong">已选 {countOf(chosen.length)} 个</span>
          {sharedSteps(chosen).map((step) => (
            <GuardedButton may="review" key={step} onClick={() => setActing({ step, issues: chosen })}>
              {STEP_WORDS[step]}
            </GuardedButton>
          ))}
          {sharedSteps(chosen).length > 0 ? null : (
            <span className="quiet">所选问题的状态不同，没有能一起办的；请先按状态筛选再选。</span>
          )}
          <span className="spread" />
          <Button type="text" onClick={() => onChosen([])}>
            取消选择
          </Button>
        </div>
      )}
      <ErrorNote error={rows.error} />
      <div className="columns">
        <div className="middle">
          <VirtualTable
            label="问题台账"
            columns={ledgerColumns}
            count={rows.count}
            rowAt={rows.rowAt}
            idOf={({ id }) => id}
            nameOf={({ number }) => number}
            cursor={here}
            onCursor={(index) => {
              setCursor(index);
              onNamed(null);
            }}
            onOpen={act}
            selection={new Set(chosen.map(({ id }) => id))}
            onSelection={(ids) => void choose(ids)}
            onAll={() => void all().then(onChosen)}
            onRange={rows.onRange}
            autoFocus
            empty={page === undefined ? null : <NoIssues page={page} />}
          />
        </div>
        {shown === null ? null : (
          <aside className="side right issue-side">
            <IssuePanel id={shown} onStep={(step, issue) => setActing({ step, issues: [issue] })} />
          </aside>
        )}
      </div>
      {acting === null ? null : (
        <StepDialog
          {...acting}
          onClose={() => setActing(null)}
          onDone={() => {
            setActing(null);
            if (acting.issues.length > 1) onChosen([]);
          }}
        />
      )}
    </>
  );
}

/** Where a problem stands among the rows that are there; -1 where it does not. */
function indexOf(
  { rowAt, count }: { rowAt: (index: number) => Issue | undefined; count: number },
  id: number,
): number {
  for (let index = 0; index < count; index += 1) if (rowAt(index)?.id === id) return index;
  return -1;
}

function NoIssues({ page }: { page: Page }): ReactNode {
  const all = Object.values(page.states).reduce((sum, count) => sum + count, 0);
  return all > 0 ? (
    <Empty title="没有符合条件的问题">请放宽筛选条件。</Empty>
  ) : (
    <Empty title="没有登记的问题">
      <p>
        检查督查发现的问题，点“登记问题”；数据核查、部门比对查出的，在那里选好后点“登记问题台账”；排查表里写明的问题自动记在这里。
      </p>
    </Empty>
  );
}
