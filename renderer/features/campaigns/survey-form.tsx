import { App } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import type { Campaign } from './campaign-words.ts';
import { answersOf, draftOf, firstOpen } from './survey-draft.ts';
import { SurveyFoot } from './survey-foot.tsx';
import { SurveyItems } from './survey-items.tsx';
import { SurveyNote } from './survey-note.tsx';
import { Surveyors, useWhoAndWhen } from './surveyors.tsx';

interface SurveyFormProps {
  readonly campaign: Campaign;
  readonly found: Output<'campaign.household'>;
  readonly hasNext: boolean;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/** Who looked when, every item, what else there is; begun from what stands in the archive. */
export function SurveyForm({ campaign, found, hasNext, onNext, onClose }: SurveyFormProps): ReactNode {
  const { message } = App.useApp();
  const { today } = useArchive().archive;
  const act = useAct('campaign.survey');
  const { items } = campaign;
  const [draft, setDraft] = useState(() => draftOf(found, items));
  const [cursor, setCursor] = useState(0);
  const [remembered, remember] = useWhoAndWhen(today);
  const [who, setWho] = useState(() => {
    const { surveyedOn, surveyors } = found.household;
    return surveyedOn === null ? remembered : { on: surveyedOn, surveyors: (surveyors ?? '').split('、') };
  });
  const box = useRef<HTMLUListElement>(null);
  const readOnly = campaign.status !== 'open';
  const isWhoKnown = useRef(who.surveyors.length > 0);
  useEffect(() => {
    if (isWhoKnown.current) box.current?.focus({ preventScroll: true });
  }, []);
  const save = (andOn: boolean): void => {
    if (who.on === null || act.isPending) return;
    act.mutate(
      {
        ...{ id: campaign.id, householdId: found.household.id, on: who.on, surveyors: [...who.surveyors] },
        ...{ answers: answersOf(draft), note: draft.note.trim() || null },
        ...(campaign.phase === null ? {} : { phase: campaign.phase }),
      },
      {
        onSuccess: (done) => {
          remember(who);
          const said = saidOf(done);
          if (said !== null) void message.success(said, 6);
          if (andOn) onNext();
          else onClose();
        },
        onError: () => {
          const open = firstOpen(draft, items);
          if (open >= 0) setCursor(open);
        },
      },
    );
  };
  return (
    <>
      <div className="stack survey-body">
        <div className="form">
          <Surveyors value={who} today={today} onChange={setWho} />
        </div>
        <SurveyItems {...{ items, draft, cursor, readOnly, box }} onDraft={setDraft} onCursor={setCursor} />
        <SurveyNote
          note={draft.note}
          issues={found.issues}
          readOnly={readOnly}
          onNote={(note) => setDraft({ ...draft, note })}
        />
        <ErrorNote error={act.error} />
      </div>
      <SurveyFoot {...{ readOnly, hasNext }} busy={act.isPending} onSave={save} onClose={onClose} />
    </>
  );
}

function saidOf({ issues, settled }: Output<'campaign.survey'>): string | null {
  const parts = [
    ...(issues.length === 0 ? [] : [`已记入问题台账：${issues.join('、')}`]),
    ...(settled.length === 0
      ? []
      : [`台账里的 ${settled.join('、')} 还没有销号，改好了或不属实请到问题台账办理`]),
  ];
  return parts.length === 0 ? null : parts.join('；');
}
