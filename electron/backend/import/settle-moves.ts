import { HEAD, type Kin } from '#domain/household/kin.ts';
import { rebaseRelations } from '#domain/household/rebase-relations.ts';
import type { Cells } from '#db/row-access.ts';
import type { HouseholdDraft, MemberDraft } from './draft.ts';
import type { Row } from './existing.ts';
import { isDoubt } from './match-household.ts';
import { matchMember } from './match-member.ts';
import type { Settling } from './settling.ts';
import { Years } from './years.ts';

/** Who of the archive a person of the files is; null for a new one, undefined where that is in doubt. */
type Known = Row | null | undefined;

/**
 * What follows when people come and go (tables 3.5 and 3.6), as the acts of the program have it: the reported
 * head-counts move along, and where the head left everybody is related to the new one.
 */
export function withMoves(draft: HouseholdDraft, id: number | null, settling: Settling): HouseholdDraft {
  const moved = draft.members.filter(
    ({ member }) => isSaid(member, 'left_on') || isSaid(member, 'joined_on'),
  );
  if (id === null || moved.length === 0) return draft;
  const rows = settling.existing.membersOf(id);
  const known = new Map(draft.members.map((member) => [member, knownAs(member, id, rows, settling)]));
  const counted = withHeadCounts(draft, moved, { id, known, settling });
  const head = moved.find(({ newHead }) => newHead !== null);
  return head === undefined ? counted : withNewHead(counted, head, { rows, known, settling });
}

const isSaid = (cells: Cells, column: string): boolean => (cells[column] ?? null) !== null;

function knownAs(member: MemberDraft, id: number, rows: readonly Row[], { existing }: Settling): Known {
  const match = matchMember(member, id, existing.known, new Set());
  if (isDoubt(match)) return undefined;
  return match.id === null ? null : rows.find((row) => row.id === match.id);
}

interface AtHand {
  readonly known: ReadonlyMap<MemberDraft, Known>;
  readonly settling: Settling;
}

/** Reported head-counts of the year and later ones; one that the files say themselves stays. */
function withHeadCounts(
  draft: HouseholdDraft,
  moved: readonly MemberDraft[],
  { id, known, settling }: AtHand & { readonly id: number },
): HouseholdDraft {
  const years = new Years(draft.years);
  for (const row of settling.existing.yearsOf(id)) {
    const year = Number(row['year']);
    const by = moved.reduce((sum, member) => sum + moveOf(member, known.get(member), year), 0);
    const said = years.get(year) ?? { household: {}, income: {} };
    if (by === 0 || (row['head_count'] ?? null) === null || isSaid(said.household, 'head_count')) continue;
    const count = Math.max(0, Number(row['head_count']) + by);
    years.set(year, { ...said, household: { ...said.household, head_count: count } });
  }
  return { ...draft, years };
}

/** What somebody's coming or going adds to the head-count of a year, as far as the archive does not know of it. */
function moveOf({ member }: MemberDraft, row: Known, year: number): number {
  const isBy = (column: string) =>
    isSaid(member, column) && Number(String(member[column]).slice(0, 4)) <= year;
  if (row === undefined) return 0;
  if (row === null) return isBy('joined_on') && !isBy('left_on') ? 1 : 0;
  return isBy('left_on') && (row['left_on'] ?? null) === null ? -1 : 0;
}

