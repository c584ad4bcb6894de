import { lastChange, retitle } from '#db/bulk.ts';
import { isYearClosed } from '#db/statements.ts';
import { reader } from '#db/write.ts';
import { findListField } from '#domain/lists/list-fields.ts';
import { editFault, editSentence, findBulkField } from '#domain/lists/bulk-edit.ts';
import { type FilterGroup, isGroup } from '#domain/lists/filter.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { BulkCell, BulkInput } from '#contract/bulk.ts';
import { ok, type Result } from '#contract/result.ts';
import { type BulkChange, type BulkPlan, changesOf } from '../bulk/evaluate.ts';
import { writeChanges } from '../bulk/write-changes.ts';
import { backUpBefore } from '../backups/make-backup.ts';
import type { Handlers } from '../dispatch.ts';
import { askedFor, momentOf, targetIds } from '../lists/list-question.ts';
import { act, inTurn, openArchiveOf, Refusal, type Session } from '../session.ts';

const wrong = (messages: readonly string[]) =>
  new Refusal({ code: 'invalid-input', issues: messages.map((message) => ({ path: '批量修改', message })) });

const isOfMembers = (group: FilterGroup): boolean =>
  group.of.every((node) =>
    isGroup(node) ? isOfMembers(node) : findListField(node.field)?.subject === 'member',
  );

/** Throws a Refusal for an edit that nobody could be given. */
async function planOf(session: Session, input: BulkInput): Promise<BulkPlan> {
  const faults = input.edits.map(editFault).filter((fault) => fault !== null);
  if (faults.length > 0) throw wrong(faults);
  const members = askedFor(input.members);
  if (members !== null && !isOfMembers(members)) throw wrong(['“只改这些成员”只能用成员的条件']);
  const db = reader(openArchiveOf(session));
  const ids = await targetIds(session, db, input.target);
  return { ids, edits: input.edits, members, at: momentOf(session, input.year) };
}

const cellOf = ({ row, field, before, after, reason }: BulkChange, no: number): BulkCell => ({
  no,
  householdId: row.householdId,
  householdNo: row.householdNo,
  headName: row.headName,
  memberId: row.memberId,
  memberName: row.memberName,
  field: field.key,
  before,
  after,
  reason,
});

const YEARLY = new Set(['household_year', 'member_year', 'income_statement']);

const writesYear = (input: BulkInput) =>
  input.edits.some((edit) => YEARLY.has(findBulkField(edit.field)?.store ?? ''));

async function preview(
  session: Session,
  input: Input<'bulk.preview'>,
): Promise<Result<Output<'bulk.preview'>>> {
  const { rawReading: raw } = openArchiveOf(session);
  const db = reader(openArchiveOf(session));
  const plan = await planOf(session, input);
  const { show, offset, limit } = input;
  const changed = new Set<number>();
  const touched = new Set<number>();
  const reasons = new Map<string, number>();
  const rows: BulkCell[] = [];
  let values = 0;
  let refused = 0;
  for (const change of changesOf(plan, { raw, db })) {
    const { reason, row } = change;
    touched.add(row.householdId);
    if (reason === null) {
      changed.add(row.householdId);
      values += 1;
    } else {
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      refused += 1;
    }
    if ((show === 'refused') !== (reason !== null)) continue;
    const no = reason === null ? values : refused;
    if (no > offset && rows.length < limit) rows.push(cellOf(change, no));
  }
  return ok({
    base: lastChange(raw),
    ...{ households: changed.size, values, unchanged: plan.ids.length - touched.size, refused },
    reasons: [...reasons].map(([reason, count]) => ({ reason, count })).toSorted((a, b) => b.count - a.count),
    needsReason: writesYear(input) && (await isYearClosed(db, input.year)),
    ...{ total: show === 'changes' ? values : refused, rows },
  });
}

const LONGEST_SENTENCE = 100;

function shortened(sentence: string): string {
  const signs = [...sentence];
  return signs.length <= LONGEST_SENTENCE ? sentence : `${signs.slice(0, LONGEST_SENTENCE).join('')}…`;
}

async function apply(session: Session, input: Input<'bulk.apply'>): Promise<Result<Output<'bulk.apply'>>> {
  const plan = await planOf(session, input);
  const except = new Set(input.except);
  const sentence = shortened(input.edits.map((edit) => editSentence(edit, input.year)).join('；'));
  const head = { command: 'bulk.apply', title: `批量修改：${sentence}`, reason: input.reason };
  const done = await act(session, head, async (scope) => {
    if (lastChange(scope.raw, scope.changeId) !== input.base)
      throw new Refusal({
        code: 'conflict',
        message: '预览之后档案又有改动，没有修改。请重新预览，核对后再确认。',
      });
    const possible = [...changesOf(plan, { raw: scope.raw, db: scope.trx })].filter((c) => c.reason === null);
    const changes = possible.filter((_, at) => !except.has(at + 1));
    const households = new Set(changes.map((change) => change.row.householdId)).size;
    await retitle(scope.trx, scope.changeId, `批量修改 ${households} 户 ${changes.length} 项：${sentence}`);
    await writeChanges(scope, input.year, changes);
    return { households, values: changes.length };
  });
  return ok({ change: done.change, ...done.value });
}

export const bulkHandlers = {
  'bulk.preview': preview,
  'bulk.apply': inTurn(async (session, input) => {
    await backUpBefore(session, 'bulk');
    return await apply(session, input);
  }),
} satisfies Partial<Handlers>;
