import type Database from 'better-sqlite3';
import type { PackedRow } from '#domain/keeping/package-metadata.ts';

type RowsOf = (table: string) => readonly PackedRow[];

/** Why a household of a package cannot come into this archive, by its number in the package. */
export function clashesOf(raw: Database.Database, rowsOf: RowsOf): ReadonlyMap<number, string> {
  const clashes = new Map<number, string>();
  const note = (household: unknown, message: string): void => {
    if (typeof household === 'number' && !clashes.has(household)) clashes.set(household, message);
  };
  const household = raw.prepare('SELECT 1 FROM household WHERE household_no = ?');
  for (const { id, household_no } of rowsOf('household'))
    if (household_no !== undefined && household.get(household_no) !== undefined)
      note(id, '档案库里已经有这一户。');
  const person = raw.prepare(
    'SELECT 1 FROM member WHERE left_on IS NULL AND (id_key = $key OR person_no = $no)',
  );
  for (const { household_id, left_on, id_key, person_no } of rowsOf('member'))
    if (left_on === undefined && person.get({ key: id_key ?? null, no: person_no ?? null }) !== undefined)
      note(household_id, '这一户里有人在档案库里别的户。');
  const items = raw.prepare('SELECT 1 FROM filing_item WHERE code = ?');
  const volumes = raw.prepare('SELECT 1 FROM filing_volume WHERE code = ?');
  for (const { household_id, code } of rowsOf('filing_item'))
    if (items.get(code) !== undefined) note(household_id, '这一户的档号在档案库里已经用了。');
  for (const { household_id, code } of rowsOf('filing_volume'))
    if (volumes.get(code) !== undefined) note(household_id, '这一户的案卷号在档案库里已经用了。');
  const document = raw.prepare(
    'SELECT 1 FROM document WHERE code = ? AND coalesce(household_id, procedure_id, village_id) IS NOT NULL',
  );
  for (const { household_id, code } of rowsOf('document'))
    if (code !== undefined && document.get(code) !== undefined)
      note(household_id, '这一户的文书已经在档案库里。');
  return clashes;
}

const OWN = ['village_year', 'village_officer', 'representative', 'notice_board', 'calendar_entry'] as const;

const ofNoHousehold = (table: string): string =>
  table === 'document' || table === 'filing_item' ? ' AND x.household_id IS NULL' : '';

/** Whether anything is written down of a village itself, so that nothing of a package can be laid beside it. */
export const hasOwnRows = (raw: Database.Database, name: unknown): boolean =>
  raw
    .prepare(
      `SELECT 1 FROM village v WHERE v.name = $name AND (${[...OWN, 'document', 'filing_item']
        .map((table) => `EXISTS (SELECT 1 FROM ${table} x WHERE x.village_id = v.id${ofNoHousehold(table)})`)
        .join(' OR ')})`,
    )
    .get({ name }) !== undefined;

/** The print of this number that belongs to nobody any more: it came with a package that was taken back. */
export const abandonedPrint = (raw: Database.Database, code: unknown): number | undefined =>
  raw
    .prepare(
      `SELECT id FROM document WHERE code = ? AND household_id IS NULL AND procedure_id IS NULL AND village_id IS NULL`,
    )
    .pluck()
    .get(code) as number | undefined;

/** The row of a content that is here; also of one that the package has twice, as the same page out of two stacks. */
export const keptAlready = (raw: Database.Database, sha256: unknown): number | undefined =>
  raw.prepare('SELECT id FROM attachment WHERE sha256 = ?').pluck().get(sha256) as number | undefined;

/** Tables whose rows without a household are the village's own. */
export const VILLAGES_OWN = [
  ...OWN,
  ...(['clue', 'issue', 'check_answer', 'paper_answer', 'filing_volume', 'filing_item'] as const),
  ...(['procedure_paper', 'procedure_waiver', 'objection', 'attachment_link', 'document'] as const),
] as const;
