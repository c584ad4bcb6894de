import { Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DropKind, ProcedurePage } from '#contract/procedure.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import type { Candidate } from './candidate-draft.ts';
import { dayIn } from './day-in.ts';
import { DROP_WORDS } from './drop-words.ts';
import { LongText } from './long-text.tsx';

interface DropHouseholdsProps {
  readonly page: ProcedurePage;
  readonly candidates: readonly Candidate[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const kinds = Object.keys(DROP_WORDS) as DropKind[];

/** One household or several fall out for the same reason while the others go on; each is an act of its own. */
export function DropHouseholds({ page, candidates, onClose, onDone }: DropHouseholdsProps): ReactNode {
  const { archive } = useArchive();
  const act = useAct('procedure.dropHousehold');
  const [kind, setKind] = useState<DropKind | null>(null);
  const [on, setOn] = useState(() => dayIn(page.year, archive.today));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [only] = candidates;
  const isOne = candidates.length === 1;
  const save = async (): Promise<void> => {
    setAsked(true);
    if (kind === null || on === null || reason.trim() === '') return;
    try {
      for (const { householdId } of candidates)
        await act.mutateAsync({ id: page.id, householdId, kind, on, reason: reason.trim() });
    } catch {
      // The act keeps its error, and the dialog shows it.
      return;
    }
    onDone();
  };
  return (
    <Modal
      open
      title={isOne ? `移出程序：${only?.headName ?? ''}` : `${candidates.length} 户移出程序`}
      okText="移出"
      width={460}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <p className="quiet">其余的户照常办理；移出的户和原因留在程序里，可以撤销。</p>
        <div className="form">
          <FormItem label="为什么移出" must reason={asked && kind === null ? '请选择' : undefined}>
            {(id) => (
              <Select<DropKind>
                id={id}
                aria-label="为什么移出"
                placeholder="选择"
                value={kind}
                options={kinds.map((value) => ({ value, label: DROP_WORDS[value] }))}
                onChange={setKind}
              />
            )}
          </FormItem>
          <FormItem label="移出日期" must reason={asked && on === null ? '请填写日期' : undefined}>
            {(id) => <DayInput id={id} label="移出日期" value={on} onChange={setOn} max={archive.today} />}
          </FormItem>
          <LongText
            {...{ label: '移出原因', blank: '请填写原因', asked, rows: 2, most: 200 }}
            value={reason}
            onChange={setReason}
          />
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
