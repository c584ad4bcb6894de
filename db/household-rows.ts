import type { Db } from './schema.ts';

interface OwnTable {
  readonly table: keyof Db;
  /** The column that names the household, or the row of `through` that belongs to it. */
  readonly by: string;
  readonly through?: keyof Db;
}

/** Every logged table whose rows belong to one household; what a household's history, past and package are made of. */
export const HOUSEHOLD_TABLES: readonly OwnTable[] = [
  { table: 'household_year', by: 'household_id' },
  { table: 'income_statement', by: 'household_id' },
  { table: 'income_line', by: 'statement_id', through: 'income_statement' },
  { table: 'member', by: 'household_id' },
  { table: 'member_year', by: 'member_id', through: 'member' },
  { table: 'disability_certificate', by: 'household_id' },
  { table: 'monitoring_spell', by: 'household_id' },
  { table: 'pairing', by: 'household_id' },
  { table: 'assistance_plan', by: 'household_id' },
  { table: 'measure', by: 'household_id' },
  { table: 'benefit', by: 'household_id' },
  { table: 'fund_receipt', by: 'household_id' },
  { table: 'housing_appraisal', by: 'household_id' },
  { table: 'visit', by: 'household_id' },
  { table: 'visit_check', by: 'visit_id', through: 'visit' },
  { table: 'attachment_link', by: 'household_id' },
  { table: 'custom_value', by: 'household_id' },
  { table: 'procedure_household', by: 'household_id' },
];

/** `t`, `id` of the rows of household `$id`, as far as the archive still has them. */
export const HOUSEHOLD_ROWS = [
  `SELECT 'household' AS t, id FROM household WHERE id = $id`,
  ...HOUSEHOLD_TABLES.map(({ table, by, through }) =>
    through === undefined
      ? `SELECT '${table}', id FROM ${table} WHERE ${by} = $id`
      : `SELECT '${table}', x.id FROM ${table} x JOIN ${through} o ON o.id = x.${by} WHERE o.household_id = $id`,
  ),
].join(' UNION ALL ');
