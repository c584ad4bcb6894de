import type { WriteHandle } from '#db/handle.ts';
import { type Entrant, entrantsOf } from '#db/procedure-entrants.ts';
import { insertCandidate, proposeSpell } from '#db/procedure-writes.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import type { Procedure } from '#domain/procedures/definition.ts';
import { Refusal } from '../session.ts';
import { excludingKeys, whyNot } from './entrance.ts';
import { householdLabel } from './running.ts';

export interface Admission {
  readonly procedureId: number;
  readonly pack: PolicyPack;
  readonly definition: Procedure;
  readonly year: number;
  readonly villageId: number;
  readonly village: string;
  readonly clueOn: string;
}

/** Takes households into a procedure, or throws a Refusal that says of every one that may not come in why not. */
export async function admit(
  trx: WriteHandle,
  admission: Admission,
  householdIds: readonly number[],
): Promise<void> {
  const { pack, definition, procedureId, clueOn, year } = admission;
  const wanted = [...new Set(householdIds)];
  const entrants = await entrantsOf(trx, wanted, { year, keys: excludingKeys(pack, definition) });
  if (entrants.length < wanted.length) throw new Refusal({ code: 'not-found', what: '选中的户' });
  const refused = entrants.flatMap((entrant) => {
    const message = refusalOf(entrant, admission);
    return message === null ? [] : [{ rule: 'household-entry', message, householdNo: entrant.household_no }];
  });
  if (refused.length > 0) {
    const message = sentencesOf(refused.map((refusal) => refusal.message));
    throw new Refusal({ code: 'rule', rule: 'household-entry', message, refused });
  }
  const openSpells = new Map(entrants.map(({ id, spell_id }) => [id, spell_id]));
  for (const householdId of wanted) {
    const spellId =
      definition.effect === 'open-monitoring-spell'
        ? await proposeSpell(trx, { procedureId, householdId, clueOn })
        : definition.effect === 'eliminate-spell'
          ? (openSpells.get(householdId) ?? null)
          : null;
    await insertCandidate(trx, { procedureId, householdId, spellId });
  }
}

function refusalOf(entrant: Entrant, admission: Admission): string | null {
  const { villageId, village, definition, pack } = admission;
  const household = `户编号 ${householdLabel(entrant.household_no)}`;
  if (entrant.closed_on !== null) return `${household} 已经销户，不能进入程序，请从名单中去掉。`;
  if (entrant.village_id === null) return `${household} 还没有登记所在的村，请先补填再发起。`;
  if (entrant.village_id !== villageId) return `${household} 不是${village}的户，请到它所在的村发起。`;
  const why = whyNot(entrant, definition.effect, pack.terms);
  return why === null ? null : `${household} ${why}`;
}

const SHOWN = 5;

/** The first sentences in full, then how many there are. */
export function sentencesOf(messages: readonly string[]): string {
  const shown = messages.slice(0, SHOWN).join('');
  return messages.length > SHOWN ? `${shown}还有 ${messages.length - SHOWN} 处，请逐一处理。` : shown;
}
