import { bulkHouseholds, bulkMembers, type BulkRow, itemsWithLines } from '#db/bulk.ts';
import type { ReadHandle } from '#db/handle.ts';
import type { ListMoment } from '#db/list-values.ts';
import type { Archive } from '#db/open-archive.ts';
import { excludedBy } from '#domain/entry/schooling.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { fieldSchema } from '#domain/fields/field-schema.ts';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { type BulkEdit, editedValue, findBulkField } from '#domain/lists/bulk-edit.ts';
import type { FilterGroup } from '#domain/lists/filter.ts';

/** What a bulk edit is to do, checked. */
export interface BulkPlan {
  readonly ids: readonly number[];
  readonly edits: readonly BulkEdit[];
  /** Which members; null for all that are present. */
  readonly members: FilterGroup | null;
  readonly at: ListMoment;
}

/** One value of one household or member that is to become another, or why it cannot. */
export interface BulkChange {
  readonly row: BulkRow;
  readonly field: Field;
  readonly before: FieldValue;
  readonly after: FieldValue;
  readonly reason: string | null;
}

interface Sources {
  readonly raw: Archive['raw'];
  readonly db: ReadHandle;
}

type Step = readonly [field: Field, edit: BulkEdit];

/** Every change of the plan in a fixed order: the households', then their members'. Nothing is held in memory. */
export function* changesOf(plan: BulkPlan, { raw, db }: Sources): Generator<BulkChange> {
  const steps = plan.edits.flatMap((edit): Step[] => {
    const field = findBulkField(edit.field);
    return field === undefined ? [] : [[field, edit]];
  });
  const ofHousehold = steps.filter(([field]) => field.entity !== 'member');
  const ofMember = steps.filter(([field]) => field.entity === 'member');
  const { ids, at, members } = plan;
  if (ofHousehold.length > 0) {
    const isIncome = ofHousehold.some(([field]) => field.store === 'income_statement');
    const rules = rulesOf(ofHousehold, at.year, isIncome ? itemsWithLines(raw, at.year) : new Set());
    for (const row of bulkHouseholds(raw, db, ids, { fields: rules.fields, at })) yield* changed(row, rules);
  }
  if (ofMember.length > 0) {
    const rules = rulesOf(ofMember, at.year, new Set());
    for (const row of bulkMembers(raw, db, ids, { fields: rules.fields, who: members, at }))
      yield* changed(row, rules);
  }
}

interface Rules {
  readonly steps: readonly Step[];
  readonly fields: readonly Field[];
  readonly schemas: ReadonlyMap<string, ReturnType<typeof fieldSchema>>;
  readonly year: number;
  readonly lines: ReadonlySet<string>;
}

/** The fields that are read are those of the edits and those that have to give way to them. */
function rulesOf(steps: readonly Step[], year: number, lines: ReadonlySet<string>): Rules {
  const edited = steps.map(([field]) => field);
  const giving = edited
    .map((field) => findField(excludedBy(field.key, year) ?? ''))
    .filter((field) => field !== undefined);
  const fields = [...new Set([...edited, ...giving])];
  const schemas = new Map(fields.map((field) => [field.key as string, fieldSchema(field)]));
  return { steps, fields, schemas, year, lines };
}

function* changed(row: BulkRow, rules: Rules): Generator<BulkChange> {
  const values: Record<string, FieldValue> = { ...row.values };
  const reasons = new Map<string, string>();
  for (const [field, edit] of rules.steps) {
    const edited = editedValue(field, edit, values[field.key] ?? null);
    if (!edited.ok) {
      reasons.set(field.key, edited.reason);
      continue;
    }
    const other = excludedBy(field.key, rules.year);
    // 文化程度 or 在校生状况: what is filled makes the other give way.
    if (other !== null && edited.after !== null && edited.after !== values[field.key]) values[other] = null;
    values[field.key] = edited.after;
  }
  for (const field of rules.fields) {
    const before = row.values[field.key] ?? null;
    const after = values[field.key] ?? null;
    const own = reasons.get(field.key);
    if (own === undefined && after === before) continue;
    const reason = own ?? refusalOf(row, field, after, rules);
    yield { row, field, before, after: reason === null ? after : before, reason };
  }
}

function refusalOf(row: BulkRow, field: Field, after: FieldValue, { schemas, lines }: Rules): string | null {
  if (field.key === 'household.group_name' && row.villageId === null) return '这一户还没有所属的村';
  if (lines.has(`${row.incomeRow} ${field.name}`)) return '这一项由收入明细相加得出，请到户页改明细';
  const parsed = schemas.get(field.key)?.safeParse(after);
  return parsed?.success === false ? (parsed.error.issues[0]?.message ?? '填写有误') : null;
}
