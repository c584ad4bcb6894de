import type { ReadHandle } from '#db/handle.ts';
import { entrantsOfVillage } from '#db/procedure-entrants.ts';
import type { Input, Output } from '#contract/channels.ts';
import { packOfYear } from '../packs/library.ts';
import { Refusal } from '../session.ts';
import { excludingKeys, forWhom, whyNot } from './entrance.ts';
import { noProcedure } from './start.ts';

/** The procedures of a year's pack, each with whom it is for and which of its steps may be left out. */
export async function kindsOf(
  db: ReadHandle,
  { year }: Input<'procedure.kinds'>,
): Promise<Output<'procedure.kinds'>> {
  const pack = await packOfYear(db, year);
  const kinds = (pack?.procedures ?? []).map(({ key, title, effect, source, quota, steps }) => ({
    ...{ key, title, effect, source },
    forWhom: pack === undefined ? '' : forWhom(effect, pack.terms),
    takesQuota: quota !== undefined,
    steps: steps.map((step) => ({ key: step.key, title: step.title, optional: step.optional ?? null })),
  }));
  return { kinds, whyNone: kinds.length > 0 ? null : noProcedure(year, pack) };
}

/** The village's households for a procedure: those that may come in, then the others with the reason. */
export async function eligibleFor(
  db: ReadHandle,
  { key, year, villageId, text = '', limit }: Input<'procedure.eligible'>,
): Promise<Output<'procedure.eligible'>> {
  const pack = await packOfYear(db, year);
  const definition = pack?.procedures.find((procedure) => procedure.key === key);
  if (pack === undefined || definition === undefined)
    throw new Refusal({ code: 'rule', rule: 'no-procedure', message: noProcedure(year, pack) });
  const keys = excludingKeys(pack, definition);
  const entrants = await entrantsOfVillage(db, { villageId, text: text.trim(), year, keys });
  const households = entrants.map((entrant) => ({
    ...{ id: entrant.id, householdNo: entrant.household_no, headName: entrant.head_name },
    ...{ group: entrant.group, people: entrant.people },
    why: whyNot(entrant, definition.effect, pack.terms),
  }));
  const [may, mayNot] = [
    households.filter(({ why }) => why === null),
    households.filter(({ why }) => why !== null),
  ];
  return { total: households.length, households: [...may, ...mayNot].slice(0, limit) };
}
