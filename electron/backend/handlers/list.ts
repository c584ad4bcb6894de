import { countHouseholds, listedIds } from '#db/household-list.ts';
import {
  findFilter,
  findWorkingList,
  listFilters,
  listWorkingLists,
  putOnList,
  readPreference,
  removeFilter,
  removeWorkingList,
  takeFromList,
  tickOnList,
  writePreference,
} from '#db/lists.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { type HouseholdTarget, savedConditions } from '#contract/list.ts';
import { notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { exportList } from '../lists/export-list.ts';
import { askedFor, listFilterOf, listOrderOf, targetIds } from '../lists/list-question.ts';
import { act, inTurn, openArchiveOf, Refusal, type Session, today } from '../session.ts';

const reading = (session: Session) => reader(openArchiveOf(session));

const idsOf = (session: Session, target: HouseholdTarget) => targetIds(session, reading(session), target);

async function idsOfQuestion(
  session: Session,
  question: Parameters<Handlers['list.ids']>[1],
): Promise<number[]> {
  const { sort, descending, ...filter } = question;
  const db = reading(session);
  const order = listOrderOf(session, { sort, descending, year: filter.year });
  return listedIds(db, await listFilterOf(session, db, filter), order);
}

async function workingList(session: Session, id: number) {
  const found = await findWorkingList(reading(session), id);
  if (found === undefined) throw new Refusal({ code: 'not-found', what: '这张工作清单' });
  return found;
}

export const listHandlers = {
  'list.saved': async (session) => {
    const db = reading(session);
    const filters = (await listFilters(db)).map(({ id, name, filter }) => ({
      id,
      name,
      conditions: savedConditions.parse(JSON.parse(filter)),
    }));
    return ok({ filters, lists: await listWorkingLists(db) });
  },
  'list.count': async (session, { filter }) => {
    const db = reading(session);
    return ok({ households: await countHouseholds(db, await listFilterOf(session, db, filter)) });
  },
  'list.ids': async (session, question) => ok({ ids: await idsOfQuestion(session, question) }),
  'list.neighbours': async (session, { id, question }) => {
    const ids = await idsOfQuestion(session, question);
    const at = ids.indexOf(id);
    if (at < 0) return ok({ previous: null, next: null, position: null, total: ids.length });
    return ok({
      previous: ids[at - 1] ?? null,
      next: ids[at + 1] ?? null,
      position: at + 1,
      total: ids.length,
    });
  },
  'list.export': inTurn(exportList),
  'list.filter.save': inTurn(async (session, { id, name, conditions }) => {
    askedFor(conditions.where);
    const filter = JSON.stringify(conditions);
    const before = id === undefined ? undefined : await findFilter(reading(session), id);
    if (id !== undefined && before === undefined) return notFound('这个筛选');
    const title = before === undefined ? `保存筛选“${name}”` : `修改筛选“${name}”`;
    const done = await act(session, { command: 'list.filter.save', title }, async ({ raw }) => {
      const writer = rowWriter(raw);
      if (id === undefined) return writer.insert('saved_filter', { name, filter });
      writer.update('saved_filter', id, { name, filter });
      return id;
    });
    return ok({ id: done.value, change: done.change });
  }),
  'list.filter.remove': inTurn(async (session, { id }) => {
    const before = await findFilter(reading(session), id);
    if (before === undefined) return notFound('这个筛选');
    const title = `删除筛选“${before.name}”`;
    const done = await act(session, { command: 'list.filter.remove', title }, ({ trx }) =>
      removeFilter(trx, id),
    );
    return ok({ change: done.change });
  }),
  'list.working.create': inTurn(async (session, { name, note, target }) => {
    const ids = target === undefined ? [] : await idsOf(session, target);
    const title = `新建工作清单“${name}”${ids.length === 0 ? '' : `：${ids.length} 户`}`;
    const done = await act(session, { command: 'list.working.create', title }, async ({ raw, trx }) => {
      const id = rowWriter(raw).insert('working_list', { name, note, made_on: today(session) });
      return { id, added: await putOnList(trx, id, ids) };
    });
    return ok({ ...done.value, change: done.change });
  }),
  'list.working.update': inTurn(async (session, { id, name, note }) => {
    const before = await workingList(session, id);
    const title = before.name === name ? `修改工作清单“${name}”` : `工作清单“${before.name}”改名为“${name}”`;
    const done = await act(session, { command: 'list.working.update', title }, async ({ raw }) =>
      rowWriter(raw).update('working_list', id, { name, note }),
    );
    return ok({ change: done.change });
  }),
  'list.working.remove': inTurn(async (session, { id }) => {
    const before = await workingList(session, id);
    const title = `删除工作清单“${before.name}”`;
    const done = await act(session, { command: 'list.working.remove', title }, ({ trx }) =>
      removeWorkingList(trx, id),
    );
    return ok({ change: done.change });
  }),
  'list.working.put': inTurn(async (session, { id, target }) => {
    const before = await workingList(session, id);
    const ids = await idsOf(session, target);
    const title = `加入工作清单“${before.name}”：${ids.length} 户`;
    const done = await act(session, { command: 'list.working.put', title }, ({ trx }) =>
      putOnList(trx, id, ids),
    );
    return ok({ change: done.change, added: done.value });
  }),
  'list.working.take': inTurn(async (session, { id, target }) => {
    const before = await workingList(session, id);
    const ids = await idsOf(session, target);
    const title = `移出工作清单“${before.name}”：${ids.length} 户`;
    const done = await act(session, { command: 'list.working.take', title }, ({ trx }) =>
      takeFromList(trx, id, ids),
    );
    return ok({ change: done.change });
  }),
  'list.working.tick': inTurn(async (session, { id, target, done: isDone }) => {
    const before = await workingList(session, id);
    const ids = await idsOf(session, target);
    const title = `工作清单“${before.name}”：${ids.length} 户${isDone ? '已办' : '改为未办'}`;
    const done = await act(session, { command: 'list.working.tick', title }, ({ trx }) =>
      tickOnList(trx, id, ids, isDone),
    );
    return ok({ change: done.change });
  }),
  'list.preferences.get': async (session, { key }) => {
    const value = await readPreference(reading(session), key);
    return ok({ value: value === null ? null : (JSON.parse(value) as unknown) });
  },
  'list.preferences.set': async (session, { key, value }) => {
    await writePreference(openArchiveOf(session), key, JSON.stringify(value));
    return ok({});
  },
} satisfies Partial<Handlers>;
