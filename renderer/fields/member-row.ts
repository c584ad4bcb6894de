import type { FieldValues } from '#contract/common.ts';
import { guessRelation, type Relative } from '#domain/entry/guess-relation.ts';
import { idFacts } from '#domain/entry/id-facts.ts';
import type { MemberRemark } from '#domain/entry/remark.ts';
import { excludedBy } from '#domain/entry/schooling.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { normalizeIdNumber } from '#domain/identity/id-number.ts';
import type { Day } from '#domain/time/day.ts';
import { ageInFullYears } from '#domain/time/age.ts';
import { isDay } from '#domain/time/day.ts';
import { AGE, REGION } from './member-columns.ts';
import { readWritten } from './read-written.ts';
import { isStray } from './shown.ts';

/** The cells of one row of a sheet by key, in written form; what is blank may be absent. */
export type WrittenRow = Readonly<Record<string, string>>;

/** What rows are judged and completed by. */
export interface SheetContext {
  readonly year: number;
  readonly today: Day;
  /** The county's region code, as far as it is known. */
  readonly ownRegion: string;
}

const ID = 'member.id_number';

export const isBlankRow = (row: WrittenRow): boolean => Object.values(row).every((text) => text === '');

export interface WrittenMember {
  readonly row: WrittenRow;
  /** What happened to other cells by itself, for the line under the sheet. */
  readonly note: string | null;
}

/** A row with new texts, and what follows from them: facts of the id number, the other schooling cleared. */
export function writtenMember(before: WrittenRow, texts: WrittenRow, context: SheetContext): WrittenMember {
  const row: Record<string, string> = { ...before, ...texts };
  if (texts[ID] !== undefined) Object.assign(row, followingId(before, row, context));
  for (const key of Object.keys(texts)) {
    const other = (texts[key] ?? '') === '' ? null : excludedBy(key, context.year);
    if (other === null || other in texts || (row[other] ?? '') === '') continue;
    row[other] = '';
    return {
      row,
      note: `已清空“${findField(other)?.label ?? ''}”：2020 年起在校填在校生状况，不在校填文化程度`,
    };
  }
  return { row, note: null };
}

/** Sex, day of birth and kind of document, where they are blank or came from the number before. */
function followingId(before: WrittenRow, row: WrittenRow, { today, ownRegion }: SheetContext): WrittenRow {
  const now = idFacts(row[ID] ?? '', today, ownRegion);
  const then = idFacts(before[ID] ?? '', today, ownRegion);
  const length = normalizeIdNumber(row[ID] ?? '').length;
  const facts =
    now === null
      ? {}
      : {
          'member.birth_date': now.birthDate,
          'member.sex': now.sex,
          'member.id_type': length > 18 ? '02' : '01',
        };
  const former: WrittenRow =
    then === null ? {} : { 'member.birth_date': then.birthDate, 'member.sex': then.sex };
  return Object.fromEntries(
    Object.entries(facts).filter(([key]) => {
      const stands = row[key] ?? '';
      return stands === '' || stands === former[key] || key === 'member.id_type';
    }),
  );
}

/** The text of a column that follows from others; undefined for those that are typed. */
export function derivedText(
  row: WrittenRow,
  key: string,
  { today, ownRegion }: SheetContext,
): string | undefined {
  if (key === REGION) return idFacts(row[ID] ?? '', today, ownRegion)?.region ?? '';
  if (key !== AGE) return undefined;
  const birth = row['member.birth_date'] ?? '';
  return isDay(birth) && birth <= today ? String(ageInFullYears(birth, today)) : '';
}

/** Whether the cell was filled by the id number, so that Tab need not stop there. */
export function isFilledById(row: WrittenRow, key: string, { today }: SheetContext): boolean {
  if (key !== 'member.birth_date' && key !== 'member.sex' && key !== 'member.id_type') return false;
  return (row[key] ?? '') !== '' && idFacts(row[ID] ?? '', today, '') !== null;
}

const relative = (row: WrittenRow): Relative => ({
  sex: row['member.sex'] || null,
  birthDate: isDay(row['member.birth_date'] ?? '') ? (row['member.birth_date'] ?? null) : null,
  relation: row['member.relation'] || null,
});

/** What is proposed for a blank cell: the relation by age and sex, the nation of the person above. */
export function proposalOf(row: WrittenRow, key: string, others: readonly WrittenRow[]): string | null {
  if (isBlankRow(row)) return null;
  if (key === 'member.relation')
    return guessRelation(relative(row), others.filter((each) => !isBlankRow(each)).map(relative));
  return key === 'member.nation'
    ? (others.findLast((each) => (each[key] ?? '') !== '')?.[key] ?? null)
    : null;
}

export interface ReadRow {
  /** What can be stored, blanks left out. */
  readonly values: FieldValues;
  readonly remarks: readonly MemberRemark[];
}

/** The texts of a row as values; what cannot be read is a fault, what no list knows a doubt. */
export function readRow(row: WrittenRow, year: number): ReadRow {
  const values: FieldValues = {};
  const remarks: MemberRemark[] = [];
  for (const [key, text] of Object.entries(row)) {
    const field = text === '' ? undefined : findField(key);
    if (field === undefined) continue;
    const read = readWritten(field, text, year);
    if (!read.ok) remarks.push({ key, level: 'fault', reason: read.reason });
    else if (read.value !== null) values[key] = read.value;
    if (read.ok && isStray(read.value))
      remarks.push({ key, level: 'doubt', reason: `“${field.label}”的代码表里没有这个值，请改选` });
  }
  return { values, remarks };
}
