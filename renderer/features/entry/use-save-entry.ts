import { App } from 'antd';
import { useState } from 'react';
import type { RefusedCell } from '#contract/draft.ts';
import type { Remark } from '#domain/entry/remark.ts';
import { ContractError, sentenceOf } from '../../client.ts';
import { useAct } from '../../queries.ts';
import type { ReadEntry } from './entry-check.ts';
import { type EntrySheet, headNameOf, isUntouched, nextSheet, peopleOf } from './entry-sheet.ts';
import type { EntryStore } from './entry-store.ts';

export interface SaveEntry {
  /** Ctrl+Enter: saves, or says what stands in the way; doubts are kept when it is pressed once more. */
  readonly save: (read: ReadEntry, reason?: string) => void;
  readonly busy: boolean;
  /** Saving was tried: blank cells that must be filled are faults now. */
  readonly asked: boolean;
  /** What the archive answered about the sheet as it is. */
  readonly refused: readonly Remark[];
  /** The year is closed: a reason is wanted. */
  readonly closed: { readonly message: string; readonly withReason: (reason: string) => void } | null;
  readonly forgetClosed: () => void;
}

interface SaveOptions {
  readonly store: EntryStore;
  readonly year: number;
  readonly place: (sheet: EntrySheet) => string;
  /** Saves the draft at once: it is what is left if the archive refuses. */
  readonly flush: () => void;
  readonly onRefused: (remark: Remark) => void;
  readonly onSaved: (sheet: EntrySheet) => void;
}

/**
 * Saves the household of the sheet as one act. A blank one in the same place is there at once, so that a fast typist
 * never waits; what the archive refuses comes back, or stays as a draft when the next one has been begun.
 */
export function useSaveEntry(options: SaveOptions): SaveEntry {
  const { store, year } = options;
  const { message } = App.useApp();
  const enter = useAct('household.enter');
  const [askedFor, setAskedFor] = useState<string | null>(null);
  /** The sheet whose doubts have been looked at. */
  const [looked, setLooked] = useState<EntrySheet | null>(null);
  const [refusal, setRefusal] = useState<{ sheet: EntrySheet; remarks: readonly Remark[] } | null>(null);
  const [closed, setClosed] = useState<SaveEntry['closed']>(null);

  const stop = (sheet: EntrySheet, remarks: readonly Remark[]): void => {
    const fault = remarks.find(({ level }) => level === 'fault');
    const first = fault ?? remarks[0];
    if (first === undefined) return;
    if (fault === undefined) setLooked(sheet);
    const content =
      fault === undefined
        ? `有 ${remarks.length} 处可疑，请核对；没有错就再按一次 Ctrl+Enter，照样保存`
        : `有 ${remarks.length} 处要改，改好后再保存`;
    message.warning({ key: 'entry', content });
    options.onRefused(first);
  };

  const giveBack = (
    sheet: EntrySheet,
    key: string,
    thrown: unknown,
    again: (reason: string) => void,
  ): void => {
    if (!isUntouched(store.get().sheet)) {
      message.error(`${headNameOf(sheet)}户没有保存，已放在草稿里。${sentenceOf(thrown)}`, 10);
      return;
    }
    store.begin(sheet, key);
    const cells = refusedCells(thrown).map((cell) => ({ ...cell, row: rowOfPerson(sheet, cell.row) }));
    if (cells.length > 0) {
      setRefusal({ sheet, remarks: cells });
      stop(sheet, cells);
    } else if (isClosedYear(thrown)) setClosed({ message: sentenceOf(thrown), withReason: again });
    else message.error(sentenceOf(thrown), 8);
  };

  const save = async (read: ReadEntry, reason?: string): Promise<void> => {
    const { sheet, draftKey } = store.get();
    setAskedFor(draftKey);
    const faults = read.remarks.filter(({ level }) => level === 'fault');
    const stands = faults.length > 0 ? faults : looked === sheet ? [] : read.remarks;
    if (stands.length > 0 || read.villageId === null) return stop(sheet, stands);
    options.flush();
    setClosed(null);
    store.begin(nextSheet(sheet));
    options.onSaved(sheet);
    try {
      const done = await enter.mutateAsync({
        villageId: read.villageId,
        year,
        values: read.values,
        members: [...read.members],
        acceptDoubts: looked === sheet,
        draft: draftKey,
        ...(reason === undefined ? {} : { reason }),
      });
      const head = headNameOf(sheet);
      const at = new Date().toTimeString().slice(0, 5);
      const { id, people, change } = done;
      store.enter({ id, people, change: change ?? 0, head, place: options.place(sheet), at, sheet });
      message.success({ key: 'entry', content: `已保存：${head}户 ${people} 人` });
    } catch (thrown) {
      giveBack(sheet, draftKey, thrown, (why) => void save(read, why));
    }
  };
  const { sheet, draftKey } = store.get();
  return {
    save: (read, reason) => void save(read, reason),
    busy: enter.isPending,
    asked: askedFor === draftKey,
    refused: refusal?.sheet === sheet ? refusal.remarks : [],
    closed,
    forgetClosed: () => setClosed(null),
  };
}

/** The archive counts people, the sheet rows: blank ones between them too. */
function rowOfPerson(sheet: EntrySheet, person: number | null): number | null {
  const row = person === null ? undefined : peopleOf(sheet)[person];
  return row === undefined ? person : sheet.members.indexOf(row);
}

function refusedCells(thrown: unknown): Remark[] {
  if (!(thrown instanceof ContractError) || thrown.error.code !== 'rule') return [];
  const { rule, refused = [] } = thrown.error;
  if (rule !== 'entry-fault' && rule !== 'entry-doubt') return [];
  const level = rule === 'entry-fault' ? 'fault' : 'doubt';
  return (refused as RefusedCell[]).map((cell) => ({ ...cell, level }));
}

const isClosedYear = (thrown: unknown): boolean =>
  thrown instanceof ContractError && thrown.error.code === 'rule' && thrown.error.rule === 'closed-year';
