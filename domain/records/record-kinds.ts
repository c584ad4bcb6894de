import { isKnown } from '#domain/codes/code-value.ts';
import type { Field, RecordKindName } from '#domain/fields/field.ts';
import { fieldSchema } from '#domain/fields/field-schema.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import { adjustment } from './adjustment.ts';
import { assistancePlan } from './assistance-plan.ts';
import { benefit } from './benefit.ts';
import { consent } from './consent.ts';
import { disabilityCertificate } from './disability-certificate.ts';
import { fundReceipt } from './fund-receipt.ts';
import { housingAppraisal } from './housing-appraisal.ts';
import type { RecordCells, RecordFault, RecordKind } from './record-kind.ts';
import { noticeBoard, representative, villageOfficer } from './village-records.ts';
import { visit } from './visit.ts';

/** Every kind of record, by its name. */
export const recordKinds: Readonly<Record<RecordKindName, RecordKind>> = {
  benefit,
  fund_receipt: fundReceipt,
  housing_appraisal: housingAppraisal,
  disability_certificate: disabilityCertificate,
  assistance_plan: assistancePlan,
  visit,
  adjustment,
  consent,
  village_officer: villageOfficer,
  representative,
  notice_board: noticeBoard,
};

export const recordKindNames = Object.keys(recordKinds) as [RecordKindName, ...RecordKindName[]];

export const isRecordKind = (name: string): name is RecordKindName => Object.hasOwn(recordKinds, name);

/** The field of a table's column, where the table is one of records. */
export const recordField = (table: string, column: string): Field | undefined =>
  isRecordKind(table) ? recordKinds[table].fields.find((field) => field.name === column) : undefined;

/** What the record is in one line of words, in the labels of the year; without names, numbers and days. */
export function recordSummary(kind: RecordKindName, cells: RecordCells, year?: number): string {
  const say = (column: string): string => {
    const field = recordField(kind, column);
    return field === undefined ? '' : formatFieldValue(field, cells[column] ?? null, year);
  };
  return recordKinds[kind].summary(say);
}

/** Whether the record holds on a day: begun, and not ended before it. A record of one day holds from it on. */
export function isInForce({ from, to }: RecordKind, cells: RecordCells, on: string): boolean {
  const [begins, ends] = [cells[from], to === undefined ? null : cells[to]];
  return (typeof begins !== 'string' || begins <= on) && (typeof ends !== 'string' || on <= ends);
}

/** Everything that keeps a record from being stored; empty when it can be. */
export function recordFaults(kind: RecordKind, cells: RecordCells): readonly RecordFault[] {
  const single = kind.fields.flatMap((field) => fieldFaults(field, cells[field.name] ?? null));
  return single.length > 0 ? single : (kind.faults?.(cells) ?? []);
}

function fieldFaults(field: Field, value: FieldValue): readonly RecordFault[] {
  const column = field.name;
  if (value === null) return field.required === 'always' ? [{ column, message: '没有填' }] : [];
  const parsed = fieldSchema(field).safeParse(value);
  if (!parsed.success) return [{ column, message: parsed.error.issues[0]?.message ?? '填写有误' }];
  const isList = field.type === 'code' || field.type === 'codes';
  return isList && !isKnown(String(value)) ? [{ column, message: '请从选项里选' }] : [];
}
