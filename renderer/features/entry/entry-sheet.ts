import { HEAD } from '#domain/quality/kinship.ts';
import { isBlankRow, type SheetContext, type WrittenRow, writtenMember } from '../../fields/member-row.ts';
import type { CellWrite } from '../../fields/sheet-writes.ts';

/** The village of the household, by id; the other keys of the household's row are those of fields. */
export const VILLAGE = 'entry.village';
export const GROUP = 'household.group_name';

/** One household as it stands in the sheet, everything in written form. */
export interface EntrySheet {
  readonly household: WrittenRow;
  readonly members: readonly WrittenRow[];
  /** What the last typing did to another cell. */
  readonly note: { readonly row: number; readonly key: string; readonly reason: string } | null;
}

export const blankSheet: EntrySheet = { household: {}, members: [], note: null };

/** The place is kept from one household to the next: a village is entered house by house. */
export const nextSheet = ({ household }: EntrySheet): EntrySheet => ({
  ...blankSheet,
  household: Object.fromEntries(
    [VILLAGE, GROUP].flatMap((key) => (household[key] === undefined ? [] : [[key, household[key]]])),
  ),
});

/** Whether anything but the place was typed. */
export const isUntouched = (sheet: EntrySheet): boolean =>
  sheet.members.every(isBlankRow) && isBlankRow({ ...sheet.household, [VILLAGE]: '', [GROUP]: '' });

/** The people of the sheet; blank rows between them are none. */
export const peopleOf = (sheet: EntrySheet): readonly WrittenRow[] =>
  sheet.members.filter((row) => !isBlankRow(row));

export function withHousehold(sheet: EntrySheet, writes: readonly CellWrite[]): EntrySheet {
  const household = { ...sheet.household };
  for (const { key, text } of writes) household[key] = text;
  return { ...sheet, household, note: null };
}

/** The sheet with texts in cells of people; the first person is the head until something else is said. */
export function withMembers(
  sheet: EntrySheet,
  writes: readonly CellWrite[],
  context: SheetContext,
): EntrySheet {
  const texts = new Map<number, Record<string, string>>();
  for (const { row, key, text } of writes) texts.set(row, { ...texts.get(row), [key]: text });
  const members = [...sheet.members];
  let note: EntrySheet['note'] = null;
  for (const [row, cells] of [...texts].sort(([a], [b]) => a - b)) {
    while (members.length <= row) members.push({});
    const before = members[row] ?? {};
    const begins = row === 0 && isBlankRow(before) && cells['member.relation'] === undefined;
    const done = writtenMember(before, begins ? { ...cells, 'member.relation': HEAD } : cells, context);
    members[row] = isBlankRow(cells) && begins ? before : done.row;
    if (done.note !== null) note = { row, key: Object.keys(cells)[0] ?? '', reason: done.note };
  }
  while (members.length > 0 && isBlankRow(members.at(-1) ?? {})) members.pop();
  return { ...sheet, members, note };
}

export const withoutMember = (sheet: EntrySheet, row: number): EntrySheet => ({
  ...sheet,
  members: sheet.members.filter((_, index) => index !== row),
  note: null,
});

/** The head's name, else that of the first person, else nothing. */
export function headNameOf(sheet: EntrySheet): string {
  const people = peopleOf(sheet);
  const head = people.find((row) => row['member.relation'] === HEAD) ?? people[0];
  return head?.['member.name'] ?? '';
}

/** How a draft is called: `李某户 3 人`. */
export const titleOf = (sheet: EntrySheet): string =>
  `${headNameOf(sheet) || '未填姓名'}户 ${peopleOf(sheet).length} 人`;

/** A draft's text, or null for one that this program did not write. */
export function sheetOfDraft(content: string | null): EntrySheet | null {
  try {
    const read: unknown = JSON.parse(content ?? 'null');
    if (read === null || typeof read !== 'object') return null;
    const { household, members } = read as Partial<EntrySheet>;
    return household === undefined || !Array.isArray(members) ? null : { household, members, note: null };
  } catch {
    return null;
  }
}

export const draftOf = ({ household, members }: EntrySheet): string => JSON.stringify({ household, members });
