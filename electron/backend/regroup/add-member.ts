import { writeCustomValues } from '#db/custom-fields.ts';
import { presentByIdKeys } from '#db/known-people.ts';
import { rowWriter, type Cells } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { SPOUSE } from '#domain/household/kin.ts';
import { birthDateOf, idKey, isValidIdNumber } from '#domain/identity/id-number.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { sortValues } from '../field-input.ts';
import { MEMBER_INPUT, memberCells, refuseSecondHead } from '../handlers/value-acts.ts';
import { householdLabel } from '../procedure/running.ts';
import { act, openArchiveOf, type Session } from '../session.ts';
import { insertAgain } from './carry-member.ts';
import {
  type AtHand,
  broken,
  householdAtHand,
  type Member,
  memberAtHand,
  nameOf,
  refuseClosed,
  refuseDay,
  wrong,
} from './household-at-hand.ts';
import { followHeadCount } from './write-household.ts';

const BORN = '06';
const MARRIED_IN = '05';
/** Rule Q171: spouse, son's wife, daughter's husband, another. */
const BY_MARRIAGE = ['02', '05', '06', '99'];

/** 自然增加: born, married in, moved in, released, adopted, found again. */
export async function addMember(
  session: Session,
  input: Input<'member.add'>,
): Promise<Result<Output<'member.add'>>> {
  const db = reader(openArchiveOf(session));
  const to = await householdAtHand(db, input.householdId);
  refuseClosed(to);
  const known = input.cameFromId === undefined ? null : (await memberAtHand(db, input.cameFromId)).member;
  if (known !== null && known.left_on === null)
    broken('still-there', `${nameOf(known)}还在原来的户里。要转到这一户，请办理“转户”。`);
  const sorted = sortValues(input.values, MEMBER_INPUT);
  const cells = memberCells(sorted, { birth_date: known?.birth_date ?? null, sex: known?.sex ?? null });
  refuseDay(session, { label: '增加日期', on: input.on }, { households: [to] });
  refuseWrongPerson({ ...known, ...cells }, input, known);
  await refuseSecondHead(session, to.h.id, cells['relation'], null);
  if (cells['relation'] === SPOUSE) refuseSecondSpouse(to);
  await refuseKnownElsewhere(session, cells['id_key'] ?? known?.id_key ?? null);
  const title = `成员自然增加（${labelOf('increase_reason', input.reason)}）：户 ${to.label}`;
  const done = await act(
    session,
    { command: 'member.add', title, reason: input.why, effectiveOn: input.on },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      const { on, proof, reason } = input;
      const arrival = { householdId: to.h.id, on, proof, reason, kind: 'natural' } as const;
      const joined = { joined_on: on, joined_reason: reason, joined_proof: proof, joined_kind: 'natural' };
      const relation = String(cells['relation'] ?? '99');
      const id =
        known === null
          ? writer.insert('member', { ...cells, household_id: to.h.id, ...joined })
          : insertAgain(scope, writer, known, { ...arrival, relation });
      if (known !== null && Object.keys(cells).length > 0) writer.update('member', id, cells);
      const yearCells = sorted.stores.get('member_year');
      if (yearCells !== undefined && known === null)
        writer.insert('member_year', { member_id: id, year: input.year, ...yearCells });
      const custom = sorted.stores.get('custom');
      const place = { householdId: to.h.id, memberId: id, year: input.year };
      if (custom !== undefined) writeCustomValues(scope.raw, writer, place, custom);
      await followHeadCount(scope, writer, to.h.id, { on, by: 1 });
      return id;
    },
  );
  return ok({ id: done.value, change: done.change });
}

/** Name, reason and day of birth, as far as they contradict each other (rules Q170–Q172). */
function refuseWrongPerson(cells: Cells, { on, reason }: Input<'member.add'>, known: Member | null): void {
  if (typeof cells['name'] !== 'string') wrong('姓名', '请填写姓名');
  if (!hasCode('increase_reason', reason)) wrong('增加原因', '请从列表选择');
  const birth = typeof cells['birth_date'] === 'string' ? cells['birth_date'] : null;
  const number = typeof cells['id_number'] === 'string' ? cells['id_number'] : '';
  const said = isValidIdNumber(number) ? birthDateOf(number) : null;
  if (said !== null && birth !== null && said !== birth)
    wrong('出生日期', `与证件号码里的 ${said} 不一致，请核对`);
  if (birth !== null && on < birth) wrong('增加日期', `不能早于出生日期 ${birth}`);
  if (reason === BORN && known !== null) wrong('增加原因', '以前在册的人不是新生儿');
  if (known?.left_on != null && on < known.left_on)
    wrong('增加日期', `不能早于${nameOf(known)}减少的日期 ${known.left_on}`);
  const relation = cells['relation'];
  if (reason === MARRIED_IN && typeof relation === 'string' && !BY_MARRIAGE.includes(relation))
    broken('Q171', '嫁入人员与户主关系应为配偶、儿媳、女婿或其他。');
}

function refuseSecondSpouse({ present }: AtHand): void {
  const spouse = present.find(({ relation }) => relation === SPOUSE);
  if (spouse !== undefined) broken('Q015', `这一户已经有户主的配偶（${nameOf(spouse)}）。请核对与户主关系。`);
}

/** Who stands in another household changes household; a second row would count them twice (rule Q010). */
async function refuseKnownElsewhere(session: Session, key: Cells[string]): Promise<void> {
  if (typeof key !== 'string' || idKey(key) === null || key.startsWith('999999')) return;
  const [found] = await presentByIdKeys(reader(openArchiveOf(session)), [key]);
  if (found === undefined) return;
  const place = `${found.village ?? ''}户 ${householdLabel(found.householdNo)}（户主${found.headName ?? '未登记'}）`;
  broken('Q010', `这个证件号码的人已在${place}。要转到这一户，请在那一户办理“转户”。`);
}
