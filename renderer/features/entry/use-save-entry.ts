import { App } from 'antd';
import { useState } from 'react';
import type { RefusedCell } from '#contract/draft.ts';
import type { Remark } from '#domain/entry/remark.ts';
import { ContractError, sentenceOf } from '../../client.ts';
import { useAct } from '../../queries.ts';
import { type EntrySheet, headNameOf, nextSheet } from './entry-sheet.ts';
import type { ReadEntry } from './entry-check.ts';
import type { EntryStore } from './entry-store.ts';

interface SaveEntry {
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
  readonly onRefused: (remark: Remark) => void;
  readonly onSaved: (sheet: EntrySheet) => void;
}

/** Saves the household of the sheet as one act, and lays out a blank one in the same place. */
export function useSaveEntry({ store, year, place, onRefused, onSaved }: SaveOptions): SaveEntry {
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
    const advice = fault === undefined ? '请核对；没有错就再按一次 Ctrl+Enter 仍然保存' : '改好后再保存';
    message.warning({
      key: 'entry',
      content: `有 ${remarks.length} 处${fault === undefined ? '可疑' : '要改'}，${advice}`,
    });
    onRefused(first);
  };

  const save = (read: ReadEntry, reason?: string): void => {
    if (enter.isPending) return;
    const { sheet, draftKey } = store.get();
    setAskedFor(draftKey);
    const faults = read.remarks.filter(({ level }) => level === 'fault');
    const stands = faults.length > 0 ? faults : looked === sheet ? [] : read.remarks;
    if (stands.length > 0 || read.villageId === null) return stop(sheet, stands);
    enter.mutate(
      {
        villageId: read.villageId,
        year,
        values: read.values,
        members: [...read.members],
        acceptDoubts: looked === sheet,
        draft: draftKey,
        ...(reason === undefined ? {} : { reason }),
      },
      {
        onSuccess: (done) => {
          store.enter({
            id: done.id,
            change: done.change ?? 0,
            head: headNameOf(sheet),
            people: done.people,
            place: place(sheet),
            at: new Date().toTimeString().slice(0, 5),
            sheet,
          });
          store.begin(nextSheet(sheet));
          setClosed(null);
          message.success({ key: 'entry', content: `已保存：${headNameOf(sheet)}户 ${done.people} 人` });
          onSaved(sheet);
        },
        onError: (thrown) => {
          const cells = refusedCells(thrown);
          if (cells.length > 0) {
            setRefusal({ sheet, remarks: cells });
            stop(sheet, cells);
          } else if (isClosedYear(thrown))
            setClosed({ message: sentenceOf(thrown), withReason: (why) => save(read, why) });
          else message.error(sentenceOf(thrown), 8);
        },
      },
    );
  };
  const { sheet, draftKey } = store.get();
  return {
    save,
    busy: enter.isPending,
    asked: askedFor === draftKey,
    refused: refusal?.sheet === sheet ? refusal.remarks : [],
    closed,
    forgetClosed: () => setClosed(null),
  };
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
