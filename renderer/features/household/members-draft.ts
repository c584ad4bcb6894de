import { useEffect, useRef, useState } from 'react';
import { call } from '../../client.ts';
import { isBlankRow, type WrittenRow } from '../../fields/member-row.ts';

/** New people of a household that are not saved yet; kept with every cell, and there again after a crash. */
export function useAddedMembers(
  householdId: number,
): [readonly WrittenRow[], (rows: readonly WrittenRow[]) => void] {
  const [rows, setRows] = useState<readonly WrittenRow[]>([]);
  const isTouched = useRef(false);
  const key = draftKeyOf(householdId);
  useEffect(() => {
    call('draft.get', { key })
      .then(({ content }) => {
        // What was typed meanwhile is newer.
        if (!isTouched.current) setRows(rowsOfDraft(content));
      })
      .catch(() => undefined);
  }, [key]);
  return [
    rows,
    (next) => {
      isTouched.current = true;
      setRows(next);
      keep(
        key,
        next.filter((row) => !isBlankRow(row)),
      ).catch(() => undefined);
    },
  ];
}

export const draftKeyOf = (householdId: number): string => `members:${householdId}`;

const keep = (key: string, people: readonly WrittenRow[]): Promise<unknown> =>
  people.length === 0
    ? call('draft.discard', { key })
    : call('draft.save', { key, title: `新增成员 ${people.length} 人`, content: JSON.stringify(people) });

function rowsOfDraft(content: string | null): readonly WrittenRow[] {
  try {
    const read: unknown = JSON.parse(content ?? '[]');
    return Array.isArray(read) ? (read as WrittenRow[]) : [];
  } catch {
    return [];
  }
}
