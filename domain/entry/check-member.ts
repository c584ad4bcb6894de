import { labelOf } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { fieldSchema } from '#domain/fields/field-schema.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { SEX_LABELS, sexOfRelation } from '#domain/quality/kinship.ts';
import type { Day } from '#domain/time/day.ts';
import { checkIdNumber } from './check-id-number.ts';
import { idFacts } from './id-facts.ts';
import type { MemberRemark } from './remark.ts';
import { hasTwoSchoolings } from './schooling.ts';

/** A person as typed: values by field key, in stored form; what is blank may be absent. */
export type MemberValues = Readonly<Record<string, FieldValue>>;

export interface CheckContext {
  readonly year: number;
  readonly today: Day;
}

const REQUIRED = ['member.name', 'member.relation'] as const;

const fault = (key: string, reason: string): MemberRemark => ({ key, level: 'fault', reason });

/** Everything to say about one person by itself, faults first. */
export function checkMember(values: MemberValues, context: CheckContext): MemberRemark[] {
  return [...faultsOf(values, context), ...doubtsOf(values, context)];
}

function faultsOf(values: MemberValues, { year }: CheckContext): MemberRemark[] {
  const remarks = REQUIRED.filter((key) => (values[key] ?? null) === null).map((key) =>
    fault(key, `请填写${findField(key)?.label ?? ''}`),
  );
  for (const [key, value] of Object.entries(values)) {
    const field = findField(key);
    if (field === undefined) continue;
    const checked = fieldSchema(field).safeParse(value);
    if (!checked.success)
      remarks.push(fault(key, checked.error.issues[0]?.message ?? `“${field.label}”填写有误`));
  }
  if (hasTwoSchoolings(values, year))
    remarks.push(fault('member.school_status', '文化程度和在校生状况只能填一项：在校填后者，不在校填前者'));
  return remarks;
}

function doubtsOf(values: MemberValues, { today }: CheckContext): MemberRemark[] {
  const remarks: MemberRemark[] = [];
  const number = checkIdNumber(values, today);
  if (number !== null) remarks.push(number);
  const facts = idFacts(String(values['member.id_number'] ?? ''), today, '');
  const birth = values['member.birth_date'] ?? null;
  const sex = values['member.sex'] ?? null;
  if (facts !== null && birth !== null && birth !== facts.birthDate)
    remarks.push({ ...doubt('member.birth_date', '出生日期与证件号码不一致'), fix: facts.birthDate });
  if (facts !== null && sex !== null && sex !== facts.sex)
    remarks.push({ ...doubt('member.sex', '性别与证件号码不一致'), fix: facts.sex });
  if (typeof birth === 'string' && birth > today)
    remarks.push(doubt('member.birth_date', '出生日期晚于今天'));
  const relation = String(values['member.relation'] ?? '');
  const wanted = sexOfRelation.get(relation);
  if (wanted !== undefined && sex !== null && sex !== wanted)
    remarks.push(
      doubt(
        'member.relation',
        `“${labelOf('relation_to_head', relation)}”应当是${SEX_LABELS[wanted] ?? ''}性，与性别不一致`,
      ),
    );
  return remarks;
}

const doubt = (key: string, reason: string): MemberRemark => ({ key, level: 'doubt', reason });
