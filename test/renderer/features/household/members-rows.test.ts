import { describe, expect, it } from 'vitest';
import type { MemberView } from '#contract/household.ts';
import { checkDigit } from '#domain/identity/id-number.ts';
import {
  matchPasted,
  readChanges,
  remarksOnRows,
} from '../../../../renderer/features/household/members-rows.ts';

const numbered = (first17: string): string => first17 + checkDigit(first17);
const number = numbered('52990119700105001');
const member = (id: number, idNumber: string): MemberView => ({
  id,
  present: true,
  age: 55,
  joinedOn: null,
  joinedReason: null,
  leftOn: null,
  leftReason: null,
  values: { 'member.id_number': idNumber, 'member.name': '赵一', 'member.relation': '01' },
});
const context = { year: 2025, today: '2025-11-20', ownRegion: '' };

describe('rows pasted into the people of a household', () => {
  it('change those whose number they carry and add the others; a blank says nothing', () => {
    const rows: Record<string, string>[] = [
      {
        'member.id_number': `${number.slice(0, 6)} ${number.slice(6)}`,
        'member.phone': '13900001234',
        'member.name': '',
      },
      { 'member.id_number': '', 'member.name': '赵小' },
      { 'member.id_number': '', 'member.name': '' },
    ];
    expect(matchPasted(rows, [member(7, number)])).toEqual({
      updates: [{ row: 0, key: 'member.phone', text: '13900001234' }],
      updated: 1,
      added: [{ 'member.id_number': '', 'member.name': '赵小' }],
    });
  });
});

describe('texts that differ', () => {
  it('are values to save, or stay behind with their reason', () => {
    const read = readChanges(
      { 'member.name': '赵一', 'member.phone': '1' },
      { 'member.name': '赵一', 'member.phone': '', 'member.birth_date': '不详', 'member.nation': '外星族' },
      2025,
    );
    expect(read.values).toEqual({ 'member.phone': null });
    expect(Object.keys(read.wrong)).toEqual(['member.birth_date', 'member.nation']);
  });
});

describe('what is said about the rows', () => {
  it('is a fault for a new row with a number of the household, a doubt for a wrong number that is stored', () => {
    const wrong = number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
    const remarks = remarksOnRows(
      [member(7, number), member(8, wrong)],
      [{ 'member.id_number': number }],
      context,
      false,
    );
    expect(remarks.map(({ row, key, level }) => `${String(row)} ${level} ${key}`)).toEqual([
      '1 doubt member.id_number',
      '2 fault member.id_number',
    ]);
  });

  it('names blank cells only once saving was tried', () => {
    const added = [{ 'member.name': '赵小' }];
    expect(remarksOnRows([], added, context, false)).toEqual([]);
    expect(remarksOnRows([], added, context, true).map(({ key }) => key)).toEqual(['member.relation']);
  });
});
