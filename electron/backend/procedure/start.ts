import { insertProcedure, insertStep } from '#db/procedure-writes.ts';
import { findVillage } from '#db/places.ts';
import { findPackRow } from '#db/policy-packs.ts';
import { reader } from '#db/write.ts';
import { dueDays, type PolicyPack } from '#domain/policy/pack-schema.ts';
import { refuseStep } from '#domain/procedures/clock.ts';
import { withChosenSteps } from '#domain/procedures/chosen-steps.ts';
import type { Procedure, Step } from '#domain/procedures/definition.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { settleCluesOfEntrants } from '../clues/settle-clues-of-entrants.ts';
import { packOfYear } from '../packs/library.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { admit } from './admit.ts';
import { bare } from './bare.ts';

type Entry = Input<'procedure.start'>;

interface Opening {
  readonly pack: PolicyPack;
  /** With the optional steps that were chosen. */
  readonly definition: Procedure;
  readonly chosen: readonly string[];
  readonly first: Step;
}

/** Opens a procedure: its first step is done with the clue, and every household comes in by what the procedure is for. */
export async function start(session: Session, entry: Entry): Promise<Result<Output<'procedure.start'>>> {
  const { key, year, villageId } = entry;
  const db = reader(openArchiveOf(session));
  const pack = await packOfYear(db, year);
  const whole = pack?.procedures.find((procedure) => procedure.key === key);
  if (pack === undefined || whole === undefined) return refuse('no-procedure', noProcedure(year, pack));
  const village = await findVillage(db, villageId);
  if (village === undefined) return notFound('这个村');
  const opening = openingOf(pack, whole, entry);
  const { definition, first } = opening;
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
    const place = { villageId, village: village.name, year, clueOn: entry.clueOn };
    await admit(trx, { procedureId, pack, definition, ...place }, householdIds);
    await settleCluesOfEntrants(trx, { procedureId, definition, householdIds, on: today(session) });
    await insertStep(trx, {
      ...{ procedure_id: procedureId, step_key: first.key, done_on: entry.clueOn },
      ...{ notice_from: null, notice_to: null, expected: null, present: null, place: null },
    });
    return procedureId;
  });
  return ok({ id, change });
}

/** The definition with the optional steps that are chosen: those asked for, else those that the pack proposes. */
function openingOf(pack: PolicyPack, whole: Procedure, { optionalSteps, quota }: Entry): Opening {
  const optional = whole.steps.filter((step) => step.optional !== undefined);
  const unknown = optionalSteps?.find((key) => !optional.some((step) => step.key === key));
  if (unknown !== undefined)
    throw new Refusal({
      code: 'invalid-input',
      issues: [{ path: '可选步骤', message: `“${whole.title}”没有可选的步骤“${unknown}”` }],
    });
  if (quota !== undefined && whole.quota === undefined)
    throw new Refusal({
      code: 'invalid-input',
      issues: [{ path: '规模', message: `“${whole.title}”不控制规模，不用填写` }],
    });
  const chosen = optional
    .filter((step) => optionalSteps?.includes(step.key) ?? step.optional === 'on')
    .map((step) => step.key);
  const definition = withChosenSteps(whole, chosen);
  const [first] = definition.steps;
  if (first === undefined)
    throw new Refusal({
      code: 'rule',
      rule: 'no-steps',
      message: `“${whole.title}”没有要办的步骤，请选上可选步骤。`,
    });
  return { pack, definition, chosen, first };
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
    .filter(({ rule }) => AT_THE_START.has(rule))
    .map(bare);
}

/** What can be asked before a household is in: its own entries, papers and facts come with the steps after it. */
const AT_THE_START: ReadonlySet<string> = new Set(['in-order', 'limit']);

const rowOf = ({ pack, definition, chosen }: Opening, entry: Entry) => ({
  key: entry.key,
  title: definition.title,
  village_id: entry.villageId,
  year: entry.year,
  pack_id: pack.id,
  pack_version: pack.version,
  opened_on: entry.clueOn,
  note: blankToNull(entry.note),
  responsible: blankToNull(entry.responsible),
  optional_steps: chosen.length === 0 ? null : chosen.join(','),
  quota: entry.quota ?? null,
});

const blankToNull = (text: string | undefined): string | null => (text?.trim() ? text.trim() : null);
