import type { ReactNode } from 'react';
import { go } from '../../route.ts';
import { Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import type { CheckRun } from './use-check-run.ts';

const MOST = 5;

/** What the check did in the ledger of problems: what it opened again, and what it closed. */
export function LedgerNews({ run: { reopened, closed } }: { run: CheckRun }): ReactNode {
  if (reopened.length + closed.length === 0) return null;
  return (
    <Note tone={reopened.length > 0 ? 'look' : 'good'}>
      {[
        ...(reopened.length === 0
          ? []
          : [`问题台账里已销号的又查出来了，已重开 ${countOf(reopened.length)} 个：${some(reopened)}。`]),
        ...(closed.length === 0
          ? []
          : [`问题台账里查不出来的已销号 ${countOf(closed.length)} 个：${some(closed)}。`]),
      ].join('')}
      <button type="button" className="link" onClick={() => go({ page: 'issues' })}>
        打开问题台账
      </button>
    </Note>
  );
}

const some = (numbers: readonly string[]): string =>
  `${numbers.slice(0, MOST).join('、')}${numbers.length > MOST ? ' 等' : ''}`;
