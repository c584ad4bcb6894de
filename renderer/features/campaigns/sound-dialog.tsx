import { App, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import type { Campaign } from './campaign-words.ts';
import { Surveyors, useWhoAndWhen } from './surveyors.tsx';

interface SoundDialogProps {
  readonly campaign: Campaign;
  readonly householdIds: readonly number[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Several households in which nothing was wrong, as one act. */
export function SoundDialog({ campaign, householdIds, onClose, onDone }: SoundDialogProps): ReactNode {
  const { message } = App.useApp();
  const { today } = useArchive().archive;
  const act = useAct('campaign.surveyMany');
  const [who, setWho] = useWhoAndWhen(today);
  const save = (): void => {
    if (who.on === null) return;
    act.mutate(
      {
        ...{ id: campaign.id, householdIds: [...householdIds], on: who.on, surveyors: [...who.surveyors] },
        ...(campaign.phase === null ? {} : { phase: campaign.phase }),
      },
      {
        onSuccess: ({ surveyed, already }) => {
          const kept = already === 0 ? '' : `，${countOf(already)} 户以前排查过，保持原样`;
          void message.success(`登记 ${countOf(surveyed)} 户都正常${kept}`, 6);
          onDone();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={`登记为都正常：${countOf(householdIds.length)} 户`}
      width={480}
      okText="登记"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <p>这些户的 {campaign.items.length} 个事项都记为正常。已经排查过的户不改；有问题的户请逐户登记。</p>
        <div className="form">
          <Surveyors value={who} today={today} onChange={setWho} />
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
