import { describe, expect, it } from 'vitest';
import { checkDigit } from '#domain/identity/id-number.ts';
import { AGE, REGION } from '../../../renderer/fields/member-columns.ts';
import {
  derivedText,
  isFilledById,
  proposalOf,
  readRow,
  type SheetContext,
  writtenMember,
} from '../../../renderer/fields/member-row.ts';

const context: SheetContext = { year: 2025, today: '2025-11-20', ownRegion: '529901' };
const numbered = (first17: string): string => first17 + checkDigit(first17);
const man = numbered('52990119700105001');
const woman = numbered('52990119720310002');
const typed = (row: Record<string, string>, texts: Record<string, string>) =>
  writtenMember(row, texts, context);

describe('a row of a sheet of people', () => {
  it('gets day of birth, sex and kind of document from its number', () => {
    const { row } = typed({}, { 'member.id_number': man });
    expect(row).toMatchObject({
      'member.birth_date': '1970-01-05',
      'member.sex': '1',
      'member.id_type': '01',
    });
    expect(derivedText(row, AGE, context)).toBe('55');
    expect(derivedText(row, REGION, context)).toBe('本县');
    expect(isFilledById(row, 'member.sex', context)).toBe(true);
    expect(isFilledById(row, 'member.name', context)).toBe(false);
  });

  it('follows a number that is put right, but keeps what was typed by hand', () => {
    const { row } = typed({}, { 'member.id_number': man });
    expect(typed(row, { 'member.id_number': woman }).row).toMatchObject({
      'member.birth_date': '1972-03-10',
      'member.sex': '2',
    });
    const byHand = { ...row, 'member.birth_date': '1970-01-06' };
    expect(typed(byHand, { 'member.id_number': woman }).row['member.birth_date']).toBe('1970-01-06');
  });

  it('concludes nothing from a number that cannot be right', () => {
    const wrong = man.slice(0, 17) + (man.endsWith('1') ? '2' : '1');
    expect(typed({}, { 'member.id_number': wrong }).row).toEqual({ 'member.id_number': wrong });
  });

  it('keeps one schooling and says which it cleared', () => {
    const { row, note } = typed({ 'member.education': '03' }, { 'member.school_status': '06' });
    expect(row).toEqual({ 'member.education': '', 'member.school_status': '06' });
    expect(note).toContain('已清空“文化程度”');
    expect(typed({ 'member.education': '03' }, { 'member.school_status': '' }).note).toBeNull();
  });

  it('proposes the relation and the nation of the others', () => {
    const head = {
      ...typed({}, { 'member.id_number': man }).row,
      'member.relation': '01',
      'member.nation': '03',
    };
    const wife = typed({}, { 'member.id_number': woman }).row;
    expect(proposalOf(wife, 'member.relation', [head])).toBe('02');
    expect(proposalOf(wife, 'member.nation', [head])).toBe('03');
    expect(proposalOf(wife, 'member.phone', [head])).toBeNull();
    expect(proposalOf({}, 'member.relation', [head])).toBeNull();
  });

  it('is read as values; what cannot be read is a fault, what no list knows a doubt', () => {
    const { values, remarks } = readRow(
      {
        'member.name': '赵一',
        'member.birth_date': '去年',
        'member.relation': '邻居',
        'member.phone': '',
      },
      2025,
    );
    expect(values).toEqual({ 'member.name': '赵一', 'member.relation': '=邻居' });
    expect(remarks.map(({ key, level }) => `${level} ${key}`)).toEqual([
      'fault member.birth_date',
      'doubt member.relation',
    ]);
  });
});
