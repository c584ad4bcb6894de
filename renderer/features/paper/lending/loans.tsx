import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { call } from '../../../client.ts';
import { sendToPrint } from '../../../fields/send-to-print.ts';
import { useMay } from '../../../may.ts';
import { useRemembered } from '../../../memory.ts';
import { useStatus } from '../../../status-line.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { usePagedRows } from '../../../ui/paged-rows.ts';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import { GiveBack } from './give-back.tsx';
import { LendDialog } from './lend-dialog.tsx';
import { loanColumns } from './loan-columns.tsx';

type Answer = Output<'filing.loans'>;
export type Loan = Answer['loans'][number];
type Page = Answer & { readonly rows: readonly Loan[] };

type Which = 'open' | 'overdue' | 'all';

/** Who has what, since when and until when; Enter takes it back. */
export function Loans({ choice }: { choice: ReactNode }): ReactNode {
  const [which, setWhich] = useRemembered<Which>('lending.which', 'open');
  const asked = { open: which !== 'all', overdue: which === 'overdue' };
  const rows = usePagedRows<Loan, Page>(['filing.loans', asked], async (offset, limit) => {
    const page = await call('filing.loans', { ...asked, offset, limit });
    return { ...page, rows: page.loans };
  });
  const mayWrite = useMay('write');
  const [cursor, setCursor] = useState(0);
  const [lending, setLending] = useState(false);
  const [returning, setReturning] = useState<Loan | null>(null);
  const overdue = rows.firstPage?.overdue ?? 0;
  useStatus(`列出 ${countOf(rows.count)} 笔${overdue === 0 ? '' : `，超期 ${countOf(overdue)} 笔`}`);
  const here = rows.rowAt(Math.min(cursor, rows.count - 1));
  return (
    <>
      <div className="toolbar">
        {choice}
        <Segmented<Which>
          size="small"
          aria-label="哪些借阅"
          value={which}
          options={[
            { value: 'open', label: '没有还的' },
            { value: 'overdue', label: `超期 ${countOf(overdue)}` },
            { value: 'all', label: '全部' },
          ]}
          onChange={setWhich}
        />
        <span className="spread" />
        <Button may="print" onClick={() => sendToPrint('P45B', { township: true })}>
          打印借阅登记
        </Button>
        <Button may="write" disabled={here?.returnedOn !== null} onClick={() => setReturning(here ?? null)}>
          归还… <kbd>Enter</kbd>
        </Button>
        <Button may="write" type="primary" onClick={() => setLending(true)}>
          借出…
        </Button>
      </div>
      <ErrorNote error={rows.error} />
      <div className="columns">
        <div className="middle">
          <VirtualTable
            label="借阅登记"
            columns={loanColumns}
            count={rows.count}
            rowAt={rows.rowAt}
            idOf={({ id }) => id}
            cursor={Math.min(cursor, rows.count - 1)}
            onCursor={setCursor}
            onOpen={(loan) => mayWrite && loan.returnedOn === null && setReturning(loan)}
            onRange={rows.onRange}
            autoFocus
            empty={rows.firstPage === undefined ? null : <NoLoans which={which} />}
          />
        </div>
      </div>
      {lending ? <LendDialog onClose={() => setLending(false)} /> : null}
      {returning === null ? null : <GiveBack loan={returning} onClose={() => setReturning(null)} />}
    </>
  );
}

const NoLoans = ({ which }: { which: Which }): ReactNode =>
  which === 'overdue' ? (
    <Empty title="没有超期未还的">到期的档案会排在最前面，并出现在工作台的待办里。</Empty>
  ) : (
    <Empty title={which === 'open' ? '没有借出去的档案' : '没有借阅记录'}>
      有人借档案时点“借出”，记下谁借、谁批、哪天还；还回来时点“归还”。
    </Empty>
  );
