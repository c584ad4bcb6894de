import type { Archive } from '#db/open-archive.ts';
import type { LineRow } from '#db/reconcile.ts';
import { isPresent } from '#db/reconcile-values.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { fieldSchema } from '#domain/fields/field-schema.ts';
import { type FieldValue, parseFieldValue } from '#domain/fields/field-value.ts';
import type { Side } from '#domain/reconcile/compare-ledgers.ts';
import { actFor } from '#domain/reconcile/fields.ts';

/** A value of a register on its way into the archive. */
export interface TakenValue {
  readonly field: Field;
  readonly value: FieldValue;
  readonly householdId: number;
  /** Null: of the household itself. */
  readonly memberId: number | null;
}

export type ValueToTake =
  { readonly ok: true; readonly taken: TakenValue } | { readonly ok: false; readonly reason: string };

const no = (reason: string): ValueToTake => ({ ok: false, reason });
const WORDS = { national: '国家系统', paper: '纸质台账' } as const;

/** What a line would write in the archive, or why it has to be settled otherwise. */
export function valueToTake(
  raw: Archive['raw'],
  line: LineRow,
  { side, year }: { side: Side; year: number },
): ValueToTake {
  const { kind, field: key, householdId, memberId } = line;
  if (kind === 'missing') return no('档案里没有，请先新增，再标“已办理变动”');
  if (kind === 'extra') return no('别的账里没有，请核实后办理减少，或“以档案为准”');
  const field = key === null ? undefined : findField(key);
  if (field === undefined || householdId === null) return no('没有可以取的值');
  const act = actFor(field.key);
  if (act !== null) return no(`请在户档案里办理“${act}”`);
  const words = line[side];
  if (words === null || words === '') return no(`${WORDS[side]}里是空的，不能取空值`);
  const parsed = parseFieldValue(field, words, year);
  if (!parsed.ok) return no(parsed.reason);
  if (!fieldSchema(field).safeParse(parsed.value).success)
    return no(`“${field.label}”的写法不能存入档案，请手工改`);
  if (field.key === 'member.relation' && (parsed.value === '01' || line.archive === HEAD))
    return no('涉及户主，请在户档案里办理“户主变更”');
  if (!isPresent(raw, { householdId, memberId })) return no('这一户或这个人已经减少');
  return { ok: true, taken: { field, value: parsed.value, householdId, memberId } };
}

const HEAD = '户主';
