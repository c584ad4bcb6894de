import { membersOf } from '#db/households.ts';
import type { ReadHandle } from '#db/handle.ts';
import type { CandidateRow } from '#db/procedures.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { maskIdNumber } from '#domain/identity/mask.ts';
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
import { objectionsBeforeApproval } from '../posted/objections.ts';
import { officeOf } from '../posted/offices.ts';
import type { Maker, ProcedureAsk } from '../sheet.ts';
import { addressedCounty } from './county-office.ts';
import { riskLabels } from './spell-words.ts';

type Report = ModelOf<'P18'>;

/** The township's request for approval, with the register of the procedure's households (P18). */
export const report: Maker<Report> = { of: 'procedure', model: reportOf };

async function reportOf(ask: ProcedureAsk): Promise<Report> {
  const { db, running, township, today, lacks } = ask;
  const rows: Report['rows'][number][] = [];
  for (const candidate of inOrder(liveOf(running))) {
    const row = await rowOf(db, running, candidate);
    if (row.idNumber === null)
      lacks(`户编号 ${householdLabel(candidate.household_no)}：户主没有证件号码，留空手写`);
    rows.push(row);
  }
  lacks('发文字号、签发人和联系人：没有登记，留空手写');
  return {
    year: running.row.year,
    township: township.name,
    office: officeOf(township),
    addressee: addressedCounty({ township, pack: running.pack }),
    object: running.pack.terms.object.value,
    counts: { households: rows.length, people: rows.reduce((sum, { people }) => sum + people, 0) },
    rows,
    objections: objectionsBeforeApproval(running, today),
    phone: township.phone.trim() || null,
    issuedOn: today,
  };
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
): Promise<Report['rows'][number]> {
  const { row, spells, definition } = running;
  const spell = spells.get(candidate.spell_id);
  const members = await membersOf(db, candidate.household_id);
  const head = members.find(({ relation, left_on }) => relation === '01' && left_on === null);
  const village = noticeStepOf(running);
  const notice = recordOfStep(running, village);
  const { notice_from: from = null, notice_to: to = null } = notice ?? {};
  const township = definition.steps.find(
    (step, at) =>
      step.actor === 'township' && (village === undefined || at > definition.steps.indexOf(village)),
  );
  const category = labelOf('monitoring_category', spell?.category ?? null, row.year);
  return {
    village: row.village,
    group: candidate.group,
    head: head?.name ?? candidate.head_name ?? '',
    idNumber: head?.id_number == null ? null : maskIdNumber(head.id_number),
    people: candidate.people,
    category: category === '' ? null : category,
    risks: spell === undefined ? [] : riskLabels(spell, row.year),
    reviewedOn: recordOfStep(running, reviewStepOf(running))?.done_on ?? null,
    notice: from === null || to === null ? null : { from, to },
    auditedOn: recordOfStep(running, township)?.done_on ?? null,
  };
}
