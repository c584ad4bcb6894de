import type { ReactNode } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { procedureStatus } from '../../fields/procedure-status.ts';
import { RecordList } from '../../fields/record-list.tsx';
import { go } from '../../route.ts';
import { Empty } from '../../ui/notes.tsx';

/** The procedures that the household went through, what the year's list made of it, and its consents. */
export function ProceduresTab({ page }: { page: HouseholdPage }): ReactNode {
  return (
    <>
      <ProcedureTable page={page} />
      <RecordList owner="household" ownerId={page.id} kind="adjustment" />
      <RecordList owner="household" ownerId={page.id} kind="consent" />
    </>
  );
}

function ProcedureTable({ page }: { page: HouseholdPage }): ReactNode {
  if (page.procedures.length === 0) {
    return <Empty title="这户没有办理过程序">识别、返贫、退出、风险消除都在“动态调整”里发起。</Empty>;
  }
  return (
    <table className="sheet" aria-label="这户的程序">
      <thead>
        <tr>
          <th>程序</th>
          <th>办到哪一步</th>
          <th>状态</th>
        </tr>
      </thead>
      <tbody>
        {page.procedures.map((procedure) => (
          <tr key={procedure.id}>
            <td>
              <button
                type="button"
                className="link"
                onClick={() => go({ page: 'procedure', id: procedure.id })}
              >
                {procedure.title}
              </button>
            </td>
            <td>{procedure.step ?? '—'}</td>
            <td>{procedureStatus(procedure.status)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
