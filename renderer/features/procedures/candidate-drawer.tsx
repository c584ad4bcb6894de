import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { FieldForm } from '../../fields/field-form.tsx';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { type Candidate, type CandidateDraft, draftOf, NO_BALLOT, readCandidate } from './candidate-draft.ts';
import { DropHouseholds } from './drop-households.tsx';
import { asksForEnd, EndFields } from './end-fields.tsx';
import { BallotFields, VisitFields } from './entry-fields.tsx';
import { FaultList } from './fault-list.tsx';
import { spellGroups } from './spell-groups.ts';

interface CandidateDrawerProps {
  readonly page: ProcedurePage;
  readonly candidate: Candidate;
  readonly onClose: () => void;
  /** Goes on with the next household of the list; missing at its end. */
  readonly onNext: (() => void) | undefined;
}

/** Everything that the procedure asks of one household. Ctrl+Enter saves and goes on with the next. */
export function CandidateDrawer({ page, candidate, onClose, onNext }: CandidateDrawerProps): ReactNode {
  const act = useAct('procedure.updateHousehold');
  const [draft, setDraft] = useState<CandidateDraft>(() => draftOf(candidate, page));
  const [asked, setAsked] = useState(false);
  const [dropping, setDropping] = useState(false);
  const read = readCandidate(draft, candidate, page);
  const isOpen = page.status === 'open' && !candidate.dropped;
  const save = async (then: () => void): Promise<void> => {
    setAsked(true);
    if (Object.keys(read.reasons).length > 0) return;
    try {
      for (const update of read.updates)
        await act.mutateAsync({ ...update, id: page.id, householdId: candidate.householdId });
    } catch {
      // The act keeps its error, and the drawer shows it.
      return;
    }
    then();
  };
  const body = (
    <Entries
      page={page}
      candidate={candidate}
      draft={draft}
      reasons={asked ? read.reasons : {}}
      onDraft={setDraft}
    />
  );
  return (
    <Drawer
      open
      size={640}
      title={<DrawerTitle candidate={candidate} />}
      onClose={onClose}
      footer={
        isOpen ? (
          <div className="line">
            <GuardedButton may="write" onClick={() => setDropping(true)}>
              移出程序
            </GuardedButton>
            <span className="spread" />
            <Button onClick={onClose}>取消</Button>
            {onNext === undefined ? null : (
              <GuardedButton
                may="write"
                loading={act.isPending}
                aria-keyshortcuts="Control+Enter"
                onClick={() => save(onNext)}
              >
                保存，下一户 <kbd>Ctrl+Enter</kbd>
              </GuardedButton>
            )}
            <GuardedButton may="write" type="primary" loading={act.isPending} onClick={() => save(onClose)}>
              保存
            </GuardedButton>
          </div>
        ) : null
      }
    >
      <div
        className="stack"
        role="presentation"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey || !isOpen) return;
          event.preventDefault();
          void save(onNext ?? onClose);
        }}
      >
        <ErrorNote error={act.error} />
        <FaultList page={page} candidate={candidate} />
        {body}
      </div>
      {dropping ? (
        <DropHouseholds
          page={page}
          candidates={[candidate]}
          onClose={() => setDropping(false)}
          onDone={() => {
            setDropping(false);
            onClose();
          }}
        />
      ) : null}
    </Drawer>
  );
}

function DrawerTitle({ candidate }: { candidate: Candidate }): ReactNode {
  return (
    <span className="line">
      {candidate.headName ?? '无户主'}
      <span className="quiet small">
        {candidate.householdNo ?? '未编号'}
        {candidate.group === null ? '' : ` · ${candidate.group}`} · {candidate.people} 人
      </span>
      <Button type="link" size="small" onClick={() => go({ page: 'household', id: candidate.householdId })}>
        打开户档案
      </Button>
    </span>
  );
}

interface EntriesProps {
  readonly page: ProcedurePage;
  readonly candidate: Candidate;
  readonly draft: CandidateDraft;
  readonly reasons: Readonly<Record<string, string>>;
  readonly onDraft: (draft: CandidateDraft) => void;
}

/** Only what this kind of procedure asks. */
function Entries({ page, candidate, draft, reasons, onDraft }: EntriesProps): ReactNode {
  const { asks, year } = page;
  const set = (part: Partial<CandidateDraft>): void => onDraft({ ...draft, ...part });
  return (
    <>
      {asks.consent || asks.visit ? (
        <section className="stack">
          <h3>{asks.consent ? '授权和入户' : '入户'}</h3>
          <VisitFields asks={asks} draft={draft} onDraft={set} />
        </section>
      ) : null}
      {asks.meetings.map(({ step, title, onlySuspected }) => (
        <section key={step} className="stack" aria-label={title}>
          <h3>
            {title} {onlySuspected ? <span className="faint small">只评议有疑点的户</span> : null}
          </h3>
          {onlySuspected && (candidate.comparison?.hits ?? 0) === 0 ? (
            <p className="quiet">
              {candidate.comparison?.sentOn == null
                ? '还没有比对；报回疑点的户才评议。'
                : '比对没有报回这户的疑点，不用评议。'}
            </p>
          ) : (
            <BallotFields
              ballot={draft.ballots[step] ?? NO_BALLOT}
              present={page.steps.find(({ key }) => key === step)?.present ?? null}
              onBallot={(ballot) => set({ ballots: { ...draft.ballots, [step]: ballot } })}
            />
          )}
        </section>
      ))}
      {asksForEnd(asks) ? (
        <section className="stack" aria-label="办结后写入">
          <h3>
            办结后写入 <span className="faint small">程序办结时写进这户的档案</span>
          </h3>
          <EndFields page={page} draft={draft} onDraft={set} />
        </section>
      ) : null}
      {spellGroups(page).map(({ title, fields }) => (
        <section key={title} className="stack" aria-label={title}>
          <h3>{title}</h3>
          <FieldForm
            {...{ fields, year, reasons, written: draft.written }}
            onWritten={(written) => set({ written })}
          />
        </section>
      ))}
    </>
  );
}
