import { findVillage, villageCounts } from '#db/places.ts';
import { villageYear } from '#db/records.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { figureHints, villageFigures } from '#domain/records/village-figures.ts';
import { notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { sortValues, valuesOf } from '../field-input.ts';
import { act, inTurn, openArchiveOf, Refusal } from '../session.ts';
import { titled } from './value-acts.ts';

const blanks = () => Object.fromEntries(villageFigures.map(({ key }) => [key, null]));

export const villageRegisterHandlers = {
  'villageRegister.get': async (session, { villageId, year }) => {
    const db = reader(openArchiveOf(session));
    if ((await findVillage(db, villageId)) === undefined) return notFound('这个村');
    const [now, before] = [
      await villageYear(db, villageId, year),
      await villageYear(db, villageId, year - 1),
    ];
    const values = { ...blanks(), ...valuesOf(now, villageFigures) };
    return ok({
      values,
      lastYear: { ...blanks(), ...valuesOf(before, villageFigures) },
      counted: await villageCounts(db, villageId),
      hints: figureHints(values),
    });
  },
  'villageRegister.update': inTurn(async (session, { villageId, year, values, reason }) => {
    const db = reader(openArchiveOf(session));
    const village = await findVillage(db, villageId);
    if (village === undefined) return notFound('这个村');
    const sorted = sortValues(values, { entities: ['village'], stores: ['village_year'] });
    const cells = { ...sorted.stores.get('village_year') };
    const issues = villageFigures
      .filter(({ name }) => typeof cells[name] === 'number' && cells[name] < 0)
      .map(({ label }) => ({ path: label, message: '不能小于 0' }));
    if (issues.length > 0) throw new Refusal({ code: 'invalid-input', issues });
    const row = await villageYear(db, villageId, year);
    const title = titled(`修改${village.name} ${year} 年情况`, sorted.labels);
    const done = await act(session, { command: 'villageRegister.update', title, reason }, ({ raw }) => {
      const writer = rowWriter(raw);
      if (row !== undefined && Object.keys(cells).length > 0) writer.update('village_year', row.id, cells);
      // A blank laid on nothing is nothing.
      else if (Object.values(cells).some((value) => value !== null))
        writer.insert('village_year', { village_id: villageId, year, ...cells });
      return Promise.resolve();
    });
    return ok({ change: done.change });
  }),
} satisfies Partial<Handlers>;
