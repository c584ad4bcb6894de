import type { ReadHandle } from '#db/handle.ts';
import {
  exportHouseholds,
  type ExportHousehold,
  type MemberRow,
  membersOfYear,
  type SpellRow,
  spellsOfYear,
} from '#db/exports.ts';
import type { Cell } from '#db/row-access.ts';
import { headAmong, lastDayToTell, wasPresentOn } from '#domain/household/present-on.ts';
import { compareGroups } from './compare-groups.ts';

type Values = Readonly<Record<string, Cell | undefined>>;

/** Why a member stands in a table of changes. */
export interface MemberChange {
  readonly kind: 'joined' | 'left';
  readonly on: string | null;
  readonly reason: string | null;
  readonly proof: string | null;
  readonly wasHead: boolean;
  readonly newHead: MemberRow | null;
}

/** Everything that one row of an export draws on. */
export interface ExportRow {
  readonly household: ExportHousehold;
  readonly householdYear: Values;
  readonly head: MemberRow | null;
  /** Who was in the household at the end of the year, or is now while it runs. */
  readonly people: number;
  readonly spell: SpellRow | null;
  readonly member: MemberRow | null;
  readonly memberYear: Values;
  readonly change: MemberChange | null;
}

/** The tables of the year's dynamic adjustment that can be written, and what a row of each is. */
export const EXPORT_KINDS = {
  '3.5': { of: 'members', event: 'joined_on' },
  '3.6': { of: 'members', event: 'left_on' },
  '3.10': { of: 'spells', event: 'recognised' },
  '3.11': { of: 'spells', event: 'eliminated' },
} as const;

export type ExportKind = keyof typeof EXPORT_KINDS;

export const isExportKind = (kind: string): kind is ExportKind => Object.hasOwn(EXPORT_KINDS, kind);

interface Subject {
  readonly householdId: number;
  readonly spell: SpellRow | null;
  readonly member: MemberRow | null;
}

async function subjectsOf(db: ReadHandle, kind: ExportKind, year: number): Promise<Subject[]> {
  const source = EXPORT_KINDS[kind];
  if (source.of === 'spells') {
    const spells = await spellsOfYear(db, { year, event: source.event });
    return spells.map((spell) => ({ householdId: spell.household_id, spell, member: null }));
  }
  const members = await membersOfYear(db, { year, event: source.event });
  return members.map((member) => ({ householdId: member.household_id, spell: null, member }));
}

export const countRows = async (db: ReadHandle, kind: ExportKind, year: number): Promise<number> =>
  (await subjectsOf(db, kind, year)).length;

/**
 * The rows of a table in its order: village, group, household number; the head, the spouse, the others by birth. Place,
 * head and people of a household are those of the year's last evening, of today while the year runs.
 */
export async function rowsOf(
  db: ReadHandle,
  kind: ExportKind,
  { year, today }: { year: number; today: string },
): Promise<ExportRow[]> {
  const subjects = await subjectsOf(db, kind, year);
  const householdIds = [...new Set(subjects.map(({ householdId }) => householdId))];
  const day = lastDayToTell(year, today);
  const loaded = await exportHouseholds(db, { householdIds, year, day });
  const households = new Map(loaded.households.map((household) => [household.id, household]));
  const years = new Map(loaded.years.map((row) => [row.household_id, row]));
  const members = Map.groupBy(loaded.members, ({ household_id }) => household_id);
  const memberYears = new Map(loaded.memberYears.map((row) => [row.member_id, row]));
  const rows = subjects.flatMap(({ householdId, spell, member }): ExportRow[] => {
    const household = households.get(householdId);
    if (household === undefined) return [];
    const all = members.get(householdId) ?? [];
    const present = all.filter((each) => wasPresentOn(each, day));
    const subject = all.find(({ id }) => id === member?.id) ?? null;
    return [
      {
        household,
        householdYear: years.get(householdId) ?? {},
        head: headAmong(present),
        people: present.length,
        spell,
        member: subject,
        memberYear: (subject && memberYears.get(subject.id)) ?? {},
        change: subject && changeOf(kind, subject, all),
      },
    ];
  });
  return rows.toSorted(compareRows);
}

function changeOf(kind: ExportKind, member: MemberRow, all: readonly MemberRow[]): MemberChange {
  const wasHead = member.relation === '01' || member.new_head_id !== null;
  const newHead = all.find(({ id }) => id === member.new_head_id) ?? null;
  const { joined_on, joined_reason, joined_proof, left_on, left_reason, left_proof } = member;
  return kind === '3.5'
    ? { kind: 'joined', on: joined_on, reason: joined_reason, proof: joined_proof, wasHead, newHead }
    : { kind: 'left', on: left_on, reason: left_reason, proof: left_proof, wasHead, newHead };
}

const compareText = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
};

function compareRows(a: ExportRow, b: ExportRow): number {
  return (
    compareText(a.household.village_code, b.household.village_code) ||
    compareText(a.household.village, b.household.village) ||
    compareGroups(a.household.group, b.household.group) ||
    compareText(a.household.household_no, b.household.household_no) ||
    a.household.id - b.household.id ||
    rankOf(a.member) - rankOf(b.member) ||
    compareText(a.member?.birth_date ?? null, b.member?.birth_date ?? null) ||
    (a.member?.id ?? 0) - (b.member?.id ?? 0)
  );
}

const rankOf = (member: MemberRow | null): number =>
  member?.relation === '01' ? 0 : member?.relation === '02' ? 1 : 2;
