import { findField } from '#domain/fields/dictionary.ts';
import { fieldSchema } from '#domain/fields/field-schema.ts';
import { idKey } from '#domain/identity/id-number.ts';
import { HEAD, SPOUSE } from '#domain/quality/kinship.ts';
import { type CheckContext, checkMember, type MemberValues } from './check-member.ts';
import type { Remark } from './remark.ts';

/** Everything to say about a household as typed, in the order of the sheet. */
export function checkHousehold(
  household: MemberValues,
  members: readonly MemberValues[],
  context: CheckContext,
): Remark[] {
  return [
    ...faultsOfHousehold(household),
    ...members.flatMap((values, row) => checkMember(values, context).map((each) => ({ ...each, row }))),
    ...oneHead(members),
    ...repeatedNumbers(members),
  ];
}

function faultsOfHousehold(values: MemberValues): Remark[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const field = findField(key);
    const checked = field === undefined ? undefined : fieldSchema(field).safeParse(value);
    if (field === undefined || checked === undefined || checked.success) return [];
    const reason = checked.error.issues[0]?.message ?? `“${field.label}”填写有误`;
    return [{ row: null, key, level: 'fault' as const, reason }];
  });
}

/** Rules Q013–Q015: one head, no more than one spouse. */
function oneHead(members: readonly MemberValues[]): Remark[] {
  if (members.length === 0)
    return [{ row: 0, key: 'member.name', level: 'fault', reason: '还没有成员，请先录户主' }];
  const key = 'member.relation';
  const rowsOf = (relation: string): number[] =>
    members.flatMap((values, row) => (values[key] === relation ? [row] : []));
  const heads = rowsOf(HEAD);
  if (heads.length === 0)
    return members[0]?.[key] == null
      ? []
      : [{ row: 0, key, level: 'fault', reason: '这一户还没有户主，请在一人的“与户主关系”填户主' }];
  return [
    ...heads.slice(1).map((row): Remark => ({ row, key, level: 'fault', reason: '一户只有一个户主' })),
    ...rowsOf(SPOUSE)
      .slice(1)
      .map((row): Remark => ({ row, key, level: 'doubt', reason: '这一户有两个配偶' })),
  ];
}

function repeatedNumbers(members: readonly MemberValues[]): Remark[] {
  const key = 'member.id_number';
  const seen = new Map<string, number>();
  return members.flatMap((values, row) => {
    const number = idKey(String(values[key] ?? ''));
    if (number === null) return [];
    const first = seen.get(number);
    if (first === undefined) seen.set(number, row);
    return first === undefined
      ? []
      : [{ row, key, level: 'fault' as const, reason: `证件号码和第 ${first + 1} 人的相同` }];
  });
}
