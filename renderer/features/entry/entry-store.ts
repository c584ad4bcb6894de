import { useSyncExternalStore } from 'react';
import { keptOf } from '../../memory.ts';
import { blankSheet, type EntrySheet, isUntouched } from './entry-sheet.ts';

/** A household that this sitting has entered. */
export interface Entered {
  readonly id: number;
  readonly change: number;
  readonly head: string;
  readonly people: number;
  readonly place: string;
  readonly at: string;
  readonly sheet: EntrySheet;
}

export interface EntryState {
  readonly sheet: EntrySheet;
  /** Earlier stands of the sheet, for Ctrl+Z; the last is the newest. */
  readonly before: readonly EntrySheet[];
  readonly entered: readonly Entered[];
  /** Under which the sheet is saved as a draft. */
  readonly draftKey: string;
}

const MOST_STEPS = 100;
const newKey = (): string => `entry:${crypto.randomUUID()}`;

/** What the page of entry holds as long as the archive is open, wherever the clerk goes in between. */
export interface EntryStore {
  readonly get: () => EntryState;
  readonly subscribe: (listener: () => void) => () => void;
  /** A typing: can be taken back. */
  readonly change: (sheet: EntrySheet) => void;
  /** Another household: what was there is saved, discarded or a draft of its own. */
  readonly begin: (sheet: EntrySheet, draftKey?: string) => void;
  readonly undo: () => boolean;
  readonly enter: (entered: Entered) => void;
  readonly takeBack: (entered: Entered) => void;
}

function createStore(): EntryStore {
  let state: EntryState = { sheet: blankSheet, before: [], entered: [], draftKey: newKey() };
  const listeners = new Set<() => void>();
  const set = (next: EntryState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (sheet) => set({ ...state, sheet, before: [...state.before, state.sheet].slice(-MOST_STEPS) }),
    begin: (sheet, draftKey = newKey()) => set({ ...state, sheet, before: [], draftKey }),
    undo: () => {
      const last = state.before.at(-1);
      if (last === undefined) return false;
      set({ ...state, sheet: last, before: state.before.slice(0, -1) });
      return true;
    },
    enter: (entered) => set({ ...state, entered: [entered, ...state.entered] }),
    takeBack: (entered) => {
      const left = state.entered.filter((each) => each !== entered);
      // What was taken back lies in the sheet again, to be put right.
      const sheet = isUntouched(state.sheet) ? entered.sheet : state.sheet;
      set({ ...state, entered: left, sheet, before: [] });
    },
  };
}

export const entryStore = (): EntryStore => keptOf('entry', createStore);

export function useEntry(store: EntryStore): EntryState {
  return useSyncExternalStore(store.subscribe, store.get);
}
