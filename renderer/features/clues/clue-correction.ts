import type { Request } from '#contract/channels.ts';
import type { Clue } from '#contract/clue.ts';

/** What may be put right of a clue, as it stands in the boxes. */
export interface Correction {
  readonly household: { readonly id: number; readonly name: string } | null;
  readonly channel: string;
  readonly foundOn: string | null;
  readonly content: string;
  readonly reporter: string;
  readonly reporterPhone: string;
  readonly acceptedOn: string | null;
  readonly acceptedBy: string;
  readonly fedBackOn: string | null;
  readonly note: string;
}

export const draftOfClue = (clue: Clue): Correction => ({
  ...{ household: null, channel: clue.channel, foundOn: clue.foundOn, content: clue.content },
  ...{ reporter: clue.reporter ?? '', reporterPhone: clue.reporterPhone ?? '' },
  ...{ acceptedOn: clue.acceptedOn, acceptedBy: clue.acceptedBy ?? '', fedBackOn: clue.fedBackOn },
  note: clue.note ?? '',
});

const TEXTS = ['channel', 'content', 'reporter', 'reporterPhone', 'acceptedBy', 'note'] as const;
/** Boxes that cannot be emptied: what is emptied there stays as it was. */
const KEPT: ReadonlySet<string> = new Set(['channel', 'content', 'acceptedBy']);
const DAYS = ['foundOn', 'acceptedOn', 'fedBackOn'] as const;

/** What differs from the clue, to be sent; null when nothing does. */
export function correctionOf(draft: Correction, clue: Clue): Omit<Request<'clue.update'>, 'id'> | null {
  const before = draftOfClue(clue);
  const texts = TEXTS.filter(
    (key) => draft[key].trim() !== before[key] && !(KEPT.has(key) && draft[key].trim() === ''),
  ).map((key) => [key, draft[key].trim()]);
  const days = DAYS.filter((key) => draft[key] !== null && draft[key] !== before[key]).map((key) => [
    key,
    draft[key],
  ]);
  const changes = {
    ...(Object.fromEntries([...texts, ...days]) as Omit<Request<'clue.update'>, 'id'>),
    ...(draft.household === null ? {} : { householdId: draft.household.id }),
  };
  return Object.keys(changes).length === 0 ? null : changes;
}
