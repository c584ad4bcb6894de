import { rowWriter } from '#db/row-access.ts';
import { knownValues, sampledValues, valuesNow } from '#db/samples.ts';
import { fieldSchema } from '#domain/fields/field-schema.ts';
import { sampledField } from '#domain/sampling/fields.ts';
import { isSame } from '#domain/sampling/results.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { sampledOf, sampleOf, sampleView, storedValue } from './show-sample.ts';

const HOUSEHOLD = 0;

/** What is to be entered of a household, without what the archive has. */
export function sheetOf(session: Session, { id }: Input<'sample.sheet'>): Result<Output<'sample.sheet'>> {
  const of = sampledOf(session, id);
  const { year, fields } = sampleView(sampleOf(session, of.sampleId));
  const now = valuesNow(openArchiveOf(session).rawReading, { householdId: of.householdId, year });
  const { sampleId, householdNo, village, surveyedOn, surveyor, approves, note } = of;
  const entered = sampledValues(openArchiveOf(session).rawReading, sampleId).filter(
    (row) => row.sampleHouseholdId === id,
  );
  return ok({
    ...{ householdNo, village, year, surveyedOn, surveyor, approves, note },
    entered: entered.map(({ memberId, field, second }) => ({
      ...{ memberId, field },
      value: storedValue(field, second),
    })),
    people: [...now]
      .filter(([memberId]) => memberId !== HOUSEHOLD)
      .map(([memberId, values]) => ({ memberId, name: String(values['name'] ?? '（没有姓名）') })),
    household: fields.filter((key) => sampledField(key)?.of === 'household'),
    member: fields.filter((key) => sampledField(key)?.of === 'member'),
  });
}

type Entered = Input<'sample.enter'>['values'][number];

/**
 * Lays what was entered a second time beside what the archive has at this moment. What is entered again stays beside
 * what the archive had at first: an error that was put right since was one all the same.
 */
export async function enterSample(
  session: Session,
  { id, surveyedOn, surveyor, approves, note, values }: Input<'sample.enter'>,
): Promise<Result<Output<'sample.enter'>>> {
  const of = sampledOf(session, id);
  const sample = sampleOf(session, of.sampleId);
  if (of.spare === 1 || of.replacedReason !== null)
    return refuse('sample-not-drawn', '这一户不在要调查的户里。');
  if (surveyedOn > today(session)) return refuse('sample-day', '调查日期不能晚于今天。');
  if (surveyedOn < sample.madeOn) return refuse('sample-day', `调查日期不能早于抽样日期 ${sample.madeOn}。`);
  const { rawReading } = openArchiveOf(session);
  const now = valuesNow(rawReading, { householdId: of.householdId, year: sample.year });
  const checked = checkedValues(values, now);
  const before = sampledValues(rawReading, sample.id).filter((row) => row.sampleHouseholdId === id);
  const head = {
    command: 'sample.enter',
    title: `复核录入 ${of.householdNo ?? '未编号'}`,
    effectiveOn: surveyedOn,
  };
  const done = await act(session, head, async ({ raw }) => {
    const rows = rowWriter(raw);
    rows.update('sample_household', id, { surveyed_on: surveyedOn, surveyor, approves, note: note ?? null });
    for (const { memberId, field, first, second } of checked) {
      const known = before.find((row) => row.memberId === memberId && row.field === field);
      if (known === undefined)
        rows.insert('sample_value', {
          ...{ sample_household_id: id, member_id: memberId, field },
          ...{ first_value: first, second_value: second },
        });
      else if (known.second !== second)
        rows.update('sample_value', known.id, { second_value: second, verdict: null });
    }
  });
  const own = sampledValues(rawReading, sample.id).filter((row) => row.sampleHouseholdId === id);
  const differing = own.filter(({ first, second }) => !isSame(first, second)).length;
  return ok({ values: own.length, differing, change: done.change });
}

interface Laid {
  readonly memberId: number | null;
  readonly field: string;
  readonly first: string | null;
  readonly second: string | null;
}

function checkedValues(values: readonly Entered[], now: ReturnType<typeof valuesNow>): Laid[] {
  const issues: { path: string; message: string }[] = [];
  const laid = values.flatMap(({ memberId, field: key, value }): Laid[] => {
    const known = sampledField(key);
    const row = now.get(memberId ?? HOUSEHOLD);
    if (known === undefined || row === undefined || (known.of === 'member') !== (memberId !== null)) {
      issues.push({ path: known?.field.label ?? '', message: '这一项不在这一户的复核表里' });
      return [];
    }
    const { field } = known;
    const parsed = fieldSchema(field).safeParse(value);
    if (!parsed.success) {
      issues.push({ path: field.label, message: parsed.error.issues[0]?.message ?? '填写有误' });
      return [];
    }
    const first = row[field.name] ?? null;
    return [{ memberId, field: key, first: textOf(first), second: textOf(parsed.data) }];
  });
  if (issues.length > 0) throw new Refusal({ code: 'invalid-input', issues });
  return laid;
}

const textOf = (value: string | number | null): string | null => (value === null ? null : String(value));

/** Who was right where the two entries differ. */
export async function judgeValues(
  session: Session,
  { ids, verdict, note }: Input<'sample.judge'>,
): Promise<Result<Output<'sample.judge'>>> {
  const head = { command: 'sample.judge', title: `核对复核录入的不同：${ids.length} 处` };
  const done = await act(session, head, async ({ raw }) => {
    const known = knownValues(raw, ids);
    if (ids.some((id) => !known.has(id))) throw new Refusal({ code: 'not-found', what: '要核对的值' });
    const rows = rowWriter(raw);
    for (const id of ids)
      rows.update('sample_value', id, { verdict, ...(note === undefined ? {} : { note }) });
  });
  return ok({ change: done.change });
}
