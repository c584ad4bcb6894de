import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Output } from '#contract/channels.ts';
import type { Remark } from '#domain/entry/remark.ts';
import { useArchive } from '../../archive-context.ts';
import { isBlankRow, type SheetContext, type WrittenRow } from '../../fields/member-row.ts';
import type { CellMark } from '../../fields/sheet-marks.ts';
import type { SheetHandle } from '../../fields/sheet-props.ts';
import { marksOf } from '../../fields/sheet-remarks.ts';
import { useKnownPeople } from '../../fields/use-known-people.ts';
import { handedOver, handOverDone } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { readEntry, spokenOf } from './entry-check.ts';
import { blankSheet, type EntrySheet, GROUP, isUntouched, VILLAGE } from './entry-sheet.ts';
import { type Entered, type EntryStore, entryStore, useEntry } from './entry-store.ts';
import { useEntryDraft } from './use-entry-draft.ts';
import { type SaveEntry, useSaveEntry } from './use-save-entry.ts';
import { useStanding } from './use-standing.ts';

export interface EntryPageState {
  readonly store: EntryStore;
  readonly sheet: EntrySheet;
  readonly entered: readonly Entered[];
  readonly context: SheetContext;
  readonly villages: Output<'village.list'>['villages'] | undefined;
  readonly householdSheet: RefObject<SheetHandle | null>;
  readonly memberSheet: RefObject<SheetHandle | null>;
  readonly markAt: (row: number | null, key: string) => CellMark | undefined;
  readonly saving: SaveEntry;
  readonly submit: () => void;
  /** Saves the draft at once. */
  readonly flush: () => void;
}

/** What the two sheets of the page share: the household as typed, what is said about it, and its saving. */
export function useEntryPage(): EntryPageState {
  const { archive, year } = useArchive();
  const store = entryStore();
  const { sheet, entered } = useEntry(store);
  const villages = useAnswer('village.list', {}).data?.villages;
  const householdSheet = useRef<SheetHandle>(null);
  const memberSheet = useRef<SheetHandle>(null);
  const flush = useEntryDraft(store);
  const context = useMemo<SheetContext>(
    () => ({ year, today: archive.today, ownRegion: archive.township.regionCode.slice(0, 6) }),
    [year, archive],
  );
  const focusOn = ({ row, key }: Pick<Remark, 'row' | 'key'>): void =>
    (row === null ? householdSheet : memberSheet).current?.focus(row ?? 0, key);
  const saving = useSaveEntry({
    store,
    year,
    flush,
    place: ({ household }) => {
      const village = villages?.find(({ id }) => String(id) === household[VILLAGE]);
      return `${village?.name ?? ''}${household[GROUP] ?? ''}`;
    },
    onRefused: focusOn,
    // Where the clerk wrote into the household's row, the next one begins there too.
    onSaved: (saved) => {
      const key = firstTyped(saved);
      focusOn(key === null ? { row: 0, key: 'member.id_number' } : { row: null, key });
    },
  });
  const { asked, refused } = saving;
  const known = useKnownPeople(sheet.members);
  const read = useMemo(() => readEntry(sheet, context, villages ?? []), [sheet, context, villages]);
  const markAt = useMemo(
    () => marksOf(spokenOf([...read.remarks, ...known, ...refused], sheet, asked), year),
    [read, known, refused, sheet, asked, year],
  );

  // Once, as the sheets come: whoever types already keeps the cursor.
  const isReady = villages !== undefined && villages.length > 0;
  useEffect(() => {
    if (!isReady) return;
    const begin = (): void => {
      takePlace(store);
      const hasPlace = (store.get().sheet.household[VILLAGE] ?? '') !== '';
      if (hasPlace) memberSheet.current?.focus();
      else householdSheet.current?.focus(0, VILLAGE);
    };
    begin();
    window.addEventListener('hudang:entry', begin);
    return () => window.removeEventListener('hudang:entry', begin);
  }, [store, isReady]);

  const submit = (): void => {
    const now = store.get().sheet;
    if (isUntouched(now)) return;
    // What was typed a moment ago is in the store, not yet on the screen.
    const fresh = now === sheet ? read : readEntry(now, context, villages ?? []);
    saving.save({ ...fresh, remarks: [...fresh.remarks, ...known] });
  };
  return {
    store,
    sheet,
    entered: useStanding(entered),
    context,
    villages,
    householdSheet,
    memberSheet,
    markAt,
    saving,
    submit,
    flush,
  };
}

/** The village and group from which the clerk came here, unless something is being typed. */
function takePlace(store: EntryStore): void {
  const place = handedOver<{ villageId?: number | null; group?: string }>('entry.place');
  handOverDone('entry.place');
  if (place?.villageId == null || !isUntouched(store.get().sheet)) return;
  store.begin({
    ...blankSheet,
    household: { [VILLAGE]: String(place.villageId), [GROUP]: place.group ?? '' },
  });
}

/** The first cell of the household's row, past the place, that was filled. */
function firstTyped({ household }: EntrySheet): string | null {
  const own: WrittenRow = { ...household, [VILLAGE]: '', [GROUP]: '' };
  return isBlankRow(own) ? null : (Object.keys(own).find((key) => (own[key] ?? '') !== '') ?? null);
}
