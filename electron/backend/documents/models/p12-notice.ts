import type { ReadHandle } from '#db/handle.ts';
import { membersOf } from '#db/households.ts';
import type { CandidateRow } from '#db/procedures.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { isMinor } from '#domain/identity/age.ts';
import { birthDateOf } from '#domain/identity/id-number.ts';
import { normalizeName } from '#domain/identity/personal-name.ts';
import { type OfficePhone, officePhone, type PublicText, publicText } from '#domain/identity/privacy.ts';
import { lastDayOfNotice } from '#domain/procedures/periods.ts';
import { daysBetween } from '#domain/time/day.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { compareGroups } from '../../exports/compare-groups.ts';
import {
  householdLabel,
  liveOf,
  noticeStepOf,
  recordOfStep,
  reviewStepOf,
  type Running,
} from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import type { Maker, ProcedureAsk } from '../sheet.ts';
import type { Township, Village } from '../target.ts';

type Notice = ModelOf<'P12'>;

/** Notice of the households that are to be taken in (P12). Nothing of a household but what may hang on the board. */
export const notice: Maker<Notice> = { of: 'procedure', model: noticeOf };

async function noticeOf({
  db,
  running,
  township,
  village,
  today,
  lacks,
  noticeTo,
}: ProcedureAsk): Promise<Notice> {
  const { pack } = running;
  const missing: string[] = [];
  const period = periodOf(running, today, missing);
  const rows = [];
  for (const candidate of inOrder(liveOf(running)))
    rows.push(await rowOf(db, running, candidate, { today, missing }));
  const model: Notice = {
    village: posted(village.name, '村名'),
    object: posted(pack.terms.object.value, '对象称谓'),
    basis: posted(pack.documents.policyBasis.value, '政策依据'),
    compared: running.steps.some(({ step_key }) => step_key === 'comparison'),
    reviewedOn: reviewedOn(running),
    period,
    replyWorkingDays: pack.documents.objectionAnswerDays.value,
    phones: phonesOf(village, township, missing),
    department: posted(departmentOf(township, pack.terms.department.value), '县级部门'),
    address: posted(addressOf(village, missing), '受理地址'),
    counts: { households: rows.length, people: rows.reduce((sum, { people }) => sum + people, 0) },
    rows,
    issuedOn: recordOfStep(running, noticeStepOf(running)) === undefined ? today : period.from,
  };
  for (const sentence of missing) lacks(sentence);
  noticeTo(period.to);
  return model;
}

function posted(text: string, what: string): PublicText {
  const checked = publicText(text);
  if (checked.ok) return checked.text;
  throw new Refusal({ code: 'rule', rule: 'public-words', message: `${what}${checked.reason}` });
}

function reviewedOn(running: Running): string {
  const review = reviewStepOf(running);
  const record = recordOfStep(running, review);
  if (record !== undefined) return record.done_on;
  const message = `还没有登记“${review?.title ?? '民主评议'}”，请先办完这一步，再打印公示。`;
  throw new Refusal({ code: 'rule', rule: 'notice-before-review', message });
}

/** As recorded; before the notice is recorded as it will be when it is put up today. */
function periodOf(running: Running, today: string, missing: string[]): Notice['period'] {
  const step = noticeStepOf(running);
  if (step?.notice === undefined)
    throw new Refusal({ code: 'rule', rule: 'no-notice', message: '这个程序没有公示这一步，不用打印公示。' });
  const record = recordOfStep(running, step);
  const from = record?.notice_from ?? today;
  const to = record?.notice_to ?? lastDayOfNotice(from, step.notice, running.pack.holidays);
  if (record === undefined) missing.push(`公示起止日期：还没有登记“${step.title}”，暂按 ${from} 张贴计算`);
  return { days: daysBetween(from, to), from, to };
}

const inOrder = (candidates: readonly CandidateRow[]): CandidateRow[] =>
  candidates.toSorted(
    (a, b) =>
      compareGroups(a.group, b.group) ||
      (a.household_no ?? '').localeCompare(b.household_no ?? '') ||
      a.id - b.id,
  );

async function rowOf(
  db: ReadHandle,
  running: Running,
  candidate: CandidateRow,
  { today, missing }: { today: string; missing: string[] },
): Promise<Notice['rows'][number]> {
  const household = `户编号 ${householdLabel(candidate.household_no)}`;
  const spell = running.spells.get(candidate.spell_id);
  const category = labelOf('monitoring_category', spell?.category ?? null, running.row.year);
  const head = await headOf(db, candidate, today);
  if (head.isMinor) missing.push(`${household}：户主未满 18 周岁，公示上不印姓名`);
  if (category === '') missing.push(`${household}：没有填写监测对象类别`);
  return {
    group: posted(candidate.group ?? '/', `${household}的村民小组`),
    head: posted(head.name, `${household}的户主姓名`),
    people: candidate.people,
    category: category === '' ? null : posted(category, `${household}的监测对象类别`),
  };
}

/** The name of somebody under 18 never hangs on the board (privacy rule 3.4). */
async function headOf(db: ReadHandle, candidate: CandidateRow, today: string) {
  const members = await membersOf(db, candidate.household_id);
  const head = members.find(({ relation, left_on }) => relation === '01' && left_on === null);
  const name = normalizeName(head?.name ?? candidate.head_name ?? '');
  const birth = head?.birth_date ?? birthDateOf(head?.id_number ?? '');
  if (birth !== null && isMinor(birth, today)) return { name: '（未成年人户）', isMinor: true };
  if (name !== '') return { name, isMinor: false };
  const message = `户编号 ${householdLabel(candidate.household_no)} 没有户主，请先确定户主再打印公示。`;
  throw new Refusal({ code: 'rule', rule: 'notice-head', message });
}

function phonesOf(village: Village, township: Township, missing: string[]): Notice['phones'] {
  const phoneOf = (written: string | null, office: string): OfficePhone | null => {
    const number = written?.trim() ?? '';
    const checked = number === '' ? null : officePhone(number);
    if (checked?.ok === true) return checked.phone;
    missing.push(`${office}的监督举报电话：${checked === null ? '没有填写' : checked.reason}`);
    return null;
  };
  return {
    village: phoneOf(village.phone, village.name),
    township: phoneOf(township.phone, '乡镇'),
    county: phoneOf(township.county_phone, '县级部门'),
  };
}

/** 县乡村振兴局: the department as the township wrote it, else the year's with the kind of the county before it. */
function departmentOf({ county_department: written, county }: Township, ofYear: string): string {
  if (written.trim() !== '') return written.trim();
  const kind = /[县市区旗]$/u.exec(county)?.[0] ?? '县';
  return `${kind}${ofYear}`;
}

function addressOf({ address, name }: Village, missing: string[]): string {
  if (address?.trim()) return address.trim();
  missing.push(`${name}的受理地址：没有填写，印的是村民委员会`);
  return `${name}村民委员会`;
}
