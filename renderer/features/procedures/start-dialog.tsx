import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { dayIn } from './day-in.ts';
import { entrants, readStart, type StartDraft } from './start-draft.ts';
import { StartForm } from './start-form.tsx';
import { StartHouseholds } from './start-households.tsx';
import { StartKinds } from './start-kinds.tsx';

/** Households chosen elsewhere, and the village that they were chosen in. */
export interface StartWith {
  readonly ids: readonly number[];
  readonly villageId: number | null;
  /** What to begin, where another page knows. */
  readonly kind?: string;
  /** The day of the clue, where another page knows. */
  readonly on?: string;
}

const MOST = 1000;

/** The village's households with why one of them may not come in; a word narrows them. */
function useEligible(question: { key: string; year: number; villageId: number } | null, text: string) {
  const enabled = question !== null;
  const asked = { ...(question ?? { key: '-', year: 2026, villageId: 1 }), limit: MOST };
  const typed = useDebounced(text.trim());
  const all = useAnswer('procedure.eligible', asked, { enabled });
  const found = useAnswer(
    'procedure.eligible',
    { ...asked, text: typed },
    { enabled: enabled && typed !== '', keep: true },
  );
  const shown = typed === '' ? all : found;
  const rows = enabled ? (shown.data?.households ?? []) : [];
  const known = new Map([...(all.data?.households ?? []), ...rows].map((row) => [row.id, row]));
  return { rows, known, total: all.data?.total ?? 0, error: shown.error, busy: shown.isFetching };
}

/** What is begun, where, when, by whom, and for which households. */
export function StartDialog({ start, onClose }: { start: StartWith; onClose: () => void }): ReactNode {
  const { archive, year } = useArchive();
  const kinds = useAnswer('procedure.kinds', { year });
  const act = useAct('procedure.start');
  const [draft, setDraft] = useState<StartDraft>(() => ({
    ...{
      kind: start.kind ?? null,
      villageId: start.villageId,
      on: start.on ?? dayIn(year, archive.today),
      responsible: '',
    },
    ...{ quota: null, optional: {}, note: '', chosen: new Set(start.ids) },
  }));
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const sample = useAnswer(
    'household.get',
    { id: start.ids[0] ?? 0, year },
    { enabled: start.ids.length > 0 && start.villageId === null },
  );
  const offered = kinds.data?.kinds ?? [];
  const kind = offered.length === 1 ? offered[0] : offered.find((each) => each.key === draft.kind);
  const villageId = draft.villageId ?? sample.data?.villageId ?? null;
  const question = kind === undefined || villageId === null ? null : { key: kind.key, year, villageId };
  const eligible = useEligible(question, text);
  const { ids, left } = entrants(draft.chosen, eligible.known);
  const read = readStart({ ...draft, villageId }, { kind, ids, year });
  const reasons = asked ? read.reasons : {};
  const save = (): void => {
    setAsked(true);
    if (read.start === null) return;
    act.mutate(read.start, {
      onSuccess: (made) => {
        onClose();
        go({ page: 'procedure', id: made.id });
      },
    });
  };
  return (
    <Modal
      open
      title="发起程序"
      okText={ids.length === 0 ? '发起' : `发起（${ids.length} 户）`}
      width={1120}
      style={{ top: 30 }}
      onOk={save}
      onCancel={onClose}
      okButtonProps={{ disabled: kinds.data?.whyNone != null }}
      confirmLoading={act.isPending}
    >
      {kinds.data?.whyNone == null ? null : <Note tone="look">{kinds.data.whyNone}</Note>}
      <div className="start-procedure">
        <StartKinds
          kinds={offered}
          value={kind?.key ?? null}
          reason={reasons.kind}
          onChange={(key) => setDraft({ ...draft, kind: key })}
        />
        <div className="stack">
          <StartForm kind={kind} draft={draft} villageId={villageId} reasons={reasons} onDraft={setDraft} />
          <StartHouseholds
            {...{ text, rows: eligible.rows, total: eligible.total, busy: eligible.busy }}
            onText={setText}
            chosen={draft.chosen}
            onChosen={(chosen) => setDraft({ ...draft, chosen })}
            left={question === null || eligible.busy ? 0 : left}
            reason={reasons.households}
            first={question === null ? `先选${kind === undefined ? '办什么' : '村'}，这里列出该村的户` : null}
          />
          <ErrorNote error={act.error ?? eligible.error} />
        </div>
      </div>
    </Modal>
  );
}
