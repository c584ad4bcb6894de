import { App } from 'antd';
import { type RefObject, useMemo, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import type { Remark } from '#domain/entry/remark.ts';
import { memberSheetFields } from '../../fields/member-columns.ts';
import { isBlankRow, type SheetContext, type WrittenRow, writtenMember } from '../../fields/member-row.ts';
import type { CellMark } from '../../fields/sheet-marks.ts';
import type { SheetHandle } from '../../fields/sheet-props.ts';
import { marksOf } from '../../fields/sheet-remarks.ts';
import type { CellWrite } from '../../fields/sheet-writes.ts';
import { useKnownPeople } from '../../fields/use-known-people.ts';
import { useAddedMembers } from './members-draft.ts';
import { matchPasted, readChanges, remarksOnRows, rowOfMember } from './members-rows.ts';
import { type MembersSave, type MemberUpdate, type UnsavedCell, useMembersSave } from './members-save.ts';

export interface MembersSheetState {
  readonly saving: MembersSave;
  /** Those who are there as they are stored, and the new ones below them. */
  readonly stored: readonly WrittenRow[];
  readonly added: readonly WrittenRow[];
  readonly newcomers: readonly WrittenRow[];
  readonly doubtsOfNew: number;
  readonly rowAt: (row: number) => WrittenRow;
  readonly markAt: (row: number, key: string) => CellMark | undefined;
  readonly write: (writes: readonly CellWrite[]) => void;
  readonly takePasted: (rows: readonly WrittenRow[], row: number) => void;
  readonly removeRow: (row: number) => void;
  readonly giveUp: () => void;
  /** Whether the new people can be saved; goes to what stands in the way where not. */
  readonly canJoin: () => boolean;
}

interface SheetOf {
  readonly page: HouseholdPage;
  readonly present: readonly MemberView[];
  readonly context: SheetContext;
  readonly sheet: RefObject<SheetHandle | null>;
}

/** What the sheet of a household's people shows and does: present ones are saved cell by cell, new ones together. */
export function useMembersSheet({ page, present, context, sheet }: SheetOf): MembersSheetState {
  const { message } = App.useApp();
  const { year } = context;
  const saving = useMembersSave(page);
  const [added, setAdded] = useAddedMembers(page.id);
  const [note, setNote] = useState<{ row: number; key: string; reason: string } | null>(null);
  const [isAsked, setAsked] = useState(false);
  const stored = useMemo(() => {
    const fields = memberSheetFields(year);
    return present.map((member) => rowOfMember(member, fields, year));
  }, [present, year]);
  const known = useKnownPeople(added);
  const remarks = useMemo<readonly Remark[]>(
    () => [
      ...remarksOnRows(present, added, context, isAsked),
      ...known.map((each) => ({ ...each, row: (each.row ?? 0) + present.length })),
    ],
    [present, added, context, isAsked, known],
  );
  const marks = useMemo(() => marksOf(remarks, year), [remarks, year]);

  const rowAt = (row: number): WrittenRow => {
    const member = present[row];
    if (member === undefined) return added[row - present.length] ?? {};
    const cells = Object.entries(stored[row] ?? {});
    return Object.fromEntries(cells.map(([key, text]) => [key, saving.textOf(member.id, key) ?? text]));
  };
  const markAt = (row: number, key: string): CellMark | undefined => {
    if (note?.row === row && note.key === key) return { tone: 'note', reason: note.reason };
    const member = present[row];
    const reason = member === undefined ? null : saving.reasonOf(member.id, key);
    return reason === null ? marks(row, key) : { tone: 'wrong', reason };
  };
  const write = (writes: readonly CellWrite[]): void => {
    const updates: MemberUpdate[] = [];
    const cells: UnsavedCell[] = [];
    const fresh = [...added];
    setNote(null);
    for (const [row, texts] of byRow(writes)) {
      const before = rowAt(row);
      const done = writtenMember(before, texts, context);
      if (done.note !== null) setNote({ row, key: Object.keys(texts)[0] ?? '', reason: done.note });
      const member = present[row];
      if (member === undefined) {
        while (fresh.length <= row - present.length) fresh.push({});
        fresh[row - present.length] = done.row;
        continue;
      }
      const { values, wrong } = readChanges(stored[row] ?? {}, done.row, year);
      if (Object.keys(values).length > 0) updates.push({ id: member.id, values });
      for (const [key, text] of Object.entries(done.row))
        if (text !== before[key]) cells.push({ id: member.id, key, text, reason: wrong[key] ?? null });
    }
    if (fresh.length > added.length || fresh.some((row, at) => row !== added[at])) setAdded(trimmed(fresh));
    if (updates.length > 0 || cells.length > 0) saving.save(updates, cells);
  };
  const ofNew = remarks.filter(({ row }) => (row ?? 0) >= present.length);
  return {
    saving,
    stored,
    added,
    newcomers: added.filter((row) => !isBlankRow(row)),
    doubtsOfNew: ofNew.filter(({ level }) => level === 'doubt').length,
    rowAt,
    markAt,
    write,
    takePasted: (rows, row) => {
      const hasNumbers = rows.some((cells) => (cells['member.id_number'] ?? '') !== '');
      const matched = hasNumbers ? matchPasted(rows, present) : null;
      if (matched === null) write(writesOf(rows, row));
      else write([...matched.updates, ...writesOf(matched.added, present.length + added.length)]);
    },
    removeRow: (row) => {
      if (row >= present.length) setAdded(added.filter((_, at) => at !== row - present.length));
      else message.info('要减少成员，请按 Ctrl+Enter 打开这个人，再点“自然减少”');
    },
    giveUp: () => {
      setAdded([]);
      setAsked(false);
    },
    canJoin: () => {
      setAsked(true);
      const fault = remarksOnRows(present, added, context, true).find(({ level }) => level === 'fault');
      if (fault === undefined) return true;
      message.warning('新增的人还有要改的地方，改好后再办理');
      sheet.current?.focus(fault.row ?? 0, fault.key);
      return false;
    },
  };
}

const writesOf = (rows: readonly WrittenRow[], from: number): CellWrite[] =>
  rows.flatMap((cells, index) =>
    Object.entries(cells).map(([key, text]) => ({ row: from + index, key, text })),
  );

function byRow(writes: readonly CellWrite[]): [number, Record<string, string>][] {
  const texts = new Map<number, Record<string, string>>();
  for (const { row, key, text } of writes) texts.set(row, { ...texts.get(row), [key]: text });
  return [...texts].sort(([a], [b]) => a - b);
}

function trimmed(rows: readonly WrittenRow[]): readonly WrittenRow[] {
  const last = rows.findLastIndex((row) => !isBlankRow(row));
  return rows.slice(0, last + 1);
}
