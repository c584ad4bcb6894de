import type { ReactNode } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useAct } from '../../queries.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { OUTCOMES } from './kinds.ts';

export function StopDialog({ page, onClose }: { page: ProcedurePage; onClose: () => void }): ReactNode {
  const act = useAct('procedure.stop');
  const count = page.candidates.filter((each) => !each.dropped).length;
  return (
    <ReasonDialog
      title="终止程序"
      word="终止"
      busy={act.isPending}
      error={act.error}
      onReason={(reason) => act.mutate({ id: page.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        {page.village}这件程序将终止，{count} 户都不{OUTCOMES[page.effect]}；已办的步骤和材料保留，可以撤销。
      </p>
    </ReasonDialog>
  );
}
