import { onTestFinished } from 'vitest';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type HouseholdWanted,
} from '#test/support/archive-builder.ts';
import { dataOf } from '#test/support/temp-archive.ts';

export const YEAR = 2026;
/** When, and with which paper, the acts of these tests happen. */
export const ACT = { on: '2026-03-01', proof: '户口簿' };

export async function archive() {
  const built = await anArchive({ today: '2026-06-10' });
  onTestFinished(() => built.close());
  return { built, data: () => dataOf(built.session.archive!) };
}

/** 赵大山, his wife, his mother, his son with wife and child, his daughter. */
export const FAMILY = [
  { name: '钱秀', relation: '02', sex: '2', birth_date: '1968-03-05' },
  { name: '孙婆', relation: '12', sex: '2', birth_date: '1940-03-05' },
  { name: '赵强', relation: '03', sex: '1', birth_date: '1990-03-05' },
  { name: '李梅', relation: '05', sex: '2', birth_date: '1991-03-05' },
  { name: '赵小宝', relation: '07', sex: '1', birth_date: '2018-03-05' },
  { name: '赵丽', relation: '04', sex: '2', birth_date: '1995-03-05' },
];

export async function aFamily(built: BuiltArchive, wanted: HouseholdWanted = {}) {
  const made = await aHousehold(built, {
    ...{ head: '赵大山', headCells: { sex: '1', birth_date: '1965-03-05' }, others: FAMILY },
    year: { year: YEAR, head_count: 7, poverty_attribute: '02' },
    ...wanted,
  });
  const names = ['赵大山', ...FAMILY.map(({ name }) => name)];
  const id = (name: string): number => made.memberIds[names.indexOf(name)] ?? 0;
  return { ...made, member: id };
}

export const page = (built: BuiltArchive, id: number, year = YEAR) =>
  built.must('household.get', { id, year });

/** Who is in a household now, as `name relation`. */
export async function peopleOf(built: BuiltArchive, id: number): Promise<string[]> {
  const { members } = await page(built, id);
  return members
    .filter(({ present }) => present)
    .map(({ values }) => `${String(values['member.name'])} ${String(values['member.relation'])}`);
}

export const rule = (id: string) => ({ ok: false, error: { code: 'rule', rule: id } });
export const issue = (path: string) => ({ ok: false, error: { code: 'invalid-input', issues: [{ path }] } });
