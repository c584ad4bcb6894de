import { App } from 'antd';
import { useMemo, useState } from 'react';
import type { BulkInput } from '#contract/bulk.ts';
import type { Output } from '#contract/channels.ts';
import type { HouseholdTarget } from '#contract/list.ts';
import { trimmed } from '#domain/lists/filter.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { countOf } from '../../../ui/numbers.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { type DraftGroup, readDraft } from '../../../fields/conditions/condition-draft.ts';
import { blankEdit, type DraftEdit, type ReadEdit, readEdit } from './edit-draft.ts';

const nothing: ReadonlySet<number> = new Set();

/** Never sent: the question is asked only when there is one. */
const noInput: BulkInput = { year: 2000, target: { ids: [] }, edits: [] };

/** What is written into the dialog. */
export interface BulkDraft {
  readonly edits: readonly DraftEdit[];
  /** Which members; null for all that are present. */
  readonly who: DraftGroup | null;
}

export interface Bulk {
  readonly draft: BulkDraft;
  readonly onDraft: (draft: BulkDraft) => void;
  readonly read: ReadonlyMap<number, ReadEdit>;
  readonly whoReasons: ReadonlyMap<number, string>;
  readonly isComplete: boolean;
  readonly ofMembers: boolean;
  /** What the preview answers; null while something is missing. */
  readonly input: BulkInput | null;
  readonly preview: Output<'bulk.preview'> | undefined;
  /** Whether the preview is that of what is written now. */
  readonly isFresh: boolean;
  readonly except: ReadonlySet<number>;
  readonly onExcept: (except: ReadonlySet<number>) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly error: unknown;
  readonly busy: boolean;
  readonly apply: () => void;
}

const noReasons: ReadonlyMap<number, string> = new Map();

function inputOf(
  { edits, who }: BulkDraft,
  read: ReadonlyMap<number, ReadEdit>,
  { year, target }: { readonly year: number; readonly target: HouseholdTarget },
): BulkInput | null {
  const ready = [...read.values()].flatMap((each) => (each.ok ? [each.edit] : []));
  if (ready.length === 0 || ready.length < edits.filter(({ field }) => field !== '').length) return null;
  if (who === null || !ready.some(({ field }) => field.startsWith('member.')))
    return { year, target, edits: ready };
  const { group, reasons } = readDraft(who, year);
  if (reasons.size > 0) return null;
  const members = trimmed(group);
  return { year, target, edits: ready, ...(members === null ? {} : { members }) };
}

/** A bulk edit from the first field to the act: what is written, what it would do, what is left out of it. */
export function useBulk(
  of: { readonly year: number; readonly target: HouseholdTarget },
  onDone: () => void,
): Bulk {
  const { message } = App.useApp();
  const { year } = of;
  const [draft, setDraft] = useState<BulkDraft>(() => ({ edits: [blankEdit()], who: null }));
  const [except, setExcept] = useState(nothing);
  const [reason, setReason] = useState('');
  const act = useAct('bulk.apply');

  const written = draft.edits.filter(({ field }) => field !== '');
  const read = new Map(written.map((edit) => [edit.id, readEdit(edit, year)]));
  // As text: an equal question is the same one.
  const asked = JSON.stringify(inputOf(draft, read, of));
  const still = useDebounced(asked, 300);
  const input = useMemo(() => JSON.parse(still) as BulkInput | null, [still]);
  const answer = useAnswer(
    'bulk.preview',
    { ...(input ?? noInput), limit: 1 },
    { enabled: input !== null, keep: true },
  );
  const preview = input === null ? undefined : answer.data;
  const isFresh = still === asked && !answer.isPlaceholderData;

  const apply = (): void => {
    if (input === null || preview === undefined || !isFresh) return;
    act.mutate(
      {
        ...input,
        base: preview.base,
        except: [...except],
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      },
      {
        onSuccess: (done) => {
          message.success(
            `已修改 ${countOf(done.households)} 户、${countOf(done.values)} 项，按 Ctrl+Z 可以撤销`,
          );
          onDone();
        },
        // What was seen is no longer so: it is asked for anew, to be looked at again.
        onError: () => {
          setExcept(nothing);
          void answer.refetch();
        },
      },
    );
  };
  return {
    draft,
    onDraft: (next) => {
      setDraft(next);
      setExcept(nothing);
      act.reset();
    },
    read,
    whoReasons: draft.who === null ? noReasons : readDraft(draft.who, year).reasons,
    isComplete: written.length > 0 && [...read.values()].every(({ ok }) => ok),
    ofMembers: written.some(({ field }) => field.startsWith('member.')),
    ...{ input, preview, isFresh, except, reason },
    onExcept: setExcept,
    onReason: setReason,
    error: act.error ?? answer.error,
    busy: act.isPending,
    apply,
  };
}
