import { householdYear } from '#db/households.ts';
import { findVillage, groupNamed } from '#db/places.ts';
import { rowWriter, type Cells, type RowWriter } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { HEAD } from '#domain/household/kin.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session } from '../session.ts';
import { carryMember } from './carry-member.ts';
import {
  type AtHand,
  broken,
  householdAtHand,
  type Member,
  refuseClosed,
  refuseDay,
  refuseRunning,
  wrong,
} from './household-at-hand.ts';
import { chooseHead, settleNewHead } from './settle-relations.ts';
import { followHeadCount, writeHead, writeHeadCells, yearOfDay } from './write-household.ts';

type Split = Input<'household.split'>;

interface Parties {
  readonly going: readonly Member[];
  /** The head of the new household and what the others who go are to him. */
  readonly head: Member;
  readonly relations: ReadonlyMap<number, string>;
  /** Where the old head goes: who follows him, and what the others who stay are to that one. */
  readonly succession: { readonly head: Member; readonly relations: ReadonlyMap<number, string> } | null;
}

/** 分户: some go and make a household of their own, in one act. */
export async function splitHousehold(
  session: Session,
  input: Split,
): Promise<Result<Output<'household.split'>>> {
  const db = reader(openArchiveOf(session));
  const from = await householdAtHand(db, input.id);
  refuseClosed(from);
  const parties = partiesOf(from, input);
  const { on } = input;
  refuseDay(session, { label: '分户日期', on }, { households: [from], people: parties.going });
  await refuseRunning(session, from, '分户');
  const villageId = input.villageId ?? from.h.village_id;
  if (villageId !== null && (await findVillage(db, villageId)) === undefined) return notFound('这个村');
  const title = `分户：户 ${from.label} 分出 ${parties.going.length} 人`;
  const done = await act(
    session,
    { command: 'household.split', title, reason: input.reason, effectiveOn: on },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      const id = await insertHousehold(scope, writer, from, input, villageId);
      for (const member of parties.going) {
        const relation = member.id === parties.head.id ? HEAD : (parties.relations.get(member.id) ?? '99');
        const arrival = { householdId: id, relation, on, proof: input.proof } as const;
        carryMember(scope, writer, member, { ...arrival, reason: '分户', kind: 'transfer' });
      }
      writeHeadCells(writer, { id }, parties.head);
      if (parties.succession !== null)
        writeHead(writer, from.h, parties.succession.head, parties.succession.relations);
      await followHeadCount(scope, writer, from.h.id, { on, by: -parties.going.length });
      await insertYear(scope, writer, { from: from.h.id, to: id }, { on, people: parties.going.length });
      return id;
    },
  );
  return ok({ id: done.value, change: done.change });
}

function partiesOf(from: AtHand, { memberIds, headId, newHeadId, relations: given }: Split): Parties {
  const wanted = new Set(memberIds);
  const going = from.present.filter(({ id }) => wanted.has(id));
  if (going.length < wanted.size) wrong('分出去的人', '有人已经不在这一户，请重新选择');
  const staying = from.present.filter(({ id }) => !wanted.has(id));
  if (staying.length === 0) broken('nobody-stays', '不能全部分出去，原户至少要留一个人。');
  const head = going.find(({ id }) => id === headId) ?? wrong('新户户主', '请在分出去的人里选择');
  const followers = going.filter(({ id }) => id !== head.id);
  const relations = settleNewHead(from.family, { head, others: followers, given });
  if (from.head === null || !wanted.has(from.head.id)) return { going, head, relations, succession: null };
  const next = chooseHead(staying, newHeadId);
  const others = staying.filter(({ id }) => id !== next.id);
  const rest = settleNewHead(from.family, { head: next, others, given });
  return { going, head, relations, succession: { head: next, relations: rest } };
}

const orNull = (text: string | null | undefined): string | null => (text === '' ? null : (text ?? null));

async function insertHousehold(
  { trx }: WriteScope,
  writer: RowWriter,
  { h }: AtHand,
  input: Omit<Split, 'villageId'>,
  villageId: number | null,
): Promise<number> {
  const own = input.group === undefined && villageId === h.village_id ? h.group : orNull(input.group);
  return writer.insert('household', {
    village_id: villageId,
    village_group_id: own === null || villageId === null ? null : await groupNamed(trx, villageId, own),
    household_no: orNull(input.householdNo),
    address: input.address === undefined && villageId === h.village_id ? h.address : orNull(input.address),
    phone: orNull(input.phone),
    household_type: h.household_type,
    is_martyr_family: h.is_martyr_family,
    opened_on: input.on,
    split_from_id: h.id,
  });
}

/** How a household stands to the lists does not change by its splitting; what it owns and earns is asked anew. */
const STANDING = [
  ...['identification_standard', 'poverty_attribute', 'exit_status', 'first_recognised_year', 'exit_year'],
  ...['return_year', 'main_cause', 'other_causes', 'return_causes'],
];

async function insertYear(
  { trx }: WriteScope,
  writer: RowWriter,
  { from, to }: { from: number; to: number },
  { on, people }: { on: string; people: number },
): Promise<void> {
  const year = yearOfDay(on);
  const ofYear = (await householdYear(trx, from, year)) as Cells | undefined;
  const standing = Object.fromEntries(STANDING.map((column) => [column, ofYear?.[column] ?? null]));
  writer.insert('household_year', { household_id: to, year, head_count: people, ...standing });
}
