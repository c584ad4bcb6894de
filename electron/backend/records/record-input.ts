import { findHousehold, findMember } from '#db/households.ts';
import { findVillage } from '#db/places.ts';
import type { Cells } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import type { RecordCells, RecordKind } from '#domain/records/record-kind.ts';
import { recordFaults } from '#domain/records/record-kinds.ts';
import type { FieldValues } from '#contract/common.ts';
import type { RecordCheck } from '#contract/record.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';

const wrong = (path: string, message: string) =>
  new Refusal({ code: 'invalid-input', issues: [{ path, message }] });

/** Values by key as cells by column; refuses what the kind does not have. */
export function cellsOf(kind: RecordKind, values: FieldValues): Cells {
  const cells: Cells = {};
  for (const [key, value] of Object.entries(values)) {
    const field = kind.fields.find((each) => each.key === key);
    if (field === undefined) throw wrong('', `${kind.title}没有“${key.slice(0, 60)}”这一项`);
    cells[field.name] = typeof value === 'string' && value.trim() === '' ? null : value;
  }
  return cells;
}

/** Fills what follows from the rest, then checks the record as a whole; names each field at fault. */
export function completed(kind: RecordKind, cells: Cells): Cells {
  const derived: RecordCells = kind.derived?.(cells) ?? {};
  const blanks = Object.entries(derived).filter(([column]) => (cells[column] ?? null) === null);
  const whole: Cells = { ...cells, ...(Object.fromEntries(blanks) as Cells) };
  const faults = recordFaults(kind, whole);
  if (faults.length === 0) return whole;
  const issues = faults.map(({ column, message }) => ({
    path: kind.fields.find((field) => field.name === column)?.label ?? column,
    message,
  }));
  throw new Refusal({ code: 'invalid-input', issues });
}

/** What was ticked, without what says nothing; refuses items of no list and any twice. */
export function checkedChecks(kind: RecordKind, checks: readonly RecordCheck[]): readonly RecordCheck[] {
  const lists = kind.checklists ?? [];
  const stray = checks.find(({ item }) => !lists.some((list) => hasCode(list, item)));
  if (stray !== undefined) throw wrong('走访清单', '有选项不在八个一、九看里');
  if (new Set(checks.map(({ item }) => item)).size < checks.length) throw wrong('走访清单', '有选项重复');
  return checks.filter(({ result, note }) => result !== null || (note ?? '') !== '');
}

/** Whose a new record is: its pointers, and the words for the title of the act. */
interface Place {
  readonly cells: Cells;
  readonly where: string;
}

/** Null when the owner is not there. */
export async function placeOf(
  session: Session,
  kind: RecordKind,
  { ownerId, memberId }: { ownerId: number; memberId: number | null },
): Promise<Place | null> {
  const db = reader(openArchiveOf(session));
  if (kind.owner === 'village') {
    const village = await findVillage(db, ownerId);
    return village === undefined ? null : { cells: { village_id: ownerId }, where: village.name };
  }
  const member = kind.owner === 'member' ? await findMember(db, ownerId) : undefined;
  if (kind.owner === 'member' && member === undefined) return null;
  const household = await findHousehold(db, { id: member?.household_id ?? ownerId });
  if (household === undefined) return null;
  const about = member?.id ?? (await refuseStranger(session, kind, { memberId, householdId: household.id }));
  const takesMember = kind.owner === 'member' || kind.aboutMember === true;
  return {
    cells: { household_id: household.id, ...(takesMember ? { member_id: about } : {}) },
    where: `户 ${household.household_no ?? ''}`,
  };
}

/** The member whom a household's record is about; refuses one of another household. */
export async function refuseStranger(
  session: Session,
  kind: RecordKind,
  { memberId, householdId }: { memberId: number | null; householdId: number },
): Promise<number | null> {
  if (memberId === null) return null;
  if (kind.aboutMember !== true) throw wrong('成员', `${kind.title}不按成员登记`);
  const member = await findMember(reader(openArchiveOf(session)), memberId);
  if (member?.household_id !== householdId) throw wrong('成员', '不是这一户的人');
  return memberId;
}
