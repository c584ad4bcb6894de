import { findHousehold, findMember } from '#db/households.ts';
import { findVillage } from '#db/places.ts';
import { findRecord, removeRow, setVisitChecks, type RecordRow } from '#db/records.ts';
import { rowWriter, type Cells } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import type { RecordKindName } from '#domain/fields/field.ts';
import type { RecordCells, RecordKind } from '#domain/records/record-kind.ts';
import { recordFaults, recordKinds } from '#domain/records/record-kinds.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { FieldValues } from '#contract/common.ts';
import type { RecordCheck } from '#contract/record.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session } from '../session.ts';

type Changed = Result<{ change: number | null }>;

/** Whose a new record is: its pointers, and the words for the title of the act. */
interface Place {
  readonly cells: Cells;
  readonly where: string;
}

const KIND_OF_REMOVABLE = { measure: '帮扶措施', pairing: '结对帮扶' } as const;

const wrong = (path: string, message: string) =>
  new Refusal({ code: 'invalid-input', issues: [{ path, message }] });

/** Values by key as cells by column; refuses what the kind does not have. */
function cellsOf(kind: RecordKind, values: FieldValues): Cells {
  const cells: Cells = {};
  for (const [key, value] of Object.entries(values)) {
    const field = kind.fields.find((each) => each.key === key);
    if (field === undefined) throw wrong('', `${kind.title}没有“${key.slice(0, 60)}”这一项`);
    cells[field.name] = typeof value === 'string' && value.trim() === '' ? null : value;
  }
  return cells;
}

/** Fills what follows from the rest, then checks the record as a whole; names each field at fault. */
function completed(kind: RecordKind, cells: Cells): Cells {
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

function checkedChecks(kind: RecordKind, checks: readonly RecordCheck[]): readonly RecordCheck[] {
  const lists = kind.checklists ?? [];
  const stray = checks.find(({ item }) => !lists.some((list) => hasCode(list, item)));
  if (stray !== undefined) throw wrong('走访清单', '有选项不在八个一、九看里');
  if (new Set(checks.map(({ item }) => item)).size < checks.length) throw wrong('走访清单', '有选项重复');
  return checks.filter(({ result, note }) => result !== null || (note ?? '') !== '');
}

async function placeOf(
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

async function refuseStranger(
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

const notThere = (kind: RecordKind) =>
  notFound({ household: '这一户', member: '这个成员', village: '这个村' }[kind.owner]);

export async function addRecord(
  session: Session,
  { kind: name, ownerId, memberId, values, checks, reason }: Input<'record.add'>,
): Promise<Result<Output<'record.add'>>> {
  const kind = recordKinds[name];
  const place = await placeOf(session, kind, { ownerId, memberId });
  if (place === null) return notThere(kind);
  const cells = completed(kind, cellsOf(kind, values));
  const ticks = checkedChecks(kind, checks);
  const head = { command: 'record.add', title: `新增${kind.title}：${place.where}`, reason };
  const done = await act(session, head, ({ raw }) => {
    const id = rowWriter(raw).insert(name, { ...cells, ...place.cells });
    if (ticks.length > 0) setVisitChecks(raw, id, ticks);
    return Promise.resolve(id);
  });
  return ok({ id: done.value, change: done.change });
}

/** Rows of a pasted register; all or none. */
export async function addRecords(
  session: Session,
  { kind: name, ownerId, rows, reason }: Input<'record.addMany'>,
): Promise<Result<Output<'record.addMany'>>> {
  const kind = recordKinds[name];
  const place = await placeOf(session, kind, { ownerId, memberId: null });
  if (place === null) return notThere(kind);
  const all = rows.map((values, index) => {
    try {
      return completed(kind, cellsOf(kind, values));
    } catch (error) {
      if (!(error instanceof Refusal) || error.error.code !== 'invalid-input') throw error;
      const issues = error.error.issues.map(({ path, message }) => ({
        path: `第 ${index + 1} 行${path}`,
        message,
      }));
      throw new Refusal({ code: 'invalid-input', issues });
    }
  });
  const title = `新增${kind.title} ${all.length} 条：${place.where}`;
  const done = await act(session, { command: 'record.addMany', title, reason }, ({ raw }) => {
    const writer = rowWriter(raw);
    for (const cells of all) writer.insert(name, { ...cells, ...place.cells });
    return Promise.resolve(all.length);
  });
  return ok({ added: done.value, change: done.change });
}

export async function updateRecord(
  session: Session,
  { kind: name, id, memberId, values, checks, reason }: Input<'record.update'>,
): Promise<Changed> {
  const kind = recordKinds[name];
  const row = await findRecord(reader(openArchiveOf(session)), name, id);
  if (row === undefined) return notFound(`这条${kind.title}`);
  const edited = cellsOf(kind, values);
  const whole = completed(kind, { ...ownCells(kind, row), ...edited });
  const about =
    memberId === undefined || kind.owner === 'member'
      ? {}
      : {
          member_id: await refuseStranger(session, kind, {
            memberId,
            householdId: Number(row['household_id']),
          }),
        };
  const ticks = checks === undefined ? undefined : checkedChecks(kind, checks);
  const title = `修改${kind.title}：${await whereOf(session, row)}`;
  const done = await act(session, { command: 'record.update', title, reason }, ({ raw }) => {
    rowWriter(raw).update(name, id, { ...whole, ...about });
    if (ticks !== undefined) setVisitChecks(raw, id, ticks);
    return Promise.resolve();
  });
  return ok({ change: done.change });
}

const ownCells = (kind: RecordKind, row: RecordRow): Cells =>
  Object.fromEntries(kind.fields.map(({ name }) => [name, row[name] ?? null]));

async function whereOf(session: Session, row: RecordRow): Promise<string> {
  const db = reader(openArchiveOf(session));
  if (row['village_id'] !== undefined) return (await findVillage(db, Number(row['village_id'])))?.name ?? '';
  const household = await findHousehold(db, { id: Number(row['household_id']) });
  return `户 ${household?.household_no ?? ''}`;
}

export async function endRecord(
  session: Session,
  { kind: name, id, on, reason }: Input<'record.end'>,
): Promise<Changed> {
  const kind = recordKinds[name];
  const row = await findRecord(reader(openArchiveOf(session)), name, id);
  if (row === undefined) return notFound(`这条${kind.title}`);
  const { to } = kind;
  if (to === undefined || kind.ends !== true)
    throw new Refusal({ code: 'rule', rule: 'record-no-end', message: `${kind.title}没有结束日期。` });
  completed(kind, { ...ownCells(kind, row), [to]: on });
  const title = `结束${kind.title}：${await whereOf(session, row)}`;
  const done = await act(session, { command: 'record.end', title, reason }, ({ raw }) => {
    rowWriter(raw).update(name, id, { [to]: on });
    return Promise.resolve();
  });
  return ok({ change: done.change });
}

export async function removeRecord(
  session: Session,
  { kind: table, id, reason }: Input<'record.remove'>,
): Promise<Changed> {
  const title = table === 'measure' || table === 'pairing' ? KIND_OF_REMOVABLE[table] : titleOfKind(table);
  const row = await findRecord(reader(openArchiveOf(session)), table, id);
  if (row === undefined) return notFound(`这条${title}`);
  const head = { command: 'record.remove', title: `删除${title}：${await whereOf(session, row)}`, reason };
  const done = await act(session, head, ({ raw }) => {
    removeRow(raw, table, id);
    return Promise.resolve();
  });
  return ok({ change: done.change });
}

const titleOfKind = (name: RecordKindName): string => recordKinds[name].title;
