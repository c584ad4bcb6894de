import type { ReactNode } from 'react';
import type { Request } from '#contract/channels.ts';
import { useAct } from '../queries.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';

interface RemoveRecordProps {
  readonly kind: Request<'record.remove'>['kind'];
  readonly id: number;
  readonly title: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Takes out what was registered by mistake; the reason stays in the history, and the act can be undone. */
export function RemoveRecord({ kind, id, title, onDone, onClose }: RemoveRecordProps): ReactNode {
  const remove = useAct('record.remove');
  return (
    <ReasonDialog
      title={`删除登记错的${title}`}
      word="删除"
      busy={remove.isPending}
      error={remove.error}
      onReason={(reason) => remove.mutate({ kind, id, reason }, { onSuccess: onDone })}
      onClose={onClose}
    >
      <p className="quiet">只用于登记错的；已经结束的请填结束日期，不要删除。删除后可以撤销。</p>
    </ReasonDialog>
  );
}
