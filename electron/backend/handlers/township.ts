import { findVillage, listVillages } from '#db/places.ts';
import { reader } from '#db/write.ts';
import { fail, notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { act, openArchiveOf } from '../session.ts';

export const townshipHandlers = {
  'township.update': async (session, input) => {
    const { countyPhone, countyDepartment, regionCode, ...same } = input;
    const done = await act(
      session,
      { command: 'township.update', title: '修改乡镇信息' },
      async ({ trx }) => {
        await trx
          .updateTable('township')
          .set({
            ...same,
            county_phone: countyPhone,
            county_department: countyDepartment,
            region_code: regionCode,
          })
          .where('id', '=', 1)
          .execute();
      },
    );
    return ok({ change: done.change });
  },
  'village.list': async (session) => {
    const { villages, groups, withoutVillage } = await listVillages(reader(openArchiveOf(session)));
    return ok({
      villages: villages.map(({ notice_place, ...v }) => ({
        ...v,
        noticePlace: notice_place,
        groups: groups
          .filter((g) => g.village_id === v.id)
          .map(({ name, households }) => ({ name, households })),
      })),
      withoutVillage,
    });
  },
  'village.update': async (session, { id, noticePlace, ...cells }) => {
    const village = await findVillage(reader(openArchiveOf(session)), id);
    if (village === undefined) return notFound('这个村');
    const done = await act(
      session,
      { command: 'village.update', title: `修改村信息：${village.name}` },
      async ({ trx }) => {
        await trx
          .updateTable('village')
          .set({ ...cells, notice_place: noticePlace })
          .where('id', '=', id)
          .execute();
      },
    );
    return ok({ change: done.change });
  },
  'village.create': async (session, { name, code }) => {
    const done = await act(
      session,
      { command: 'village.create', title: `新增村：${name}` },
      async ({ trx }) => {
        return (
          await trx.insertInto('village').values({ name, code }).returning('id').executeTakeFirstOrThrow()
        ).id;
      },
    );
    return done.change === null
      ? fail({ code: 'conflict', message: '没有新增村。' })
      : ok({ id: done.value, change: done.change });
  },
} satisfies Partial<Handlers>;
