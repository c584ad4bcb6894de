import { Button } from 'antd';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { refreshAll, useCall } from '../../queries.ts';
import { go } from '../../route.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { RecoverySheet } from '../../ui/recovery-sheet.tsx';
import { ArchiveBoxes } from './archive-boxes.tsx';
import { faultsAt, type NewArchive, type Step, STEPS } from './archive-faults.ts';

const empty: NewArchive = {
  name: '',
  operator: '',
  province: '',
  city: '',
  county: '',
  township: '',
  passphrase: '',
  again: '',
};

/** A new archive in four steps: its name, the township, a passphrase, and the sheet that opens it when that is lost. */
export function CreateArchive({ first, onBack }: { first: boolean; onBack: () => void }): ReactNode {
  const [draft, setDraft] = useState(empty);
  const [step, setStep] = useState<Step>(0);
  const [asked, setAsked] = useState(false);
  const create = useCall('archive.create');
  const faults = faultsAt(step, draft);
  const show = (next: Step): void => {
    setAsked(false);
    setStep(next);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(faults).length > 0 || create.isPending) return;
    if (step === 0) show(1);
    else if (step === 1) show(2);
    else {
      const { again: _, ...input } = draft;
      create.mutate({ ...input, name: draft.name.trim() }, { onSuccess: () => show(3) });
    }
  };
  if (step === 3 && create.data !== undefined) return <Made made={create.data} />;
  return (
    <form className="start-card" onSubmit={submit} aria-label="新建档案库" noValidate>
      <h2>{first ? '本机还没有档案库，先新建一个' : '新建档案库'}</h2>
      <Steps now={step} />
      <ArchiveBoxes key={step} step={step} draft={draft} faults={asked ? faults : {}} onDraft={setDraft} />
      <ErrorNote error={create.error} />
      <div className="line">
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {step === 2 ? '新建档案库' : '下一步'}
        </Button>
        {step > 0 ? (
          <Button type="link" onClick={() => show(step === 2 ? 1 : 0)}>
            上一步
          </Button>
        ) : first ? null : (
          <Button type="link" onClick={onBack}>
            返回
          </Button>
        )}
      </div>
    </form>
  );
}

function Steps({ now }: { now: Step }): ReactNode {
  return (
    <ol className="import-steps" aria-label="新建的步骤">
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index === now ? 'now' : index < now ? 'done' : ''}
          aria-current={index === now ? 'step' : undefined}
        >
          {index + 1} {step}
        </li>
      ))}
    </ol>
  );
}

/** The archive is there: its recovery code goes into the safe before the work begins. */
function Made({ made }: { made: Output<'archive.create'> }): ReactNode {
  const [isKept, setKept] = useState(false);
  const begin = (page: 'exchange' | 'home'): void => {
    go({ page });
    void refreshAll();
  };
  return (
    <section className="start-card" aria-label="恢复码">
      <h2>“{made.name}”建好了。请收好恢复码</h2>
      <Steps now={3} />
      <RecoverySheet
        archive={made.name}
        operator={made.operator.name}
        on={made.today}
        code={made.recoveryCode}
        isKept={isKept}
        onKept={setKept}
      />
      <div className="line">
        <Button type="primary" disabled={!isKept} onClick={() => begin('exchange')}>
          导入国家系统的表格
        </Button>
        <Button disabled={!isKept} onClick={() => begin('home')}>
          先从空的开始
        </Button>
      </div>
    </section>
  );
}
