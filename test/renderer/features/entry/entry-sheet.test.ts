import { describe, expect, it } from 'vitest';
import { readEntry, spokenOf } from '../../../../renderer/features/entry/entry-check.ts';
import {
  blankSheet,
  draftOf,
  GROUP,
  isUntouched,
  nextSheet,
  sheetOfDraft,
  titleOf,
  VILLAGE,
  withHousehold,
  withMembers,
  withoutMember,
} from '../../../../renderer/features/entry/entry-sheet.ts';

const context = { year: 2025, today: '2025-11-20', ownRegion: '' };
const write = (row: number, key: string, text: string) => ({ row, key: `member.${key}`, text });
const placed = withHousehold(blankSheet, [
  { row: 0, key: VILLAGE, text: '3' },
  { row: 0, key: GROUP, text: '三组' },
  { row: 0, key: 'household.phone', text: '13900001234' },
]);
const typed = withMembers(placed, [write(0, 'name', '赵一'), write(1, 'name', '赵小')], context);

describe('the sheet of a household', () => {
  it('makes the first person the head', () => {
    expect(typed.members.map((row) => row['member.relation'])).toEqual(['01', undefined]);
    expect(titleOf(typed)).toBe('赵一户 2 人');
  });

  it('grows with what is typed and shrinks with what is cleared', () => {
    expect(withMembers(typed, [write(1, 'name', '')], context).members).toHaveLength(1);
    expect(withoutMember(typed, 0).members).toEqual([{ 'member.name': '赵小' }]);
  });

  it('keeps the place for the next household and nothing else', () => {
    const next = nextSheet(typed);
    expect(next).toEqual({ household: { [VILLAGE]: '3', [GROUP]: '三组' }, members: [], note: null });
    expect(isUntouched(next)).toBe(true);
    expect(isUntouched(typed)).toBe(false);
  });

  it('comes back from its draft', () => {
    expect(sheetOfDraft(draftOf(typed))).toEqual(typed);
    for (const broken of [null, '', '{', '[]', '{"household":1}']) expect(sheetOfDraft(broken)).toBeNull();
  });
});

describe('what is said about the sheet', () => {
  it('is kept back for blank cells until saving was tried', () => {
    const { remarks } = readEntry(typed, context, [{ id: 3 }]);
    expect(remarks.map(({ row, key }) => `${String(row)} ${key}`)).toEqual(['1 member.relation']);
    expect(spokenOf(remarks, typed, false)).toEqual([]);
    expect(spokenOf(remarks, typed, true)).toEqual(remarks);
  });

  it('counts rows as the sheet shows them, blank ones too', () => {
    const gap = withMembers(blankSheet, [write(0, 'name', '赵一'), write(2, 'birth_date', '不详')], context);
    const { remarks, members } = readEntry(gap, context, []);
    expect(members).toHaveLength(2);
    expect(remarks.filter(({ key }) => key === 'member.birth_date').map(({ row }) => row)).toEqual([2]);
    expect(remarks[0]).toMatchObject({ row: null, key: VILLAGE, reason: '请填写村' });
  });
});
