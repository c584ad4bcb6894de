import { presentByIdKeys, type PresentPerson } from '#db/known-people.ts';
import { reader } from '#db/write.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { Remark } from '#domain/entry/remark.ts';
import { idKey } from '#domain/identity/id-number.ts';
import type { FieldValues } from '#contract/common.ts';
import type { RefusedCell } from '#contract/draft.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';

const ID_NUMBER = 'member.id_number';

/** The people of the archive who are there under one of the numbers, by id key. */
export async function knownPeople(
  session: Session,
  idNumbers: readonly string[],
): Promise<Map<string, PresentPerson>> {
  const keys = idNumbers.map(idKey).filter((key) => key !== null);
  const found = await presentByIdKeys(reader(openArchiveOf(session)), [...new Set(keys)]);
  return new Map(found.map((person) => [person.idKey, person]));
}

/** Doubts about people who are in the archive already, by id number. */
export async function doubtsOfKnown(session: Session, members: readonly FieldValues[]): Promise<Remark[]> {
  const numbers = members.map((values) => String(values[ID_NUMBER] ?? ''));
  const known = await knownPeople(session, numbers);
  return numbers.flatMap((number, row): Remark[] => {
    const person = known.get(idKey(number) ?? '');
    if (person === undefined) return [];
    const where = `户 ${person.householdNo ?? '（未编号）'}`;
    return [{ row, key: ID_NUMBER, level: 'doubt', reason: `这个号码已在${where}里` }];
  });
}

/** Throws the cells that stand in the way: faults always, doubts until they are accepted. */
export function refuseRemarks(remarks: readonly Remark[], acceptDoubts: boolean): void {
  const faults = remarks.filter((remark) => remark.level === 'fault');
  if (faults.length > 0) throw refusalOf('entry-fault', faults, '要改好才能保存');
  const doubts = remarks.filter((remark) => remark.level === 'doubt');
  if (doubts.length > 0 && !acceptDoubts) throw refusalOf('entry-doubt', doubts, '请核对，无误可以仍然保存');
}

function refusalOf(rule: 'entry-fault' | 'entry-doubt', remarks: readonly Remark[], advice: string): Refusal {
  const refused: RefusedCell[] = remarks.map(({ row, key, reason }) => ({ row, key, reason }));
  const [first] = remarks;
  const where = first?.row == null ? '户' : `第 ${first.row + 1} 人`;
  const label = findField(first?.key ?? '')?.label ?? '';
  const count = remarks.length > 1 ? `（共 ${remarks.length} 处）` : '';
  return new Refusal({
    code: 'rule',
    rule,
    message: `${where}“${label}”：${first?.reason ?? ''}。${advice}${count}。`,
    refused,
  });
}
