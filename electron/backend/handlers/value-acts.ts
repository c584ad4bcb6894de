import { birthDateOf, idKey, isValidIdNumber, sexOf } from '#domain/identity/id-number.ts';
import { membersOf } from '#db/households.ts';
import { rowWriter, type Cells } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import type { SortedValues } from '../field-input.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';

export const MEMBER_INPUT = { entities: ['member'], stores: ['member', 'member_year'] } as const;

/** The title of an act on values: the first labels and how many there are. */
export const titled = (what: string, labels: readonly string[]) =>
  `${what}：${labels.slice(0, 3).join('、')}${labels.length > 3 ? ` 等 ${labels.length} 项` : ''}`;

export async function upsertYear(
  scope: WriteScope,
  table: 'household_year' | 'income_statement' | 'member_year',
  found: { id: number } | undefined,
  fixed: Cells,
  cells: Cells,
): Promise<void> {
  const writer = rowWriter(scope.raw);
  if (found !== undefined) writer.update(table, found.id, cells);
  // A blank laid on nothing is nothing.
  else if (Object.values(cells).some((value) => value !== null)) writer.insert(table, { ...fixed, ...cells });
}

/** The columns that follow from what was typed: the key for matching, and birth day and sex where they are still blank. */
export function memberCells(
  sorted: SortedValues,
  known: { birth_date: string | null; sex: string | null },
): Cells {
  const cells: Cells = { ...sorted.stores.get('member') };
  const number = cells['id_number'];
  if (number === undefined) return cells;
  const written = number === null ? '' : String(number);
  cells['id_key'] = idKey(written);
  if (!isValidIdNumber(written)) return cells;
  if (known.birth_date === null && cells['birth_date'] === undefined)
    cells['birth_date'] = birthDateOf(written);
  if (known.sex === null && cells['sex'] === undefined) cells['sex'] = sexOf(written) === 'male' ? '1' : '2';
  return cells;
}

/** A household has one head (rule Q014); imported ones may be wrong, typed ones may not. */
export async function refuseSecondHead(
  session: Session,
  householdId: number,
  relation: Cells[string] | undefined,
  own: number | null,
): Promise<void> {
  if (relation !== '01') return;
  const members = await membersOf(reader(openArchiveOf(session)), householdId);
  const head = members.find((m) => m.left_on === null && m.relation === '01' && m.id !== own);
  if (head !== undefined)
    throw new Refusal({
      code: 'rule',
      rule: 'Q014',
      message: '这一户已经有户主。请先把原户主改成别的关系，再设新户主。',
    });
}