/** The head left: a new one among those who stay, and the relation of everybody to him as far as it is clear. */
function withNewHead(
  draft: HouseholdDraft,
  leaving: MemberDraft,
  { rows, known, settling }: AtHand & { readonly rows: readonly Row[] },
): HouseholdDraft {
  const old = known.get(leaving);
  if (old == null || (old['left_on'] ?? null) !== null) return draft;
  const note = (reason: string): HouseholdDraft => {
    const value = leaving.newHead?.name ?? '';
    settling.notices.push({ origin: leaving.origin, column: '新户主姓名', value, reason });
    return draft;
  };
  if (old['relation'] !== HEAD) return note('减少的人在档案库里不是户主，户主没有更换');
  const gone = new Set(
    [...known].flatMap(([{ member }, row]) => (row != null && isSaid(member, 'left_on') ? [row.id] : [])),
  );
  const staying = rows.filter((row) => (row['left_on'] ?? null) === null && !gone.has(row.id));
  if (staying.length === 0) return note('户里没有别的人了；这一户没有注销，请到户里办理“整户减少”');
  const head = newHeadAmong(staying, leaving);
  if (head === undefined)
    return note('减少的是户主，没有在这一户找到新户主；减少已登记，请到户里办理“更换户主”');
  const relations = relationsTo(head, rows, staying);
  for (const [row, relation] of relations)
    if (relation === null) note(`请到户里核对${nameOf(row)}与新户主的关系，从原来的关系推不出来`);
  const members = withRelations(draft.members, relations, { known, head, leaving });
  return { ...draft, household: { ...draft.household, ...headCells(head) }, members };
}

const nameOf = (row: Row): string => textIn(row, 'name') ?? '（未填姓名）';

/** By id number, else by the name that one of them has; the only one who stays needs no naming. */
function newHeadAmong(staying: readonly Row[], { newHead }: MemberDraft): Row | undefined {
  const { name = null, idKey = null } = newHead ?? {};
  if (name === null && idKey === null) return staying.length === 1 ? staying[0] : undefined;
  const byKey = idKey === null ? undefined : staying.find((row) => row['id_key'] === idKey);
  if (byKey !== undefined) return byKey;
  const named = staying.filter(
    (row) => name !== null && row['name'] === name && (idKey === null || (row['id_key'] ?? null) === null),
  );
  return named.length === 1 ? named[0] : undefined;
}

type Relations = readonly (readonly [Row, string | null])[];

function relationsTo(head: Row, rows: readonly Row[], staying: readonly Row[]): Relations {
  const proposed = rebaseRelations(
    rows.map((row): Kin => ({ id: row.id, relation: textIn(row, 'relation'), sex: textIn(row, 'sex') })),
    head.id,
  );
  return staying.map((row) => [row, proposed.get(row.id) ?? null] as const);
}

const textIn = (row: Row, column: string): string | null => {
  const value = row[column] ?? null;
  return value === null ? null : String(value);
};

/** The people of the files, and those of whom they say nothing and who are related anew. */
function withRelations(
  members: readonly MemberDraft[],
  relations: Relations,
  { known, head, leaving }: Pick<AtHand, 'known'> & { head: Row; leaving: MemberDraft },
): MemberDraft[] {
  const byRow = new Map(
    [...known].flatMap(([member, row]) => (row == null ? [] : [[row.id, member] as const])),
  );
  const told = new Map<MemberDraft, MemberDraft>([
    [leaving, { ...leaving, member: { ...leaving.member, new_head_id: head.id } }],
  ]);
  const more: MemberDraft[] = [];
  for (const [row, relation] of relations) {
    if (relation === null) continue;
    const said = byRow.get(row.id);
    if (said === undefined) more.push(aboutRow(row, relation, leaving));
    else if (row.id === head.id || !isSaid(said.member, 'relation'))
      told.set(said, { ...said, member: { ...said.member, relation } });
  }
  return [...members.map((member) => told.get(member) ?? member), ...more];
}

const headCells = (head: Row): Cells => ({
  head_name: head['name'] ?? null,
  head_id_number: head['id_number'] ?? null,
  head_person_no: head['person_no'] ?? null,
});

const aboutRow = (row: Row, relation: string, { origin, asOfYear }: MemberDraft): MemberDraft => ({
  ...{ origin, personNo: null, idKey: null, name: textIn(row, 'name'), knownId: row.id, isOwn: true },
  ...{ asOfYear: Number(row['as_of_year'] ?? asOfYear), member: { relation } },
  ...{ years: new Years(), own: null, changes: [], newHead: null },
});
