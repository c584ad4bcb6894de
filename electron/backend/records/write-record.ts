import { findHousehold } from '#db/households.ts';
import { findVillage } from '#db/places.ts';
import { findRecord, hasValue, removeRow, setVisitChecks, type RecordRow } from '#db/records.ts';
import { rowWriter, type Cells } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import type { RecordKindName } from '#domain/fields/field.ts';
import type { RecordKind } from '#domain/records/record-kind.ts';
import { recordKinds } from '#domain/records/record-kinds.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session } from '../session.ts';
import { cellsOf, checkedChecks, completed, placeOf, refuseStranger } from './record-input.ts';
import { refuseUnsigned } from './refuse-unsigned.ts';

type Changed = Result<{ change: number | null }>;

const KIND_OF_REMOVABLE = { measure: '帮扶措施', pairing: '结对帮扶' } as const;

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
  await refuseTwice(session, kind, { cells });
  await refuseUnsigned(session, kind, [cells], ownerId);
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
  for (const [index, cells] of all.entries())
    await refuseTwice(session, kind, { cells, among: all.slice(0, index) });
  await refuseUnsigned(session, kind, all, ownerId);
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
  await refuseTwice(session, kind, { cells: whole, but: id });
  await refuseUnsigned(session, kind, [whole], Number(row['household_id']));
  const about: Cells =
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

/** Refuses a value that another record of the archive has, where no two may share it. */
async function refuseTwice(
  session: Session,
  kind: RecordKind,
  { cells, but, among = [] }: { cells: Cells; but?: number; among?: readonly Cells[] },
): Promise<void> {
  const column = kind.unique;
  const value = column === undefined ? null : (cells[column] ?? null);
  if (column === undefined || value === null) return;
  const db = reader(openArchiveOf(session));
  const isTaken = among.some((each) => each[column] === value);
  if (!isTaken && !(await hasValue(db, kind.kind, { column, value, but }))) return;
  const path = kind.fields.find(({ name }) => name === column)?.label ?? column;
  const message = `“${String(value)}”已经登记过，请核对`;
  throw new Refusal({ code: 'invalid-input', issues: [{ path, message }] });
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
