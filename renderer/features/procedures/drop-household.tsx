import type { ReactNode } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useAct } from '../../queries.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

interface DropHouseholdProps {
  readonly procedureId: number;
  readonly candidate: ProcedurePage['candidates'][number];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function DropHousehold({ procedureId, candidate, onClose, onDone }: DropHouseholdProps): ReactNode {
  const act = useAct('procedure.dropHousehold');
  const drop = (reason: string): void =>
    act.mutate({ id: procedureId, householdId: candidate.householdId, reason }, { onSuccess: onDone });
  return (
    <ReasonDialog
      title={`退出程序：${candidate.headName ?? ''}`}
      word="退出"
      busy={act.isPending}
      error={act.error}
      onReason={drop}
      onClose={onClose}
    />
  );
}
