import { columnsOf } from '#db/change-triggers.ts';
import { schemaVersion } from '#db/data-hash.ts';
import { CARRIED } from '#db/keeping-tables.ts';
import type { Archive } from '#db/open-archive.ts';
import { customFieldInput } from '#domain/fields/custom-field.ts';
import type { PackageMetadata, PackedRow } from '#domain/keeping/package-metadata.ts';
import { packFileSchema } from '#domain/policy/pack-schema.ts';
import { asJson } from './verify-package.ts';

const NEWER = '这个包是更新版本的户档打的，这个版本读不全。请先更新户档。';
const UNKNOWN = '包里有这个版本的户档不认识的内容，没有移入。';

/** Why a package that is whole cannot be taken in by this version, or null. What is JSON in a cell must be such. */
export function packageProblem(
  raw: Archive['rawReading'],
  { schema, tables }: PackageMetadata,
): string | null {
  if (schema > schemaVersion(raw)) return NEWER;
  const carried = new Set<string>(CARRIED.map(({ table }) => table));
  for (const { table, rows } of tables) {
    if (!carried.has(table)) return UNKNOWN;
    const columns = new Set(columnsOf(raw, table));
    const numbers = new Set<unknown>();
    for (const row of rows) {
      if (!Number.isSafeInteger(row['id']) || Number(row['id']) < 1 || numbers.has(row['id'])) return UNKNOWN;
      numbers.add(row['id']);
      if (Object.keys(row).some((column) => !columns.has(column))) return UNKNOWN;
      if (!isReadable(table, row)) return UNKNOWN;
    }
  }
  return new Set(tables.map(({ table }) => table)).size === tables.length ? null : UNKNOWN;
}

const JSON_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  sample: ['strata', 'fields'],
};

/** Cells that the program reads as lists or rules, held against what it would read. */
function isReadable(table: string, row: PackedRow): boolean {
  const parsed = (column: string): unknown => asJson(Buffer.from(String(row[column] ?? 'null')));
  if (table === 'policy_pack') return packFileSchema.safeParse(parsed('body')).success;
  if (table === 'custom_field') {
    const { label, entity, type, scale, unit, yearly, level } = row;
    return customFieldInput.safeParse({
      ...{ label, form: entity, type, level, scale: scale ?? 0, unit: unit ?? '', yearly: yearly === 1 },
      options: parsed('options') ?? [],
    }).success;
  }
  return (JSON_COLUMNS[table] ?? []).every((column) => row[column] === undefined || parsed(column) !== null);
}
