import { findHousehold, findMember } from '#db/households.ts';
import { mapReceivedRule, receivedHits, removeReceivedList } from '#db/received.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { RECEIVED_WORDS } from '#domain/received/handled.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { type FoundHit, insertAnswers } from '../checks/answer-hits.ts';
import { rulesOfYear } from '../checks/rules-of-year.ts';
import { handlesOf } from '../checks/walk-hits.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { type Laid, layListBeside } from './our-hits.ts';
import { listOf } from './view-list.ts';

type Settled = Output<'received.settle'>;

/** 处理情况 of many lines at once; what our own check speaks against is left out and said. */
export async function settleHits(
  session: Session,
  { ids, state, reply, answerOwn }: Input<'received.settle'>,
): Promise<Result<Settled>> {
  const words = reply === undefined || reply === '' ? null : reply;
  if ((state === 'true' || state === 'unfounded') && words === null)
    return refuse('received-reply', `请写明为什么${RECEIVED_WORDS[state]}。`);
  const laid = await laidLines(session, ids);
  const skipped = laid.flatMap(({ line }) => {
    const why = state === 'corrected' ? notCorrected(line) : null;
    return why === null ? [] : [{ id: line.row.id, why }];
  });
  const left = new Set(skipped.map(({ id }) => id));
  const toSettle = laid.filter(({ line }) => !left.has(line.row.id));
  const answers = state === 'true' && answerOwn && words !== null ? ownWarnings(toSettle) : [];
  const head = {
    command: 'received.settle',
    title: `问题清单 ${toSettle.length} 行：${RECEIVED_WORDS[state]}`,
  };
  const done = await act(session, head, async ({ raw }) => {
    const writer = rowWriter(raw);
    const settledOn = state === 'open' ? null : today(session);
    for (const { line } of toSettle)
      writer.update('received_hit', line.row.id, { state, reply: words, settled_on: settledOn });
    for (const { year, hits } of answers)
      insertAnswers(writer, session, { year, reason: words ?? '', evidence: undefined }, hits);
  });
  return ok({
    change: done.change,
    settled: toSettle.length,
    answered: answers.reduce((sum, { hits }) => sum + hits.length, 0),
    skipped,
  });
}

interface LaidLine {
  readonly line: Laid;
  readonly year: number;
}

async function laidLines(session: Session, ids: readonly number[]): Promise<LaidLine[]> {
  const rows = receivedHits(openArchiveOf(session).rawReading, ids);
  if (rows.length < new Set(ids).size) throw new Refusal({ code: 'not-found', what: '清单里的这一行' });
  const laid: LaidLine[] = [];
  for (const [listId, of] of Map.groupBy(rows, (row) => row.listId)) {
    const list = listOf(session, listId);
    const asked = new Set(of.map(({ id }) => id));
    const { lines } = await layListBeside(session, list);
    laid.push(...lines.filter(({ row }) => asked.has(row.id)).map((line) => ({ line, year: list.year })));
  }
  return laid;
}

function notCorrected({ beside, ours }: Laid): string | null {
  const [first] = ours;
  return beside === 'found' && first !== undefined
    ? `还没有改正，数据核查仍查得出：${first.finding.message}`
    : null;
}

function ownWarnings(lines: readonly LaidLine[]): { year: number; hits: FoundHit[] }[] {
  return [...Map.groupBy(lines, ({ year }) => year)].map(([year, of]) => ({
    year,
    hits: [...new Set(of.flatMap(({ line }) => line.ours))].filter(
      ({ finding }) => finding.level === 'warning' && finding.answer === null,
    ),
  }));
}

/** Somebody says whom a line means. */
export async function placeHits(
  session: Session,
  { ids, householdId, memberId }: Input<'received.place'>,
): Promise<Result<Output<'received.place'>>> {
  const archive = openArchiveOf(session);
  const db = reader(archive);
  if (receivedHits(archive.rawReading, ids).length < new Set(ids).size) return notFound('清单里的这一行');
  if (householdId !== null && (await findHousehold(db, { id: householdId })) === undefined)
    return notFound('这一户');
  if (memberId !== null && (await findMember(db, memberId))?.household_id !== householdId)
    return notFound('这一户的这个人');
  const title = `问题清单 ${ids.length} 行：${householdId === null ? '不是哪一户' : '指明是哪一户'}`;
  const done = await act(session, { command: 'received.place', title }, async ({ raw }) => {
    const writer = rowWriter(raw);
    for (const id of ids)
      writer.update('received_hit', id, { household_id: householdId, member_id: memberId });
  });
  return ok({ change: done.change });
}

/** Somebody says which rule a county means; it counts for the lists that come as well. */
export async function mapRule(
  session: Session,
  { code, rule }: Input<'received.map'>,
): Promise<Result<Output<'received.map'>>> {
  const year = Number(today(session).slice(0, 4));
  const rules = await rulesOfYear(handlesOf(session), year);
  if (rule !== null && !rules.some(({ id }) => id === rule)) return notFound(`规则 ${rule}`);
  const title = `问题清单里的“${code.slice(0, 40)}”：${rule ?? '没有对应的规则'}`;
  const done = await act(session, { command: 'received.map', title }, async ({ raw }) =>
    mapReceivedRule(raw, code, rule),
  );
  return ok({ change: done.change, hits: done.value });
}

export async function removeList(
  session: Session,
  { id }: Input<'received.remove'>,
): Promise<Result<Output<'received.remove'>>> {
  const list = listOf(session, id);
  const head = { command: 'received.remove', title: `删除问题清单：${list.title}` };
  const done = await act(session, head, async ({ raw }) => removeReceivedList(raw, id));
  return ok({ change: done.change });
}
