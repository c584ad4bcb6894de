import { findVillage, insertVillage, listVillages, updateTownship, updateVillage } from '#db/places.ts';
import { reader } from '#db/write.ts';
import { fail, notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { act, inTurn, openArchiveOf } from '../session.ts';

export const townshipHandlers = {
  'township.update': inTurn(async (session, input) => {
    const { countyPhone, countyDepartment, regionCode, ...same } = input;
    const cells = { county_phone: countyPhone, county_department: countyDepartment, region_code: regionCode };
    const done = await act(session, { command: 'township.update', title: '修改乡镇信息' }, ({ trx }) =>
      updateTownship(trx, { ...same, ...cells }),
    );
    return ok({ change: done.change });
  }),
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
  'village.update': inTurn(async (session, { id, noticePlace, ...cells }) => {
    const village = await findVillage(reader(openArchiveOf(session)), id);
    if (village === undefined) return notFound('这个村');
    const title = `修改村信息：${village.name}`;
    const done = await act(session, { command: 'village.update', title }, ({ trx }) =>
      updateVillage(trx, id, { ...cells, notice_place: noticePlace }),
    );
    return ok({ change: done.change });
  }),
  'village.create': inTurn(async (session, village) => {
    const title = `新增村：${village.name}`;
    const done = await act(session, { command: 'village.create', title }, ({ trx }) =>
      insertVillage(trx, village),
    );
    return done.change === null
      ? fail({ code: 'conflict', message: '没有新增村。' })
      : ok({ id: done.value, change: done.change });
  }),
} satisfies Partial<Handlers>;
