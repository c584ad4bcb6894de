import { insertProcedure, insertStep } from '#db/procedure-writes.ts';
import { findVillage } from '#db/places.ts';
import { findPackRow } from '#db/policy-packs.ts';
import { reader } from '#db/write.ts';
import { dueDays, type PolicyPack } from '#domain/policy/pack-schema.ts';
import { refuseStep } from '#domain/procedures/clock.ts';
import type { Procedure, Step } from '#domain/procedures/definition.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { packOfYear } from '../packs/library.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { admit } from './admit.ts';
import { bare } from './page.ts';

type Entry = Input<'procedure.start'>;

interface Opening {
  readonly pack: PolicyPack;
  readonly definition: Procedure;
  readonly first: Step;
}

/** Opens a procedure: its first step is done with the clue, and every household gets a proposed spell. */
export async function start(session: Session, entry: Entry): Promise<Result<Output<'procedure.start'>>> {
  const { key, year, villageId } = entry;
  const db = reader(openArchiveOf(session));
  const pack = await packOfYear(db, year);
  const definition = pack?.procedures.find((procedure) => procedure.key === key);
  const first = definition?.steps[0];
  if (pack === undefined || definition === undefined || first === undefined)
    return refuse('no-procedure', noProcedure(year, pack));
  const village = await findVillage(db, villageId);
  if (village === undefined) return notFound('这个村');
  const opening = { pack, definition, first };
  const householdIds = [...new Set(entry.householdIds)];
  const refused = refusalsOf(opening, { ...entry, householdIds }, today(session));
  if (refused[0] !== undefined) return refuse(refused[0].rule, refused[0].message, refused);
  const head = {
    command: 'procedure.start',
    title: `发起${definition.title}：${village.name} ${householdIds.length} 户`,
  };
  const { value: id, change } = await act(session, head, async ({ trx }) => {
    const loaded = await findPackRow(trx, pack);
    const row = { ...rowOf(opening, entry), policy_pack_id: loaded?.id ?? null };
    const procedureId = await insertProcedure(trx, row);
    const admission = { procedureId, key, villageId, village: village.name, clueOn: entry.clueOn };
    await admit(trx, admission, householdIds);
    await insertStep(trx, {
      ...{ procedure_id: procedureId, step_key: first.key, done_on: entry.clueOn },
      ...{ notice_from: null, notice_to: null, expected: null, present: null, place: null },
    });
    return procedureId;
  });
  return ok({ id, change });
}

/** Why a procedure cannot be begun in a year: nobody's pack, or one without it. */
export function noProcedure(year: number, pack: PolicyPack | undefined): string {
  if (pack === undefined) return `${year} 年没有政策包，不能发起程序，请核对年度。`;
  if (pack.procedures.length > 0) return `${year} 年没有这个程序，请核对年度。`;
  return `${year} 年用“${pack.title}”政策包，其中没有可以在这里办理的程序。请把年度换到有程序的年份，或载入带程序的政策包。`;
}

/** The clue is what begins the procedure: its sheet can only be printed once there is one. */
function refusalsOf({ pack, definition, first }: Opening, entry: Entry, day: string) {
  const blank = { procedure: entry.key, packId: pack.id, packVersion: pack.version, steps: [], papers: [] };
  const state = {
    ...blank,
    objections: [],
    waivers: [],
    candidates: entry.householdIds.map((id) => ({ id, name: '' })),
  };
  const clock = { today: day, holidays: pack.holidays, due: dueDays(pack, entry) };
  return refuseStep(definition, state, first.key, { doneOn: entry.clueOn }, clock)
    .filter(({ rule }) => rule !== 'paper-in-hand')
    .map(bare);
}

const rowOf = ({ pack, definition }: Opening, { key, year, villageId, clueOn, note }: Entry) => ({
  key,
  title: definition.title,
  village_id: villageId,
  year,
  pack_id: pack.id,
  pack_version: pack.version,
  opened_on: clueOn,
  note: note?.trim() ? note.trim() : null,
});
