import type { Request } from '#contract/channels.ts';
import { type Ballot, type EntryDraft, namesOf, NO_BALLOT } from './candidate-draft.ts';

export interface BulkDraft extends EntryDraft {
  /** Each household's head signed, instead of one name for all. */
  readonly signedByHead: boolean;
  /** The meeting whose votes are entered. */
  readonly meeting: string | null;
  readonly ballot: Ballot;
}

export const emptyBulk = (meeting: string | null): BulkDraft => ({
  ...{ consentOn: null, consentSigner: '', signedByHead: false, visitedOn: null, investigators: [] },
  ...{ mark: '', causes: '', mode: '', reason: '', meeting, ballot: NO_BALLOT },
});

type Entries = Omit<Request<'procedure.updateHouseholds'>, 'id' | 'householdIds'>;

/** What was filled in; what was left empty stays in every household as it is. Null when nothing was. */
export function readBulk(draft: BulkDraft): Entries | null {
  const { consentOn, visitedOn, signedByHead, meeting, ballot } = draft;
  const people = namesOf(draft.investigators);
  const signer = draft.consentSigner.trim();
  const votes = Object.fromEntries(Object.entries(ballot).filter(([, count]) => count !== null));
  const entries: Entries = {
    ...(consentOn !== null && { consentOn }),
    ...(signedByHead ? { signedByHead } : signer !== '' && { consentSigner: signer }),
    ...(visitedOn !== null && { visitedOn }),
    ...(people.length > 0 && { investigators: people }),
    ...(meeting !== null && Object.keys(votes).length > 0 && { meeting, ...votes }),
  };
  for (const key of ['mark', 'causes', 'mode', 'reason'] as const) {
    const text = draft[key].trim();
    if (text !== '') entries[key] = text;
  }
  return Object.keys(entries).length === 0 ? null : entries;
}

/** What will be written, in words, for the button's neighbour: 授权日期、入户日期、票数. */
export function bulkWords(entries: Entries | null): string {
  if (entries === null) return '';
  const has = (...keys: readonly (keyof Entries)[]): boolean =>
    keys.some((key) => entries[key] !== undefined);
  return [
    ...(has('consentOn') ? ['授权日期'] : []),
    ...(has('consentSigner', 'signedByHead') ? ['签字人'] : []),
    ...(has('visitedOn') ? ['入户日期'] : []),
    ...(has('investigators') ? ['入户人'] : []),
    ...(has('meeting') ? ['票数'] : []),
    ...(has('mark') ? ['标注类型'] : []),
    ...(has('causes') ? ['原因'] : []),
    ...(has('mode') ? ['消除方式'] : []),
    ...(has('reason') ? ['说明'] : []),
  ].join('、');
}
